import { Temporal } from 'temporal-polyfill'
import { dayAt } from '#platform/clock'

/** Hours of a wall clock ("21:00") between which nobody is written to; the same hour twice means none. */
export type Quiet = { from: string; to: string }

/** The quiet hours that an instant lies in, or null. The end is not in them. */
export function quietHoursAround(at: number, quiet: Quiet, zone: string): { begin: number; end: number } | null {
  if (quiet.from === quiet.to) return null
  const day = dayAt(at, zone)
  const on = (date: Temporal.PlainDate, time: string) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
  // Hours that go over midnight began the day before.
  for (const first of [day.subtract({ days: 1 }), day]) {
    const begin = on(first, quiet.from)
    const end = on(quiet.to > quiet.from ? first : first.add({ days: 1 }), quiet.to)
    if (begin <= at && at < end) return { begin, end }
  }
  return null
}

/** The zone a person lives in, by country or by the country of the number; the fallback for everybody else. */
export function zoneOfContact(country: string | null, phone: string | null, fallback: string): string {
  const known = country ?? (phone?.startsWith('+212') ? 'MA' : phone?.startsWith('+33') ? 'FR' : null)
  return known === 'MA' ? 'Africa/Casablanca' : known === 'FR' ? 'Europe/Paris' : fallback
}
