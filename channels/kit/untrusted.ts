/** Readers for values nobody has checked: they answer null instead of throwing, and see own properties only. */

export type Json = Record<string, unknown>

/** Identifiers longer than this are treated as absent: they would not fit an index. */
const MAX_ID_LENGTH = 400

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The own property `key` of `value`, or undefined: inherited names (`constructor`, a polluted prototype) do not exist. */
export function at(value: unknown, ...path: string[]): unknown {
  let current = value
  for (const key of path) {
    if (!isRecord(current) || !Object.hasOwn(current, key)) return undefined
    current = current[key]
  }
  return current
}

/** Text that a database can store: no NUL, no half surrogate pair. */
export function storable(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\u0000') ? whole.replaceAll('\u0000', '\uFFFD') : whole
}

/** A string, made storable; null for anything else. The empty string stays. */
export function readText(value: unknown): string | null {
  return typeof value === 'string' ? storable(value) : null
}

/** A string with something in it; null otherwise. */
export function readWord(value: unknown): string | null {
  const text = readText(value)
  return text === null || text.trim() === '' ? null : text
}

/** An identifier: a non-empty string or a safe integer, at most `MAX_ID_LENGTH` characters. */
export function readId(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null
  const word = readWord(value)
  return word === null || word.length > MAX_ID_LENGTH ? null : word.trim()
}

/** A finite number, or a string that is one. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

export function readBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (value === 'true') return true
  return value === 'false' ? false : null
}

/** The items of a list. A lone value stands for a list of one, nothing for an empty list. */
export function readList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return Array.from(value as readonly unknown[])
  return value === undefined || value === null ? [] : [value]
}

const YEAR_2100_SECONDS = 4_102_444_800

/** Epoch milliseconds from seconds (or, from 10^11 on, milliseconds) as a number or a string; null when out of 1970–2100. */
export function readInstant(value: unknown): number | null {
  const number = readNumber(value)
  if (number === null || number <= 0) return null
  const ms = number < 1e11 ? number * 1000 : number
  return ms < YEAR_2100_SECONDS * 1000 ? Math.trunc(ms) : null
}
