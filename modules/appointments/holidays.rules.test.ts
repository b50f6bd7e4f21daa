import { describe, expect, it } from 'vitest'
import { closedDays, easterSunday, holidaysOf } from './holidays.rules.ts'

describe('public holidays', () => {
  it('finds Easter of years that almanacs agree on', () => {
    const known: [number, string][] = [
      [1961, '1961-04-02'],
      [2000, '2000-04-23'],
      [2008, '2008-03-23'],
      [2011, '2011-04-24'],
      [2025, '2025-04-20'],
      [2026, '2026-04-05'],
      [2027, '2027-03-28'],
      [2028, '2028-04-16'],
      [2038, '2038-04-25'],
    ]
    for (const [year, date] of known) expect(easterSunday(year), String(year)).toBe(date)
  })

  it('lists the eleven days of France, moving ones included', () => {
    const days = holidaysOf('FR', 2026).map((h) => h.date)
    expect(days).toHaveLength(11)
    expect(days).toEqual([...days].sort())
    expect(days).toEqual(expect.arrayContaining(['2026-04-06', '2026-05-14', '2026-05-25', '2026-07-14']))
  })

  it('lists civil and religious days of Morocco and says which are estimated', () => {
    for (const year of [2025, 2026, 2027, 2028]) {
      const found = holidaysOf('MA', year)
      const count = (code: string) => found.filter((h) => h.code === code).length
      expect([count('EID_AL_FITR'), count('EID_AL_ADHA'), count('HIJRI_NEW_YEAR'), count('MAWLID')]).toEqual([
        2, 2, 1, 2,
      ])
      expect(found.filter((h) => h.code === 'EID_AL_ADHA').every((h) => h.estimated)).toBe(year > 2025)
      expect(found.find((h) => h.code === 'THRONE_DAY')).toEqual({
        date: `${year}-07-30`,
        code: 'THRONE_DAY',
        estimated: false,
      })
      expect(count('UNITY_DAY')).toBe(year >= 2026 ? 1 : 0)
    }
  })

  it('answers for a day of any year', () => {
    const france = closedDays('FR')
    expect([france('2027-12-25'), france('2027-12-24'), france('2031-05-01')]).toEqual([true, false, true])
    expect(closedDays('MA')('2026-11-18')).toBe(true)
  })
})
