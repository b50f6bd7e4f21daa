import * as Instant from 'temporal-polyfill/fns/Instant'
import * as Zoned from 'temporal-polyfill/fns/ZonedDateTime'
import { toldInstant, zoneAt } from './zones.ts'

/** `YYYY-MM-DDTHH:mm` as a clock on the wall of that zone shows it: the value of a datetime-local field. */
export function wallClock(epochMs: number, timeZone: string): string {
  const zone = zoneAt(epochMs, timeZone)
  return Zoned.toString(Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(epochMs), zone)).slice(0, 16)
}

/**
 * The instant at which a wall clock of the zone shows `local`; the earlier one where clocks go back.
 * @param local `YYYY-MM-DDTHH:mm`
 * @returns ISO-8601 UTC, or null when `local` is not complete
 */
export function instantOfWallClock(local: string, timeZone: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local)
  if (!parts) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number)
  try {
    const zoned = Zoned.fromFields({ year, month, day, hour, minute, timeZone }, { overflow: 'reject' })
    const told = toldInstant(Date.UTC(year, month - 1, day, hour, minute), timeZone)
    return Instant.toString(told === undefined ? Zoned.toInstant(zoned) : Instant.fromEpochMilliseconds(told))
  } catch {
    return null
  }
}
