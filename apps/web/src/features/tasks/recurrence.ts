import * as Instant from 'temporal-polyfill/fns/Instant'
import * as Zoned from 'temporal-polyfill/fns/ZonedDateTime'

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

export const presets = ['NONE', 'WORKDAYS', 'WEEKLY', 'MONTHLY', 'CUSTOM'] as const
export type Preset = (typeof presets)[number]

/**
 * The rule of a preset for a task first due then. A month that ends on that day means the last day of every month.
 * @param dueAt ISO instant, read in the zone
 */
export function presetRule(preset: Exclude<Preset, 'NONE' | 'CUSTOM'>, dueAt: string | null, zone: string): string {
  if (preset === 'WORKDAYS') return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'
  if (preset === 'WEEKLY') return 'FREQ=WEEKLY'
  if (!dueAt) return 'FREQ=MONTHLY'
  const due = Zoned.toString(Instant.toZonedDateTimeISO(Instant.fromString(dueAt), zone))
  const [year = 0, month = 0, day = 0] = due.slice(0, 10).split('-').map(Number)
  return day >= 28 && day === new Date(Date.UTC(year, month, 0)).getUTCDate()
    ? 'FREQ=MONTHLY;BYMONTHDAY=-1'
    : 'FREQ=MONTHLY'
}

/** Which preset a rule is. */
export function presetOf(rule: string | null): Preset {
  if (rule === null) return 'NONE'
  if (rule === 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR') return 'WORKDAYS'
  if (rule === 'FREQ=WEEKLY') return 'WEEKLY'
  return rule === 'FREQ=MONTHLY' || rule === 'FREQ=MONTHLY;BYMONTHDAY=-1' ? 'MONTHLY' : 'CUSTOM'
}

/** Words for what a recurrence says, given the texts of the language and its tag. */
export function recurrenceWords(
  rule: string,
  t: (key: string, values: Record<string, unknown>) => string,
  tag: string,
): string {
  const r = readRule(rule)
  if (!r) return rule
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
