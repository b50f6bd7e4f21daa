import { Temporal } from 'temporal-polyfill'

/** Calendar days, both included, as YYYY-MM-DD. */
export type Days = { from: string; to: string }

/** What is wrong with the input, and where. */
export type Problem = { field: string; code: string }

export const periodNames = ['custom', 'week', 'month', 'days30', 'quarter', 'year'] as const
export type PeriodName = (typeof periodNames)[number]
export const comparisons = ['previous', 'year', 'none'] as const
export type Comparison = (typeof comparisons)[number]
export const intervals = ['day', 'week', 'month'] as const
export type Interval = (typeof intervals)[number]

/** The longest period a report is asked for, in years. */
const LONGEST_YEARS = 2

const EARLIEST = '2000-01-01'
const LATEST = '2100-01-01'

/**
 * The days a report is about. Named periods begin with their calendar unit and end today, so that a comparison holds
 * as many days; `custom` takes the days given, at most two years of them.
 * @param today calendar day in the zone of the organisation
 */
export function periodOf(
  asked: { period: PeriodName; from?: string | undefined; to?: string | undefined },
  today: string,
): Days | Problem {
  const { period, from, to } = asked
  if (period === 'custom') return customPeriod(from, to)
  if (from !== undefined) return { field: 'query.from', code: 'UNEXPECTED' }
  if (to !== undefined) return { field: 'query.to', code: 'UNEXPECTED' }
  const day = Temporal.PlainDate.from(today)
  const first = {
    week: () => day.subtract({ days: day.dayOfWeek - 1 }),
    month: () => day.with({ day: 1 }),
    days30: () => day.subtract({ days: 29 }),
    quarter: () => day.with({ day: 1, month: Math.floor((day.month - 1) / 3) * 3 + 1 }),
    year: () => day.with({ day: 1, month: 1 }),
  }[period]
  return { from: first().toString(), to: today }
}

function customPeriod(from: string | undefined, to: string | undefined): Days | Problem {
  if (from === undefined) return { field: 'query.from', code: 'REQUIRED' }
  if (to === undefined) return { field: 'query.to', code: 'REQUIRED' }
  const first = dateOf(from)
  const last = dateOf(to)
  if (!first) return { field: 'query.from', code: 'DATE' }
  if (!last) return { field: 'query.to', code: 'DATE' }
  if (Temporal.PlainDate.compare(first, last) > 0) return { field: 'query.to', code: 'BEFORE_START' }
  if (Temporal.PlainDate.compare(first.add({ years: LONGEST_YEARS }), last) <= 0)
    return { field: 'query.to', code: 'TOO_LONG' }
  return { from, to }
}

/** A day that exists (no 30 February), in the years that a report can be about. */
function dateOf(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < EARLIEST || text >= LATEST) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** How many days, both ends included. */
export function lengthOf(days: Days): number {
  return Temporal.PlainDate.from(days.from).until(days.to, { largestUnit: 'days' }).days + 1
}

/** A day of the period as the comparison has it: so many days before, or the same date a year before. */
function shifted(day: string, days: Days, compare: 'previous' | 'year'): string {
  const date = Temporal.PlainDate.from(day)
  return (compare === 'year' ? date.subtract({ years: 1 }) : date.subtract({ days: lengthOf(days) })).toString()
}

/** The days a period is compared with; null for no comparison. */
export function comparedWith(days: Days, compare: Comparison): Days | null {
  if (compare === 'none') return null
  return { from: shifted(days.from, days, compare), to: shifted(days.to, days, compare) }
}

/**
 * The first instant of the first day and the first instant after the last, ISO-8601 UTC. A day begins when the clocks
 * of its place say so, also where they change.
 */
export function boundsOf(days: Days, timeZone: string): { from: string; to: string } {
  return { from: startOf(days.from, timeZone), to: startOf(dayAfter(days.to), timeZone) }
}

function startOf(day: string, timeZone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).toInstant().toString()
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}

/** The interval that draws a readable line: some ten to forty points. */
export function intervalFor(days: Days): Interval {
  const length = lengthOf(days)
  if (length <= 45) return 'day'
  return length <= 200 ? 'week' : 'month'
}

/** The period cut into calendar days, weeks (from Monday) or months; the first and the last may be cut short. */
export function bucketsOf(days: Days, interval: Interval): Days[] {
  const buckets: Days[] = []
  const last = Temporal.PlainDate.from(days.to)
  for (let start = Temporal.PlainDate.from(days.from); Temporal.PlainDate.compare(start, last) <= 0; ) {
    const end = lastDayOf(start, interval)
    buckets.push({
      from: start.toString(),
      to: Temporal.PlainDate.compare(end, last) > 0 ? days.to : end.toString(),
    })
    start = end.add({ days: 1 })
  }
  return buckets
}

function lastDayOf(day: Temporal.PlainDate, interval: Interval): Temporal.PlainDate {
  if (interval === 'day') return day
  return interval === 'week' ? day.add({ days: 7 - day.dayOfWeek }) : day.with({ day: day.daysInMonth })
}

/** The starts (instants) of each bucket, for cutting rows into them. */
export function edgesOf(buckets: readonly Days[], timeZone: string): string[] {
  return buckets.map((bucket) => startOf(bucket.from, timeZone))
}

/** The same buckets in the comparison: each begins as far into it as its own does into the period. */
export function comparedBuckets(buckets: readonly Days[], days: Days, compare: 'previous' | 'year'): Days[] {
  const end = shifted(days.to, days, compare)
  return buckets.map((bucket) => ({
    from: shifted(bucket.from, days, compare),
    to: bucket.to === days.to ? end : shifted(bucket.to, days, compare),
  }))
}

/** The part of a period that a bucket of this interval beginning on `start` covers; null when there is none. */
export function bucketAt(days: Days, interval: Interval, start: string): Days | null {
  return bucketsOf(days, interval).find((bucket) => bucket.from === start) ?? null
}
