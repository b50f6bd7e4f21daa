import { ON_HOLD, transitionsFrom, type WayOut, type WorkflowDefinition, type WorkflowState } from '#modules/workflows'
import { goalsOf, standable } from './editing.rules.ts'
import type { DraftDefinition, SimulatedState, Simulation } from './editing.schema.ts'

/** Old state → new state, for states that the new version has no place for. */
export type Mapping = Readonly<Record<string, string>>

/** Running dossiers that stand alike: how many, in which state, under which version. */
export type Standing = WorkflowState & { count: number; version: number; definition: WorkflowDefinition }

const mapped = (mapping: Mapping, state: string): string | undefined =>
  Object.hasOwn(mapping, state) ? mapping[state] : undefined

/**
 * Where a running dossier stands in another version: in its own state where there is one, else where the mapping leads.
 * One on hold keeps waiting where the new version lets its former state wait, else it goes on from there. Null when
 * there is no place for it.
 */
export function placeIn(next: DraftDefinition, mapping: Mapping, state: WorkflowState): WorkflowState | null {
  const goal = (code: string): string | null => {
    if (code !== ON_HOLD && standable(next, code)) return code
    const to = mapped(mapping, code)
    return to !== undefined && to !== ON_HOLD && standable(next, to) ? to : null
  }
  if (state.status !== ON_HOLD) {
    const to = goal(state.status)
    return to === null ? null : { status: to, heldFrom: null }
  }
  const back = state.heldFrom === null ? null : goal(state.heldFrom)
  if (back !== null && standable(next, ON_HOLD) && next.hold?.includes(back)) return { status: ON_HOLD, heldFrom: back }
  return back === null ? null : { status: back, heldFrom: null }
}

/**
 * The states a mapping must name: those that the active version has or that running dossiers stand in or wait for, and
 * that the new one has no place for. Never the ends: what has ended
 * stays as it is. Nor waiting: who waits goes back to where they were.
 */
export function statesToMap(
  active: WorkflowDefinition,
  next: DraftDefinition,
  standing: readonly WorkflowState[],
): string[] {
  const before = [
    ...active.states.filter((state) => standable(active, state)),
    ...standing.flatMap(({ status, heldFrom }) => [status, ...(heldFrom === null ? [] : [heldFrom])]),
  ]
  return [...new Set(before)].filter((state) => state !== ON_HOLD && !standable(next, state))
}

/** What is wrong with a mapping, by state: missing (REQUIRED), led to where nobody can go on (UNKNOWN), or not to be mapped because it stays or ends (NOT_ALLOWED). */
export function mappingProblems(
  next: DraftDefinition,
  toMap: readonly string[],
  mapping: Mapping,
): { state: string; code: 'REQUIRED' | 'UNKNOWN' | 'NOT_ALLOWED' }[] {
  const goals = goalsOf(next)
  const problems: { state: string; code: 'REQUIRED' | 'UNKNOWN' | 'NOT_ALLOWED' }[] = []
  for (const state of toMap) if (mapped(mapping, state) === undefined) problems.push({ state, code: 'REQUIRED' })
  for (const [state, to] of Object.entries(mapping)) {
    // A state that stays, and an end, are nobody's to map.
    if (!toMap.includes(state)) problems.push({ state, code: 'NOT_ALLOWED' })
    else if (!goals.includes(to)) problems.push({ state, code: 'UNKNOWN' })
  }
  return problems
}

const everybody = { roles: [], system: true }
const asks = ({ requires, guards, roles }: WayOut) =>
  JSON.stringify([[...requires].sort(), [...guards].sort(), roles === null ? null : [...roles].sort()])

/** How the ways open to a dossier differ between two versions, in the state it stands in. */
export function waysDiffer(
  before: WorkflowDefinition,
  next: DraftDefinition,
  state: WorkflowState,
): Pick<SimulatedState, 'gained' | 'lost' | 'changed'> {
  const old = new Map(transitionsFrom(before, state, everybody).map((way) => [way.to, asks(way)]))
  const now = new Map(transitionsFrom(next, state, everybody).map((way) => [way.to, asks(way)]))
  return {
    gained: [...now.keys()].filter((to) => !old.has(to)),
    lost: [...old.keys()].filter((to) => !now.has(to)),
    changed: [...now].filter(([to, what]) => old.has(to) && old.get(to) !== what).map(([to]) => to),
  }
}

/** What a draft would do to the running dossiers, from how many stand where. */
export function simulate(active: WorkflowDefinition, next: DraftDefinition, standing: readonly Standing[]): Simulation {
  const states = new Map<string, SimulatedState>()
  for (const { status, heldFrom, count, version, definition } of standing) {
    const held = status === ON_HOLD ? heldFrom : null
    const place = placeIn(next, {}, { status, heldFrom })
    const fate = place === null ? 'LOST' : place.status === status ? 'STAYS' : 'RESUMES'
    const ways =
      fate === 'STAYS'
        ? waysDiffer(definition, next, { status, heldFrom: held })
        : { gained: [], lost: [], changed: [] }
    // Versions whose dossiers fare alike are one line.
    const key = JSON.stringify([status, held, ways])
    const line = states.get(key)
    if (line) {
      line.count += count
      if (!line.versions.includes(version)) line.versions.push(version)
    } else states.set(key, { status, heldFrom: held, count, versions: [version], fate, ...ways })
  }
  const order = [...active.states, ...next.states]
  const lines = [...states.values()].sort(
    (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || b.count - a.count,
  )
  const sum = (of: readonly SimulatedState[]) => of.reduce((n, { count }) => n + count, 0)
  const differs = ({ gained, lost, changed }: SimulatedState) => gained.length + lost.length + changed.length > 0
  return {
    total: sum(lines),
    staying: sum(lines.filter(({ fate }) => fate !== 'LOST')),
    losing: sum(lines.filter(({ fate }) => fate === 'LOST')),
    otherWays: sum(lines.filter(differs)),
    states: lines,
    toMap: statesToMap(active, next, standing),
    goals: goalsOf(next),
  }
}
