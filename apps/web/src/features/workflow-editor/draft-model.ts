import type { Definition, LocalName, StateTone, Way } from '@/lib/api-workflows.ts'

/** The state that the others may wait in; the engine makes the ways into it and back. */
export const ON_HOLD = 'ON_HOLD'

/** What is chosen in the editor. */
export type Chosen = { kind: 'state'; state: string } | { kind: 'way'; from: string; to: string } | null

export type Flag = 'initial' | 'terminal' | 'hold'

const without = (list: readonly string[] | undefined, state: string) => (list ?? []).filter((s) => s !== state)
const dropKey = <T>(record: Record<string, T> | undefined, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([k]) => k !== key))

/** Leaves out what says nothing, so that a draft without a change reads as its base. */
function tidy(definition: Definition): Definition {
  const bare = { ...definition }
  for (const key of ['hold', 'path'] as const) if (bare[key]?.length === 0) delete bare[key]
  for (const key of ['names', 'tones', 'effects', 'onEnter'] as const)
    if (bare[key] && Object.keys(bare[key]).length === 0) delete bare[key]
  return bare
}

/** A code made of a name: what is left of it in capitals and digits, and free in the workflow. */
export function codeFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 36)
  const base = plain || 'STAGE'
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? base : `${base}_${n}`
    if (!taken.includes(code)) return code
  }
}

/** Adds a state of the organisation's own at the end of the line, before the states that end. */
export function addState(definition: Definition, code: string, name: LocalName): Definition {
  const at = definition.states.findIndex((s) => definition.terminal.includes(s))
  const states = [...definition.states]
  states.splice(at < 0 ? states.length : at, 0, code)
  return { ...definition, states, names: { ...definition.names, [code]: name } }
}

/** Takes a state away with every way, event and wish that names it. */
export function removeState(definition: Definition, state: string): Definition {
  const stays = ({ from, to }: { from: string; to: string }) => from !== state && to !== state
  return tidy({
    ...definition,
    states: without(definition.states, state),
    terminal: without(definition.terminal, state),
    hold: state === ON_HOLD ? [] : without(definition.hold, state),
    path: without(definition.path, state),
    transitions: definition.transitions.filter(stays),
    effects: Object.fromEntries(
      Object.entries(definition.effects ?? {}).map(([fact, moves]) => [fact, moves.filter(stays)]),
    ),
    names: dropKey(definition.names, state),
    tones: dropKey(definition.tones, state),
    onEnter: dropKey(definition.onEnter, state),
  })
}

/** Gives a state that is not in use another code, wherever it is named. */
export function recode(definition: Definition, state: string, code: string): Definition {
  const swap = (s: string) => (s === state ? code : s)
  const swapWay = <T extends { from: string; to: string }>(way: T): T => ({
    ...way,
    from: swap(way.from),
    to: swap(way.to),
  })
  const swapKeys = <T>(record: Record<string, T> | undefined) =>
    Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [swap(key), value]))
  return tidy({
    ...definition,
    initial: swap(definition.initial),
    states: definition.states.map(swap),
    terminal: definition.terminal.map(swap),
    hold: (definition.hold ?? []).map(swap),
    path: (definition.path ?? []).map(swap),
    transitions: definition.transitions.map(swapWay),
    effects: Object.fromEntries(
      Object.entries(definition.effects ?? {}).map(([fact, moves]) => [fact, moves.map(swapWay)]),
    ),
    names: swapKeys(definition.names),
    tones: swapKeys(definition.tones),
    onEnter: swapKeys(definition.onEnter),
  })
}

/** Moves a state in the order of the list by some places. */
export function moveState(definition: Definition, state: string, by: number): Definition {
  const from = definition.states.indexOf(state)
  const to = Math.max(0, Math.min(definition.states.length - 1, from + by))
  if (from < 0 || from === to) return definition
  const states = without(definition.states, state)
  states.splice(to, 0, state)
  return { ...definition, states }
}

/** Puts a state in the place that another one has; the board shows its columns in this order. */
export function placeState(definition: Definition, state: string, place: string): Definition {
  const { states } = definition
  const to = states.indexOf(place)
  return to < 0 ? definition : moveState(definition, state, to - states.indexOf(state))
}

