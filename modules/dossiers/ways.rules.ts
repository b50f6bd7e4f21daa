import {
  type Transition,
  transitionsFrom,
  type WayOut,
  type WorkflowDefinition,
  type WorkflowState,
} from '#modules/workflows'

/** That what was asked for is there, and in order. */
export const DOCUMENTS_RECEIVED = 'documents_received'

const APPOINTMENT_DONE = 'appointment_done'

/** The guards that can be judged of a dossier; any other never holds. */
export const judgedGuards: readonly string[] = [APPOINTMENT_DONE, DOCUMENTS_RECEIVED]

/** What a way may require of the call that moves a dossier. */
export const moveFields: readonly string[] = [
  'appointment',
  'offer',
  'annonce',
  'lossReason',
  'wonReason',
  'justification',
  'mandate',
  'agreement',
  'document',
  'decision',
  'qualificationNotes',
]

/** What a state says is true of the dossier, whatever way leads there: a guard of every way in, in every workflow. */
const stateGuards: Readonly<Record<string, string>> = { DOCS_RECEIVED: DOCUMENTS_RECEIVED }

const guarded = new WeakMap<WorkflowDefinition, WorkflowDefinition>()

/** A workflow with the guards of its states on the ways into them. */
export function withStateGuards(definition: WorkflowDefinition): WorkflowDefinition {
  const known = guarded.get(definition)
  if (known) return known
  const transitions = definition.transitions.map((transition) => {
    const guard = stateGuards[transition.to]
    return guard ? { ...transition, guards: [...new Set([...(transition.guards ?? []), guard])] } : transition
  })
  const made = { ...definition, transitions }
  guarded.set(definition, made)
  return made
}

/** What guards are judged by. */
export type GuardFacts = { appointmentDone: boolean; documentsMissing: boolean }

/** Guards of dossiers that do not hold. A guard that nobody here can judge does not hold. */
export function failedGuards(ways: readonly WayOut[], facts: GuardFacts): string[] {
  const holds = new Set([
    ...(facts.appointmentDone ? [APPOINTMENT_DONE] : []),
    ...(facts.documentsMissing ? [] : [DOCUMENTS_RECEIVED]),
  ])
  return [...new Set(ways.flatMap((way) => way.guards))].filter((guard) => !holds.has(guard))
}

/** Whose offer a move to a state rests on: a counter-offer is the seller's. */
export const sideOfOffer = (to: string): 'BUYER' | 'SELLER' => (to === 'COUNTER_OFFER' ? 'SELLER' : 'BUYER')

/**
 * The ways out of a state as screens draw them; `allowed` when role and guards permit and the caller may write.
 * @param reason the text of a guard that does not hold
 */
export function drawWays(
  definition: WorkflowDefinition,
  state: WorkflowState,
  caller: { roles: readonly string[]; canWrite: boolean; system: boolean },
  facts: GuardFacts & { standingOffers: readonly string[] },
  reason: (guard: string) => string,
): Transition[] {
  const ways = transitionsFrom(definition, state, caller)
  const failed = failedGuards(ways, facts)
  return ways.map((way) => ({
    ...way,
    // What stands already is not asked for again.
    requires: way.requires.filter((name) => name !== 'offer' || !facts.standingOffers.includes(sideOfOffer(way.to))),
    guards: way.guards.map((code) => {
      const ok = !failed.includes(code)
      return { code, ok, reason: ok ? null : reason(code) }
    }),
    allowed: way.allowed && caller.canWrite && !way.guards.some((guard) => failed.includes(guard)),
  }))
}
