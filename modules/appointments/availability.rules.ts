import { Temporal } from 'temporal-polyfill'
import { type Country, closedDays } from './holidays.rules.ts'
import { type Coordinates, type TravelRules, travelMinutes } from './travel.rules.ts'

/** Half-open [start, end), in epoch milliseconds. */
export type Interval = { start: number; end: number }

/** Working time on a weekday (1 = Monday … 7 = Sunday), wall clock "HH:MM"; an end may be "24:00". */
export type WorkingHours = { weekday: number; starts: string; ends: string }

/**
 * Time taken from an agent: the meeting and what is kept free behind it. `travel` where the agent goes there: the end of
 * the meeting alone, its place, and the name of the place; null where nobody travels.
 */
export type Taken = Interval & {
  isVisit: boolean
  travel?: { meetingEnd: number; at: Coordinates | null; from: string | null } | null
}

/** What one agent's calendar holds around the searched time. */
export type Agenda = {
  agentId: string
  /** Empty: the default hours. */
  hours: readonly WorkingHours[]
  absences: readonly Interval[]
  taken: readonly Taken[]
}

export type SlotSearch = {
  /** IANA zone of the place: working hours are its wall clock. */
  timeZone: string
  /** Whether a day (YYYY-MM-DD of that zone) is a public holiday. */
  isClosed(date: string): boolean
  now: number
  /** Slots begin in [from, to). */
  from: number
  to: number
  durationMinutes: number
  /** Way to the next meeting, kept free behind the slot. */
  bufferMinutes: number
  /** Slots begin at multiples of this many minutes of the wall clock. */
  stepMinutes: number
  noticeMinutes: number
  /** Visits an agent makes in one day; null when the slot is no visit. */
  maxVisitsPerDay: number | null
  /** Where the slot is; null when nobody travels to it. */
  travel?: { at: Coordinates | null; rules: TravelRules } | null
}

export type Slot = Interval & { agentId: string }

const MINUTE = 60_000
const QUARTER = 15 * MINUTE

/** Hours of an agent who set none: agencies of both countries open on Saturday morning (agent-io.md). */
export const defaultWorkingHours: readonly WorkingHours[] = [
  ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, starts: '09:00', ends: '18:30' })),
  { weekday: 6, starts: '09:00', ends: '13:00' },
]

/** The wall clock of a zone, both ways, by the one time-zone database of the process; conversions are remembered. */
export type WallClock = {
  /** Instant of minutes since midnight of a day. A wall time that the clocks skip or repeat moves inwards (`edge`). */
  instant(date: string, minutes: number, edge: 'start' | 'end'): number
  dateOf(epochMs: number): string
  /** "YYYY-MM-DDTHH:MM" */
  local(epochMs: number): string
}

export function wallClock(timeZone: string): WallClock {
  const known = new Map<string, number>()
  const dates = new Map<number, string>()
  const zoned = (epochMs: number) => Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone)
  return {
    instant(date, minutes, edge) {
      const key = `${date} ${minutes} ${edge}`
      let at = known.get(key)
      if (at === undefined) {
        const day = Temporal.PlainDate.from(date).add({ days: Math.floor(minutes / 1440) })
        at = day
          .toPlainDateTime({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 })
          .toZonedDateTime(timeZone, { disambiguation: edge === 'start' ? 'later' : 'earlier' }).epochMilliseconds
        known.set(key, at)
      }
      return at
    },
    dateOf(epochMs) {
      // Midnights of every zone in use fall on whole quarters of an hour.
      const quarter = Math.floor(epochMs / QUARTER)
      let date = dates.get(quarter)
      if (date === undefined) {
        date = zoned(epochMs).toPlainDate().toString()
        dates.set(quarter, date)
      }
      return date
    },
    local: (epochMs) => zoned(epochMs).toPlainDateTime().toString({ smallestUnit: 'minute' }),
  }
}

/** The instant of a wall time "YYYY-MM-DDTHH:MM" in a zone; a skipped hour moves forward, a repeated one is the first. */
export function instantOf(local: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds
}

/**
 * Free slots of one agent, in order of time, worked out as they are asked for. A slot lies whole in working hours,
 * begins no sooner than the notice allows, meets no absence, and with its way to the next meeting no other appointment.
 */
