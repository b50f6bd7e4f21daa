import * as Instant from 'temporal-polyfill/fns/Instant'
import * as Zoned from 'temporal-polyfill/fns/ZonedDateTime'
import { zoneAt } from '../../lib/zones.ts'

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]
export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** A recurrence as a person reads it. The API judges it. */
export interface Recurrence {
  freq: Frequency
  interval: number
  days: Weekday[]
  /** Of a monthly one on a counted weekday: 1 to 4, -1 for the last. */
  nth: number | null
  /** Of a monthly one: days of the month, -1 for the last. */
  monthDays: number[]
  count: number | null
  /** YYYYMMDD. */
  until: string | null
}

/** Reads a rule as the API keeps it; null when it is none. */
export function readRule(rule: string): Recurrence | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]))
  const freq = frequencies.find((f) => f === parts.get('FREQ'))
  if (!freq) return null
  const days = (parts.get('BYDAY') ?? '').split(',').filter(Boolean)
  const nth = /^-?\d/.test(days[0] ?? '') ? Number.parseInt(days[0] ?? '', 10) : null
  return {
    freq,
    interval: Number(parts.get('INTERVAL') ?? 1),
    days: weekdays.filter((day) => days.some((d) => d.endsWith(day))),
    nth,
    monthDays: (parts.get('BYMONTHDAY') ?? '').split(',').filter(Boolean).map(Number),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until: parts.get('UNTIL') ?? null,
  }
}

/** Writes a rule for the API. */
export function writeRule(r: Recurrence): string {
  const days = r.days.map((day) => `${r.nth ?? ''}${day}`).join(',')
  return [
    `FREQ=${r.freq}`,
    r.interval > 1 && `INTERVAL=${r.interval}`,
    days && `BYDAY=${days}`,
    r.monthDays.length > 0 && `BYMONTHDAY=${r.monthDays.join(',')}`,
    r.count !== null && `COUNT=${r.count}`,
    r.count === null && r.until && `UNTIL=${r.until}`,
  ]
    .filter(Boolean)
    .join(';')
}

const kinds = ['DAILY', 'WORKDAYS', 'WEEKLY', 'MONTH_DAY', 'MONTH_NTH', 'MONTH_LAST', 'MONTH_END', 'YEARLY'] as const
type Kind = (typeof kinds)[number]

/** A usual way to repeat. */
export interface Suggestion {
  kind: Kind
  /** Without an end. */
  rule: string
}

