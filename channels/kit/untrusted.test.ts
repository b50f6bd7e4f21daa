import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compositeKey, contentKey } from './keys.ts'
import { storableJson } from './storable-json.ts'
import { at, readBoolean, readId, readInstant, readList, readNumber, readText, readWord } from './untrusted.ts'

describe('readers', () => {
  it('see own properties only', () => {
    expect(at({ a: { b: 1 } }, 'a', 'b')).toBe(1)
    expect(at({}, 'constructor')).toBeUndefined()
    expect(at('text', 'length')).toBeUndefined()
    expect(at([1], '0')).toBeUndefined()
    expect(at(null, 'a')).toBeUndefined()
  })

  it('answer null for what is of another kind', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true })
    fc.assert(
      fc.property(anything, (value) => {
        for (const read of [readText, readWord, readId, readNumber, readBoolean, readInstant]) {
          const result = read(value)
          expect(result === null || ['string', 'number', 'boolean'].includes(typeof result)).toBe(true)
        }
        expect(Array.isArray(readList(value))).toBe(true)
      }),
    )
  })

  it('read numbers strictly', () => {
    expect(['2', ' 2.5 ', '-1', 3].map(readNumber)).toEqual([2, 2.5, -1, 3])
    expect(['', '0x10', '1e3', 'NaN', Number.POSITIVE_INFINITY, '9'.repeat(400), true, [1]].map(readNumber)).toEqual(
      Array(8).fill(null),
    )
  })

  it('read ids from text and whole numbers', () => {
    expect([' a ', 12].map(readId)).toEqual(['a', '12'])
    expect(['', '  ', 1.5, 2 ** 60, 'x'.repeat(401), {}].map(readId)).toEqual(Array(6).fill(null))
  })

  it('read instants in seconds and milliseconds', () => {
    expect(['1793000000', 1_793_000_000, 1_793_000_000_000].map(readInstant)).toEqual(Array(3).fill(1_793_000_000_000))
    expect([0, -5, 1e300, 'soon'].map(readInstant)).toEqual(Array(4).fill(null))
  })
})

describe('keys', () => {
  it('are short, and equal only for equal parts', () => {
    const parts = fc.array(fc.string({ unit: fc.constantFrom('a', '|', '%', '7', 'C') }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        expect(compositeKey(...left) === compositeKey(...right)).toBe(JSON.stringify(left) === JSON.stringify(right))
      }),
    )
    expect(compositeKey('x'.repeat(10_000))).toHaveLength(65)
    expect(compositeKey('x'.repeat(10_000))).not.toBe(compositeKey('x'.repeat(10_001)))
  })

  it('of a content depend on the content', () => {
    expect(contentKey({ a: 1 })).toBe(contentKey({ a: 1 }))
    expect(contentKey({ a: 1 })).not.toBe(contentKey({ a: 2 }))
  })
})

describe('storableJson', () => {
  it('keeps storable JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), (value) => {
        const text = storableJson(value)
        expect(text).not.toContain('\\u0000')
        if (!/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value))) expect(text).toBe(JSON.stringify(value))
      }),
    )
  })

  it('replaces what PostgreSQL refuses, in keys too', () => {
    expect(storableJson({ 'a\u0000': 'b\u0000\ud800' })).toBe('{"a\uFFFD":"b\uFFFD\uFFFD"}')
    expect(storableJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}')
    expect(storableJson([undefined, () => 0, 1n])).toBe('[null,null,null]')
    expect(storableJson(undefined)).toBe('null')
  })

  it('cuts what is nested too deeply instead of failing', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(() => JSON.stringify(deep)).toThrow(RangeError)
    expect(storableJson(deep)).toBe(`${'['.repeat(64)}"[cut: nested too deeply]"${']'.repeat(64)}`)
  })
})
