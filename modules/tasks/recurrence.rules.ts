import { Temporal } from 'temporal-polyfill'

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
type Day = (typeof DAYS)[number]
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
type Frequency = (typeof FREQUENCIES)[number]

/** Periods after which a rule counts as over: twenty years, whatever its frequency. */
const MAX_PERIODS: Record<Frequency, number> = { DAILY: 7305, WEEKLY: 1044, MONTHLY: 240, YEARLY: 20 }
const MAX_INTERVAL: Record<Frequency, number> = { DAILY: 365, WEEKLY: 52, MONTHLY: 24, YEARLY: 5 }
const MAX_COUNT = 730

/** A recurrence as it is understood: the part of RFC 5545 that tasks take. */
export type Recurrence = {
  freq: Frequency
  interval: number
  /** Weekdays, Monday first; with `nth` (1 to 4, -1: last) only in MONTHLY and alone. */
  days: { day: Day; nth: number | null }[]
  /** MONTHLY: 1 to 31, -1 for the last day; ascending, the last day last. */
  monthDays: number[]
  count: number | null
  /** The last day, YYYYMMDD on the wall clock of the place. */
  until: string | null
}

export type RuleFault =
  | 'RRULE_SYNTAX'
  | 'RRULE_FREQ'
  | 'RRULE_PART'
  | 'RRULE_INTERVAL'
  | 'RRULE_DAYS'
  | 'RRULE_END'
  | 'RRULE_NEVER'
  | 'RRULE_FIRST'

const whole = (text: string | undefined, most: number): number | null =>
  text !== undefined && /^[1-9]\d{0,3}$/.test(text) && Number(text) <= most ? Number(text) : null

function readDays(text: string, freq: Frequency): Recurrence['days'] | null {
  const days: Recurrence['days'] = []
  for (const part of text.split(',')) {
    const match = /^(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(part)
    if (!match || days.some((d) => d.day === match[2])) return null
    days.push({ day: match[2] as Day, nth: match[1] ? Number(match[1]) : null })
  }
  const counted = days.filter((d) => d.nth !== null).length
  const fits = freq === 'MONTHLY' ? counted === 1 && days.length === 1 : freq !== 'YEARLY' && counted === 0
  return fits ? days.sort((a, b) => DAYS.indexOf(a.day) - DAYS.indexOf(b.day)) : null
}

function readMonthDays(text: string): number[] | null {
  const days = text.split(',')
  if (new Set(days).size !== days.length) return null
  const read = days.map((d) => (d === '-1' ? -1 : whole(d, 31)))
  return read.some((d) => d === null) ? null : (read as number[]).sort((a, b) => (a < 0 ? 32 : a) - (b < 0 ? 32 : b))
}

function readUntil(text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(text)
  if (!match) return null
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number)
  try {
    Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
    return text.slice(0, 8)
  } catch {
    return null
  }
}

/**
 * Reads an RRULE, with or without its name in front: FREQ DAILY, WEEKLY, MONTHLY or YEARLY; INTERVAL; BYDAY (weekdays, or
 * one counted weekday a month); BYMONTHDAY (monthly); COUNT or UNTIL. Anything else is refused with the reason.
 */
