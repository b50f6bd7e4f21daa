import type { Figures } from '../../lib/api-reports.ts'

/** A part of a whole, 0 to 1; null when there is no whole. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}

/** The shares the page shows, by their definitions. */
export const rates = {
  inTime: (f: Pick<Figures, 'answeredInTime' | 'answeredLate'>) =>
    share(f.answeredInTime, f.answeredInTime + f.answeredLate),
  noShow: (f: Pick<Figures, 'visitsDone' | 'visitsMissed'>) => share(f.visitsMissed, f.visitsDone + f.visitsMissed),
  win: (f: Pick<Figures, 'won' | 'lost'>) => share(f.won, f.won + f.lost),
}

/** How a number stands against an earlier one: a relative change, points for shares, or that there was none before. */
export type Delta =
  | { kind: 'same' }
  | { kind: 'new' }
  | { kind: 'change'; value: number; way: 'up' | 'down' }
  | { kind: 'points'; value: number; way: 'up' | 'down' }

/** The change of an amount, as a share of what it was. Null when there is nothing to compare. */
export function changeOf(now: number | null, before: number | null | undefined): Delta | null {
  if (now === null || before === null || before === undefined) return null
  if (now === before) return { kind: 'same' }
  if (before === 0) return { kind: 'new' }
  return { kind: 'change', value: Math.abs(now - before) / before, way: now > before ? 'up' : 'down' }
}

/** The change of a share, in percentage points. */
export function pointsOf(now: number | null, before: number | null | undefined): Delta | null {
  if (now === null || before === null || before === undefined) return null
  const points = Math.round((now - before) * 100)
  return points === 0 ? { kind: 'same' } : { kind: 'points', value: Math.abs(points), way: points > 0 ? 'up' : 'down' }
}

/** Whether a change is welcome: more of what is good, less of what is bad. */
export function toneOf(delta: Delta, good: 'up' | 'down'): 'mint' | 'terracotta' | undefined {
  if (delta.kind === 'same' || delta.kind === 'new') return undefined
  return delta.way === good ? 'mint' : 'terracotta'
}
