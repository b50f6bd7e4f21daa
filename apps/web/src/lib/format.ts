import type { Money } from './api-types.ts'
import type { Locale } from './preferences.ts'
import { wallClock } from './wall-clock.ts'
import { zoneAt } from './zones.ts'

/** Moroccan Arabic and French both write Western digits; the region decides separators. */
const tags: Record<Locale, string> = { fr: 'fr-FR', ar: 'ar-MA-u-nu-latn', en: 'en-GB' }

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>()

function cached<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  const known = cache.get(key)
  if (known) return known as T
  const made = make()
  cache.set(key, made)
  return made
}

export function intlTag(locale: Locale): string {
  return tags[locale]
}

/** A plain number with the separators of the language. */
export function formatNumber(value: number, locale: Locale, maximumFractionDigits = 0): string {
  return cached(
    `n${locale}${maximumFractionDigits}`,
    () => new Intl.NumberFormat(tags[locale], { maximumFractionDigits }),
  ).format(value)
}

/** A size in bytes as people read it: KB below one megabyte, then MB with one decimal. */
export function formatSize(bytes: number, locale: Locale): string {
  const small = bytes < 1024 * 1024
  const value = small ? Math.max(1, Math.round(bytes / 1024)) : Math.round((bytes / 1024 / 1024) * 10) / 10
  const unit = small ? 'kilobyte' : 'megabyte'
  return cached(
    `s${locale}${unit}`,
    () => new Intl.NumberFormat(tags[locale], { style: 'unit', unit, unitDisplay: 'short' }),
  ).format(value)
}

/** How people of each language write the two currencies of the product. */
const symbols: Record<Money['currency'], Record<Locale, string>> = {
  MAD: { fr: 'DH', ar: 'درهم', en: 'MAD' },
  EUR: { fr: '€', ar: '€', en: '€' },
}

/**
 * An amount as an agency writes it: no cents unless there are some, a no-break space before the unit.
 * @param money integer minor units (centimes) and currency
 */
export function formatMoney(money: Money, locale: Locale): string {
  const units = money.amount / 100
  const number = formatNumber(units, locale, Number.isInteger(units) ? 0 : 2)
  return `${number}\u00a0${symbols[money.currency][locale]}`
}

/** What something costs to the cent, in any currency a provider bills in. @param amount minor units */
export function formatCost(amount: number, currency: string, locale: Locale): string {
  return cached(
    `c${locale}${currency}`,
    () => new Intl.NumberFormat(tags[locale], { style: 'currency', currency, minimumFractionDigits: 2 }),
  ).format(amount / 100)
}

/** A budget: one amount, "from", "up to" or a range, sharing the unit. */
export function formatBudget(
  budget: { min: number | null; max: number | null; currency: Money['currency'] },
  locale: Locale,
): string {
  const { min, max, currency } = budget
  if (min !== null && max !== null && min !== max) {
    return `${formatNumber(min / 100, locale)} – ${formatMoney({ amount: max, currency }, locale)}`
  }
  const only = max ?? min
  if (only === null) return ''
  const text = formatMoney({ amount: only, currency }, locale)
  return max === null ? `≥\u00a0${text}` : `≤\u00a0${text}`
}

export type InstantStyle = 'time' | 'day' | 'date' | 'dateTime' | 'spoken' | 'full' | 'monthYear'

const styles: Record<InstantStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  // As one says it to somebody who comes to that place: its own clock needs no name.
  spoken: { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  monthYear: { month: 'long', year: 'numeric' },
}

/**
 * An instant in a named zone.
 * @param instant ISO-8601 UTC
 * @param timeZone IANA zone of the place the instant belongs to
 */
export function formatInstant(instant: string, timeZone: string, locale: Locale, style: InstantStyle): string {
  const at = new Date(instant)
  const shown = zoneAt(at.getTime(), timeZone)
  const format = cached(
    `d${locale}${shown}${style}`,
    () => new Intl.DateTimeFormat(tags[locale], { ...styles[style], timeZone: shown }),
  )
  return format.format(at)
}

/** Calendar day of an instant in a zone, as `YYYY-MM-DD`. */
export function dayKey(instant: string, timeZone: string): string {
  return wallClock(Date.parse(instant), timeZone).slice(0, 10)
}

/** Whole calendar days from `instant` to `nowMs` in the zone: 0 today, 1 yesterday, -1 tomorrow. */
export function daysAgo(instant: string, nowMs: number, timeZone: string): number {
  const then = Date.parse(`${dayKey(instant, timeZone)}T00:00:00Z`)
  const today = Date.parse(`${dayKey(new Date(nowMs).toISOString(), timeZone)}T00:00:00Z`)
  return Math.round((today - then) / 86_400_000)
}

/** "2 min", "3 h", "5 d" between two instants: the short form of lists, in the units of the language. */
export function formatElapsed(fromMs: number, toMs: number, locale: Locale): string {
  const minutes = Math.max(0, Math.floor((toMs - fromMs) / 60_000))
  const [value, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day']
  return cached(
    `u${locale}${unit}`,
    () =>
      new Intl.NumberFormat(tags[locale], {
        style: 'unit',
        unit: String(unit),
        unitDisplay: locale === 'en' ? 'narrow' : 'short',
      }),
  ).format(Number(value))
}

/** "14:05" for a countdown under a day: hours and minutes that remain, or null when over. */
export function remaining(untilMs: number, nowMs: number): { hours: number; minutes: number } | null {
  const left = untilMs - nowMs
  if (left <= 0) return null
  const minutes = Math.floor(left / 60_000)
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}

/** A phone in international groups; the stored E.164 stays the truth. */
export function formatPhone(e164: string): string {
  const fr = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(e164)
  if (fr) return `+33 ${fr.slice(1).join(' ')}`
  const ma = /^\+212(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(e164)
  if (ma) return `+212 ${ma.slice(1).join(' ')}`
  return e164
}

/**
 * A contact's name to show or to put into a sentence. Whoever is not named yet is called by their number: it is grouped,
 * and kept left to right inside Arabic words.
 */
export function formatName(name: string): string {
  return /^\+\d{7,15}$/.test(name) ? `\u2066${formatPhone(name)}\u2069` : name
}

/** The city an IANA zone is named after, for "heure de …": `America/New_York` gives "New York". */
export function zoneCity(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/** Initials for an avatar: two letters of a name, in any script. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((w) => /\p{L}/u.test(w))
  const first = words[0]
  if (!first) return '#'
  const last = words.length > 1 ? words[words.length - 1] : undefined
  return `${[...first][0] ?? ''}${last ? ([...last][0] ?? '') : ''}`.toUpperCase()
}
