import { Temporal } from 'temporal-polyfill'

/** From an instant on (null: from the beginning of what is told) the clocks of a zone are so many minutes ahead of UTC. */
export type ZoneRule = { since: string | null; offset: number }
/** What the clocks of a zone do until an instant. */
export type ZoneRules = { until: string; rules: ZoneRule[] }

const DAY_MS = 86_400_000
const YEARS = 3

const known = new Map<string, { day: number; rules: ZoneRules }>()

/**
 * What the clocks of a zone did and will do three years around an instant, as this process knows it. Screens are told, so
 * that a browser whose own tables are older or newer than ours shows the hour that people were told, and no other.
 * @param zone IANA zone that exists
 * @param at epoch milliseconds
 */
export function zoneRules(zone: string, at: number): ZoneRules {
  const day = Math.floor(at / DAY_MS)
  const before = known.get(zone)
  if (before?.day === day) return before.rules
  const now = Temporal.Instant.fromEpochMilliseconds(day * DAY_MS).toZonedDateTimeISO(zone)
  const until = now.add({ years: YEARS }).toInstant()
  const first = now.subtract({ years: YEARS })
  const rules: ZoneRule[] = [{ since: null, offset: minutesOf(first) }]
  for (
    let next = first.getTimeZoneTransition('next');
    next && next.epochMilliseconds < until.epochMilliseconds;
    next = next.getTimeZoneTransition('next')
  )
    rules.push({ since: next.toInstant().toString(), offset: minutesOf(next) })
  const told = { until: until.toString(), rules }
  known.set(zone, { day, rules: told })
  return told
}

/** The calendar day of an instant (epoch milliseconds) on the clock of an IANA zone. */
export function dayAt(epochMs: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate()
}

/** The same as text, YYYY-MM-DD. */
export function localDay(epochMs: number, zone: string): string {
  return dayAt(epochMs, zone).toString()
}

const minutesOf = (at: Temporal.ZonedDateTime) => Math.round(at.offsetNanoseconds / 60_000_000_000)
