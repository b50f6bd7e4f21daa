import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { zoneRules } from './zones.ts'

const NOW = Date.UTC(2026, 10, 22, 12)

describe('the rules of a zone', () => {
  it('tell each change of its clocks', () => {
    const { until, rules } = zoneRules('Europe/Paris', NOW)
    expect(until).toBe('2029-11-22T00:00:00Z')
    expect(rules[0]).toEqual({ since: null, offset: 60 })
    expect(rules).toContainEqual({ since: '2026-10-25T01:00:00Z', offset: 60 })
    expect(rules).toContainEqual({ since: '2027-03-28T01:00:00Z', offset: 120 })
    expect(zoneRules('UTC', NOW).rules).toEqual([{ since: null, offset: 0 }])
  })

  it('give at any instant what the tables of this process give', () => {
    const zones = ['Africa/Casablanca', 'Europe/Paris', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe']
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2023, 11, 1), max: Date.UTC(2029, 10, 20) }),
        (zone, at) => {
          const told = zoneRules(zone, NOW).rules.findLast(({ since }) => since === null || Date.parse(since) <= at)
          const real = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
          expect(told?.offset).toBe(real.offsetNanoseconds / 60_000_000_000)
        },
      ),
      { numRuns: 300, seed: 312 },
    )
  })
})
