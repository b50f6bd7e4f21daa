import { describe, expect, it } from 'vitest'
import { costCategory, isFree, marketOf, minorUnits, monthOf, priceOf } from './costs.rules.ts'

describe('what a message is charged as', () => {
  it('is one of the kinds that have a price, whatever the provider calls it', () => {
    const words = {
      marketing: 'MARKETING',
      marketing_lite: 'MARKETING',
      group_marketing: 'MARKETING',
      utility: 'UTILITY',
      group_utility: 'UTILITY',
      authentication: 'AUTHENTICATION',
      'authentication-international': 'AUTHENTICATION',
      authentication_international: 'AUTHENTICATION',
      service: 'SERVICE',
      group_service: 'SERVICE',
      referral_conversion: 'OTHER',
      'something new': 'OTHER',
    }
    for (const [word, category] of Object.entries(words)) expect([word, costCategory(word)]).toEqual([word, category])
    expect(costCategory(null)).toBe('OTHER')
  })

  it('is free by its type; `billable` counts only where there is none', () => {
    expect(isFree({ type: 'free_customer_service', billable: true })).toBe(true)
    expect(isFree({ type: 'free_entry_point', billable: null })).toBe(true)
    expect(isFree({ type: 'regular', billable: false })).toBe(false)
    expect(isFree({ type: null, billable: false })).toBe(true)
    expect(isFree({ type: null, billable: null })).toBe(false)
  })
})

describe('the price', () => {
  const prices = [
    { market: 'MA', category: 'UTILITY' as const, micros: 24_800 },
    { market: '*', category: 'UTILITY' as const, micros: 7_700 },
  ]

  it('is that of the country that was written to, else of all others, else unknown', () => {
    expect(marketOf('+212612345678')).toBe('MA')
    expect(marketOf('+33612345678')).toBe('FR')
    expect(marketOf('+999')).toBe('*')
    expect(marketOf(null)).toBe('*')
    expect(priceOf({ prices }, 'MA', 'UTILITY')).toBe(24_800)
    expect(priceOf({ prices }, 'FR', 'UTILITY')).toBe(7_700)
    expect(priceOf({ prices }, 'MA', 'MARKETING')).toBeNull()
  })

  it('is summed in millionths and shown in whole cents, never less than it is', () => {
    expect([0, 1, 10_000, 10_001, 24_800].map(minorUnits)).toEqual([0, 1, 1, 2, 3])
  })

  it('belongs to the month it was told in, by UTC', () => {
    expect(monthOf(Date.UTC(2026, 11, 31, 23, 59))).toBe('2026-12-01')
    expect(monthOf(Date.UTC(2027, 0, 1))).toBe('2027-01-01')
  })
})
