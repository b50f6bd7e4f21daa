import type { WorkingHours } from '../../lib/api-organizations.ts'

/**
 * Whether ranges can be saved: each ends after it starts and no two of one weekday overlap.
 * @param ranges `starts` and `ends` as HH:mm on the wall clock of the branch
 */
export function rangesAreSound(ranges: readonly WorkingHours[]): boolean {
  const sorted = [...ranges].sort((a, b) => a.weekday - b.weekday || a.starts.localeCompare(b.starts))
  return sorted.every((r, i) => {
    const before = sorted[i - 1]
    const complete = readTime(r.starts) === r.starts && readTime(r.ends) === r.ends
    return complete && r.starts < r.ends && (!before || before.weekday !== r.weekday || before.ends <= r.starts)
  })
}

/** Monday's ranges on every day from Tuesday to Friday; the weekend stays as it is. */
export function copyMonday(ranges: readonly WorkingHours[]): WorkingHours[] {
  const monday = ranges.filter((r) => r.weekday === 1)
  const weekend = ranges.filter((r) => r.weekday > 5)
  return [...[1, 2, 3, 4, 5].flatMap((weekday) => monday.map((r) => ({ ...r, weekday }))), ...weekend]
}

/** Reads a time as people type it ("9", "9h30", "0930", "9:30") as HH:mm; null when it is no time of day. */
export function readTime(text: string): string | null {
  const parts = /^\s*(\d{1,2})\s*[:hH.]?\s*(\d{2})?\s*$/.exec(text)
  if (!parts) return null
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)]
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
