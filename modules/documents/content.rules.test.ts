import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { judgeFile } from './content.rules.ts'
import { docx, docxParts, jpeg, odt, pdf, xlsx, zip } from './documents.fixture.ts'
import { archiveEnd, readZip } from './zip.rules.ts'

const judge = (bytes: Buffer, name = 'document', type = '') => {
  const answer = judgeFile({ bytes, name, type })
  return answer.ok ? answer.kind : answer.reason
}
const open = 'application/vnd.openxmlformats-officedocument'

describe('a file is what its content is', () => {
  it('takes PDF, pictures and office files', async () => {
    expect(judge(pdf(), 'a.pdf', 'application/pdf')).toBe('PDF')
    expect(judge(await jpeg(), 'a.JPG', 'image/jpeg')).toBe('JPEG')
    const png = await sharp(await jpeg())
      .png()
      .toBuffer()
    expect(judge(png, 'a.png', 'image/png')).toBe('PNG')
    expect(judge(docx(), 'a.docx', `${open}.wordprocessingml.document`)).toBe('DOCX')
    expect(judge(xlsx(), 'a.xlsx', 'application/zip')).toBe('XLSX')
    expect(judge(odt(), 'a.odt', 'application/octet-stream')).toBe('ODT')
  })

  it('refuses other kinds', () => {
    for (const other of [
      '<html><script>1</script>',
      'MZ\u0090',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'a;b;c',
      '',
    ])
      expect(judge(Buffer.from(other, 'latin1'))).toBe('FILE_KIND_REFUSED')
    expect(judge(zip([{ name: 'virus.exe', text: 'MZ' }]))).toBe('FILE_KIND_REFUSED')
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic'),
      Buffer.alloc(4),
      Buffer.from('mif1heic'),
    ])
    expect(judge(heic, 'IMG.heic')).toBe('HEIC_NOT_SUPPORTED')
  })

  it.each([
    ['a.exe', ''],
    ['a.pdf.html', ''],
    ['a.docx', ''],
    ['facturefdp.exe', 'application/pdf'],
    ['a.pdf', 'text/html'],
    ['a.pdf', 'image/jpeg'],
    ['a.pdf', 'application/zip'],
  ])('a PDF called %s of type "%s" lies', (name, type) => expect(judge(pdf(), name, type)).toBe('FILE_TYPE_MISMATCH'))

  it('believes nobody, and crashes on nothing', () => {
    const beginnings = ['%PDF-1.7', 'PK\u0003\u0004', '\u00ff\u00d8\u00ff', '']
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
        expect(judge(bytes)).toMatch(/^(FILE_|JPEG$|HEIC)/)
      }),
    )
  })

  it('an office file with any byte changed or cut is judged, never an error', () => {
    const whole = docx()
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, length) => {
        const bytes = Buffer.from(whole)
        bytes[at] = value
        expect(judge(bytes)).toMatch(/^(FILE_|DOCX$)/)
        expect(judge(bytes.subarray(0, length))).toMatch(/^(FILE_|DOCX$)/)
      }),
    )
  })
})

