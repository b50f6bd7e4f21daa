import { Temporal } from 'temporal-polyfill'
import { dayAt } from '#platform/clock'

type Span = { from: string; to: string }

/** When a branch answers: Monday to Friday 9:00–18:30, Saturday 9:00–13:00, on the clock of its place. */
function opening(weekday: number): Span | null {
  if (weekday <= 5) return { from: '09:00', to: '18:30' }
  return weekday === 6 ? { from: '09:00', to: '13:00' } : null
}

/** The opening of one day as epoch milliseconds, or null when it is closed. */
function span(day: Temporal.PlainDate, timeZone: string): { opens: number; closes: number } | null {
  const hours = opening(day.dayOfWeek)
  if (!hours) return null
  const at = (time: string) => day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
  return { opens: at(hours.from), closes: at(hours.to) }
}

/**
 * The instant (epoch ms) by which so many working minutes have passed. Outside opening hours the count begins at the
 * next opening. Minutes are elapsed time, so a clock change does not shorten or lengthen them.
 * @param timeZone IANA zone of the branch
 */
export function addWorkingMinutes(fromMs: number, minutes: number, timeZone: string): number {
  let left = minutes * 60_000
  for (let day = dayAt(fromMs, timeZone); ; day = day.add({ days: 1 })) {
    const open = span(day, timeZone)
    if (!open || fromMs >= open.closes) continue
    const start = Math.max(fromMs, open.opens)
    if (left <= open.closes - start) return start + left
    left -= open.closes - start
  }
}

/** Working milliseconds between two instants; 0 when the second is not after the first. */
export function workingMsBetween(fromMs: number, toMs: number, timeZone: string): number {
  let sum = 0
  const last = dayAt(toMs, timeZone)
  for (let day = dayAt(fromMs, timeZone); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const open = span(day, timeZone)
    if (open) sum += Math.max(0, Math.min(toMs, open.closes) - Math.max(fromMs, open.opens))
  }
  return sum
}
