import type { WorkingHours } from '../../lib/api-types.ts'

/**
 * Whether ranges can be saved: each ends after it starts and no two of one weekday overlap.
 * @param ranges `starts` and `ends` as HH:mm on the wall clock of the branch
 */
export function rangesAreSound(ranges: readonly WorkingHours[]): boolean {
  const sorted = [...ranges].sort((a, b) => a.weekday - b.weekday || a.starts.localeCompare(b.starts))
  return sorted.every((r, i) => {
    const before = sorted[i - 1]
    const complete = /^\d{2}:\d{2}$/.test(r.starts) && /^\d{2}:\d{2}$/.test(r.ends)
    return complete && r.starts < r.ends && (!before || before.weekday !== r.weekday || before.ends <= r.starts)
  })
}

/** Monday's ranges on every day from Tuesday to Friday; the weekend stays as it is. */
export function copyMonday(ranges: readonly WorkingHours[]): WorkingHours[] {
  const monday = ranges.filter((r) => r.weekday === 1)
  const weekend = ranges.filter((r) => r.weekday > 5)
  return [...[1, 2, 3, 4, 5].flatMap((weekday) => monday.map((r) => ({ ...r, weekday }))), ...weekend]
}