/** Says of a state that dossiers begin in it, end in it, or may wait from it. */
export function setFlag(definition: Definition, state: string, flag: Flag, on: boolean): Definition {
  if (flag === 'initial') return on ? { ...definition, initial: state } : definition
  const rest = without(definition[flag], state)
  return tidy({ ...definition, [flag]: on ? [...rest, state] : rest })
}

/** Names a state; null gives it back the name of the product. */
export function setName(definition: Definition, state: string, name: LocalName | null): Definition {
  const rest = dropKey(definition.names, state)
  return tidy({ ...definition, names: name ? { ...rest, [state]: name } : rest })
}

/** Gives a state a colour; null gives it back that of the product. */
export function setTone(definition: Definition, state: string, tone: StateTone | null): Definition {
  const rest = dropKey(definition.tones, state)
  return tidy({ ...definition, tones: tone ? { ...rest, [state]: tone } : rest })
}

export const wayOf = (definition: Definition, from: string, to: string): Way | undefined =>
  definition.transitions.find((way) => way.from === from && way.to === to)

/** The ways out of a state, in their order. */
export const waysFrom = (definition: Definition, state: string): Way[] =>
  definition.transitions.filter((way) => way.from === state)

/** Adds a way where there is none. */
export function addWay(definition: Definition, from: string, to: string): Definition {
  if (wayOf(definition, from, to)) return definition
  return { ...definition, transitions: [...definition.transitions, { from, to }] }
}

/** Takes a way away, and the events that went it. */
export function removeWay(definition: Definition, from: string, to: string): Definition {
  const other = (way: { from: string; to: string }) => way.from !== from || way.to !== to
  return tidy({
    ...definition,
    transitions: definition.transitions.filter(other),
    effects: Object.fromEntries(
      Object.entries(definition.effects ?? {}).map(([fact, moves]) => [fact, moves.filter(other)]),
    ),
  })
}

/** Changes what a way asks for; an empty list says nothing. */
export function changeWay(
  definition: Definition,
  from: string,
  to: string,
  change: { name?: LocalName | null; requires?: string[]; guards?: string[]; roles?: string[] },
): Definition {
  const changed = (way: Way): Way => {
    const next: Way = { ...way }
    for (const key of ['requires', 'guards', 'roles'] as const) {
      const list = change[key]
      if (list === undefined) continue
      if (list.length > 0) next[key] = list
      else delete next[key]
    }
    if (change.name) next.name = change.name
    if (change.name === null) delete next.name
    return next
  }
  return {
    ...definition,
    transitions: definition.transitions.map((way) => (way.from === from && way.to === to ? changed(way) : way)),
  }
}

/** The events that make a dossier go a way by itself. */
export function factsOf(definition: Definition, from: string, to: string): string[] {
  return Object.entries(definition.effects ?? {})
    .filter(([, moves]) => moves.some((move) => move.from === from && move.to === to))
    .map(([fact]) => fact)
}

/** Says which events make a dossier go a way; an event leads from one state to one other. */
export function setFacts(definition: Definition, from: string, to: string, facts: readonly string[]): Definition {
  const all = new Set([...Object.keys(definition.effects ?? {}), ...facts])
  const effects: Record<string, { from: string; to: string }[]> = {}
  for (const fact of all) {
    const before = definition.effects?.[fact] ?? []
    const goes = facts.includes(fact)
    const rest = before.filter((move) => move.from !== from || (!goes && move.to !== to))
    effects[fact] = goes ? [...rest, { from, to }] : rest
  }
  return tidy({ ...definition, effects })
}

/** A draft with what was before and after it, for taking back and doing again. */
export interface History {
  past: Definition[]
  present: Definition
  future: Definition[]
}
const DEPTH = 100

export const beginHistory = (present: Definition): History => ({ past: [], present, future: [] })

/** Adds a change; what had been taken back is gone. */
export function record(history: History, next: Definition): History {
  if (next === history.present) return history
  return { past: [...history.past, history.present].slice(-DEPTH), present: next, future: [] }
}

/** Takes the last change back. */
export function undo(history: History): History {
  const before = history.past.at(-1)
  if (!before) return history
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] }
}

/** Does again what was taken back last. */
export function redo(history: History): History {
  const [next, ...rest] = history.future
  return next ? { past: [...history.past, history.present], present: next, future: rest } : history
}
