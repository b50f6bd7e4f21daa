import { describe, expect, it } from 'vitest'
import { awaitsFirstResponse, budgetAfter, mergeCriteria } from './dossiers.rules.ts'

describe('mergeCriteria', () => {
  it('changes what is named and leaves the rest', () => {
    expect(mergeCriteria({ cities: ['Rabat'], bedroomsMin: 2 }, { bedroomsMin: 3 })).toEqual({
      cities: ['Rabat'],
      bedroomsMin: 3,
    })
  })
  it('null and empty take a wish away, zero and false are wishes', () => {
    const before = { cities: ['Rabat'], zones: ['Agdal'], bedroomsMin: 2, moveIn: 'juin' }
    expect(mergeCriteria(before, { zones: [], bedroomsMin: null, moveIn: ' ', furnished: false, roomsMin: 0 })).toEqual(
      {
        cities: ['Rabat'],
        furnished: false,
        roomsMin: 0,
      },
    )
  })
  it('trims words and keeps each once', () => {
    expect(mergeCriteria({}, { cities: [' Rabat', 'Rabat ', 'Salé'] })).toEqual({ cities: ['Rabat', 'Salé'] })
  })
})

describe('budgetAfter', () => {
  const known = { min: 10, max: 20 }
  it.each([
    ['nothing said', undefined, known],
    ['another currency', { min: 1, max: 2, currency: 'EUR' as const }, known],
    ['a new budget', { min: 5, max: 8, currency: 'MAD' as const }, { min: 5, max: 8 }],
    ['a floor above the ceiling', { min: 9, max: 8, currency: 'MAD' as const }, { min: null, max: 8 }],
  ])('%s', (_what, said, expected) => {
    expect(budgetAfter(known, said, 'MAD')).toEqual(expected)
  })
})

it('only those who wait for an answer have a first response due', () => {
  expect(awaitsFirstResponse('WHATSAPP', 'channel')).toBe(true)
  expect(awaitsFirstResponse('WEBSITE', 'person')).toBe(true)
  expect(awaitsFirstResponse('PHONE_CALL', 'person')).toBe(false)
  expect(awaitsFirstResponse('WALK_IN', 'person')).toBe(false)
})
