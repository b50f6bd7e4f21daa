import type { Slot } from '../../lib/api-appointments.ts'
import { dayKey } from '../../lib/format.ts'
import { instantOfWallClock } from '../../lib/wall-clock.ts'

/** The seven local days of a week of slots, from the day of an instant on. */
export function daysFrom(startMs: number, timeZone: string, count = 7): string[] {
  const first = Date.parse(`${dayKey(new Date(startMs).toISOString(), timeZone)}T00:00:00Z`)
  return Array.from({ length: count }, (_, i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10))
}

/** Midnight of a local day, as an instant; where midnight does not exist, the first instant after it. */
export function startOfDay(day: string, timeZone: string): string {
  return instantOfWallClock(`${day}T00:00`, timeZone) ?? `${day}T00:00:00Z`
}

/** Slots by local day. One beginning is offered once, whoever is free: the first agent the server names takes it. */
export function slotsByDay(slots: readonly Slot[], timeZone: string): Map<string, Slot[]> {
  const byDay = new Map<string, Slot[]>()
  const seen = new Set<string>()
  for (const slot of [...slots].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))) {
    const start = new Date(slot.startsAt).toISOString()
    if (seen.has(start)) continue
    seen.add(start)
    const day = dayKey(slot.startsAt, timeZone)
    byDay.set(day, [...(byDay.get(day) ?? []), slot])
  }
  return byDay
}
