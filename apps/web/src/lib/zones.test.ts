import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, it } from 'vitest'
import { dayKey, formatInstant } from './format.ts'
import { instantOfWallClock, wallClock } from './wall-clock.ts'
import { forgetZones, learnZones, zoneAt } from './zones.ts'

afterEach(forgetZones)

const UNTIL = '2029-01-01T00:00:00Z'
const offsetOf = (zone: string, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60_000_000_000

/** Paris has given up summer time, says the server: on winter time for good from March 2027 on. */
const winterForEver = {
  'Europe/Paris': {
    until: UNTIL,
    rules: [
      { since: null, offset: 60 },
      { since: '2026-03-29T01:00:00Z', offset: 120 },
      { since: '2026-10-25T01:00:00Z', offset: 60 },
    ],
  },
}
const IN_JULY = '2027-07-01T22:30:00Z'

describe('where browser and server disagree about a clock', () => {
  it('the hour and the day are the server’s; elsewhere and at other times nothing changes', () => {
    expect(formatInstant(IN_JULY, 'Europe/Paris', 'fr', 'time')).toBe('00:30')
    learnZones(winterForEver)
    expect(formatInstant(IN_JULY, 'Europe/Paris', 'fr', 'time')).toBe('23:30')
    expect(dayKey(IN_JULY, 'Europe/Paris')).toBe('2027-07-01')
    expect(wallClock(Date.parse(IN_JULY), 'Europe/Paris')).toBe('2027-07-01T23:30')
    expect(formatInstant('2026-07-01T22:30:00Z', 'Europe/Paris', 'fr', 'time')).toBe('00:30')
    expect(formatInstant(IN_JULY, 'Europe/Madrid', 'fr', 'time')).toBe('00:30')
    // What the server did not speak of is the browser's.
    expect(zoneAt(Date.parse('2029-07-01T00:00:00Z'), 'Europe/Paris')).toBe('Europe/Paris')
  })

  it('what is typed by the wall clock is the instant the server means by it, there and back', () => {
    learnZones(winterForEver)
    expect(instantOfWallClock('2027-07-01T23:30', 'Europe/Paris')).toBe(IN_JULY)
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 30) }), (at) => {
        const minute = Math.floor(at / 60_000) * 60_000
        const local = wallClock(minute, 'Europe/Paris')
        const back = Date.parse(instantOfWallClock(local, 'Europe/Paris') ?? '')
        // An hour that comes twice is read as the earlier one.
        expect([minute, minute - 3_600_000]).toContain(back)
        expect(wallClock(back, 'Europe/Paris')).toBe(local)
      }),
      { numRuns: 300, seed: 312 },
    )
  })

  it('an hour that the server leaves out is read by the clock before it', () => {
    learnZones(winterForEver)
    expect(instantOfWallClock('2026-03-29T02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00Z')
  })

  it('no zone is touched where both say the same', () => {
    const at = Date.UTC(2026, 6, 1)
    const rules = [
      { since: null, offset: 60 },
      ...[
        '2024-03-31',
        '2024-10-27',
        '2025-03-30',
        '2025-10-26',
        '2026-03-29',
        '2026-10-25',
        '2027-03-28',
        '2027-10-31',
      ].map((day) => ({
        since: `${day}T01:00:00Z`,
        offset: offsetOf('Europe/Paris', Date.parse(`${day}T01:00:00Z`)),
      })),
    ]
    learnZones({ 'Europe/Paris': { until: '2028-01-01T00:00:00Z', rules } })
    expect(zoneAt(at, 'Europe/Paris')).toBe('Europe/Paris')
    expect(instantOfWallClock('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00Z')
  })

  it('a clock that is no whole hour ahead is shown, too', () => {
    learnZones({ 'Asia/Kathmandu': { until: UNTIL, rules: [{ since: null, offset: -210 }] } })
    expect(zoneAt(Date.UTC(2026, 6, 1), 'Asia/Kathmandu')).toBe('-03:30')
    expect(formatInstant('2026-07-01T12:00:00Z', 'Asia/Kathmandu', 'fr', 'time')).toBe('08:30')
    learnZones({ 'Asia/Kathmandu': { until: UNTIL, rules: [{ since: null, offset: -120 }] } })
    expect(wallClock(Date.UTC(2026, 6, 1, 12), 'Asia/Kathmandu')).toBe('2026-07-01T10:00')
  })
})
