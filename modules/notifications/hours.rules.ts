import { Temporal } from 'temporal-polyfill'
import { dayAt } from '#platform/clock'

/** A span of the wall clock in which push is held: minutes after midnight, on the weekdays (1 = Monday) it begins. */
export type QuietHours = { from: number; to: number; days: readonly number[] }

export type DigestTimes = { mode: 'OFF' | 'DAILY' | 'WEEKDAYS'; hour: number }

/** Whether the runtime knows this IANA zone. */
export function isZone(timezone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timezone)
    return !/^[+-]/.test(timezone)
  } catch {
    return false
  }
}

/** A wall time as an instant; an hour that a clock change skips comes after the gap, a repeated one is the first. */
const instantOf = (day: Temporal.PlainDate, minutes: number, zone: string) =>
  day.toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toZonedDateTime(zone).epochMilliseconds

/** When the quiet hours end that hold at this instant (epoch milliseconds), or null when none do. */
export function quietUntil(now: number, quiet: QuietHours | null, zone: string): number | null {
  if (!quiet) return null
  const today = dayAt(now, zone)
  for (const day of [today.subtract({ days: 1 }), today]) {
    if (!quiet.days.includes(day.dayOfWeek)) continue
    const starts = instantOf(day, quiet.from, zone)
    const ends = instantOf(quiet.from < quiet.to ? day : day.add({ days: 1 }), quiet.to, zone)
    if (starts <= now && now < ends) return ends
  }
  return null
}

const wanted = (day: Temporal.PlainDate, mode: DigestTimes['mode']) =>
  mode === 'DAILY' || (mode === 'WEEKDAYS' && day.dayOfWeek <= 5)

/** Whether the digest of the local day at this instant is due: its day, and its hour has come. */
export function digestIsDue(now: number, digest: DigestTimes, zone: string): boolean {
  const today = dayAt(now, zone)
  return wanted(today, digest.mode) && instantOf(today, digest.hour * 60, zone) <= now
}

/** The first digest after this instant, in epoch milliseconds; null when they are off. */
export function nextDigest(now: number, digest: DigestTimes, zone: string): number | null {
  if (digest.mode === 'OFF') return null
  for (let day = dayAt(now, zone); ; day = day.add({ days: 1 })) {
    const at = instantOf(day, digest.hour * 60, zone)
    if (at > now && wanted(day, digest.mode)) return at
  }
}
