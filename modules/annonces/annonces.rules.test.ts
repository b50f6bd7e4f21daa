import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDay } from '#platform/clock'
import { judgeGuard } from './annonces.guards.rules.ts'
import { qualityCriteria, qualityOf } from './annonces.quality.rules.ts'
import {
  contradictions,
  diagnosisInForce,
  type Facts,
  missingFacts,
  publicAddress,
  publicPosition,
} from './annonces.rules.ts'
import { propertyTypes } from './annonces.schema.ts'

const bare: Facts = {
  title: 'Un titre sobre',
  description: '',
  transaction: 'SALE',
  propertyType: 'APARTMENT',
  price: null,
  currency: 'MAD',
  rentPeriod: null,
  surface: null,
  landSurface: null,
  rooms: null,
  bedrooms: null,
  bathrooms: null,
  floor: null,
  floors: null,
  yearBuilt: null,
  furnished: null,
  features: [],
  city: 'Casablanca',
  zone: null,
  address: null,
  latitude: null,
  longitude: null,
  mandate: null,
  fees: null,
  energy: null,
  titleDeed: null,
}

/** Facts that may be added, each as the change it makes. */
const additions: Partial<Facts>[] = [
  { title: 'Appartement lumineux avec terrasse à Maârif' },
  { description: 'x'.repeat(40) },
  { description: 'x'.repeat(400) },
  { price: 120_000_000 },
  { surface: 92 },
  { landSurface: 300 },
  { rooms: 4 },
  { bedrooms: 2 },
  { bathrooms: 1 },
  { floor: 3 },
  { floors: 6 },
  { yearBuilt: 2012 },
  { furnished: false },
  { features: ['PARKING', 'ELEVATOR', 'BALCONY'] },
  { zone: 'Maârif' },
  { latitude: 33.58, longitude: -7.63 },
  { mandate: { type: 'SIMPLE', number: '12', startsOn: '2026-01-01', endsOn: '2026-12-31' } },
  { fees: { percent: 3, payer: 'BUYER' } },
  { energy: { dpeClass: 'C' } },
  { titleDeed: { status: 'TITRE_FONCIER' } },
]
const someFacts = fc
  .tuple(fc.subarray(additions), fc.constantFrom(...propertyTypes), fc.constantFrom('SALE' as const, 'RENT' as const))
  .map(
    ([chosen, propertyType, transaction]): Facts => ({
      ...Object.assign({}, bare, ...chosen),
      propertyType,
      transaction,
      rentPeriod: transaction === 'RENT' ? 'MONTH' : null,
    }),
  )
const country = fc.constantFrom('MA', 'FR')
const photos = fc.nat(20)

describe('qualityOf', () => {
  it('distributes exactly 100 points', () => {
    expect(qualityCriteria.reduce((sum, { points }) => sum + points, 0)).toBe(100)
    expect(new Set(qualityCriteria.map(({ code }) => code)).size).toBe(qualityCriteria.length)
  })

  it('is between 0 and 100, and 100 exactly when nothing is missing', () => {
    fc.assert(
      fc.property(someFacts, country, photos, (facts, where, count) => {
        const { score, missing } = qualityOf({ facts, country: where, photos: count, photosWithText: count })
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(score === 100).toBe(missing.length === 0)
      }),
    )
  })

  it('never falls when a fact or a photo is added', () => {
    fc.assert(
      fc.property(
        someFacts,
        country,
        photos,
        fc.constantFrom(...additions),
        fc.nat(5),
        (facts, where, count, more, extra) => {
          // Only what is not known yet is an addition; replacing is another matter.
          const fresh = Object.fromEntries(
            Object.entries(more).filter(([key, value]) => {
              const known = facts[key as keyof Facts]
              if (typeof value === 'string' && typeof known === 'string') return value.length > known.length
              return known === null || (Array.isArray(known) && known.length === 0)
            }),
          )
          const before = qualityOf({ facts, country: where, photos: count, photosWithText: 0 })
          const after = qualityOf({
            facts: { ...facts, ...fresh },
            country: where,
            photos: count + extra,
            photosWithText: 0,
          })
          expect(after.score).toBeGreaterThanOrEqual(before.score)
        },
      ),
    )
  })

  it('names what would raise it most first', () => {
    const { missing } = qualityOf({ facts: bare, country: 'MA', photos: 0, photosWithText: 0 })
    expect(missing.slice(0, 2).toSorted()).toEqual(['PHOTOS_THREE', 'PRICE'])
  })

  it('asks a plot for no rooms', () => {
    const { missing } = qualityOf({
      facts: { ...bare, propertyType: 'LAND', landSurface: 500 },
      country: 'FR',
      photos: 0,
      photosWithText: 0,
    })
    for (const code of ['ROOMS', 'BEDROOMS', 'BATHROOMS', 'FLOOR', 'YEAR_BUILT', 'SURFACE'])
      expect(missing).not.toContain(code)
  })
})

