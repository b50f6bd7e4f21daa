import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeReceived, mediaStateOf, PLAIN_BYTES, sniffMedia } from './media.rules.ts'

const bytes = (text: string) => Buffer.from(text.padEnd(32, '\0'), 'latin1')
const samples = {
  'image/jpeg': bytes('\xff\xd8\xff\xe0'),
  'image/png': bytes('\x89PNG\r\n\x1a\n'),
  'image/webp': bytes('RIFF\x10\0\0\0WEBPVP8 '),
  'image/gif': bytes('GIF89a'),
  'audio/ogg': bytes('OggS'),
  'audio/amr': bytes('#!AMR\n'),
  'audio/mpeg': bytes('\xff\xfb\x90'),
  'audio/aac': bytes('\xff\xf1\x50'),
  'video/mp4': bytes('\0\0\0\x18ftypisom'),
  'video/3gpp': bytes('\0\0\0\x18ftyp3gp5'),
  'application/pdf': bytes('%PDF-1.7'),
}
const types = Object.keys(samples) as (keyof typeof samples)[]

describe('what a received file is', () => {
  it.each(types)('%s is known by its first bytes, whatever it is called', (type) => {
    expect(sniffMedia(samples[type], 'text/html')).toBe(type)
    expect(judgeReceived(samples[type], `${type}; codecs=opus`)).toEqual({ mimeType: type, mismatch: false })
  })

  it('is sound when a container of both says so', () => {
    expect(judgeReceived(bytes('\0\0\0\x18ftypmp42'), 'audio/mp4').mimeType).toBe('audio/mp4')
    expect(sniffMedia(bytes('\0\0\0\x18ftypM4A '), '')).toBe('audio/mp4')
    expect(judgeReceived(bytes('\x1a\x45\xdf\xa3'), 'audio/webm;codecs=opus').mimeType).toBe('audio/webm')
  })

  it('is only downloaded when it claims to be what it is not', () => {
    const lies: [string, Buffer][] = [
      ['image/jpeg', bytes('<script>alert(1)</script>')],
      ['image/png', samples['application/pdf']],
      ['audio/ogg', bytes('MZ')],
      ['video/mp4', samples['image/jpeg']],
      ['application/pdf', bytes('MZ\x90')],
      ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', bytes('MZ')],
      ['text/plain', bytes('MZ')],
      ['', bytes('<!DOCTYPE html>')],
    ]
    for (const [claim, content] of lies)
      expect(judgeReceived(content, claim), claim).toEqual({ mimeType: PLAIN_BYTES, mismatch: true })
  })

  it('is kept without complaint when nobody claims anything we show', () => {
    expect(judgeReceived(bytes('BEGIN:VCARD'), 'text/vcard')).toEqual({ mimeType: PLAIN_BYTES, mismatch: false })
    expect(judgeReceived(bytes('PK\x03\x04'), 'application/vnd.ms-excel')).toMatchObject({ mismatch: false })
  })

  it('never answers a type that could run in the page, whatever bytes and claim', () => {
    const claim = fc.oneof(fc.constantFrom('text/html', 'image/svg+xml', ...types), fc.string())
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), claim, (content, declared) => {
        const { mimeType, mismatch } = judgeReceived(content, declared)
        expect(mimeType).toMatch(
          /^(image\/(jpeg|png|webp|gif)|audio\/(ogg|amr|mpeg|aac|mp4|webm)|video\/(mp4|3gpp|webm)|application\/(pdf|octet-stream))$/,
        )
        if (mismatch) expect(mimeType).toBe(PLAIN_BYTES)
      }),
    )
  })
})

describe('the state of a file', () => {
  it('says what a reader may expect', () => {
    expect(mediaStateOf({ id: 'x' })).toBe('PENDING')
    expect(mediaStateOf({ id: 'x', hash: 'h' })).toBe('READY')
    expect(mediaStateOf({ hash: 'h' })).toBe('READY')
    expect(mediaStateOf({ id: null })).toBe('MISSING')
    expect(mediaStateOf({ id: 'x', available: false, reason: 'expired' })).toBe('MISSING')
    expect(mediaStateOf({ id: 'x', available: false, reason: 'too_large' })).toBe('TOO_LARGE')
  })
})
