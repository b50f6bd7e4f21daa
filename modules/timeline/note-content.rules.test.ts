import fc from 'fast-check'
import { Check } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { documentOf, faultOf, mentionsIn, plainText, withNames } from './note-content.rules.ts'
import { GivenContent, type NoteBlock, type NoteContent, type NoteInline } from './note-content.schema.ts'

const text = (value: string): NoteInline => ({ type: 'text', text: value })
const paragraph = (...content: NoteInline[]): NoteBlock => ({ type: 'paragraph', content })
const doc = (...content: NoteBlock[]): NoteContent => ({ type: 'doc', content })
const salma = '018f0000-0000-7000-8000-000000000001'

const inlines = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }).map(text),
  fc.constant<NoteInline>({ type: 'hardBreak' }),
  fc.uuid().map((id): NoteInline => ({ type: 'mention', attrs: { id } })),
)
const blocks = (levels: number): fc.Arbitrary<NoteBlock> => {
  const plain = fc.array(inlines, { maxLength: 4 }).map((content) => paragraph(...content))
  if (levels === 0) return plain
  const list = fc
    .tuple(
      fc.constantFrom('bulletList' as const, 'orderedList' as const),
      fc.array(fc.array(blocks(levels - 1), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    )
    .map(([type, items]): NoteBlock => ({ type, content: items.map((content) => ({ type: 'listItem', content })) }))
  return fc.oneof(plain, list)
}
const documents = fc.array(blocks(3), { minLength: 1, maxLength: 4 }).map((content) => doc(...content))

describe('a note as plain text', () => {
  it('has a line for each paragraph, bullets, numbers, names, and the address of a link that is called otherwise', () => {
    const link = (value: string, href: string): NoteInline => ({
      type: 'text',
      text: value,
      marks: [{ type: 'link', attrs: { href } }],
    })
    const item = (...content: NoteBlock[]) => ({ type: 'listItem' as const, content })
    const note = doc(
      paragraph(
        text('Voir '),
        { type: 'mention', attrs: { id: salma, label: 'Salma' } },
        { type: 'hardBreak' },
        text('ce soir'),
      ),
      {
        type: 'orderedList',
        content: [
          item(paragraph(text('acte'))),
          item(paragraph(text('clés')), { type: 'bulletList', content: [item(paragraph(text('cave')))] }),
        ],
      },
      paragraph(link('le plan', 'https://a.ma/p'), text(' '), link('https://b.ma', 'https://b.ma')),
    )
    expect(plainText(note)).toBe(
      'Voir @Salma\nce soir\n1. acte\n2. clés\n   - cave\nle plan (https://a.ma/p) https://b.ma',
    )
  })

  it('of plain text read as a document is that text again', () => {
    const lines = fc.array(fc.oneof(fc.string(), fc.constantFrom('https://a.ma/x.', '@Salma Idrissi,', '')), {
      minLength: 1,
    })
    fc.assert(
      fc.property(lines, (parts) => {
        const body = parts.join('\n')
        const read = documentOf(body, [{ id: salma, name: 'Salma Idrissi' }])
        expect(plainText(read)).toBe(body)
        expect(Check(GivenContent, read)).toBe(true)
      }),
    )
  })
})

describe('mentions of a note', () => {
  it('are found wherever they stand, with the path that leads to them', () => {
    fc.assert(
      fc.property(documents, (note) => {
        for (const { id, path } of mentionsIn(note)) {
          let at: unknown = note
          for (const step of path.split('.')) at = (at as Record<string, unknown>)[step]
          expect(at).toBe(id)
        }
        const counted = JSON.stringify(note).split('"mention"').length - 1
        expect(mentionsIn(note).length).toBeLessThanOrEqual(counted)
      }),
    )
  })

  it('are named by whoever knows, and naming changes nothing else', () => {
    fc.assert(
      fc.property(documents, (note) => {
        const names = new Map(mentionsIn(note).map(({ id }) => [id, 'Salma']))
        const named = withNames(note, names)
        expect(JSON.parse(JSON.stringify(named).replaceAll(',"label":"Salma"', ''))).toEqual(note)
        expect(Check(GivenContent, named)).toBe(true)
        expect(withNames(named, new Map())).toEqual(named)
      }),
    )
  })

  it('of a plain note are the people it told, the longest name first, and nobody else', () => {
    const people = [
      { id: salma, name: 'Salma' },
      { id: '018f0000-0000-7000-8000-000000000002', name: 'Salma B.' },
    ]
    expect(mentionsIn(documentOf('@Salma B. et @Salma, pas @Karim', people)).map((m) => m.id)).toEqual([
      people[1]?.id,
      salma,
    ])
  })
})

describe('what is no note', () => {
  it('is empty, too long, or tells too many', () => {
    expect(faultOf(doc(paragraph()))).toBe('NOTE_EMPTY')
    expect(faultOf(doc({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text(' '))] }] }))).toBe(
      'NOTE_EMPTY',
    )
    expect(faultOf(doc(paragraph({ type: 'mention', attrs: { id: salma } })))).toBeNull()
    expect(faultOf(doc(paragraph(text('x'.repeat(20_000)))))).toBeNull()
    expect(faultOf(doc(paragraph(text('x'.repeat(20_000)), text('y'))))).toBe('NOTE_TOO_LONG')
    const many = Array.from({ length: 21 }, (_, n) => `018f0000-0000-7000-8000-0000000000${10 + n}`)
    expect(faultOf(doc(paragraph(...many.map((id): NoteInline => ({ type: 'mention', attrs: { id } })))))).toBe(
      'TOO_MANY_MENTIONS',
    )
  })
})
