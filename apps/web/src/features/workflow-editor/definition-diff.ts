import type { Definition, Way } from '@/lib/api-workflows.ts'

/** One thing that differs between two versions of a workflow. */
export type Difference =
  | { kind: 'stateAdded' | 'stateRemoved' | 'stateChanged'; state: string }
  | { kind: 'wayAdded' | 'wayRemoved' | 'wayChanged'; from: string; to: string }
  | { kind: 'initial'; state: string }
  /** The order of the states is another one; `state` is the first that stands elsewhere. */
  | { kind: 'order'; state: string }

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const key = ({ from, to }: Way) => `${from} ${to}`

function aboutState(definition: Definition, state: string) {
  return [
    definition.terminal.includes(state),
    definition.hold?.includes(state) ?? false,
    definition.names?.[state],
    definition.tones?.[state],
    definition.onEnter?.[state],
  ]
}

function aboutWay(definition: Definition, { from, to, ...way }: Way) {
  const facts = Object.entries(definition.effects ?? {}).filter(([, moves]) =>
    moves.some((move) => move.from === from && move.to === to),
  )
  return [way.name, way.requires, way.guards, way.roles, way.command, facts.map(([fact]) => fact).sort()]
}

/** What a version says otherwise than the one before it: states first, then ways, in the order of the newer. */
export function differences(before: Definition, after: Definition): Difference[] {
  const old = new Map(before.transitions.map((way) => [key(way), way]))
  const now = new Set(after.transitions.map(key))
  const found: Difference[] = []
  if (before.initial !== after.initial) found.push({ kind: 'initial', state: after.initial })
  for (const state of after.states) {
    if (!before.states.includes(state)) found.push({ kind: 'stateAdded', state })
    else if (!same(aboutState(before, state), aboutState(after, state))) found.push({ kind: 'stateChanged', state })
  }
  for (const state of before.states) if (!after.states.includes(state)) found.push({ kind: 'stateRemoved', state })
  const stay = (of: Definition, other: Definition) => of.states.filter((s) => other.states.includes(s))
  const order = stay(before, after)
  const moved = stay(after, before).find((s, i) => s !== order[i])
  if (moved !== undefined) found.push({ kind: 'order', state: moved })
  for (const way of after.transitions) {
    const was = old.get(key(way))
    const { from, to } = way
    if (!was) found.push({ kind: 'wayAdded', from, to })
    else if (!same(aboutWay(before, was), aboutWay(after, way))) found.push({ kind: 'wayChanged', from, to })
  }
  for (const way of before.transitions)
    if (!now.has(key(way))) found.push({ kind: 'wayRemoved', from: way.from, to: way.to })
  return found
}
