import { now } from '@/lib/clock.ts'
import { dayKey, formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'

/** A calendar day in words. @param day `YYYY-MM-DD` */
export function dayText(day: string): string {
  return formatInstant(`${day}T00:00:00Z`, 'UTC', currentLocale(), 'date')
}

/** Today where the agency is, as `YYYY-MM-DD`. */
export function todayIn(zone: string): string {
  return dayKey(new Date(now()).toISOString(), zone)
}
