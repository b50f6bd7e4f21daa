import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  type Course,
  courseFault,
  occurrenceAfter,
  type Recurrence,
  readRule,
  ruleFrom,
  writeRule,
} from './recurrence.rules.ts'

const zones = ['Africa/Casablanca', 'Europe/Paris', 'America/New_York', 'Pacific/Auckland'] as const
const at = (local: string, timezone: string) => Temporal.ZonedDateTime.from(`${local}[${timezone}]`).epochMilliseconds
const local = (epochMs: number, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timezone)

function rule(text: string): Recurrence {
  const read = readRule(text)
  if (typeof read === 'string') throw new Error(`${text}: ${read}`)
  return read
}

async function walk(course: Course, most: number): Promise<number[]> {
  const found: number[] = []
  for (let after: number | null = course.startsAt - 1; found.length < most; ) {
    after = await occurrenceAfter(course, after)
    if (after === null) break
    found.push(after)
  }
  return found
}

const bases = fc.oneof(
  fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY', 'FREQ=MONTHLY;BYMONTHDAY=-1'),
  fc
    .subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 })
    .map((d) => `FREQ=WEEKLY;BYDAY=${d.join(',')}`),
  fc.integer({ min: 1, max: 28 }).map((d) => `FREQ=MONTHLY;BYMONTHDAY=${d}`),
  fc.constantFrom('1MO', '2TU', '4FR', '-1SU').map((d) => `FREQ=MONTHLY;BYDAY=${d}`),
)
const starts = fc.record({
  day: fc.integer({ min: 0, max: 1500 }),
  // No clock of these zones changes between six in the morning and midnight.
  minute: fc.integer({ min: 6 * 60, max: 23 * 60 + 59 }),
  timezone: fc.constantFrom(...zones),
})
const startOf = ({ day, minute, timezone }: { day: number; minute: number; timezone: string }) =>
  Temporal.PlainDate.from('2026-01-01')
    .add({ days: day })
    .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
    .toZonedDateTime(timezone).epochMilliseconds

