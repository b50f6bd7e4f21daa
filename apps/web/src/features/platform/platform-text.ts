import i18next from 'i18next'
import { formatNumber, intlTag } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'

/** A bounded count: "12", or "10 000 and more". */
export function countedText({ count, more }: { count: number; more: boolean }): string {
  const text = formatNumber(count, currentLocale())
  return more ? i18next.t('platform:organizations.more', { count: text }) : text
}

/** An age in whole seconds, minutes or hours, whichever says it shortest. */
export function ageText(seconds: number): string {
  const [value, unit] =
    seconds < 90 ? [seconds, 'seconds'] : seconds < 90 * 60 ? [seconds / 60, 'minutes'] : [seconds / 3600, 'hours']
  return i18next.t(`platform:health.${unit}`, { count: formatNumber(Math.round(Number(value)), currentLocale()) })
}

/** A country by its name in the language of the page. */
export const countryText = (code: string): string =>
  new Intl.DisplayNames(intlTag(currentLocale()), { type: 'region' }).of(code) ?? code

/** The zone of the person's own machine: the platform has no place. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
