import { Temporal } from 'temporal-polyfill'

/** How far ahead a conversation may be put off. */
const MOST = { years: 1 } as const
/** "Later today" is this far away, rounded up to the full hour: never before the morning or after this hour of the evening. */
const LATER_HOURS = 3
const EVENING = 20
/** When a morning begins. */
const MORNING = 9

const MONDAY = 1

/** A moment that is offered for putting a conversation off. The texts stand in locales inbox:snooze.<code>. */
export type SnoozeChoice = { code: 'LATER_TODAY' | 'TOMORROW' | 'MONDAY'; at: number }

const zoned = (epochMs: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)

const morningOf = (day: Temporal.PlainDate, zone: string) =>
  day.toPlainDateTime({ hour: MORNING }).toZonedDateTime(zone).epochMilliseconds

/**
 * The moments offered now (epoch milliseconds), by the wall clock of the zone, soonest first: later today while the day
 * lasts, tomorrow morning, Monday morning unless that is tomorrow.
 */
export function snoozeChoices(now: number, zone: string): SnoozeChoice[] {
  const here = zoned(now, zone)
  const today = here.toPlainDate()
  const later = here.add({ hours: LATER_HOURS }).round({ smallestUnit: 'hour', roundingMode: 'ceil' })
  const thisDay = later.toPlainDate().equals(today) && later.hour <= EVENING
  const tomorrow = today.add({ days: 1 })
  const monday = today.add({ days: 8 - today.dayOfWeek })
  return [
    ...(thisDay
      ? [{ code: 'LATER_TODAY' as const, at: Math.max(later.epochMilliseconds, morningOf(today, zone)) }]
      : []),
    { code: 'TOMORROW', at: morningOf(tomorrow, zone) },
    ...(tomorrow.dayOfWeek === MONDAY ? [] : [{ code: 'MONDAY' as const, at: morningOf(monday, zone) }]),
  ]
}

/** Why a conversation may not be put off until then, or null: it must lie ahead, a year of the calendar at most. */
export function snoozeFault(until: number, now: number): 'PAST' | 'TOO_FAR' | null {
  if (until <= now) return 'PAST'
  return until > zoned(now, 'UTC').add(MOST).epochMilliseconds ? 'TOO_FAR' : null
}

/** An instant as the trail tells it: day and hour on the wall of the zone. */
export function spokenInstant(epochMs: number, zone: string): { day: string; time: string } {
  const there = zoned(epochMs, zone).toPlainDateTime()
  const two = (n: number) => String(n).padStart(2, '0')
  return { day: `${two(there.day)}/${two(there.month)}/${there.year}`, time: `${two(there.hour)}:${two(there.minute)}` }
}

/** Whether a conversation that was put off until then (null: it was not) sleeps at this moment. */
export function sleeps(until: string | null, now: number): boolean {
  return until !== null && Date.parse(until) > now
}
