/** A text is worth a name once it has come this often: one-off shapes of a filter are not kept in every connection. */
const HOT_AFTER = 5
/** Names in all; each costs memory in every connection. */
const MAX_NAMED = 250
/** Texts counted but not named yet; beyond that the counting begins anew. */
const MAX_COUNTED = 5_000
/** Row counts above this are no page and stay parameters. */
const MAX_LIMIT = 1_000

const LIMIT = /\blimit \$(\d+)/gi
const PLACE = /\$(\d+)/g

/** A statement as it goes to the database; without a name it is parsed and planned each time. */
export type SentStatement = { text: string; name?: string; values: unknown[] }

/** Decides which statements are prepared by name: the ones that come again and again, as many as fit. */
export type HotStatements = {
  of(text: string, values: readonly unknown[]): SentStatement
  /** Never names this text again: its result changed its shape while a connection had it prepared. */
  refuse(text: string): void
}

type Counted = { times: number; limits: readonly number[] }
type Named = { text: string; name: string; kept: readonly number[] }

/**
 * Makes the memory of one process; names are the same for every connection. The row limit of a page is written into a
 * named text: it is part of its shape (20, 50 …), and a plan made for an unknown limit is a plan for too many rows, which
 * the database therefore never keeps.
 */
export function createHotStatements(): HotStatements {
  const counted = new Map<string, Counted>()
  const named = new Map<string, Named | null>()
  const refused = new Set<string>()
  let serial = 0

  const nameIt = (text: string, limits: readonly number[], values: readonly unknown[]): Named | null => {
    const inlined = limits.filter((place) => isLimit(values[place - 1]))
    const key = inlined.length === 0 ? text : `${inlined.map((place) => values[place - 1]).join()} ${text}`
    const known = named.get(key)
    if (known !== undefined) return known
    if (serial >= MAX_NAMED) return null
    serial += 1
    const made = { ...writeLimits(text, inlined, values), name: `atlas_q${serial}` }
    named.set(key, made)
    return made
  }

  return {
    of(text, values) {
      const seen = counted.get(text) ?? { times: 0, limits: limitPlaces(text) }
      if (seen.times < HOT_AFTER) {
        if (seen.times === 0 && counted.size >= MAX_COUNTED) counted.clear()
        seen.times += 1
        counted.set(text, seen)
        return { text, values: [...values] }
      }
      const found = refused.has(text) ? null : nameIt(text, seen.limits, values)
      return found
        ? { text: found.text, name: found.name, values: found.kept.map((place) => values[place]) }
        : { text, values: [...values] }
    },
    refuse(text) {
      refused.add(text)
    },
  }
}

function isLimit(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_LIMIT
}

/** Parameters that are row limits and nothing else, by their numbers. */
function limitPlaces(text: string): number[] {
  const uses = new Map<number, number>()
  for (const [, place] of text.matchAll(PLACE)) uses.set(Number(place), (uses.get(Number(place)) ?? 0) + 1)
  return [...text.matchAll(LIMIT)].map(([, place]) => Number(place)).filter((place) => uses.get(place) === 1)
}

/** Writes these parameters into the text and numbers the others anew. */
function writeLimits(
  text: string,
  inlined: readonly number[],
  values: readonly unknown[],
): { text: string; kept: number[] } {
  const kept = values.map((_, index) => index).filter((index) => !inlined.includes(index + 1))
  return {
    text: text.replace(PLACE, (_, place: string) => {
      const number = Number(place)
      return inlined.includes(number) ? String(values[number - 1]) : `$${kept.indexOf(number - 1) + 1}`
    }),
    kept,
  }
}

/** Whether a prepared statement failed only because the tables behind it changed (a migration on the running system). */
export function isStalePlan(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '0A000' &&
    error.message.includes('cached plan must not change result type')
  )
}