describe('occurrences', () => {
  it('come one after the other, at the same time of the wall clock, whatever the clocks do', async () => {
    await fc.assert(
      fc.asyncProperty(bases, fc.integer({ min: 1, max: 3 }), starts, async (base, interval, start) => {
        const course = {
          rule: rule(`${base};INTERVAL=${interval}`),
          startsAt: startOf(start),
          timezone: start.timezone,
        }
        const found = await walk(course, 15)
        for (const [n, instant] of found.entries()) {
          expect(instant).toBeGreaterThan(found[n - 1] ?? course.startsAt - 1)
          const { hour, minute, second } = local(instant, start.timezone)
          expect([hour * 60 + minute, second]).toEqual([start.minute, 0])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are as many as COUNT says, and none is after the day of UNTIL', async () => {
    await fc.assert(
      fc.asyncProperty(bases, fc.integer({ min: 1, max: 8 }), starts, async (base, count, start) => {
        const { timezone } = start
        const free = { rule: rule(base), startsAt: startOf(start), timezone }
        const found = await walk(free, 10)
        const first = found[0]
        const last = found[count - 1]
        if (first === undefined || last === undefined) return
        const counted = { ...free, startsAt: first, rule: rule(`${base};COUNT=${count}`) }
        expect(await walk(counted, 12)).toEqual(found.slice(0, count))
        const until = local(last, timezone).toPlainDate().toString().replaceAll('-', '')
        expect(await walk({ ...free, startsAt: first, rule: rule(`${base};UNTIL=${until}`) }, 12)).toEqual(
          found.slice(0, count),
        )
        const from = found[Math.floor(count / 2)] ?? first
        const left = await ruleFrom(counted, from)
        expect(await walk({ rule: left, startsAt: from, timezone }, 12)).toEqual(
          found.slice(Math.floor(count / 2), Math.max(count, Math.floor(count / 2) + 1)),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('stay at nine through Ramadan in Morocco and the summer in France', async () => {
    const casa = {
      rule: rule('FREQ=WEEKLY'),
      startsAt: at('2026-02-10T09:00', 'Africa/Casablanca'),
      timezone: 'Africa/Casablanca',
    }
    expect((await walk(casa, 3)).map((i) => Temporal.Instant.fromEpochMilliseconds(i).toString())).toEqual([
      '2026-02-10T08:00:00Z',
      '2026-02-17T09:00:00Z',
      '2026-02-24T09:00:00Z',
    ])
    const paris = {
      rule: rule('FREQ=DAILY'),
      startsAt: at('2026-03-28T09:00', 'Europe/Paris'),
      timezone: 'Europe/Paris',
    }
    expect((await walk(paris, 2)).map((i) => Temporal.Instant.fromEpochMilliseconds(i).toString())).toEqual([
      '2026-03-28T08:00:00Z',
      '2026-03-29T07:00:00Z',
    ])
  })
})

describe('rules', () => {
  it('are kept in one form, which reads as the same rule', () => {
    const forms: [string, string][] = [
      ['RRULE:FREQ=WEEKLY;BYDAY=FR,MO;INTERVAL=1', 'FREQ=WEEKLY;BYDAY=MO,FR'],
      ['freq=monthly;bymonthday=-1,15', 'FREQ=MONTHLY;BYMONTHDAY=15,-1'],
      ['FREQ=DAILY;WKST=MO;COUNT=10', 'FREQ=DAILY;COUNT=10'],
      ['FREQ=YEARLY;UNTIL=20301231T235959Z', 'FREQ=YEARLY;UNTIL=20301231'],
      ['INTERVAL=2;FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR'],
    ]
    for (const [given, kept] of forms) {
      expect(writeRule(rule(given))).toBe(kept)
      expect(rule(kept)).toEqual(rule(given))
    }
  })

  it('that are not taken say why', () => {
    const refused: [string, string][] = [
      ['', 'RRULE_SYNTAX'],
      ['every day', 'RRULE_SYNTAX'],
      ['FREQ=DAILY;FREQ=WEEKLY', 'RRULE_SYNTAX'],
      ['FREQ=DAILY;', 'RRULE_SYNTAX'],
      ['FREQ=HOURLY', 'RRULE_FREQ'],
      ['BYDAY=MO', 'RRULE_FREQ'],
      ['FREQ=DAILY;BYHOUR=9', 'RRULE_PART'],
      ['FREQ=WEEKLY;WKST=SU', 'RRULE_PART'],
      ['FREQ=DAILY;CONSTRUCTOR=1', 'RRULE_PART'],
      ['FREQ=DAILY;INTERVAL=0', 'RRULE_INTERVAL'],
      ['FREQ=YEARLY;INTERVAL=6', 'RRULE_INTERVAL'],
      ['FREQ=WEEKLY;BYDAY=XX', 'RRULE_DAYS'],
      ['FREQ=WEEKLY;BYDAY=MO,MO', 'RRULE_DAYS'],
      ['FREQ=WEEKLY;BYDAY=1MO', 'RRULE_DAYS'],
      ['FREQ=MONTHLY;BYDAY=MO', 'RRULE_DAYS'],
      ['FREQ=MONTHLY;BYDAY=1MO,2TU', 'RRULE_DAYS'],
      ['FREQ=MONTHLY;BYMONTHDAY=32', 'RRULE_DAYS'],
      ['FREQ=WEEKLY;BYMONTHDAY=1', 'RRULE_DAYS'],
      ['FREQ=YEARLY;BYDAY=MO', 'RRULE_DAYS'],
      ['FREQ=DAILY;COUNT=2;UNTIL=20300101', 'RRULE_END'],
      ['FREQ=DAILY;COUNT=731', 'RRULE_END'],
      ['FREQ=DAILY;UNTIL=20300231', 'RRULE_END'],
      ['FREQ=DAILY;UNTIL=demain', 'RRULE_END'],
    ]
    for (const [given, reason] of refused) expect(readRule(given), given).toBe(reason)
  })

  it('of any text are read or refused, never thrown over', () => {
    fc.assert(fc.property(fc.string(), (text) => ['string', 'object'].includes(typeof readRule(text))))
  })

  it('must have the first task among their days, and something after it', async () => {
    const timezone = 'Europe/Paris'
    const fault = (text: string, first: string) =>
      courseFault({ rule: rule(text), startsAt: at(first, timezone), timezone })
    expect(await fault('FREQ=WEEKLY;BYDAY=MO', '2026-03-09T09:00')).toBeNull()
    expect(await fault('FREQ=WEEKLY;BYDAY=MO', '2026-03-10T09:00')).toBe('RRULE_FIRST')
    expect(await fault('FREQ=DAILY;UNTIL=20260301', '2026-03-10T09:00')).toBe('RRULE_FIRST')
    expect(await fault('FREQ=DAILY;COUNT=1', '2026-03-10T09:00')).toBe('RRULE_NEVER')
    expect(await fault('FREQ=DAILY;UNTIL=20260310', '2026-03-10T09:00')).toBe('RRULE_NEVER')
    expect(await fault('FREQ=YEARLY;INTERVAL=5', '2028-02-29T09:00')).toBeNull()
  })
})