describe('two files in one', () => {
  const page = Buffer.from('<!doctype html><script>alert(1)</script>')
  const archive = zip([{ name: 'a.js', text: 'alert(1)' }])

  it('a PDF with something behind its end', () => {
    expect(judge(Buffer.concat([pdf(), page]))).toBe('FILE_POLYGLOT')
    expect(judge(Buffer.concat([pdf(), archive]))).toBe('FILE_POLYGLOT')
    expect(judge(Buffer.concat([pdf(), Buffer.from('\r\n\0 ')]))).toBe('PDF')
  })

  it('a PDF that is the comment of an archive', () => {
    const inside = Buffer.concat([pdf().subarray(0, 20), zip([{ name: 'a', text: 'b' }], pdf().toString('latin1'))])
    expect(judge(inside)).toBe('FILE_POLYGLOT')
  })

  it('a PDF that does not begin at the beginning, or never ends', () => {
    expect(judge(Buffer.concat([page, pdf()]))).toBe('FILE_KIND_REFUSED')
    expect(judge(pdf().subarray(0, 60))).toBe('FILE_BROKEN')
    expect(judge(Buffer.from('%PDF-1.7\n%%EOF'))).toBe('FILE_BROKEN')
  })

  it('a picture that is an archive or a PDF as well', async () => {
    const picture = await jpeg()
    expect(judge(Buffer.concat([picture, archive]))).toBe('FILE_POLYGLOT')
    const comment = Buffer.concat([
      picture.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, 10]),
      Buffer.from('%PDF-1.4'),
      picture.subarray(2),
    ])
    expect(judge(comment)).toBe('FILE_POLYGLOT')
  })

  it('an office file with bytes before, behind or beside its own', () => {
    expect(judge(Buffer.concat([page, docx()]))).toBe('FILE_KIND_REFUSED')
    expect(judge(Buffer.concat([docx(), page]))).toBe('FILE_BROKEN')
    expect(judge(zip(docxParts(), 'comment'))).toBe('FILE_KIND_REFUSED')
    expect(judge(zip([{ name: '%PDF-1.4', text: 'x' }, ...docxParts()]))).toBe('FILE_POLYGLOT')
  })
})

describe('office files', () => {
  it('with macros are refused, however they hide', () => {
    const entries = [
      'word/vbaProject.bin',
      'word/vbaData.xml',
      'VBAPROJECT.BIN',
      'xl/macrosheets/sheet1.xml',
      'word/activeX/activeX1.xml',
    ]
    for (const name of entries) expect(judge(docx([{ name, text: 'x' }])), name).toBe('FILE_WITH_MACROS')
    const enabled = docxParts('application/vnd.ms-word.document.macroEnabled.main+xml')
    expect(judge(zip(enabled))).toBe('FILE_WITH_MACROS')
    for (const name of ['Basic/Standard/Module1.xml', 'Scripts/python/a.py'])
      expect(judge(odt('<x/>', [{ name, text: 'x' }])), name).toBe('FILE_WITH_MACROS')
    expect(judge(odt('<a><script:event-listener/></a>'))).toBe('FILE_WITH_MACROS')
    expect(judge(odt('<a><office:scripts/></a>'))).toBe('ODT')
  })

  it('that lead out of their folder, name a file twice, are locked or unfold without end are refused', () => {
    for (const name of ['../../etc/passwd', '/etc/passwd', 'C:\\x', 'word\\..\\x'])
      expect(judge(docx([{ name, text: 'x' }])), name).toBe('FILE_KIND_REFUSED')
    expect(judge(docx([{ name: 'WORD/document.xml', text: 'x' }]))).toBe('FILE_KIND_REFUSED')
    expect(judge(docx([{ name: 'a', text: 'x', flags: 1 }]))).toBe('FILE_BROKEN')
    expect(judge(docx([{ name: 'a', text: 'x', unpacked: 3_000_000_000 }]))).toBe('FILE_BROKEN')
    const bomb = zip([
      { name: '[Content_Types].xml', text: 'x'.repeat(5_000_000), unpacked: 10 },
      { name: 'word/document.xml', text: '' },
    ])
    expect(judge(bomb)).toBe('FILE_KIND_REFUSED')
  })

  it('need the parts of their kind', () => {
    expect(judge(zip([docxParts()[0]!]))).toBe('FILE_KIND_REFUSED')
    expect(judge(zip([{ name: 'word/document.xml', text: 'x' }]))).toBe('FILE_KIND_REFUSED')
    expect(judge(odt().subarray(30))).toBe('FILE_KIND_REFUSED')
    expect(
      judge(
        zip([
          { name: 'content.xml', text: 'x' },
          { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' },
        ]),
      ),
    ).toBe('FILE_KIND_REFUSED')
  })

  it('are archives that end where they say', () => {
    expect(archiveEnd(Buffer.alloc(0))).toBe(null)
    expect(archiveEnd(docx())).toBe(docx().length - 22)
    expect(readZip(xlsx())?.map((e) => e.name)).toEqual(['[Content_Types].xml', 'xl/workbook.xml'])
  })
})
