import * as Instant from 'temporal-polyfill/fns/Instant'
import * as Zoned from 'temporal-polyfill/fns/ZonedDateTime'

/** What the server says the clocks of a zone do; offsets are minutes ahead of UTC. */
export interface ZoneClock {
  until: string
  rules: { since: string | null; offset: number }[]
}

interface Told {
  until: number
  rules: { since: number; offset: number }[]
}

const DAY_MS = 86_400_000
const EVERY = 5 * DAY_MS
const MINUTE_NS = 60_000_000_000

/** Only zones in which this browser is of another opinion than the server. */
const corrected = new Map<string, Told>()

/**
 * Takes the server's word for the clocks of these zones. People were told their hours by it, and governments change clocks
 * faster than browsers are renewed: where the two disagree, the server's hour is shown.
 */
export function learnZones(zones: Readonly<Record<string, ZoneClock>>): void {
  for (const [zone, { until, rules }] of Object.entries(zones)) {
    const told = {
      until: Date.parse(until),
      rules: rules.map(({ since, offset }) => ({ since: since === null ? -Infinity : Date.parse(since), offset })),
    }
    if (agrees(zone, told)) corrected.delete(zone)
    else corrected.set(zone, told)
  }
}

/** Goes back to the browser's own tables. */
export function forgetZones(): void {
  corrected.clear()
}

/** The zone to show an instant in: the one asked for, or one whose clock stands as the server says. */
export function zoneAt(epochMs: number, zone: string): string {
  const told = corrected.get(zone)
  const offset = told && toldOffset(told, epochMs)
  return offset === undefined || offset === ownOffset(zone, epochMs) ? zone : fixedZone(offset)
}

/**
 * The instant (epoch ms) of a wall clock by the server's rules, the earlier one where it comes twice; undefined when the
 * browser's own tables will do.
 * @param wallMs the wall clock read as if it were UTC
 */
export function toldInstant(wallMs: number, zone: string): number | undefined {
  const told = corrected.get(zone)
  if (!told) return undefined
  const offsets = [...new Set(told.rules.map(({ offset }) => offset))].sort((a, b) => b - a)
  const fits = offsets
    .map((offset) => ({ at: wallMs - offset * 60_000, offset }))
    .find(({ at, offset }) => toldOffset(told, at) === offset)
  if (fits) return fits.at
  // Within an hour that is left out: by the clock before it, as everywhere else.
  const [least] = offsets.slice(-1)
  return least === undefined || wallMs >= told.until ? undefined : wallMs - least * 60_000
}

function toldOffset({ until, rules }: Told, epochMs: number): number | undefined {
  return epochMs < until ? rules.findLast(({ since }) => since <= epochMs)?.offset : undefined
}

/** Compares at each change of the server's and every few days between: a change of the browser's own lasts longer. */
function agrees(zone: string, told: Told): boolean {
  const changes = told.rules.flatMap(({ since }) => (since === -Infinity ? [] : [since - 1, since]))
  const first = Math.min(told.until - 6 * 365 * DAY_MS, ...changes)
  const between = Array.from({ length: Math.ceil((told.until - first) / EVERY) }, (_, n) => first + n * EVERY)
  return [...changes, ...between].every((at) => {
    const offset = toldOffset(told, at)
    return offset === undefined || offset === ownOffset(zone, at)
  })
}

function ownOffset(zone: string, epochMs: number): number {
  const at = Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(epochMs), zone)
  return Math.round(Zoned.offsetNanoseconds(at) / MINUTE_NS)
}

/** A zone that never changes: by name where whole hours have one (their sign is the other way round), else by its offset. */
function fixedZone(offset: number): string {
  if (offset === 0) return 'UTC'
  const size = Math.abs(offset)
  if (size % 60 === 0) return `Etc/GMT${offset > 0 ? '-' : '+'}${size / 60}`
  const two = (n: number) => String(n).padStart(2, '0')
  return `${offset > 0 ? '+' : '-'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
