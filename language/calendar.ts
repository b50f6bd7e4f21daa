import { Temporal } from 'temporal-polyfill'

export type Day = Temporal.PlainDate

/**
 * Today in a zone, from the given reference time only. When the offset written differs from the zone's by an
 * hour or less (two releases of the time-zone database), the wall clock that was written is believed.
 */
export function today(now: string, tz: string): Day {
  try {
    const zoned = Temporal.Instant.from(now).toZonedDateTimeISO(tz)
    const written = /[+-]\d{2}:?\d{2}$/.exec(now)?.[0]
    if (written === undefined) return zoned.toPlainDate()
    const gap = Temporal.Instant.from(now).toZonedDateTimeISO(written).offsetNanoseconds - zoned.offsetNanoseconds
    return Math.abs(gap) <= 3.6e12 ? Temporal.PlainDate.from(now.slice(0, 10)) : zoned.toPlainDate()
  } catch {
    return Temporal.PlainDate.from(/^\d{4}-\d{2}-\d{2}/.exec(now)?.[0] ?? '2000-01-01')
  }
}

/** The next such weekday (1 = Monday) strictly after a day. */
export function nextWeekday(day: Day, weekday: number): Day {
  const ahead = (weekday - day.dayOfWeek + 7) % 7
  return day.add({ days: ahead === 0 ? 7 : ahead })
}

/** Monday of the week after the one that holds a day. */
export function nextMonday(day: Day): Day {
  return day.add({ days: 8 - day.dayOfWeek })
}

/**
 * A day of a month without a year: this year's, unless it lies more than thirty days back, then next year's.
 * A date just passed stays in the past so that it can be refused rather than silently moved by a year.
 */
export function dayOfMonth(base: Day, month: number, day: number, year?: number): Day | undefined {
  try {
    if (year !== undefined) return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
    const here = Temporal.PlainDate.from({ year: base.year, month, day }, { overflow: 'reject' })
    return Temporal.PlainDate.compare(here, base.subtract({ days: 30 })) < 0 ? here.add({ years: 1 }) : here
  } catch {
    return undefined
  }
}

/** "le 12": the next day of that number, today included. */
export function dayNumber(base: Day, day: number): Day | undefined {
  for (let months = 0; months < 3; months += 1) {
    const month = base.with({ day: 1 }).add({ months })
    if (day < 1 || day > month.daysInMonth) continue
    const date = month.with({ day })
    if (Temporal.PlainDate.compare(date, base) >= 0) return date
  }
  return undefined
}

/** Local wall-clock time of an instant in a zone, `YYYY-MM-DDTHH:MM:SS`; undefined when either is unreadable. */
export function localDateTime(instant: string, tz: string): string | undefined {
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(tz).toPlainDateTime().toString({ smallestUnit: 'second' })
  } catch {
    return undefined
  }
}