/** What a calendar says of the day a task is due. */
function dayOf(dueAt: string, zone: string) {
  const shown = zoneAt(Date.parse(dueAt), zone)
  const due = Zoned.toString(Instant.toZonedDateTimeISO(Instant.fromString(dueAt), shown))
  const [year = 0, month = 0, day = 0] = due.slice(0, 10).split('-').map(Number)
  const weekday = weekdays[(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7] ?? 'MO'
  return { year, month, day, weekday, days: new Date(Date.UTC(year, month, 0)).getUTCDate() }
}

/**
 * The usual ways to repeat a task that is first due then, as its day suggests them. A day of the month that goes without
 * saying is not written: it follows when the series is moved.
 * @param dueAt ISO instant, read in the zone
 */
export function suggestions(dueAt: string, zone: string): Suggestion[] {
  const { day, days, weekday } = dayOf(dueAt, zone)
  const nth = Math.ceil(day / 7)
  const offered: [Kind, boolean, string][] = [
    ['DAILY', true, 'FREQ=DAILY'],
    ['WORKDAYS', weekday !== 'SA' && weekday !== 'SU', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['WEEKLY', true, 'FREQ=WEEKLY'],
    ['MONTH_DAY', day < 31, 'FREQ=MONTHLY'],
    ['MONTH_NTH', nth <= 4, `FREQ=MONTHLY;BYDAY=${nth}${weekday}`],
    ['MONTH_LAST', day + 7 > days, `FREQ=MONTHLY;BYDAY=-1${weekday}`],
    ['MONTH_END', day === days, 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['YEARLY', true, 'FREQ=YEARLY'],
  ]
  return offered.flatMap(([kind, fits, rule]) => (fits ? [{ kind, rule }] : []))
}

/** A rule without its end. */
export function withoutEnd(rule: string): string {
  const read = readRule(rule)
  return read ? writeRule({ ...read, count: null, until: null }) : rule
}

/** What stands in where the day does not suggest the same. */
const nearest: Partial<Record<Kind, Kind>> = {
  MONTH_DAY: 'MONTH_END',
  MONTH_END: 'MONTH_DAY',
  MONTH_NTH: 'MONTH_LAST',
  MONTH_LAST: 'MONTH_NTH',
}

/** The rule after the due time moved: one that the day before suggested becomes what the new day suggests. */
export function followDue(rule: string, before: string, after: string, zone: string): string {
  const read = readRule(rule)
  const kind = suggestions(before, zone).find((s) => s.rule === withoutEnd(rule))?.kind
  if (!read || !kind) return rule
  const offered = suggestions(after, zone)
  const next = offered.find((s) => s.kind === kind) ?? offered.find((s) => s.kind === nearest[kind])
  const base = next && readRule(next.rule)
  return base ? writeRule({ ...base, count: read.count, until: read.until }) : rule
}

/** Says the day that goes without saying in a rule of a series first due then. */
function spelledOut(r: Recurrence, first: { at: string; zone: string } | undefined): Recurrence {
  if (!first || r.days.length > 0 || r.monthDays.length > 0) return r
  const { day, weekday } = dayOf(first.at, first.zone)
  if (r.freq === 'WEEKLY') return { ...r, days: [weekday] }
  return r.freq === 'MONTHLY' ? { ...r, monthDays: [day] } : r
}

/**
 * Words for what a recurrence says, given the texts of the language and its tag.
 * @param first when the series is first due and where: says the day that the rule itself leaves open
 */
export function recurrenceWords(
  rule: string,
  t: (key: string, values: Record<string, unknown>) => string,
  tag: string,
  first?: { at: string; zone: string },
): string {
  const read = readRule(rule)
  if (!read) return rule
  const r = spelledOut(read, first)
  const list = new Intl.ListFormat(tag, { type: 'conjunction' })
  const dayName = (day: Weekday) =>
    new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }).format(
      // The first of January 2024 was a Monday.
      Date.UTC(2024, 0, 1 + weekdays.indexOf(day)),
    )
  const parts = [
    rule.startsWith('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')
      ? t('tasks:every.WORKDAYS', {})
      : t(`tasks:every.${r.freq}`, { count: r.interval }),
  ]
  if (r.nth !== null && r.days[0])
    parts.push(t(`tasks:nth.${r.nth === -1 ? 'last' : r.nth}`, { day: dayName(r.days[0]) }))
  else if (r.days.length > 0 && parts[0] !== t('tasks:every.WORKDAYS', {}))
    parts.push(t('tasks:onDays', { days: list.format(r.days.map(dayName)) }))
  if (r.monthDays.length > 0) {
    const numbers = r.monthDays.filter((d) => d > 0).map(String)
    if (numbers.length > 0) parts.push(t('tasks:onMonthDays', { days: list.format(numbers) }))
    if (r.monthDays.includes(-1)) parts.push(t('tasks:onLastDay', {}))
  }
  if (r.freq === 'YEARLY' && first) {
    const date = new Intl.DateTimeFormat(tag, {
      day: 'numeric',
      month: 'long',
      timeZone: zoneAt(Date.parse(first.at), first.zone),
    }).format(Date.parse(first.at))
    parts.push(t('tasks:onDate', { date }))
  }
  const told = [parts.join(' ')]
  if (r.count !== null) told.push(t('tasks:times', { count: r.count }))
  if (r.until) {
    const [year = 0, month = 1, day = 1] = [r.until.slice(0, 4), r.until.slice(4, 6), r.until.slice(6, 8)].map(Number)
    const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      Date.UTC(year, month - 1, day),
    )
    told.push(t('tasks:until', { date }))
  }
  return told.join(t('tasks:comma', {}))
}
