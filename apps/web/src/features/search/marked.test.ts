import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marked } from './marked.ts'

const hits = (text: string, query: string) =>
  marked(text, query)
    .filter((p) => p.hit)
    .map((p) => p.text)

describe('words set off', () => {
  it('are found whatever accents and case, several times, several words', () => {
    expect(hits('Émeline El Amrani', 'emeline amrani')).toEqual(['Émeline', 'Amrani'])
    expect(hits('Riad à Marrakech, riad', 'RIAD')).toEqual(['Riad', 'riad'])
    expect(hits('Appartement', 'x')).toEqual([])
    expect(hits('Passeport périmé', 'passeports')).toEqual(['Passeport'])
    expect(hits('بطاقة الإقامة', 'بطاقه الاقامه')).toEqual(['بطاقة', 'الإقامة'])
    expect(hits('فيلا بالدار البيضاء', 'البيضاء')).toEqual(['البيضاء'])
  })

  it('leave every letter where it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
        expect(
          marked(text, query)
            .map((p) => p.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
