import { diagnosisInForce, type Facts, missingFacts, missingMentions } from './annonces.rules.ts'

/** What the guards of a move look at. `today` is the local day of the branch. */
export type GuardInput = {
  facts: Facts
  country: string
  today: string
  photos: number
  /** References of other published listings that look like the same property. */
  duplicates: readonly string[]
  /** The duplicate was looked at by somebody who may decide, and a reason was given. */
  duplicateOverridden: boolean
  platformBlocked: boolean
}

/** A guard's answer: `why` names the text (annonces:guards.<why>), `missing` the facts (annonces:facts.<name>). */
export type GuardAnswer =
  | { code: string; ok: true }
  | { code: string; ok: false; why: string; missing?: string[]; params?: Record<string, string | number> }

const MIN_PHOTOS = 3

const guards: Record<string, (input: GuardInput) => Omit<Extract<GuardAnswer, { ok: false }>, 'code' | 'ok'> | null> = {
  facts_complete({ facts }) {
    const missing = missingFacts(facts)
    return missing.length === 0 ? null : { why: 'facts_complete', missing }
  },
  photos_enough: ({ photos }) =>
    photos >= MIN_PHOTOS ? null : { why: 'photos_enough', params: { have: photos, need: MIN_PHOTOS } },
  mandate_in_force({ facts: { mandate }, today }) {
    if (!mandate?.number || !mandate.startsOn || !mandate.endsOn) return { why: 'mandate_missing' }
    if (today < mandate.startsOn) return { why: 'mandate_not_begun', params: { date: mandate.startsOn } }
    return today > mandate.endsOn ? { why: 'mandate_expired', params: { date: mandate.endsOn } } : null
  },
  duplicate_clear_or_overridden: ({ duplicates, duplicateOverridden }) =>
    duplicates.length === 0 || duplicateOverridden
      ? null
      : { why: 'duplicate_clear_or_overridden', params: { references: duplicates.join(', ') } },
  no_moderation_block: ({ platformBlocked }) => (platformBlocked ? { why: 'no_moderation_block' } : null),
  legal_mentions_complete({ facts, country, today }) {
    const missing = missingMentions(facts, country)
    if (missing.length > 0) return { why: 'legal_mentions_complete', missing }
    const issued = country === 'FR' ? facts.energy?.issuedOn : null
    return issued && !diagnosisInForce(issued, today) ? { why: 'energy_expired', params: { date: issued } } : null
  },
}

/** The guard that no workflow of an organisation can leave out. */
const PLATFORM_GUARD = 'no_moderation_block'

/** A workflow in which every way to the public asks whether the platform blocks the annonce. */
export function withPlatformGuard<T extends { transitions: readonly { to: string; guards?: readonly string[] }[] }>(
  definition: T,
): T {
  const transitions = definition.transitions.map((way) =>
    way.to !== 'PUBLISHED' || way.guards?.includes(PLATFORM_GUARD)
      ? way
      : { ...way, guards: [...(way.guards ?? []), PLATFORM_GUARD] },
  )
  return { ...definition, transitions }
}

/** Judges one guard. A guard that nobody wrote never holds: an organisation cannot publish past a condition by a typo. */
export function judgeGuard(code: string, input: GuardInput): GuardAnswer {
  const guard = Object.hasOwn(guards, code) ? guards[code] : undefined
  const fault = guard ? guard(input) : { why: 'unknown' }
  return fault ? { code, ok: false, ...fault } : { code, ok: true }
}
