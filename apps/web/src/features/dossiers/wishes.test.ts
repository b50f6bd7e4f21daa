import { describe, expect, it } from 'vitest'
import { wishesOf } from './wishes.ts'

describe('wishesOf', () => {
  it('says each wish once, in order, with what takes it away', () => {
    const wishes = wishesOf({
      budget: { min: null, max: 100, currency: 'MAD' },
      criteria: {
        features: ['POOL'],
        propertyTypes: ['VILLA', 'RIAD'],
        zones: ['Anfa'],
        furnished: false,
        bedroomsMin: 3,
      },
    })
    expect(wishes.map((w) => w.key)).toEqual([
      'type-VILLA',
      'type-RIAD',
      'zone-Anfa',
      'budget',
      'bedroomsMin',
      'feature-POOL',
      'furnished',
    ])
    expect(wishes[0]?.without).toEqual({ criteria: { propertyTypes: ['RIAD'] } })
    expect(wishes[3]?.without).toEqual({ budget: null })
    expect(wishes[4]?.without).toEqual({ criteria: { bedroomsMin: null } })
    expect(wishes[6]?.text).toEqual({ phrase: 'unfurnished', params: {} })
  })
  it('is silent about a budget without figures', () => {
    expect(wishesOf({ budget: { min: null, max: null, currency: 'EUR' }, criteria: {} })).toEqual([])
  })
})