export function* freeSlots(agenda: Agenda, search: SlotSearch, clock = wallClock(search.timeZone)): Generator<Slot> {
  const earliest = Math.max(search.from, search.now + search.noticeMinutes * MINUTE)
  const length = search.durationMinutes * MINUTE
  const visits = search.maxVisitsPerDay === null ? null : visitsPerDay(agenda.taken, clock)
  const closed = blocked(agenda.taken, search)
  for (const day of days(earliest, search.to, clock)) {
    if (search.isClosed(day)) continue
    if (visits && (visits.get(day) ?? 0) >= (search.maxVisitsPerDay ?? 0)) continue
    for (const open of openings(agenda, day, clock)) {
      const taken = closed.filter((t) => t.start < open.end && t.end > open.start)
      const absent = agenda.absences.filter((a) => a.start < open.end && a.end > open.start)
      for (
        let start = firstStep(open, search.stepMinutes);
        start + length <= open.end;
        start += search.stepMinutes * MINUTE
      ) {
        const end = start + length
        if (start < earliest || start >= search.to) continue
        const free =
          !taken.some((t) => t.start < end && t.end > start) && !absent.some((a) => a.start < end && a.end > start)
        if (free) yield { start, end, agentId: agenda.agentId }
      }
    }
  }
}

/** Time in which a meeting at the searched place cannot be: what is taken, with the way there and back. */
function blocked(taken: readonly Taken[], search: Pick<SlotSearch, 'bufferMinutes' | 'travel'>): Interval[] {
  return taken.map((t) => {
    const way = wayBetween(t, search.travel)
    return {
      start: t.start - Math.max(search.bufferMinutes, way) * MINUTE,
      end: Math.max(t.end, (t.travel?.meetingEnd ?? t.end) + way * MINUTE),
    }
  })
}

/** Minutes between a taken place and the searched one; 0 when somebody need not move. */
function wayBetween(taken: Taken, travel: SlotSearch['travel']): number {
  return taken.travel && travel ? travelMinutes(taken.travel.at, travel.at, travel.rules) : 0
}

/** Whether the agent gets to a slot from the meeting before, and from it to the next one. */
export function isReachable(
  slot: Interval,
  agenda: Pick<Agenda, 'taken'>,
  search: Pick<SlotSearch, 'travel'>,
): boolean {
  const travellers = agenda.taken.filter((t) => t.travel)
  return !blocked(travellers, { ...search, bufferMinutes: 0 }).some((t) => t.start < slot.end && t.end > slot.start)
}

/** The way to a slot from the agent's last place that day: minutes and its name; null when a place is not known. */
export function wayTo(
  slot: Interval,
  agenda: Pick<Agenda, 'taken'>,
  search: Pick<SlotSearch, 'travel'>,
  clock: WallClock,
): { minutes: number; from: string } | null {
  const { travel } = search
  let last: NonNullable<Taken['travel']> | null = null
  for (const t of agenda.taken)
    if (t.travel && t.travel.meetingEnd <= slot.start && (last === null || t.travel.meetingEnd > last.meetingEnd))
      last = t.travel
  if (!travel?.at || !last?.at || last.from === null) return null
  if (clock.dateOf(last.meetingEnd) !== clock.dateOf(slot.start)) return null
  return { minutes: travelMinutes(last.at, travel.at, travel.rules), from: last.from }
}

/** Why a given slot cannot be taken by this agent under the rules, or null when it can. */
export function refusalOf(
  slot: Interval,
  agenda: Agenda,
  search: Omit<SlotSearch, 'from' | 'to' | 'durationMinutes' | 'stepMinutes'>,
): 'NOTICE_TOO_SHORT' | 'OUTSIDE_HOURS' | 'DAY_FULL' | null {
  const clock = wallClock(search.timeZone)
  if (slot.start < search.now + search.noticeMinutes * MINUTE) return 'NOTICE_TOO_SHORT'
  const day = clock.dateOf(slot.start)
  const open =
    !search.isClosed(day) && openings(agenda, day, clock).some((o) => slot.start >= o.start && slot.end <= o.end)
  const absent = agenda.absences.some((a) => a.start < slot.end && a.end > slot.start)
  if (!open || absent) return 'OUTSIDE_HOURS'
  const full =
    search.maxVisitsPerDay !== null && (visitsPerDay(agenda.taken, clock).get(day) ?? 0) >= search.maxVisitsPerDay
  return full ? 'DAY_FULL' : null
}

