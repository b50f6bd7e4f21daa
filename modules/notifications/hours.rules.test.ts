import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDay } from '#platform/clock'
import { digestIsDue, isZone, nextDigest, quietUntil } from './hours.rules.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const zones = ['Africa/Casablanca', 'Europe/Paris', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kathmandu', 'UTC']
const zone = fc.constantFrom(...zones)
const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) })
const minutes = fc.integer({ min: 0, max: 1439 })
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 })
const quiet = fc.record({ from: minutes, to: minutes, days }).filter((q) => q.from !== q.to)

function localMinutes(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  const [hours = '', mins = ''] = parts.format(at).split(':')
  return Number(hours) * 60 + Number(mins)
}

describe('quiet hours', () => {
  it('end after they hold, within a day and the hour of a clock change', () => {
    fc.assert(
      fc.property(instant, quiet, zone, (now, q, timeZone) => {
        const until = quietUntil(now, q, timeZone)
        if (until === null) return
        expect(until).toBeGreaterThan(now)
        expect(until - now).toBeLessThanOrEqual(DAY + HOUR)
      }),
    )
  })

  it('hold exactly where the wall clock says so, on days without a clock change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 27 }), minutes, quiet, (day, minute, q) => {
        // January 2027 in Paris: UTC + 1 throughout; the 1st is a Friday.
        const now = Date.UTC(2027, 0, 2 + day) - HOUR + minute * MINUTE
        const weekday = ((5 + day) % 7) + 1
        const before = weekday === 1 ? 7 : weekday - 1
        const holds =
          q.from < q.to
            ? q.days.includes(weekday) && q.from <= minute && minute < q.to
            : (q.days.includes(weekday) && q.from <= minute) || (q.days.includes(before) && minute < q.to)
        expect(quietUntil(now, q, 'Europe/Paris') !== null).toBe(holds)
      }),
    )
  })

  it('are none when none were chosen or no day is theirs', () => {
    expect(quietUntil(0, null, 'UTC')).toBeNull()
    expect(quietUntil(0, { from: 0, to: 1439, days: [] }, 'UTC')).toBeNull()
  })
})

describe('the digest', () => {
  it('comes next at its hour, and is due from then to the end of its day', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 23 }), zone, (now, hour, timeZone) => {
        const digest = { mode: 'DAILY' as const, hour }
        const at = nextDigest(now, digest, timeZone) ?? Number.NaN
        expect(at).toBeGreaterThan(now)
        expect(at - now).toBeLessThanOrEqual(DAY + HOUR)
        // A skipped hour is made up for within the gap's length.
        const off = localMinutes(at, timeZone) - hour * 60
        expect(off).toBeGreaterThanOrEqual(0)
        expect(off).toBeLessThanOrEqual(60)
        expect(digestIsDue(at, digest, timeZone)).toBe(true)
        expect(digestIsDue(at - 1, digest, timeZone)).toBe(localDay(at - 1, timeZone) !== localDay(at, timeZone))
      }),
    )
  })

  it('comes once on every local day of a year, clock changes included', () => {
    for (const timeZone of zones)
      for (const hour of [0, 2, 3, 8, 23]) {
        const seen: string[] = []
        let at = Date.UTC(2026, 0, 1, 12)
        while (seen.length < 365) {
          at = nextDigest(at, { mode: 'DAILY', hour }, timeZone) ?? Number.NaN
          seen.push(localDay(at, timeZone))
        }
        expect(new Set(seen).size, `${timeZone} ${hour}`).toBe(365)
        const [first = '', last = ''] = [seen[0], seen.at(-1)]
        expect(Date.parse(last) - Date.parse(first), `${timeZone} ${hour}`).toBe(364 * DAY)
      }
  })

  it('leaves the weekend out, or does not come at all', () => {
    const friday = Date.UTC(2026, 2, 13, 12)
    const weekdays = { mode: 'WEEKDAYS' as const, hour: 8 }
    expect(nextDigest(friday, weekdays, 'UTC')).toBe(Date.UTC(2026, 2, 16, 8))
    expect(digestIsDue(Date.UTC(2026, 2, 14, 9), weekdays, 'UTC')).toBe(false)
    expect(nextDigest(friday, { mode: 'OFF', hour: 8 }, 'UTC')).toBeNull()
    expect(digestIsDue(friday, { mode: 'OFF', hour: 8 }, 'UTC')).toBe(false)
  })
})

it('zones are those of the time-zone database', () => {
  expect(zones.every(isZone)).toBe(true)
  expect(['Mars/Olympus', '', '+01:00', 'Paris'].some(isZone)).toBe(false)
})
