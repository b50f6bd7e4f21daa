import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseJson } from './parse-json.ts'

it('keeps the digits of whole numbers JavaScript would round', () => {
  const text = '{"id":12345678901234567890,"ids":[-98765432109876543210, 7],"n":9007199254740991}'
  expect(parseJson(text)).toEqual({
    id: '12345678901234567890',
    ids: ['-98765432109876543210', 7],
    n: Number.MAX_SAFE_INTEGER,
  })
  expect(['12345678901234567890', '[ \n 12345678901234567890]'].map(parseJson)).toEqual([
    '12345678901234567890',
    ['12345678901234567890'],
  ])
})

it('leaves strings and fractions alone, also beside such numbers', () => {
  const text = String.raw`{"a":"\" 12345678901234567890, \\","b":37.12345678901234567,"c":1e20,"d":12345678901234567890}`
  expect(parseJson(text)).toEqual({
    a: '" 12345678901234567890, \\',
    b: Number('37.12345678901234567'),
    c: 1e20,
    d: '12345678901234567890',
  })
})

it('passes over a byte order mark, and throws for what is no JSON', () => {
  expect(parseJson('\uFEFF{"a":1}')).toEqual({ a: 1 })
  for (const text of ['', '{', '"\\', '\uFEFF\uFEFF1', '0123456789012345678']) expect(() => parseJson(text)).toThrow()
})

it('reads all else as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (text) => {
      fc.pre(!/\d{16}/.test(text))
      expect(parseJson(text)).toEqual(JSON.parse(text))
    }),
  )
  const long = `"${'\\"'.repeat(500_000)}"`
  expect(parseJson(`[${long},12345678901234567890]`)).toEqual([JSON.parse(long), '12345678901234567890'])
})
