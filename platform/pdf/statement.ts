import { Temporal } from 'temporal-polyfill'
import { hasText, type Locale, translate } from '#locales'
import type { Section, Statement } from './index.ts'

/** The words of one document: in one language, on one wall clock. */
export type Words = {
  text(key: string, params?: Record<string, string | number>): string
  /** The name of a code, or the code where it has none (an organisation's own). */
  code(family: string, code: unknown): string
  /** A day and time of the zone: "12/03/2026 10:05". */
  at(instant: unknown): string
  /** A date without a clock (YYYY-MM-DD): "12/03/2026". */
  day(date: string): string
}

/**
 * How a document in this language says things.
 * @param namespace the file of the locales its words stand in
 */
export function wordsOf(locale: Locale, timezone: string, namespace: string): Words {
  return {
    text: (key, params) => translate(locale, `${namespace}:${key}`, params),
    code(family, code) {
      const key = `codes:${family}.${String(code)}`
      return hasText(locale, key) ? translate(locale, key) : String(code ?? '')
    },
    at(instant) {
      if (typeof instant !== 'string' || instant === '') return ''
      const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timezone)
      const two = (n: number) => String(n).padStart(2, '0')
      const day = dayText(locale, local.toPlainDate().toString())
      return `${day} ${two(local.hour)}:${two(local.minute)}`
    },
    day: (date) => dayText(locale, date),
  }
}

/** A date as its readers write it. English keeps the form in which day and month cannot be taken for each other. */
function dayText(locale: Locale, date: string): string {
  return locale === 'en' ? date : date.split('-').reverse().join('/')
}

/** A section without what it does not need. */
export function section(title: string, parts: Partial<Omit<Section, 'title'>>): Section {
  return { title, facts: [], columns: [], widths: [], rows: [], note: '', ...parts }
}

/** A table of a document; where it has no rows, one line that says so. */
export function tableOf(
  words: Words,
  title: string,
  columns: readonly (readonly [name: string, width: number])[],
  rows: readonly (readonly string[])[],
  note = '',
): Section {
  if (rows.length === 0) return section(title, { note: words.text('pdf.none') })
  return section(title, {
    columns: columns.map(([name]) => name),
    widths: columns.map(([, width]) => width),
    rows,
    note,
  })
}

/** A document of an organisation in a language. */
export function statementOf(
  locale: Locale,
  parts: Pick<Statement, 'organization' | 'title' | 'subtitle' | 'footer' | 'sections'>,
): Statement {
  return { language: locale, direction: locale === 'ar' ? 'rtl' : 'ltr', ...parts }
}

/** Evidence as a person reads it: "key: value", one after the other, without braces. */
export function evidenceText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${evidenceText(part)}`)
    .join('; ')
}
