import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  type Agenda,
  defaultWorkingHours,
  firstSlots,
  freeSlots,
  instantOf,
  minutesOf,
  nearestSlots,
  refusalOf,
  type SlotSearch,
  wallClock,
} from './availability.rules.ts'
import { closedDays } from './holidays.rules.ts'

const MINUTE = 60_000
const HOUR = 3_600_000
const at = (iso: string) => Date.parse(iso)

const empty: Agenda = { agentId: 'a', hours: [], absences: [], taken: [] }

function search(over: Partial<SlotSearch> & { from: number; to: number }): SlotSearch {
  return {
    timeZone: 'Europe/Paris',
    isClosed: () => false,
    now: over.from,
    durationMinutes: 45,
    bufferMinutes: 15,
    stepMinutes: 30,
    noticeMinutes: 0,
    maxVisitsPerDay: null,
    ...over,
  }
}

const locals = (agenda: Agenda, s: SlotSearch) =>
  [...freeSlots(agenda, s)].map((x) => wallClock(s.timeZone).local(x.start))

describe('free slots', () => {
  it('keeps the whole slot in working hours, Saturday afternoon and Sunday closed', () => {
    const week = search({ from: at('2026-03-06T00:00:00Z'), to: at('2026-03-09T00:00:00Z') })
    const found = locals(empty, week)
    expect(found[0]).toBe('2026-03-06T09:00')
    expect(found.filter((l) => l.startsWith('2026-03-06')).at(-1)).toBe('2026-03-06T17:30')
    expect(found.filter((l) => l.startsWith('2026-03-07')).at(-1)).toBe('2026-03-07T12:00')
    expect(found.some((l) => l.startsWith('2026-03-08'))).toBe(false)
  })

  it('keeps the way to and from other appointments, and out of absences', () => {
    const agenda: Agenda = {
      ...empty,
      taken: [{ start: at('2026-03-06T10:00:00Z'), end: at('2026-03-06T11:00:00Z'), isVisit: true }],
      absences: [{ start: at('2026-03-06T13:00:00Z'), end: at('2026-03-06T23:00:00Z') }],
    }
    const found = locals(agenda, search({ from: at('2026-03-06T00:00:00Z'), to: at('2026-03-07T00:00:00Z') }))
    expect(found).toEqual([
      '2026-03-06T09:00',
      '2026-03-06T09:30',
      '2026-03-06T10:00',
      '2026-03-06T12:00',
      '2026-03-06T12:30',
      '2026-03-06T13:00',
    ])
  })

  it('closes on public holidays and when the day has enough visits', () => {
    const visit = (iso: string) => ({ start: at(iso), end: at(iso) + 45 * MINUTE, isVisit: true })
    const agenda = { ...empty, taken: [visit('2026-05-04T08:00:00Z'), visit('2026-05-04T10:00:00Z')] }
    const s = search({
      from: at('2026-05-01T00:00:00Z'),
      to: at('2026-05-05T22:00:00Z'),
      isClosed: closedDays('FR'),
      maxVisitsPerDay: 2,
    })
    const found = new Set(locals(agenda, s).map((l) => l.slice(0, 10)))
    expect([...found]).toEqual(['2026-05-02', '2026-05-05'])
  })

  it('works on wall time through Ramadan and the end of Moroccan summer time', () => {
    const days: [string, string][] = [
      ['2025-02-24', '2025-02-24T09:00:00Z'],
      ['2025-04-07', '2025-04-07T08:00:00Z'],
      ['2026-03-12', '2026-03-12T09:00:00Z'],
    ]
    for (const [day, opens] of days) {
      const s = search({ timeZone: 'Africa/Casablanca', from: at(`${day}T00:00:00Z`), to: at(`${day}T22:00:00Z`) })
      const first = freeSlots(empty, s).next().value
      expect(first?.start, day).toBe(at(opens))
    }
  })

  it('gives no slot in an hour the clocks skip, and none twice', () => {
    const hours = [{ weekday: 7, starts: '01:00', ends: '05:00' }]
    const night = { durationMinutes: 30, bufferMinutes: 0, stepMinutes: 30 }
    const spring = search({ ...night, from: at('2026-03-28T22:00:00Z'), to: at('2026-03-29T12:00:00Z') })
    expect(locals({ ...empty, hours }, spring)).toEqual([
      '2026-03-29T01:00',
      '2026-03-29T01:30',
      '2026-03-29T03:00',
      '2026-03-29T03:30',
      '2026-03-29T04:00',
      '2026-03-29T04:30',
    ])
    const skipped = [{ weekday: 7, starts: '02:00', ends: '02:30' }]
    expect(locals({ ...empty, hours: skipped }, spring)).toEqual([])
    const autumn = search({ ...night, from: at('2026-10-24T22:00:00Z'), to: at('2026-10-25T12:00:00Z') })
    expect(locals({ ...empty, hours }, autumn)).toHaveLength(10)
  })

  it('offers each beginning once, to the agent with the least to do', () => {
    const from = at('2026-03-06T00:00:00Z')
    const busy = {
      ...empty,
      agentId: 'busy',
      taken: [{ start: from + 14 * HOUR, end: from + 15 * HOUR, isVisit: true }],
    }
    const idle = { ...empty, agentId: 'idle' }
    const found = firstSlots([busy, idle], search({ from, to: from + 24 * HOUR }), 3)
    expect(found.map((s) => s.agentId)).toEqual(['idle', 'idle', 'idle'])
    expect(new Set(found.map((s) => s.start)).size).toBe(3)
  })

  it('names the slots nearest to the one that was taken', () => {
    const wanted = at('2026-03-06T10:00:00Z')
    const agenda = { ...empty, taken: [{ start: wanted, end: wanted + HOUR, isVisit: true }] }
    const s = search({ from: wanted - 24 * HOUR, to: wanted + 24 * HOUR })
    expect(nearestSlots(agenda, s, wanted, 3).map((x) => (x.start - wanted) / MINUTE)).toEqual([-60, 60, -90])
  })

  it('says why a slot is refused', () => {
    const s = search({ from: at('2026-03-06T08:00:00Z'), to: 0, noticeMinutes: 120, maxVisitsPerDay: 1 })
    const slot = (iso: string) => ({ start: at(iso), end: at(iso) + 45 * MINUTE })
    expect(refusalOf(slot('2026-03-06T09:00:00Z'), empty, s)).toBe('NOTICE_TOO_SHORT')
    expect(refusalOf(slot('2026-03-06T17:00:00Z'), empty, s)).toBe('OUTSIDE_HOURS')
    expect(refusalOf(slot('2026-03-08T10:00:00Z'), empty, s)).toBe('OUTSIDE_HOURS')
    expect(refusalOf(slot('2026-03-06T12:00:00Z'), empty, s)).toBeNull()
    const full = { ...empty, taken: [{ ...slot('2026-03-06T15:00:00Z'), isVisit: true }] }
    expect(refusalOf(slot('2026-03-06T12:00:00Z'), full, s)).toBe('DAY_FULL')
  })
})