/**
 * Who is at work at an instant (epoch milliseconds), by the wall clock and holidays of a place: what is the same for
 * everybody is worked out once.
 */
export function presenceAt(
  at: number,
  place: { timeZone: string; country: Country },
): (agenda: Pick<Agenda, 'hours' | 'absences'>) => 'WORKING' | 'ABSENT' | 'HOLIDAY' | 'OFF_HOURS' {
  const clock = wallClock(place.timeZone)
  const day = clock.dateOf(at)
  const closed = closedDays(place.country)(day)
  return (agenda) => {
    if (agenda.absences.some((a) => a.start <= at && at < a.end)) return 'ABSENT'
    if (closed) return 'HOLIDAY'
    return openings(agenda, day, clock).some((o) => o.start <= at && at < o.end) ? 'WORKING' : 'OFF_HOURS'
  }
}

/** The first `limit` slots over several agents, one per beginning: the agent with the least to do that day takes it. */
export function firstSlots(agendas: readonly Agenda[], search: SlotSearch, limit: number): Slot[] {
  const clock = wallClock(search.timeZone)
  const byStart = new Map<number, Slot[]>()
  for (const agenda of agendas) {
    let count = 0
    for (const slot of freeSlots(agenda, search, clock)) {
      byStart.set(slot.start, [...(byStart.get(slot.start) ?? []), slot])
      count += 1
      if (count >= limit) break
    }
  }
  const load = new Map(agendas.map((a) => [a.agentId, perDay(a.taken, clock)]))
  const loadOn = (slot: Slot) => load.get(slot.agentId)?.get(clock.dateOf(slot.start)) ?? 0
  return [...byStart.entries()]
    .sort(([a], [b]) => a - b)
    .slice(0, limit)
    .flatMap(([, slots]) => slots.sort((a, b) => loadOn(a) - loadOn(b)).slice(0, 1))
}

/** The free slots nearest to a wanted beginning, nearest first. */
export function nearestSlots(agenda: Agenda, search: SlotSearch, wanted: number, count: number): Slot[] {
  return [...freeSlots(agenda, search)]
    .sort((a, b) => Math.abs(a.start - wanted) - Math.abs(b.start - wanted) || a.start - b.start)
    .slice(0, count)
}

/** "HH:MM" as minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** Working time of one day as instants; touching stretches are one. The clocks may have changed in between. */
function openings(
  agenda: Pick<Agenda, 'hours'>,
  day: string,
  clock: WallClock,
): (Interval & { fromMinutes: number })[] {
  // A date alone has one weekday everywhere; 0 is Sunday there.
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  const hours = agenda.hours.length > 0 ? agenda.hours : defaultWorkingHours
  const stretches: { from: number; to: number }[] = []
  const sorted = hours
    .filter((h) => h.weekday === weekday)
    .map((h) => ({ from: minutesOf(h.starts), to: minutesOf(h.ends) }))
    .sort((a, b) => a.from - b.from)
  for (const next of sorted) {
    const last = stretches.at(-1)
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to)
    else stretches.push({ ...next })
  }
  return stretches.map(({ from, to }) => ({
    start: clock.instant(day, from, 'start'),
    end: clock.instant(day, to, 'end'),
    fromMinutes: from,
  }))
}

function firstStep(open: Interval & { fromMinutes: number }, step: number): number {
  return open.start + (Math.ceil(open.fromMinutes / step) * step - open.fromMinutes) * MINUTE
}

function* days(from: number, to: number, clock: WallClock): Generator<string> {
  if (from >= to) return
  const last = clock.dateOf(to - 1)
  for (let day = Temporal.PlainDate.from(clock.dateOf(from)); day.toString() <= last; day = day.add({ days: 1 }))
    yield day.toString()
}

function perDay(taken: readonly Taken[], clock: WallClock): Map<string, number> {
  const counts = new Map<string, number>()
  for (const t of taken) {
    const day = clock.dateOf(t.start)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return counts
}

function visitsPerDay(taken: readonly Taken[], clock: WallClock): Map<string, number> {
  return perDay(
    taken.filter((t) => t.isVisit),
    clock,
  )
}