describe('contradictions', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['a rent without a period', { transaction: 'RENT' }, 'rentPeriod:REQUIRED'],
    ['a sale by the month', { rentPeriod: 'MONTH' }, 'rentPeriod:NOT_FOR_SALE'],
    ['more bedrooms than rooms', { rooms: 2, bedrooms: 3 }, 'bedrooms:MORE_THAN_ROOMS'],
    ['a floor above the roof', { floor: 9, floors: 3 }, 'floor:ABOVE_ROOF'],
    ['a house of the next decade', { yearBuilt: 2032 }, 'yearBuilt:TOO_LATE'],
    ['half a position', { latitude: 33 }, 'longitude:REQUIRED'],
    ['a title of spaces', { title: ' '.repeat(12) }, 'title:TOO_SHORT'],
    ['no city', { city: '  ' }, 'city:REQUIRED'],
    [
      'a mandate that ends before it begins',
      { mandate: { type: 'SIMPLE', number: '1', startsOn: '2026-02-01', endsOn: '2026-01-01' } },
      'mandate.endsOn:BEFORE_START',
    ],
    ['fees of nothing', { fees: { payer: 'BUYER' } }, 'fees.amount:REQUIRED'],
    ['fees twice', { fees: { amount: 1, percent: 1, payer: 'BUYER' } }, 'fees.percent:ONE_OF_TWO'],
    ['a tenant who pays for a sale', { fees: { percent: 1, payer: 'TENANT' } }, 'fees.payer:WRONG_TRANSACTION'],
    ['costs reversed', { energy: { dpeClass: 'C', costMin: 2, costMax: 1 } }, 'energy.costMin:REVERSED'],
    [
      'an energy class better than the climate class',
      { energy: { dpeClass: 'B', ghgClass: 'D' } },
      'energy.dpeClass:BETTER_THAN_CLIMATE',
    ],
  ])('names %s', (_what, change, expected) => {
    expect(contradictions({ ...bare, ...change }, 2026).map((e) => `${e.field}:${e.code}`)).toEqual([expected])
  })

  it('finds nothing wrong with what fits together', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const fitting = { ...facts, bedrooms: null, fees: null }
        expect(contradictions(fitting, 2026)).toEqual([])
      }),
    )
  })
})

