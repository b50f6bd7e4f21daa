import type { WorkflowDefinition, WorkflowTransition } from './workflows.schema.ts'

/** The state that any state named in `hold` may enter; it leads back only to where it was entered from. */
export const ON_HOLD = 'ON_HOLD'

/** Where a subject stands. `heldFrom` is the state it was in before ON_HOLD. */
export type WorkflowState = { status: string; heldFrom: string | null }

/** Who moves it. The system (facts, channels, jobs) is bound by the graph and its requirements, not by roles. */
export type WorkflowCaller = { roles: readonly string[]; system: boolean }

/** A way out of the present state. `allowed` says whether the caller's roles are enough. */
export type WayOut = {
  to: string
  requires: string[]
  guards: string[]
  roles: string[] | null
  command: string | null
  allowed: boolean
}

/** The answer to a move. `missing` names absent fields, `failed` the guards that do not hold. */
export type Decision =
  | { ok: true; to: string; heldFrom: string | null; terminal: boolean; transition: WayOut }
  | {
      ok: false
      code: 'TRANSITION_NOT_ALLOWED' | 'REQUIREMENT_MISSING' | 'ROLE_REQUIRED' | 'GUARD_FAILED'
      missing?: string[]
      failed?: string[]
      roles?: string[]
    }

function wayOut(transition: WorkflowTransition, caller: WorkflowCaller): WayOut {
  const roles = transition.roles ?? null
  return {
    to: transition.to,
    requires: transition.requires ?? [],
    guards: transition.guards ?? [],
    roles,
    command: transition.command ?? null,
    allowed: caller.system || roles === null || roles.some((role) => caller.roles.includes(role)),
  }
}

/**
 * The ways out of a state: the declared ones, ON_HOLD where `hold` allows it, and from ON_HOLD the way back to where
 * it came from. None from a terminal state.
 */
export function transitionsFrom(
  definition: WorkflowDefinition,
  state: WorkflowState,
  caller: WorkflowCaller,
): WayOut[] {
  if (definition.terminal.includes(state.status)) return []
  const ways = definition.transitions.filter((t) => t.from === state.status).map((t) => wayOut(t, caller))
  if (definition.hold?.includes(state.status))
    ways.push(wayOut({ from: state.status, to: ON_HOLD, requires: ['justification'] }, caller))
  if (state.status === ON_HOLD && state.heldFrom && definition.hold?.includes(state.heldFrom))
    ways.unshift(wayOut({ from: ON_HOLD, to: state.heldFrom }, caller))
  return ways
}

/** True when the call carries the field: not absent, not null, not an empty text. */
function carries(fields: Readonly<Record<string, unknown>>, name: string): boolean {
  if (!Object.hasOwn(fields, name)) return false
  const value = fields[name]
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')
}

/**
 * Decides one move. The graph is asked first, then the role, then the fields, then the guards that the caller found
 * not to hold (`failedGuards`); a state left for ON_HOLD is remembered, and kept when the subject ends while on hold.
 */
export function decideTransition(
  definition: WorkflowDefinition,
  state: WorkflowState,
  move: {
    to: string
    fields: Readonly<Record<string, unknown>>
    caller: WorkflowCaller
    failedGuards?: readonly string[]
  },
): Decision {
  const transition = transitionsFrom(definition, state, move.caller).find((way) => way.to === move.to)
  if (!transition) return { ok: false, code: 'TRANSITION_NOT_ALLOWED' }
  if (!transition.allowed) return { ok: false, code: 'ROLE_REQUIRED', roles: transition.roles ?? [] }
  const missing = transition.requires.filter((name) => !carries(move.fields, name))
  if (missing.length > 0) return { ok: false, code: 'REQUIREMENT_MISSING', missing }
  const failed = transition.guards.filter((guard) => move.failedGuards?.includes(guard))
  if (failed.length > 0) return { ok: false, code: 'GUARD_FAILED', failed }
  const terminal = definition.terminal.includes(move.to)
  return { ok: true, to: move.to, heldFrom: heldAfter(state, move.to, terminal), terminal, transition }
}

function heldAfter(state: WorkflowState, to: string, terminal: boolean): string | null {
  if (to === ON_HOLD) return state.status
  return state.status === ON_HOLD && terminal ? state.heldFrom : null
}

/**
 * Where facts lead by the name of the state, in workflows that do not say it themselves: `to` the first of these with an
 * edge, `rests` the states in which the fact has nothing left to do (ADR 0017).
 */
