import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { localDay } from '#platform/clock'
import {
  boundsOf,
  bucketAt,
  bucketsOf,
  comparedBuckets,
  comparedWith,
  type Days,
  edgesOf,
  intervalFor,
  intervals,
  lengthOf,
  periodNames,
  periodOf,
} from './reports.rules.ts'

const zones = ['Africa/Casablanca', 'Europe/Paris', 'America/Sao_Paulo', 'UTC'] as const
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => Temporal.PlainDate.from('2001-01-01').add({ days: n }).toString())
const period = fc
  .tuple(day, fc.integer({ min: 0, max: 729 }))
  .map(([from, n]): Days => ({ from, to: Temporal.PlainDate.from(from).add({ days: n }).toString() }))
const next = (text: string) => Temporal.PlainDate.from(text).add({ days: 1 }).toString()

describe('periods', () => {
  it('begin with their unit and end today', () => {
    const at = (name: (typeof periodNames)[number]) => periodOf({ period: name }, '2026-05-14')
    expect(at('week')).toEqual({ from: '2026-05-11', to: '2026-05-14' })
    expect(at('month')).toEqual({ from: '2026-05-01', to: '2026-05-14' })
    expect(at('days30')).toEqual({ from: '2026-04-15', to: '2026-05-14' })
    expect(at('quarter')).toEqual({ from: '2026-04-01', to: '2026-05-14' })
    expect(at('year')).toEqual({ from: '2026-01-01', to: '2026-05-14' })
  })

  it('of any day hold that day and never more than a year', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...periodNames.filter((p) => p !== 'custom')), (today, name) => {
        const days = periodOf({ period: name }, today)
        if ('field' in days) throw new Error(days.code)
        expect(days.from <= today && days.to === today && lengthOf(days) <= 366).toBe(true)
      }),
    )
  })

  it('given by hand are real days in order, at most two years', () => {
    const custom = (from?: string, to?: string) => periodOf({ period: 'custom', from, to }, '2026-05-14')
    expect(custom('2024-05-15', '2026-05-14')).toEqual({ from: '2024-05-15', to: '2026-05-14' })
    expect(custom('2024-05-14', '2026-05-14')).toEqual({ field: 'query.to', code: 'TOO_LONG' })
    expect(custom('2026-05-02', '2026-05-01')).toEqual({ field: 'query.to', code: 'BEFORE_START' })
    expect(custom('2026-02-30', '2026-05-01')).toEqual({ field: 'query.from', code: 'DATE' })
    expect(custom('2026-02-01', '2026-13-01')).toEqual({ field: 'query.to', code: 'DATE' })
    expect(custom('0026-02-01', '2026-03-01')).toEqual({ field: 'query.from', code: 'DATE' })
    expect(custom(undefined, '2026-03-01')).toEqual({ field: 'query.from', code: 'REQUIRED' })
    expect(custom('2026-03-01')).toEqual({ field: 'query.to', code: 'REQUIRED' })
    expect(periodOf({ period: 'week', from: '2026-03-01' }, '2026-05-14')).toEqual({
      field: 'query.from',
      code: 'UNEXPECTED',
    })
  })
})

describe('comparison', () => {
  it('with the period before holds as many days and ends the day before', () => {
    fc.assert(
      fc.property(period, (days) => {
        const before = comparedWith(days, 'previous')
        expect(before && lengthOf(before)).toBe(lengthOf(days))
        expect(before && next(before.to)).toBe(days.from)
      }),
    )
  })

  it('with last year has the same dates', () => {
    expect(comparedWith({ from: '2024-02-29', to: '2024-03-31' }, 'year')).toEqual({
      from: '2023-02-28',
      to: '2023-03-31',
    })
    expect(comparedWith({ from: '2026-01-01', to: '2026-01-31' }, 'none')).toBeNull()
  })

  it('has a bucket for each of the period, in order, from its first day to its last', () => {
    fc.assert(
      fc.property(
        period,
        fc.constantFrom(...intervals),
        fc.constantFrom('previous' as const, 'year' as const),
        (days, interval, compare) => {
          const buckets = bucketsOf(days, interval)
          const before = comparedBuckets(buckets, days, compare)
          const whole = comparedWith(days, compare)
          expect(before).toHaveLength(buckets.length)
          expect([before[0]?.from, before.at(-1)?.to]).toEqual([whole?.from, whole?.to])
          const starts = before.map((b) => b.from)
          expect(starts).toEqual([...starts].sort())
        },
      ),
    )
  })
})

describe('buckets', () => {
  it('cover the period without gap or overlap, and each is found by its first day', () => {
    fc.assert(
      fc.property(period, fc.constantFrom(...intervals), fc.nat(), (days, interval, pick) => {
        const buckets = bucketsOf(days, interval)
        expect([buckets[0]?.from, buckets.at(-1)?.to]).toEqual([days.from, days.to])
        expect(buckets.slice(1).map((b) => b.from)).toEqual(buckets.slice(0, -1).map((b) => next(b.to)))
        const one = buckets[pick % buckets.length]
        expect(bucketAt(days, interval, one?.from ?? '')).toEqual(one)
      }),
    )
  })

  it('are few enough to draw', () => {
    fc.assert(
      fc.property(period, (days) => {
        expect(bucketsOf(days, intervalFor(days)).length).toBeLessThanOrEqual(45)
      }),
    )
  })

  it('begin on Mondays and on the first of the month', () => {
    expect(bucketsOf({ from: '2026-03-04', to: '2026-03-17' }, 'week').map((b) => b.from)).toEqual([
      '2026-03-04',
      '2026-03-09',
      '2026-03-16',
    ])
    expect(bucketsOf({ from: '2026-01-20', to: '2026-03-02' }, 'month')).toEqual([
      { from: '2026-01-20', to: '2026-01-31' },
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-03-01', to: '2026-03-02' },
    ])
  })
})

describe('the edges of days', () => {
  it('hold every instant whose calendar day in the zone is within', () => {
    fc.assert(
      fc.property(
        period,
        fc.constantFrom(...zones),
        fc.integer({ min: -40 * 3_600_000, max: 731 * 86_400_000 }),
        (days, zone, offset) => {
          const at = Date.parse(`${days.from}T00:00:00Z`) + offset
          const { from, to } = boundsOf(days, zone)
          const inside = Date.parse(from) <= at && at < Date.parse(to)
          const local = localDay(at, zone)
          expect(inside).toBe(days.from <= local && local <= days.to)
        },
      ),
    )
  })

  it('follow the clocks where they change', () => {
    const hours = (date: string, zone: string) => {
      const { from, to } = boundsOf({ from: date, to: date }, zone)
      return (Date.parse(to) - Date.parse(from)) / 3_600_000
    }
    expect(hours('2026-03-29', 'Europe/Paris')).toBe(23)
    expect(hours('2026-10-25', 'Europe/Paris')).toBe(25)
    // Ramadan 2026: Morocco puts its clocks back on 15 February and forward on 22 March.
    expect(hours('2026-02-15', 'Africa/Casablanca')).toBe(25)
    expect(hours('2026-03-22', 'Africa/Casablanca')).toBe(23)
    expect(edgesOf([{ from: '2026-03-21', to: '2026-03-21' }], 'Africa/Casablanca')).toEqual(['2026-03-21T00:00:00Z'])
  })
})
