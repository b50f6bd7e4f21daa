import { Temporal } from 'temporal-polyfill'
import type { FigureName, Table } from './figures.rules.ts'

export type Language = 'fr' | 'ar' | 'en'

/** What a spreadsheet of the language puts between cells: where the comma is the decimal sign, it is the semicolon. */
export function separatorOf(language: Language): ',' | ';' {
  return language === 'en' ? ',' : ';'
}

/** A number as a spreadsheet of the language reads it, at most two decimals; empty for none. */
export function decimal(value: number | null, language: Language): string {
  if (value === null) return ''
  const text = String(Math.round(value * 100) / 100)
  return language === 'en' ? text : text.replace('.', ',')
}

/** Seconds as minutes with up to two decimals. */
export function minutes(seconds: number | null, language: Language): string {
  return decimal(seconds === null ? null : seconds / 60, language)
}

/** An instant as the wall clock of a zone, in the form every spreadsheet takes for a date ("2026-03-12 10:05"). */
export function wallClock(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}

/** "rapport-visitsDone-2026-03-01_2026-03-31.csv". */
export function fileName(table: Table, figure: FigureName | undefined, days: { from: string; to: string }): string {
  return `rapport-${table === 'rows' ? figure : table}-${days.from}_${days.to}.csv`
}
