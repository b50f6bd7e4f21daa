import { Temporal } from 'temporal-polyfill'
import type { Proposal } from './agent.state.ts'

/** How many slots are offered at once (agent.md: two or three). */
export const OFFERED = 3
/** How far ahead slots are looked for, in days. */
export const LOOK_AHEAD_DAYS = 10

/** The instant of a local date and time in a zone, as epoch milliseconds; "15:00" that the clock skips moves forward. */
export function localToEpoch(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
}

/** First and last instant of a range of local days "YYYY-MM-DD/YYYY-MM-DD", both days included. */
export function rangeToEpoch(range: string, zone: string): { from: number; to: number } {
  const [first, last] = range.split('/')
  const start = Temporal.PlainDate.from(first ?? '').toZonedDateTime(zone)
  const end = Temporal.PlainDate.from(last ?? first ?? '')
    .add({ days: 1 })
    .toZonedDateTime(zone)
  return { from: start.epochMilliseconds, to: end.epochMilliseconds }
}

/**
 * A choice worth offering: slots of different half-days first, so that a person who works mornings finds an afternoon.
 * Keeps the order of time.
 */
export function spread(slots: readonly Proposal[], zone: string, count = OFFERED): Proposal[] {
  const halves = new Map<string, Proposal>()
  for (const slot of slots) {
    const local = Temporal.Instant.from(slot.startsAt).toZonedDateTimeISO(zone)
    const key = `${local.toPlainDate().toString()}${local.hour < 13 ? 'a' : 'b'}`
    if (!halves.has(key)) halves.set(key, slot)
  }
  const chosen = [...halves.values()].slice(0, count)
  for (const slot of slots) {
    if (chosen.length >= count) break
    if (!chosen.includes(slot)) chosen.push(slot)
  }
  return chosen.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
}

/** The slots nearest to a wanted instant, in the order of time. */
export function nearest(slots: readonly Proposal[], wanted: number, count = OFFERED): Proposal[] {
  return [...slots]
    .sort((a, b) => Math.abs(Date.parse(a.startsAt) - wanted) - Math.abs(Date.parse(b.startsAt) - wanted))
    .slice(0, count)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
}

/** True on Sundays and outside any agency's day: the answer then says closed, not taken. */
export function clearlyClosed(epochMs: number, zone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  return local.dayOfWeek === 7 || local.hour < 8 || local.hour >= 19
}