describe('a wall time', () => {
  it('is read back as it was written, before and after a change of rules', () => {
    expect(instantOf('2026-12-01T10:00', 'Africa/Casablanca')).toBe(at('2026-12-01T10:00:00Z'))
    expect(wallClock('Europe/Paris').local(at('2026-07-01T08:30:00Z'))).toBe('2026-07-01T10:30')
  })
})

/** Days around changes of the clocks, and an ordinary one. */
const anchors: [string, string][] = [
  ['Europe/Paris', '2026-03-29'],
  ['Europe/Paris', '2026-10-25'],
  ['Europe/Paris', '2026-06-15'],
  ['Africa/Casablanca', '2025-02-23'],
  ['Africa/Casablanca', '2025-04-06'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Africa/Casablanca', '2026-09-20'],
]

const quarter = (max: number) => fc.integer({ min: 0, max }).map((n) => n * 15)
const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const hours = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), quarter(95), quarter(95))
    .filter(([, a, b]) => a !== b)
    .map(([weekday, a, b]) => ({ weekday, starts: clockText(Math.min(a, b)), ends: clockText(Math.max(a, b) + 15) })),
  { maxLength: 12 },
)

const offsets = fc.array(fc.tuple(fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: 1, max: 600 })), {
  maxLength: 8,
})

