import { describe, expect, it } from 'vitest'
import {
  dayKey,
  daysAgo,
  formatBudget,
  formatElapsed,
  formatInstant,
  formatMoney,
  formatName,
  formatPhone,
  formatSize,
  initials,
  remaining,
  zoneCity,
} from './format.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('formatMoney', () => {
  it('writes whole dirhams without cents and cents when there are some', () => {
    expect(plain(formatMoney({ amount: 125_000_000, currency: 'MAD' }, 'fr'))).toBe('1 250 000 DH')
    expect(plain(formatMoney({ amount: 125_050, currency: 'EUR' }, 'fr'))).toBe('1 250,5 €')
    expect(plain(formatMoney({ amount: 125_000_000, currency: 'MAD' }, 'en'))).toBe('1,250,000 MAD')
  })

  it('uses Western digits in Arabic, as Morocco does', () => {
    expect(formatMoney({ amount: 900_000, currency: 'MAD' }, 'ar')).toMatch(/9.?000/)
  })
})

describe('formatBudget', () => {
  it('names a range once, and open ends by their sign', () => {
    expect(plain(formatBudget({ min: 80_000_000, max: 120_000_000, currency: 'MAD' }, 'fr'))).toBe(
      '800 000 – 1 200 000 DH',
    )
    expect(plain(formatBudget({ min: null, max: 30_000_000, currency: 'EUR' }, 'fr'))).toBe('≤ 300 000 €')
    expect(plain(formatBudget({ min: 30_000_000, max: null, currency: 'EUR' }, 'fr'))).toBe('≥ 300 000 €')
    expect(formatBudget({ min: null, max: null, currency: 'EUR' }, 'fr')).toBe('')
  })
})

describe('instants', () => {
  it('belong to the zone of their place', () => {
    expect(formatInstant('2026-07-01T22:30:00Z', 'Europe/Paris', 'fr', 'time')).toBe('00:30')
    expect(dayKey('2026-07-01T22:30:00Z', 'Europe/Paris')).toBe('2026-07-02')
    expect(dayKey('2026-07-01T22:30:00Z', 'America/New_York')).toBe('2026-07-01')
  })

  it('count calendar days, not spans of 24 hours', () => {
    const now = Date.parse('2026-03-29T08:00:00Z')
    expect(daysAgo('2026-03-28T22:30:00Z', now, 'Europe/Paris')).toBe(1)
    expect(daysAgo('2026-03-29T00:30:00Z', now, 'Europe/Paris')).toBe(0)
    expect(daysAgo('2026-03-30T10:00:00Z', now, 'Europe/Paris')).toBe(-1)
  })
})

describe('formatElapsed', () => {
  it.each([
    [30_000, '0 min'],
    [12 * 60_000, '12 min'],
    [5 * 3_600_000, '5 h'],
    [3 * 86_400_000, '3 j'],
  ])('%i ms reads %s', (ms, text) => {
    expect(plain(formatElapsed(0, ms, 'fr'))).toBe(text)
  })
})

describe('remaining', () => {
  it('counts down to nothing', () => {
    expect(remaining(125 * 60_000, 0)).toEqual({ hours: 2, minutes: 5 })
    expect(remaining(1000, 1000)).toBeNull()
  })
})

describe('names and phones', () => {
  it('groups French and Moroccan numbers and leaves others alone', () => {
    expect(formatPhone('+212612345678')).toBe('+212 6 12 34 56 78')
    expect(formatPhone('+33612345678')).toBe('+33 6 12 34 56 78')
    expect(formatPhone('+14155550100')).toBe('+14155550100')
  })

  it('calls whoever has no name by their number', () => {
    expect(formatName('+212612345678')).toBe('\u2066+212 6 12 34 56 78\u2069')
    expect(formatName('Salma El Idrissi')).toBe('Salma El Idrissi')
  })

  it('names a zone by its city', () => {
    expect(zoneCity('Africa/Casablanca')).toBe('Casablanca')
    expect(zoneCity('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
    expect(zoneCity('UTC')).toBe('UTC')
  })

  it.each([
    ['Salma El Idrissi', 'SI'],
    ['سلمى الإدريسي', 'سا'],
    ['+212 612', '#'],
    ['', '#'],
  ])('%s gives %s', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})

describe('formatSize', () => {
  it('counts in kilobytes below one megabyte, never in nothing', () => {
    expect(plain(formatSize(10, 'fr'))).toBe('1 ko')
    expect(plain(formatSize(1_600_000, 'fr'))).toBe('1,5 Mo')
  })
})
