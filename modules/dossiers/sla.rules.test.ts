import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addWorkingMinutes, workingMsBetween } from './sla.rules.ts'

const zones = ['Africa/Casablanca', 'Europe/Paris'] as const
const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })
const minutes = fc.integer({ min: 1, max: 2880 })
const at = (local: string, zone: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds

describe('addWorkingMinutes', () => {
  it.each([
    ['in the middle of a day', '2026-03-12T10:00', 15, '2026-03-12T10:15'],
    ['before opening', '2026-03-12T06:00', 15, '2026-03-12T09:15'],
    ['over the evening', '2026-03-12T18:25', 15, '2026-03-13T09:10'],
    ['on Saturday at noon', '2026-03-14T12:55', 15, '2026-03-16T09:10'],
    ['on Sunday', '2026-03-15T11:00', 30, '2026-03-16T09:30'],
    ['over a whole week', '2026-03-12T09:00', 60 * 51, '2026-03-18T18:00'],
  ])('%s', (_when, from, count, expected) => {
    expect(addWorkingMinutes(at(from, 'Europe/Paris'), count, 'Europe/Paris')).toBe(at(expected, 'Europe/Paris'))
  })

  it('ends while the branch is open, after exactly that much working time', () => {
    fc.assert(
      fc.property(instant, minutes, fc.constantFrom(...zones), (from, count, zone) => {
        const due = addWorkingMinutes(from, count, zone)
        expect(workingMsBetween(from, due, zone)).toBe(count * 60_000)
        const local = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(zone)
        expect(local.dayOfWeek).toBeLessThan(7)
        const clock = local.hour * 60 + local.minute
        expect(clock).toBeGreaterThanOrEqual(9 * 60)
        expect(clock).toBeLessThanOrEqual(local.dayOfWeek === 6 ? 13 * 60 : 18 * 60 + 30)
      }),
    )
  })

  it('never comes earlier for a later start or a longer delay', () => {
    fc.assert(
      fc.property(instant, instant, minutes, minutes, fc.constantFrom(...zones), (a, b, m, n, zone) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        expect(addWorkingMinutes(early, m, zone)).toBeLessThanOrEqual(addWorkingMinutes(late, m, zone))
        expect(addWorkingMinutes(a, Math.min(m, n), zone)).toBeLessThanOrEqual(
          addWorkingMinutes(a, Math.max(m, n), zone),
        )
      }),
    )
  })
})
