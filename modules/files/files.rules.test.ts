import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentTypeOf, dispositionOf, rangeOf } from './files.rules.ts'

describe('how a file is offered', () => {
  it('shows pictures, sound and film in place and downloads the rest', () => {
    for (const type of ['image/webp', 'image/jpeg', 'audio/ogg; codecs=opus', 'video/mp4', 'IMAGE/PNG'])
      expect(dispositionOf(type, null), type).toBe('inline')
    for (const type of [
      'image/svg+xml',
      'text/html',
      'application/pdf',
      'application/xhtml+xml',
      '',
      'image/webp\r\nx: y',
    ])
      expect(dispositionOf(type, null), type).toBe('attachment')
  })

  it('keeps any name inside its header', () => {
    expect(dispositionOf('application/pdf', 'état des lieux "final".pdf')).toBe(
      `attachment; filename="_tat des lieux _final_.pdf"; filename*=UTF-8''%C3%A9tat%20des%20lieux%20%22final%22.pdf`,
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(dispositionOf('application/pdf', name)).toMatch(/^[\x20-\x7e]+$/)
      }),
    )
    expect(dispositionOf('application/pdf', 'x\ud800.pdf')).toContain('filename*=')
  })

  it('never passes a broken media type on', () => {
    expect(contentTypeOf('audio/ogg; codecs=opus')).toBe('audio/ogg; codecs=opus')
    expect(contentTypeOf('image/webp\r\nset-cookie: a=b')).toBe('application/octet-stream')
    expect(contentTypeOf('')).toBe('application/octet-stream')
  })
})

describe('rangeOf', () => {
  it('reads the forms that players send', () => {
    expect(rangeOf('bytes=0-1', 10)).toEqual({ from: 0, to: 1 })
    expect(rangeOf('bytes=4-', 10)).toEqual({ from: 4, to: 9 })
    expect(rangeOf('bytes=-3', 10)).toEqual({ from: 7, to: 9 })
    expect(rangeOf('bytes=8-99', 10)).toEqual({ from: 8, to: 9 })
    expect(rangeOf('bytes=10-', 10)).toBe('UNSATISFIABLE')
    expect(rangeOf('bytes=-0', 10)).toBe('UNSATISFIABLE')
    for (const other of [undefined, 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2'])
      expect(rangeOf(other, 10)).toBe(null)
  })

  it('always stays inside the file', () => {
    fc.assert(
      fc.property(fc.option(fc.nat(50)), fc.option(fc.nat(50)), fc.nat(40), (first, last, size) => {
        const range = rangeOf(`bytes=${first ?? ''}-${last ?? ''}`, size)
        if (range === null || range === 'UNSATISFIABLE') return
        expect(range.from).toBeGreaterThanOrEqual(0)
        expect(range.to).toBeGreaterThanOrEqual(range.from)
        expect(range.to).toBeLessThan(size)
      }),
    )
  })
})
