import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, matchScore, meets, placeKey, type Search } from './matching.rules.ts'

const flat: Candidate = {
  transaction: 'SALE',
  propertyType: 'APARTMENT',
  price: { amount: 150_000_000, currency: 'MAD' },
  city: 'Casablanca',
  zone: 'Maârif',
  surface: 95,
  bedrooms: 2,
  rooms: 4,
  features: ['ELEVATOR', 'PARKING'],
  furnished: false,
  qualityScore: 80,
}
const search: Search = { transaction: 'SALE', currency: 'MAD', budgetMin: null, budgetMax: 160_000_000, criteria: {} }
const wanting = (criteria: Search['criteria'], change: Partial<Search> = {}): Search => ({
  ...search,
  ...change,
  criteria,
})

describe('hard wishes', () => {
  it.each<[string, Search, boolean]>([
    ['within the budget', search, true],
    ['one centime above the budget', { ...search, budgetMax: 149_999_999 }, false],
    ['the same number in another currency', { ...search, currency: 'EUR' }, false],
    ['to rent', { ...search, transaction: 'RENT' }, false],
    ['the quarter without its accent', wanting({ cities: ['CASABLANCA'], zones: ['maarif'] }), true],
    ['another quarter', wanting({ zones: ['Anfa'] }), false],
    ['a bedroom too many', wanting({ bedroomsMin: 3 }), false],
    ['a surface too small', wanting({ surfaceMin: 96 }), false],
    ['a surface too big', wanting({ surfaceMax: 94 }), false],
    ['every feature', wanting({ features: ['PARKING', 'ELEVATOR'] }), true],
    ['a feature it lacks', wanting({ features: ['PARKING', 'POOL'] }), false],
    ['furnished', wanting({ furnished: true }), false],
    ['another type', wanting({ propertyTypes: ['VILLA'] }), false],
  ])('%s', (_what, wanted, expected) => {
    expect(meets(wanted, flat)).toBe(expected)
    expect(matchScore(wanted, flat) !== null).toBe(expected)
  })

  it('what an annonce does not say is not met', () => {
    const silent = { ...flat, bedrooms: null, surface: null, furnished: null, zone: null }
    expect(meets(wanting({ bedroomsMin: 1 }), silent)).toBe(false)
    expect(meets(wanting({ surfaceMax: 500 }), silent)).toBe(false)
    expect(meets(wanting({ furnished: false }), silent)).toBe(false)
    expect(meets(wanting({ zones: ['Maârif'] }), silent)).toBe(false)
    expect(meets(search, silent)).toBe(true)
  })

  it('compares places across accents, case and Arabic letter forms', () => {
    expect(placeKey('  Salé ')).toBe(placeKey('SALE'))
    expect(placeKey('أگادير')).toBe(placeKey('اگادير'))
    expect(placeKey('القنيطرة')).toBe(placeKey('القنيطره'))
  })
})

describe('the score', () => {
  const anySearch: fc.Arbitrary<Search> = fc.record({
    transaction: fc.constantFrom('SALE' as const, 'RENT' as const),
    currency: fc.constantFrom('MAD', 'EUR'),
    budgetMin: fc.option(fc.integer({ min: 0, max: 100 })),
    budgetMax: fc.option(fc.integer({ min: 0, max: 1000 })),
    criteria: fc.record(
      {
        bedroomsMin: fc.integer({ min: 0, max: 5 }),
        roomsMin: fc.integer({ min: 0, max: 5 }),
        surfaceMin: fc.integer({ min: 0, max: 200 }),
        zones: fc.subarray(['Anfa', 'Maârif']),
        features: fc.subarray(['POOL', 'PARKING']),
        furnished: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  })
  const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
    transaction: fc.constantFrom('SALE', 'RENT'),
    propertyType: fc.constant('APARTMENT'),
    price: fc.record({ amount: fc.integer({ min: 0, max: 1000 }), currency: fc.constantFrom('MAD', 'EUR') }),
    city: fc.constant('Casablanca'),
    zone: fc.option(fc.constantFrom('Anfa', 'Maârif')),
    surface: fc.option(fc.integer({ min: 1, max: 400 })),
    bedrooms: fc.option(fc.integer({ min: 0, max: 9 })),
    rooms: fc.option(fc.integer({ min: 0, max: 9 })),
    features: fc.subarray(['POOL', 'PARKING', 'GARDEN']),
    furnished: fc.option(fc.boolean()),
    qualityScore: fc.integer({ min: 0, max: 100 }),
  })

  it('is between 0 and 100, and no reason brings more than its weight', () => {
    fc.assert(
      fc.property(anySearch, anyCandidate, (wanted, candidate) => {
        const fit = matchScore(wanted, candidate)
        if (!fit) return
        expect(fit.score).toBeGreaterThanOrEqual(0)
        expect(fit.score).toBeLessThanOrEqual(100)
        for (const reason of fit.reasons) {
          expect(reason.points).toBeGreaterThanOrEqual(0)
          expect(reason.points).toBeLessThanOrEqual(reason.weight)
        }
        expect(candidate.price.currency).toBe(wanted.currency)
        expect(candidate.price.amount).toBeLessThanOrEqual(wanted.budgetMax ?? Number.POSITIVE_INFINITY)
      }),
    )
  })

  it('puts the home near the budget before the much cheaper one', () => {
    const near = matchScore(search, flat)?.score ?? 0
    const cheap = matchScore(search, { ...flat, price: { amount: 30_000_000, currency: 'MAD' } })?.score ?? 100
    expect(near).toBeGreaterThan(cheap)
  })

  it('gives its reasons', () => {
    const fit = matchScore(wanting({ zones: ['Maârif'], bedroomsMin: 2 }), flat)
    expect(fit?.reasons.map((r) => r.code)).toEqual(['BUDGET', 'ZONE', 'BEDROOMS', 'QUALITY'])
  })
})
