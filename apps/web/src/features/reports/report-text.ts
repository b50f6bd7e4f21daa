import type { DayRange } from '@/lib/api-reports.ts'
import { formatNumber, intlTag } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'

/** A calendar day as a person reads it; the day is told, never moved by a zone. */
export function dayText(day: string, style: 'long' | 'short' | 'month' = 'long'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'month'
      ? { month: 'short', year: 'numeric' }
      : { day: 'numeric', month: 'short', ...(style === 'long' ? { year: 'numeric' } : {}) }
  return new Intl.DateTimeFormat(intlTag(currentLocale()), { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** A bucket of a chart: its day, its first and last day, or its month. */
export function bucketText(bucket: DayRange, interval: 'day' | 'week' | 'month'): string {
  if (interval === 'day' || bucket.from === bucket.to) return dayText(bucket.from, 'short')
  return interval === 'month'
    ? dayText(bucket.from, 'month')
    : `${dayText(bucket.from, 'short')} – ${dayText(bucket.to, 'short')}`
}

/** A share as a whole percentage; a dash where there is none. */
export function shareText(value: number | null): string {
  if (value === null) return '–'
  return new Intl.NumberFormat(intlTag(currentLocale()), { style: 'percent', maximumFractionDigits: 0 }).format(value)
}

/** Elapsed time in the one unit that reads best: seconds, minutes, hours, days. A dash for none. */
export function durationText(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 1) return `<\u00a0${durationText(1)}`
  const [value, unit, digits] =
    seconds < 60
      ? [seconds, 'second', 0]
      : seconds < 90 * 60
        ? [seconds / 60, 'minute', 0]
        : seconds < 48 * 3600
          ? [seconds / 3600, 'hour', 1]
          : [seconds / 86_400, 'day', 1]
  return new Intl.NumberFormat(intlTag(currentLocale()), {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'short',
    maximumFractionDigits: Number(digits),
  }).format(Number(value))
}

/** A count with the separators of the language. */
export function countText(value: number): string {
  return formatNumber(value, currentLocale())
}