const byName: Record<string, { to: readonly string[]; rests: readonly string[] }> = {
  OFFER_RECEIVED: { to: ['OFFER_RECEIVED', 'NEGOTIATION'], rests: ['OFFER_RECEIVED', 'NEGOTIATION'] },
  OFFER_COUNTERED: { to: ['COUNTER_OFFER', 'NEGOTIATION'], rests: ['COUNTER_OFFER'] },
}

/** Where a fact moves the state, or null when this workflow says nothing about the fact in this state. */
export function effectOf(definition: WorkflowDefinition, status: string, fact: string): string | null {
  const said = definition.effects?.[fact]
  if (said) return said.find((move) => move.from === status)?.to ?? null
  if (alreadyThere(definition, status, fact)) return null
  const ways = definition.transitions.filter((way) => way.from === status).map((way) => way.to)
  return byName[fact]?.to.find((state) => ways.includes(state)) ?? null
}

/** True when the fact means something to this workflow, in whatever state. */
export function knowsFact(definition: WorkflowDefinition, fact: string): boolean {
  const said = definition.effects?.[fact]
  return said ? said.length > 0 : definition.states.includes(byName[fact]?.to[0] ?? '')
}

/** True when the fact has already had its effect: the state is where the fact leads. */
export function alreadyThere(definition: WorkflowDefinition, status: string, fact: string): boolean {
  const said = definition.effects?.[fact]
  return said ? said.some((move) => move.to === status) : (byName[fact]?.rests.includes(status) ?? false)
}

/**
 * The main line of a workflow for a stepper: the one it names, else the first way found from the initial state, in
 * the order the transitions are written, to the terminal state that `states` names first.
 */
export function mainPath(definition: WorkflowDefinition): string[] {
  if (definition.path) return definition.path
  const goal = definition.states.find((state) => definition.terminal.includes(state))
  const dead = new Set<string>()
  const walk = (line: string[]): string[] | null => {
    const here = line.at(-1) ?? ''
    if (here === goal) return line
    for (const { from, to } of definition.transitions) {
      if (from !== here || line.includes(to) || dead.has(to)) continue
      const found = walk([...line, to])
      if (found) return found
      dead.add(to)
    }
    return null
  }
  return walk([definition.initial]) ?? [definition.initial]
}

/** Where in a workflow something is wrong. */
export type WorkflowPlace =
  | { kind: 'workflow' }
  | { kind: 'state'; state: string }
  | { kind: 'transition'; from: string; to: string }
  | { kind: 'effect'; fact: string; from: string; to: string }

/** One thing that is wrong: `at` says in short where, `place` for machines. */
export type WorkflowProblem = { code: string; at: string; place: WorkflowPlace }

const wholly: WorkflowPlace = { kind: 'workflow' }
const inState = (state: string): WorkflowPlace => ({ kind: 'state', state })
const onWay = (from: string, to: string): WorkflowPlace => ({ kind: 'transition', from, to })

/** What is wrong with a definition, with the place; empty when it can run. */
export function validateDefinition(definition: WorkflowDefinition): WorkflowProblem[] {
  return [...namesProblems(definition), ...graphProblems(definition), ...pathProblems(definition)]
}

function namesProblems(definition: WorkflowDefinition): WorkflowProblem[] {
  const known = new Set(definition.states)
  const held = definition.hold ?? []
  const named: [where: string, state: string, place: WorkflowPlace][] = [
    ['initial', definition.initial, wholly],
    ...[...definition.terminal.map((s) => ['terminal', s] as const), ...held.map((s) => ['hold', s] as const)].map(
      ([where, s]): [string, string, WorkflowPlace] => [where, s, inState(s)],
    ),
    ...definition.transitions.flatMap(({ from, to }): [string, string, WorkflowPlace][] => [
      ['transitions', from, onWay(from, to)],
      ['transitions', to, onWay(from, to)],
    ]),
    ...Object.keys(definition.onEnter ?? {}).map((s): [string, string, WorkflowPlace] => ['onEnter', s, inState(s)]),
  ]
  const problems = named
    .filter(([, s]) => !known.has(s))
    .map(([where, s, place]) => ({ code: 'UNKNOWN_STATE', at: `${where}:${s}`, place }))
  if (known.size !== definition.states.length) problems.push({ code: 'STATE_TWICE', at: 'states', place: wholly })
  if (definition.terminal.length === 0) problems.push({ code: 'NO_TERMINAL', at: 'terminal', place: wholly })
  if (held.length > 0 && !known.has(ON_HOLD))
    problems.push({ code: 'UNKNOWN_STATE', at: ON_HOLD, place: inState(ON_HOLD) })
  // Where a subject waits it neither begins nor ends, and it does not wait for waiting.
  if ([definition.initial, ...definition.terminal, ...held].includes(ON_HOLD))
    problems.push({ code: 'HOLD_IS_A_WAIT', at: ON_HOLD, place: inState(ON_HOLD) })
  return problems
}

