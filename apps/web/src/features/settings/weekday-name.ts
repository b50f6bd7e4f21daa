import { intlTag } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'

/** Monday 5 January 1970: weekday n is that day plus n - 1, for its name in any language. */
const mondayMs = Date.UTC(1970, 0, 5)

/** The name of a weekday (1 = Monday) in the person's language. */
export function weekdayName(weekday: number): string {
  const format = new Intl.DateTimeFormat(intlTag(currentLocale()), { weekday: 'long', timeZone: 'UTC' })
  return format.format(new Date(mondayMs + (weekday - 1) * 86_400_000))
}
