/** The period that figures of a period speak of, in milliseconds. */
export const DAY_MS = 24 * 3_600_000

/** Counting stops here: a person who reads "1,000 and more" knows enough. */
export const COUNTED = 1_000

/** Rows of the last day that are looked at, the newest first. */
export const SAMPLE = 10_000

/** A count that was taken one beyond its bound. */
export function cappedAt(counted: number): { count: number; more: boolean } {
  return { count: Math.min(counted, COUNTED), more: counted > COUNTED }
}

/** The sum of bounded counts; as soon as one of them is more, so is the sum. */
export function sumOf(counts: readonly { count: number; more: boolean }[]): { count: number; more: boolean } {
  const count = counts.reduce((sum, one) => sum + one.count, 0)
  return { count: Math.min(count, COUNTED), more: count > COUNTED || counts.some(({ more }) => more) }
}

/** The median and the slowest twentieth, in seconds to the millisecond; null where nothing was measured. */
export function spreadOf(percentiles: readonly (number | null)[] | null): { p50: number | null; p95: number | null } {
  const rounded = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Math.round(value * 1000) / 1000
  return { p50: rounded(percentiles?.[0]), p95: rounded(percentiles?.[1]) }
}

/** The earliest of instants as ISO text; null when there is none. */
export function earliest(instants: readonly (string | null)[]): string | null {
  const known = instants.filter((at): at is string => at !== null)
  return known.reduce<string | null>(
    (first, at) => (first === null || Date.parse(at) < Date.parse(first) ? at : first),
    null,
  )
}