/** Every edge of the graph, the ways into and out of ON_HOLD included. */
function edges(definition: WorkflowDefinition): { from: string; to: string }[] {
  const held = definition.hold ?? []
  return [...waysOnward(definition), ...held.map((to) => ({ from: ON_HOLD, to }))]
}

/** The edges that lead on: out of ON_HOLD one only comes back to where one was, which reaches nothing new. */
function waysOnward(definition: WorkflowDefinition): { from: string; to: string }[] {
  return [...definition.transitions, ...(definition.hold ?? []).map((from) => ({ from, to: ON_HOLD }))]
}

function graphProblems(definition: WorkflowDefinition): WorkflowProblem[] {
  const problems: WorkflowProblem[] = []
  const all = edges(definition)
  const pairs = new Set<string>()
  for (const { from, to } of definition.transitions) {
    if (pairs.has(`${from}→${to}`))
      problems.push({ code: 'TRANSITION_TWICE', at: `${from}→${to}`, place: onWay(from, to) })
    pairs.add(`${from}→${to}`)
    // The engine makes these ways itself; a declared one would lead back to somewhere else.
    if (to === ON_HOLD || (from === ON_HOLD && definition.hold?.includes(to)))
      problems.push({ code: 'HOLD_DECLARED', at: `${from}→${to}`, place: onWay(from, to) })
  }
  for (const { from, to } of all) {
    if (definition.terminal.includes(from))
      problems.push({ code: 'WAY_OUT_OF_TERMINAL', at: `${from}→${to}`, place: onWay(from, to) })
  }
  const onward = waysOnward(definition)
  const reachable = spread([definition.initial], onward)
  const ending = spread(
    definition.terminal,
    onward.map(({ from, to }) => ({ from: to, to: from })),
  )
  // Who waits comes back to where there is an end.
  if (definition.hold?.some((state) => ending.has(state))) ending.add(ON_HOLD)
  for (const state of definition.states) {
    if (!reachable.has(state)) problems.push({ code: 'UNREACHABLE_STATE', at: state, place: inState(state) })
    if (!ending.has(state)) problems.push({ code: 'NO_WAY_TO_END', at: state, place: inState(state) })
  }
  for (const [fact, moves] of Object.entries(definition.effects ?? {})) {
    for (const { from, to } of moves)
      if (!all.some((e) => e.from === from && e.to === to))
        problems.push({
          code: 'EFFECT_WITHOUT_EDGE',
          at: `${fact}:${from}→${to}`,
          place: { kind: 'effect', fact, from, to },
        })
  }
  return problems
}

function pathProblems(definition: WorkflowDefinition): WorkflowProblem[] {
  const path = definition.path
  if (!path) return []
  const walks =
    path[0] === definition.initial &&
    definition.terminal.includes(path.at(-1) ?? '') &&
    path.slice(1).every((to, i) => definition.transitions.some((t) => t.from === path[i] && t.to === to))
  return walks ? [] : [{ code: 'PATH_NOT_WALKABLE', at: 'path', place: wholly }]
}

/** Everything that can be reached from a set of states along directed edges. */
function spread(from: readonly string[], along: readonly { from: string; to: string }[]): Set<string> {
  const seen = new Set(from)
  const queue = [...from]
  for (let here = queue.pop(); here !== undefined; here = queue.pop()) {
    for (const edge of along) {
      if (edge.from !== here || seen.has(edge.to)) continue
      seen.add(edge.to)
      queue.push(edge.to)
    }
  }
  return seen
}

/** A code as a person can read it where nobody named it: "NOTARY_CALL" reads "Notary call". */
export function readableCode(code: string): string {
  const words = code.replaceAll('_', ' ').trim().toLowerCase()
  return words === '' ? code : words.charAt(0).toUpperCase() + words.slice(1)
}