describe('guards', () => {
  const good = {
    facts: {
      ...bare,
      description: 'Bel appartement traversant, calme, proche du tramway.',
      price: 120_000_000,
      surface: 92,
      rooms: 4,
      mandate: { type: 'SIMPLE' as const, number: 'M-1', startsOn: '2026-01-01', endsOn: '2026-12-31' },
      titleDeed: { status: 'TITRE_FONCIER' as const },
    },
    country: 'MA',
    today: '2026-03-12',
    photos: 3,
    duplicates: [],
    duplicateOverridden: false,
    platformBlocked: false,
  }
  const why = (code: string, change: object) => {
    const answer = judgeGuard(code, { ...good, ...change })
    return answer.ok ? 'ok' : answer.why
  }
  const withFacts = (change: Partial<Facts>) => ({ facts: { ...good.facts, ...change } })
  const mandate = (startsOn: string | null, endsOn: string | null, number: string | null = 'M-1') =>
    withFacts({ mandate: { type: 'SIMPLE', number, startsOn, endsOn } })

  it('hold for a complete listing', () => {
    for (const code of [
      'facts_complete',
      'photos_enough',
      'mandate_in_force',
      'duplicate_clear_or_overridden',
      'no_moderation_block',
      'legal_mentions_complete',
    ])
      expect(why(code, {}), code).toBe('ok')
  })

  it('facts_complete lists each fact that is missing', () => {
    expect(missingFacts({ ...bare, title: 'court' })).toEqual(['title', 'description', 'price', 'surface', 'rooms'])
    expect(missingFacts({ ...good.facts, propertyType: 'LAND', surface: null, rooms: null, landSurface: 400 })).toEqual(
      [],
    )
    expect(missingFacts({ ...good.facts, rooms: null, bedrooms: 2 })).toEqual([])
    expect(missingFacts({ ...good.facts, propertyType: 'STUDIO', rooms: null })).toEqual([])
  })

  it('mandate_in_force needs a number and both days, and counts both days in', () => {
    expect(why('mandate_in_force', withFacts({ mandate: null }))).toBe('mandate_missing')
    expect(why('mandate_in_force', mandate('2026-01-01', '2026-12-31', null))).toBe('mandate_missing')
    expect(why('mandate_in_force', mandate('2026-01-01', null))).toBe('mandate_missing')
    expect(why('mandate_in_force', mandate('2026-03-12', '2026-03-12'))).toBe('ok')
    expect(why('mandate_in_force', mandate('2026-03-13', '2026-12-31'))).toBe('mandate_not_begun')
    expect(why('mandate_in_force', mandate('2025-01-01', '2026-03-11'))).toBe('mandate_expired')
    expect(why('mandate_in_force', withFacts({ propertyType: 'LAND', mandate: null }))).toBe('mandate_missing')
  })

  it('legal_mentions_complete follows the country', () => {
    expect(why('legal_mentions_complete', withFacts({ titleDeed: null }))).toBe('legal_mentions_complete')
    expect(why('legal_mentions_complete', { country: 'FR' })).toBe('legal_mentions_complete')
    const french = (energy: Facts['energy'], propertyType = 'APARTMENT') => ({
      country: 'FR',
      ...withFacts({ energy, propertyType, fees: { percent: 4, payer: 'BUYER' } }),
    })
    expect(why('legal_mentions_complete', french({ dpeClass: 'D' }))).toBe('ok')
    expect(why('legal_mentions_complete', french(null, 'LAND'))).toBe('ok')
    expect(why('legal_mentions_complete', french({ dpeClass: 'D', issuedOn: '2021-06-30' }))).toBe('energy_expired')
  })

  it('the others', () => {
    expect(why('photos_enough', { photos: 2 })).toBe('photos_enough')
    expect(why('duplicate_clear_or_overridden', { duplicates: ['A-2026-000002'] })).toBe(
      'duplicate_clear_or_overridden',
    )
    expect(why('duplicate_clear_or_overridden', { duplicates: ['A-2026-000002'], duplicateOverridden: true })).toBe(
      'ok',
    )
    expect(why('no_moderation_block', { platformBlocked: true })).toBe('no_moderation_block')
  })

  it('that nobody wrote never hold', () => {
    for (const code of ['fact_complete', 'toString', '__proto__', '']) expect(why(code, {}), code).toBe('unknown')
  })
})

describe('what the public may know', () => {
  it('hides the house number unless the address is exact', () => {
    expect(publicAddress('12 bis, rue des Orangers', 'EXACT')).toBe('12 bis, rue des Orangers')
    expect(publicAddress('12 bis, rue des Orangers', 'STREET')).toBe('rue des Orangers')
    expect(publicAddress('N° 7, boulevard Zerktouni', 'STREET')).toBe('boulevard Zerktouni')
    expect(publicAddress('12', 'STREET')).toBe(null)
    expect(publicAddress('12 rue des Orangers', 'ZONE')).toBe(null)
  })

  it('blurs the position with the address', () => {
    const position = { latitude: 33.58912, longitude: -7.60361 }
    expect(publicPosition(position, 'EXACT')).toEqual(position)
    expect(publicPosition(position, 'STREET')).toEqual({ latitude: 33.589, longitude: -7.604 })
    expect(publicPosition(position, 'ZONE')).toEqual({ latitude: null, longitude: null })
  })

  it('takes diagnoses from July 2021 for ten years', () => {
    expect(diagnosisInForce('2021-07-01', '2031-07-01')).toBe(true)
    expect(diagnosisInForce('2021-07-01', '2031-07-02')).toBe(false)
    expect(diagnosisInForce('2026-05-01', '2026-03-12')).toBe(false)
  })

  it('changes day where the property stands', () => {
    expect(localDay(Date.parse('2026-03-12T23:30:00Z'), 'Europe/Paris')).toBe('2026-03-13')
    expect(localDay(Date.parse('2026-03-12T23:30:00Z'), 'UTC')).toBe('2026-03-12')
  })
})
