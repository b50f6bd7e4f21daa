/** What a nudge says, the most pressing first: money that runs out, words that are owed, warmth, silence. */
export const nudgeKinds = ['OFFER_ENDING', 'OUTCOME_MISSING', 'HOT_WITHOUT_STEP', 'STALE'] as const
export type NudgeKind = (typeof nudgeKinds)[number]

/** A reason to look at a dossier now. `at`: the instant the reason speaks of, ISO-8601. */
export type Nudge = {
  kind: NudgeKind
  dossier: { id: string; reference: string; contact: string }
  at: string
  /** The score, for HOT_WITHOUT_STEP. */
  score: number | null
}

export const SHOWN_NUDGES = 12

/**
 * The nudges a person sees: one per dossier, its most pressing; the kinds in their order, inside a kind what has waited
 * longest (an offer: what ends first; a score: the highest), at most SHOWN_NUDGES.
 */
export function rankNudges(found: readonly Nudge[]): Nudge[] {
  const rank = (nudge: Nudge) => nudgeKinds.indexOf(nudge.kind)
  const sorted = [...found].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (b.score ?? 0) - (a.score ?? 0) ||
      a.at.localeCompare(b.at) ||
      a.dossier.id.localeCompare(b.dossier.id),
  )
  const seen = new Set<string>()
  return sorted
    .filter(({ dossier }) => {
      if (seen.has(dossier.id)) return false
      seen.add(dossier.id)
      return true
    })
    .slice(0, SHOWN_NUDGES)
}
