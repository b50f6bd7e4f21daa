import { ON_HOLD, validateDefinition, type WorkflowDefinition, type WorkflowPlace } from '#modules/workflows'
import type { DraftDefinition } from './editing.schema.ts'

/** What a draft is judged by. */
export type Known = {
  requires: readonly string[]
  guards: readonly string[]
  roles: readonly string[]
  facts: readonly string[]
  commands: readonly string[]
  /** Whether the product itself has a name for a state, in every language. */
  named(state: string): boolean
  base: WorkflowDefinition
  /** Running dossiers per state. */
  inUse: Readonly<Record<string, number>>
}

/** What is wrong with a draft, where, and what the reason names. A WARNING does not stop activation. */
export type DraftProblem = {
  code: string
  severity: 'ERROR' | 'WARNING'
  place: WorkflowPlace
  params: Record<string, string | number>
}

const CODE = /^[A-Z][A-Z0-9_]{0,39}$/
const languages = ['fr', 'ar', 'en'] as const

const error = (code: string, place: WorkflowPlace, params: DraftProblem['params'] = {}): DraftProblem => ({
  code,
  severity: 'ERROR',
  place,
  params,
})
const inState = (state: string): WorkflowPlace => ({ kind: 'state', state })
const onWay = ({ from, to }: { from: string; to: string }): WorkflowPlace => ({ kind: 'transition', from, to })

/** Everything that is wrong with a draft: as a graph, in its names, in what it asks for, beside what runs today. */
export function problemsOf(draft: DraftDefinition, known: Known): DraftProblem[] {
  return [
    ...validateDefinition(draft).map(({ code, place, at }) => error(code, place, { at })),
    ...stateProblems(draft, known),
    ...wayProblems(draft, known),
    ...effectProblems(draft, known),
    ...useProblems(draft, known),
  ]
}

const blank = (text: string | undefined) => !text?.trim()

function stateProblems(draft: DraftDefinition, known: Known): DraftProblem[] {
  const problems: DraftProblem[] = []
  if (blank(draft.label)) problems.push(error('TITLE_MISSING', { kind: 'workflow' }))
  if (draft.states.length < 2) problems.push(error('TOO_FEW_STATES', { kind: 'workflow' }))
  for (const state of new Set(draft.states)) {
    if (!CODE.test(state)) problems.push(error('CODE_INVALID', inState(state)))
    const own = draft.names && Object.hasOwn(draft.names, state) ? draft.names[state] : undefined
    if (own ? languages.some((l) => blank(own[l])) : !known.named(state))
      problems.push(error('NAME_MISSING', inState(state)))
  }
  const about = [...Object.keys(draft.names ?? {}), ...Object.keys(draft.tones ?? {})]
  for (const state of new Set(about))
    if (!draft.states.includes(state)) problems.push(error('UNKNOWN_STATE', inState(state)))
  for (const [state, commands] of Object.entries(draft.onEnter ?? {}))
    for (const command of unknown(commands, known.commands))
      problems.push(error('UNKNOWN_COMMAND', inState(state), { name: command }))
  return problems
}

const unknown = (given: readonly string[] | undefined, allowed: readonly string[]) =>
  [...new Set(given ?? [])].filter((name) => !allowed.includes(name))

function wayProblems(draft: DraftDefinition, known: Known): DraftProblem[] {
  const problems: DraftProblem[] = []
  for (const way of draft.transitions) {
    const place = onWay(way)
    const { name } = way
    if (name && languages.some((l) => blank(name[l]))) problems.push(error('NAME_MISSING', place))
    // Only a command does something without leaving the state.
    if (way.from === way.to && way.command === undefined) problems.push(error('WAY_TO_ITSELF', place))
    if (way.roles?.length === 0) problems.push(error('NOBODY_MAY', place))
    for (const name of unknown(way.requires, known.requires))
      problems.push(error('UNKNOWN_REQUIREMENT', place, { name }))
    for (const name of unknown(way.guards, known.guards)) problems.push(error('UNKNOWN_GUARD', place, { name }))
    for (const name of unknown(way.roles, known.roles)) problems.push(error('UNKNOWN_ROLE', place, { name }))
    if (way.command !== undefined && !known.commands.includes(way.command))
      problems.push(error('UNKNOWN_COMMAND', place, { name: way.command }))
  }
  return problems
}

function effectProblems(draft: DraftDefinition, known: Known): DraftProblem[] {
  const problems: DraftProblem[] = []
  for (const [fact, moves] of Object.entries(draft.effects ?? {})) {
    const seen = new Set<string>()
    for (const { from, to } of moves) {
      const place: WorkflowPlace = { kind: 'effect', fact, from, to }
      if (!known.facts.includes(fact)) problems.push(error('UNKNOWN_FACT', place, { name: fact }))
      // The first would win and the other never happen.
      if (seen.has(from)) problems.push(error('EFFECT_TWICE', place))
      seen.add(from)
    }
  }
  return problems
}

/** What a change would do to what runs: a state keeps its meaning, one that is taken away is told of. */
function useProblems(draft: DraftDefinition, known: Known): DraftProblem[] {
  const problems: DraftProblem[] = []
  for (const state of known.base.states) {
    if (draft.states.includes(state) && draft.terminal.includes(state) !== known.base.terminal.includes(state))
      problems.push(error('TERMINAL_CHANGED', inState(state)))
  }
  for (const [state, count] of Object.entries(known.inUse)) {
    if (count > 0 && !draft.states.includes(state))
      problems.push({ code: 'STATE_IN_USE', severity: 'WARNING', place: inState(state), params: { count, state } })
  }
  return problems
}

/** Whether dossiers can stand in a state of a workflow: it is there and does not end them. */
export function standable(definition: DraftDefinition, state: string): boolean {
  return definition.states.includes(state) && !definition.terminal.includes(state)
}

/** States a mapping may lead to: those where a dossier goes on. Waiting is none, it needs a place to come back to. */
export function goalsOf(definition: DraftDefinition): string[] {
  return definition.states.filter((state) => state !== ON_HOLD && standable(definition, state))
}
