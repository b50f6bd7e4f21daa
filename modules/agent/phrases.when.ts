import { Temporal } from 'temporal-polyfill'

/** Parts of an instant in a zone: ISO weekday 1–7, day and month numbers, hour and minute. */
export function wallClock(
  instant: string,
  zone: string,
): { weekday: number; day: number; month: number; hour: number; minute: number } {
  const z = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  return { weekday: z.dayOfWeek, day: z.day, month: z.month, hour: z.hour, minute: z.minute }
}

/** Makes `when` from names of days and months and a way to write the time. */
export function whenWith(
  days: readonly string[],
  months: readonly string[],
  join: (p: { day: string; date: number; month: string; hour: number; minute: number }) => string,
) {
  return (instant: string, zone: string): string => {
    const w = wallClock(instant, zone)
    return join({
      day: days[w.weekday - 1] ?? '',
      date: w.day,
      month: months[w.month - 1] ?? '',
      hour: w.hour,
      minute: w.minute,
    })
  }
}

/** Two digits. */
export function two(n: number): string {
  return String(n).padStart(2, '0')
}