describe('whatever the calendar holds', () => {
  it('no slot meets a taken time or an absence, lies outside hours, on a closed day, in the past, or twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...anchors),
        hours,
        offsets,
        offsets,
        fc.record({
          durationMinutes: fc.integer({ min: 10, max: 240 }),
          bufferMinutes: fc.integer({ min: 0, max: 60 }),
          stepMinutes: fc.constantFrom(10, 15, 20, 30, 60),
          noticeMinutes: fc.integer({ min: 0, max: 2000 }),
          maxVisitsPerDay: fc.option(fc.integer({ min: 1, max: 4 })),
          nowOffset: fc.integer({ min: -3000, max: 3000 }),
          closed: fc.boolean(),
        }),
        ([timeZone, date], weekly, takenAt, absentAt, options) => {
          const noon = at(`${date}T12:00:00Z`)
          const interval = ([offset, length]: [number, number]) => ({
            start: noon + offset * MINUTE,
            end: noon + (offset + length) * MINUTE,
          })
          const taken = takenAt.map((t, i) => ({ ...interval(t), isVisit: i % 2 === 0 }))
          const absences = absentAt.map(interval)
          const { nowOffset, closed, ...rules } = options
          const s: SlotSearch = {
            timeZone,
            isClosed: (day) => closed && day === date,
            from: noon - 48 * HOUR,
            to: noon + 48 * HOUR,
            now: noon + nowOffset * MINUTE,
            ...rules,
          }
          const agenda: Agenda = { agentId: 'a', hours: weekly, absences, taken }
          const used = weekly.length > 0 ? weekly : defaultWorkingHours
          let previous = Number.NEGATIVE_INFINITY
          for (const slot of freeSlots(agenda, s)) {
            expect(slot.start).toBeGreaterThan(previous)
            previous = slot.start
            expect(slot.end - slot.start).toBe(s.durationMinutes * MINUTE)
            expect(slot.start).toBeGreaterThanOrEqual(s.now + s.noticeMinutes * MINUTE)
            const behind = slot.end + s.bufferMinutes * MINUTE
            expect(taken.some((t) => t.start < behind && t.end > slot.start)).toBe(false)
            expect(absences.some((a) => a.start < slot.end && a.end > slot.start)).toBe(false)
            expect(insideHours(slot, used, timeZone)).toBe(true)
            const day = Temporal.Instant.fromEpochMilliseconds(slot.start)
              .toZonedDateTimeISO(timeZone)
              .toPlainDate()
              .toString()
            expect(s.isClosed(day)).toBe(false)
            expect(refusalOf(slot, agenda, s)).toBeNull()
          }
        },
      ),
      { numRuns: 120 },
    )
  })
})

/** Judged minute by minute on the wall clock, apart from the code under test. */
function insideHours(
  slot: { start: number; end: number },
  weekly: readonly { weekday: number; starts: string; ends: string }[],
  timeZone: string,
) {
  for (let minute = slot.start; minute < slot.end; minute += MINUTE) {
    const wall = Temporal.Instant.fromEpochMilliseconds(minute).toZonedDateTimeISO(timeZone)
    const now = wall.hour * 60 + wall.minute
    if (!weekly.some((h) => h.weekday === wall.dayOfWeek && minutesOf(h.starts) <= now && now < minutesOf(h.ends)))
      return false
  }
  return true
}
