import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOfFile, isPublicAddress, judgeOutgoing } from './outgoing-file.rules.ts'

const judge = (text: string, name = '', type = '') =>
  judgeOutgoing({ bytes: Buffer.from(text.padEnd(32, '\0'), 'latin1'), name, type })

describe('a file to send', () => {
  it('goes out as what its content is', () => {
    expect(judge('\x89PNG\r\n\x1a\n', 'a.png', 'image/png')).toEqual({ ok: true, as: 'image', mimeType: 'image/jpeg' })
    expect(judge('OggS', 'a.ogg', 'audio/ogg')).toEqual({ ok: true, as: 'audio', mimeType: 'audio/ogg' })
    expect(judge('\0\0\0\x18ftypisom', 'a.mp4', 'video/mp4')).toEqual({ ok: true, as: 'video', mimeType: 'video/mp4' })
    expect(judge('%PDF-1.4\nstartxref\n0\n%%EOF', 'a.pdf', 'application/pdf')).toMatchObject({ as: 'document' })
  })

  it('is refused with the reason', () => {
    const reason = (...file: Parameters<typeof judge>) => {
      const verdict = judge(...file)
      return verdict.ok ? verdict.as : verdict.reason
    }
    expect(reason('\xff\xd8\xff', 'a.mp3', 'audio/mpeg')).toBe('FILE_TYPE_MISMATCH')
    expect(reason('%PDF-1.4\nstartxref\n0\n%%EOF', 'a.jpg', 'image/jpeg')).toBe('FILE_TYPE_MISMATCH')
    expect(reason('GIF89a', 'a.gif', 'image/gif')).toBe('MEDIA_KIND_REFUSED')
    expect(reason('\x1a\x45\xdf\xa3', 'a.webm', 'video/webm')).toBe('MEDIA_KIND_REFUSED')
    expect(reason('MZ', 'a.exe', 'application/x-msdownload')).toBe('MEDIA_KIND_REFUSED')
    expect(reason('\0\0\0\x18ftypheic', 'a.heic', 'image/heic')).toBe('HEIC_NOT_SUPPORTED')
  })

  it('is judged whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), fc.string(), (bytes, name, type) => {
        const verdict = judgeOutgoing({ bytes: Buffer.from(bytes), name, type })
        expect(verdict.ok ? verdict.mimeType : verdict.reason).toMatch(/\S/)
      }),
    )
  })

  it('carries words where the channel shows them', () => {
    const file = { hash: 'h', size: 1, mimeType: 'application/pdf', filename: 'plan.pdf' }
    expect(contentOfFile('document', file, 'Le plan')).toEqual({
      type: 'document',
      media: { id: 'h' },
      filename: 'plan.pdf',
      caption: 'Le plan',
    })
    expect(contentOfFile('audio', file, undefined)).toEqual({ type: 'audio', media: { id: 'h' } })
  })
})

describe('an address a provider can fetch from', () => {
  const isPublic = (address: string) => isPublicAddress(address, (url) => url.hostname.startsWith('10.'))

  it('is https and of the internet', () => {
    expect(isPublic('https://crm.agence.ma')).toBe(true)
    for (const inside of [
      'http://crm.agence.ma',
      'https://localhost',
      'https://crm.local',
      'https://10.0.0.1',
      'crm',
      '',
    ])
      expect(isPublic(inside), inside).toBe(false)
  })
})