export function readRule(text: string): Recurrence | RuleFault {
  const parts = new Map<string, string>()
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const match = /^([A-Z]+)=([A-Z0-9,+-]+)$/.exec(part)
    if (!match?.[1] || !match[2] || parts.has(match[1])) return 'RRULE_SYNTAX'
    parts.set(match[1], match[2])
  }
  const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST'])
  if ([...parts.keys()].some((name) => !known.has(name)) || (parts.get('WKST') ?? 'MO') !== 'MO') return 'RRULE_PART'
  const freq = FREQUENCIES.find((f) => f === parts.get('FREQ'))
  if (!freq) return 'RRULE_FREQ'
  const interval = parts.has('INTERVAL') ? whole(parts.get('INTERVAL'), MAX_INTERVAL[freq]) : 1
  if (interval === null) return 'RRULE_INTERVAL'
  const byDay = parts.get('BYDAY')
  const byMonthDay = parts.get('BYMONTHDAY')
  if (byDay !== undefined && byMonthDay !== undefined) return 'RRULE_DAYS'
  const days = byDay === undefined ? [] : readDays(byDay, freq)
  const monthDays = byMonthDay === undefined ? [] : freq === 'MONTHLY' ? readMonthDays(byMonthDay) : null
  if (!days || !monthDays) return 'RRULE_DAYS'
  if (parts.has('COUNT') && parts.has('UNTIL')) return 'RRULE_END'
  const count = parts.has('COUNT') ? whole(parts.get('COUNT'), MAX_COUNT) : null
  const given = parts.get('UNTIL')
  const until = given === undefined ? null : readUntil(given)
  if ((parts.has('COUNT') && count === null) || (given !== undefined && until === null)) return 'RRULE_END'
  return { freq, interval, days, monthDays, count, until }
}

/** The rule as it is kept: its parts in one order, what goes without saying left out. */
export function writeRule(rule: Recurrence): string {
  const days = rule.days.map(({ day, nth }) => `${nth ?? ''}${day}`).join(',')
  return [
    `FREQ=${rule.freq}`,
    rule.interval > 1 ? `INTERVAL=${rule.interval}` : '',
    days ? `BYDAY=${days}` : '',
    rule.monthDays.length > 0 ? `BYMONTHDAY=${rule.monthDays.join(',')}` : '',
    rule.count === null ? '' : `COUNT=${rule.count}`,
    rule.until === null ? '' : `UNTIL=${rule.until}`,
  ]
    .filter(Boolean)
    .join(';')
}

/** A rule and the wall clock it is read on: its first occurrence (epoch milliseconds) in an IANA zone. */
export type Course = { rule: Recurrence; startsAt: number; timezone: string }

async function courseOf({ rule, startsAt, timezone }: Course) {
  const { RRuleTemporal } = await import('rrule-temporal')
  const dtstart = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(timezone)
  return new RRuleTemporal({
    freq: rule.freq,
    interval: rule.interval,
    ...(rule.days.length > 0 ? { byDay: rule.days.map(({ day, nth }) => `${nth ?? ''}${day}`) } : {}),
    ...(rule.monthDays.length > 0 ? { byMonthDay: rule.monthDays } : {}),
    ...(rule.count === null ? {} : { count: rule.count }),
    ...(rule.until === null
      ? {}
      : { until: Temporal.PlainDate.from(rule.until).toZonedDateTime({ timeZone: timezone, plainTime: '23:59:59' }) }),
    dtstart,
    temporal: Temporal,
    maxIterations: MAX_PERIODS[rule.freq],
  })
}

/**
 * The first occurrence after an instant (epoch milliseconds), at the same time of day in the zone whatever its clocks do;
 * null when there is none, or none within twenty years of the first.
 */
export async function occurrenceAfter(course: Course, after: number): Promise<number | null> {
  const occurrences = await courseOf(course)
  try {
    return occurrences.next(new Date(after), false)?.epochMilliseconds ?? null
  } catch {
    // The library's way to say that it looked long enough.
    return null
  }
}

/**
 * What keeps a rule from being the recurrence of a task first due at an instant: that is no day of it, or nothing ever
 * comes after it. Null when all is well.
 */
export async function courseFault(course: Course): Promise<RuleFault | null> {
  if ((await occurrenceAfter(course, course.startsAt - 1)) !== course.startsAt) return 'RRULE_FIRST'
  return (await occurrenceAfter(course, course.startsAt)) === null ? 'RRULE_NEVER' : null
}

/** The rule for those that are left from an occurrence on, the occurrence included. */
export async function ruleFrom(course: Course, occurrence: number): Promise<Recurrence> {
  const { rule } = course
  if (rule.count === null) return rule
  const before = (await courseOf(course)).between(new Date(course.startsAt), new Date(occurrence - 1), true).length
  return { ...rule, count: Math.max(1, rule.count - before) }
}
