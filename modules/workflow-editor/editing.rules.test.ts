import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideTransition,
  ON_HOLD,
  transitionsFrom,
  type WorkflowDefinition,
  type WorkflowState,
} from '#modules/workflows'
import { goalsOf, type Known, problemsOf } from './editing.rules.ts'
import type { DraftDefinition } from './editing.schema.ts'
import { mappingProblems, placeIn, simulate, statesToMap, waysDiffer } from './migrating.rules.ts'

const base: WorkflowDefinition = {
  label: 'Petit',
  initial: 'NEW',
  terminal: ['WON'],
  states: ['NEW', 'QUALIFIED', 'WON', ON_HOLD],
  transitions: [
    { from: 'NEW', to: 'QUALIFIED' },
    { from: 'QUALIFIED', to: 'WON', requires: ['wonReason'] },
  ],
  hold: ['QUALIFIED'],
}

const known: Known = {
  requires: ['wonReason'],
  guards: ['appointment_done'],
  roles: ['MANAGER'],
  facts: ['VISIT_DONE'],
  commands: ['reschedule'],
  named: (state) => /^(NEW|QUALIFIED|WON|ON_HOLD|S\d)$/.test(state),
  base,
  inUse: {},
}
const codes = (draft: DraftDefinition, with_: Partial<Known> = {}) =>
  problemsOf(draft, { ...known, ...with_ }).map(({ code }) => code)

/** Graphs as an editor might leave them: some sound, most not. */
const anyGraph: fc.Arbitrary<WorkflowDefinition> = fc
  .record({
    shift: fc.nat(4),
    count: fc.integer({ min: 2, max: 6 }),
    edges: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 14 }),
    outOfHold: fc.array(fc.nat(6), { maxLength: 1 }),
    held: fc.array(fc.nat(6), { maxLength: 3 }),
    ends: fc.array(fc.nat(6), { minLength: 1, maxLength: 2 }),
    line: fc.boolean(),
  })
  .map(({ shift, count, edges, outOfHold, held, ends, line }) => {
    const name = (n: number) => `S${shift + (n % count)}`
    const terminal = [...new Set(ends.map(name))]
    const spine = line ? Array.from({ length: count - 1 }, (_, i) => [i, i + 1] as const) : []
    const transitions = [...spine, ...edges]
      .map(([from, to]) => ({ from: name(from), to: name(to) }))
      .concat(outOfHold.map((to) => ({ from: ON_HOLD, to: name(to) })))
      .filter((t, i, all) => all.findIndex((o) => o.from === t.from && o.to === t.to) === i)
      .filter(({ from, to }) => !line || (!terminal.includes(from) && from !== to))
    return {
      label: 'x',
      initial: name(0),
      terminal,
      states: [...Array.from({ length: count }, (_, i) => name(i)), ON_HOLD],
      transitions,
      hold: [...new Set(held.map(name))].filter((s) => !terminal.includes(s)),
    }
  })
const sound = (definition: WorkflowDefinition) => codes(definition, { base: definition }).length === 0
const soundGraph = anyGraph.filter(sound)

const system = { roles: [], system: true }

describe('what a draft may be', () => {
  it('from every state that can be reached in a sound one, an end can be reached by the engine', () => {
    let walked = 0
    fc.assert(
      fc.property(soundGraph, fc.array(fc.nat(20), { maxLength: 12 }), (definition, turns) => {
        walked += 1
        let state: WorkflowState = { status: definition.initial, heldFrom: null }
        for (const turn of turns) {
          const ways = transitionsFrom(definition, state, system)
          const way = ways[turn % Math.max(ways.length, 1)]
          if (!way) break
          const fields = { justification: 'x' }
          const decided = decideTransition(definition, state, { to: way.to, fields, caller: system })
          if (decided.ok) state = { status: decided.to, heldFrom: decided.heldFrom }
        }
        expect(endsFrom(definition, state)).toBe(true)
      }),
      { numRuns: 300 },
    )
    expect(walked).toBeGreaterThan(100)
  })

  it('has every state reached by the engine from the beginning, and no way out of an end', () => {
    fc.assert(
      fc.property(soundGraph, (definition) => {
        const seen = new Set(reached(definition).map(({ status }) => status))
        expect([...seen].sort()).toEqual([...definition.states].sort())
        for (const end of definition.terminal)
          expect(definition.transitions.some(({ from }) => from === end)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('never fails on nonsense', () => {
    fc.assert(
      fc.property(anyGraph, fc.string(), (definition, word) => {
        problemsOf(
          {
            ...definition,
            initial: word,
            states: [...definition.states, word],
            names: { [word]: { fr: word, ar: '', en: '' } },
          },
          known,
        )
        return true
      }),
    )
  })

  const states = (more: string[]) => [...base.states, ...more]
  it.each<[string, DraftDefinition, string[]]>([
    ['a sound one', base, []],
    [
      'a code of small letters',
      { ...base, states: states(['neuf']) },
      ['UNREACHABLE_STATE', 'NO_WAY_TO_END', 'CODE_INVALID', 'NAME_MISSING'],
    ],
    ['a name in two languages', { ...base, names: { NEW: { fr: 'Neuf', ar: ' ', en: 'New' } } }, ['NAME_MISSING']],
    ['a name of nothing', { ...base, names: { GONE: { fr: 'a', ar: 'b', en: 'c' } } }, ['UNKNOWN_STATE']],
    ['a way to itself', { ...base, transitions: [...base.transitions, { from: 'NEW', to: 'NEW' }] }, ['WAY_TO_ITSELF']],
    [
      'a way for nobody',
      { ...base, transitions: [{ from: 'NEW', to: 'QUALIFIED', roles: [] }, ...base.transitions.slice(1)] },
      ['NOBODY_MAY'],
    ],
    [
      'what nobody knows',
      {
        ...base,
        transitions: [
          { from: 'NEW', to: 'QUALIFIED', roles: ['KING'], guards: ['luck'], requires: ['gold'], command: 'fly' },
          ...base.transitions.slice(1),
        ],
      },
      ['UNKNOWN_REQUIREMENT', 'UNKNOWN_GUARD', 'UNKNOWN_ROLE', 'UNKNOWN_COMMAND'],
    ],
    ['a fact nobody tells', { ...base, effects: { SUNRISE: [{ from: 'NEW', to: 'QUALIFIED' }] } }, ['UNKNOWN_FACT']],
    [
      'a fact to two places',
      {
        ...base,
        effects: {
          VISIT_DONE: [
            { from: 'NEW', to: 'QUALIFIED' },
            { from: 'NEW', to: 'QUALIFIED' },
          ],
        },
      },
      ['EFFECT_TWICE'],
    ],
    [
      'an end that is none any more',
      {
        ...base,
        terminal: ['QUALIFIED'],
        transitions: [
          { from: 'NEW', to: 'WON' },
          { from: 'WON', to: 'QUALIFIED' },
        ],
        hold: ['WON'],
      },
      ['TERMINAL_CHANGED', 'TERMINAL_CHANGED'],
    ],
    [
      'waiting as an end',
      { ...base, terminal: ['WON', ON_HOLD], hold: [] },
      ['HOLD_IS_A_WAIT', 'UNREACHABLE_STATE', 'TERMINAL_CHANGED'],
    ],
  ])('names %s', (_what, draft, expected) => {
    expect(codes(draft)).toEqual(expected)
  })

  it('warns of a state that goes away under running dossiers, and lets it go', () => {
    const next = { ...base, states: ['NEW', 'WON'], transitions: [{ from: 'NEW', to: 'WON' }], hold: [] }
    const problems = problemsOf(next, { ...known, inUse: { QUALIFIED: 3, NEW: 2 } })
    expect(problems).toMatchObject([{ code: 'STATE_IN_USE', severity: 'WARNING', params: { count: 3 } }])
  })
})

/** Every place the engine leads to. */
function reached(definition: WorkflowDefinition, from: WorkflowState = { status: definition.initial, heldFrom: null }) {
  const seen = new Map<string, WorkflowState>()
  const queue: WorkflowState[] = [from]
  for (let here = queue.pop(); here; here = queue.pop()) {
    const key = `${here.status} ${here.heldFrom}`
    if (seen.has(key)) continue
    seen.set(key, here)
    for (const { to } of transitionsFrom(definition, here, system)) {
      const decided = decideTransition(definition, here, { to, fields: { justification: 'x' }, caller: system })
      if (decided.ok) queue.push({ status: decided.to, heldFrom: decided.heldFrom })
    }
  }
  return [...seen.values()]
}
const endsFrom = (definition: WorkflowDefinition, from: WorkflowState) =>
  reached(definition, from).some(({ status }) => definition.terminal.includes(status))

describe('moving running dossiers', () => {
  const running = (definition: WorkflowDefinition) =>
    reached(definition).filter(({ status }) => !definition.terminal.includes(status))

  it('by a good mapping leaves each in a state of the new graph that is no end and has a way on', () => {
    fc.assert(
      fc.property(
        soundGraph,
        soundGraph,
        fc.array(fc.nat(20), { minLength: 12, maxLength: 12 }),
        (before, next, picks) => {
          const toMap = statesToMap(before, next, running(before))
          const goals = goalsOf(next)
          // Without a place to go on there is no mapping, and nothing may be activated with one.
          if (goals.length === 0) {
            if (toMap.length > 0) expect(mappingProblems(next, toMap, {}).length).toBeGreaterThan(0)
            return
          }
          const mapping = Object.fromEntries(
            toMap.map((state, i) => [state, goals[(picks[i] ?? 0) % goals.length] ?? '']),
          )
          expect(mappingProblems(next, toMap, mapping)).toEqual([])
          for (const state of running(before)) {
            const place = placeIn(next, mapping, state)
            expect(place, JSON.stringify(state)).not.toBeNull()
            if (!place) continue
            expect(next.states).toContain(place.status)
            expect(next.terminal).not.toContain(place.status)
            expect(endsFrom(next, place)).toBe(true)
            if (place.status === ON_HOLD) expect(next.hold).toContain(place.heldFrom)
            else expect(place.heldFrom).toBeNull()
            expect(placeIn(next, mapping, place), 'twice is once').toEqual(place)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never puts a dossier anywhere else, whatever the mapping says', () => {
    fc.assert(
      fc.property(
        soundGraph,
        soundGraph,
        fc.dictionary(
          fc.constantFrom('S0', 'S1', 'S5', ON_HOLD, '__proto__'),
          fc.constantFrom('S0', 'S3', ON_HOLD, 'NOWHERE', ''),
        ),
        (before, next, mapping) => {
          for (const state of running(before)) {
            const place = placeIn(next, mapping, state)
            if (place) expect(endsFrom(next, place)).toBe(true)
          }
        },
      ),
    )
  })

  it('asks for a mapping of exactly the states whose dossiers would have no place', () => {
    fc.assert(
      fc.property(soundGraph, soundGraph, (before, next) => {
        const standing = running(before).map((at) => ({ ...at, count: 2, version: 1, definition: before }))
        const simulation = simulate(before, next, standing)
        expect(simulation.total).toBe(2 * standing.length)
        expect(simulation.staying + simulation.losing).toBe(simulation.total)
        const homeless = standing.filter((at) => placeIn(next, {}, at) === null)
        expect(simulation.losing).toBe(2 * homeless.length)
        const named = homeless.map(({ status, heldFrom }) => (status === ON_HOLD ? heldFrom : status))
        for (const state of named) expect(simulation.toMap).toContain(state)
      }),
    )
  })

  it('is refused for what stays, for what ends, and for goals that are none', () => {
    const next = { ...base, states: ['NEW', 'WON', ON_HOLD], transitions: [{ from: 'NEW', to: 'WON' }], hold: ['NEW'] }
    const toMap = statesToMap(base, next, [])
    expect(toMap).toEqual(['QUALIFIED'])
    expect(mappingProblems(next, toMap, {})).toEqual([{ state: 'QUALIFIED', code: 'REQUIRED' }])
    for (const goal of ['WON', ON_HOLD, 'NOWHERE'])
      expect(mappingProblems(next, toMap, { QUALIFIED: goal })).toEqual([{ state: 'QUALIFIED', code: 'UNKNOWN' }])
    expect(mappingProblems(next, toMap, { QUALIFIED: 'NEW', WON: 'NEW' })).toEqual([
      { state: 'WON', code: 'NOT_ALLOWED' },
    ])
    expect(placeIn(next, { QUALIFIED: 'NEW' }, { status: ON_HOLD, heldFrom: 'QUALIFIED' })).toEqual({
      status: ON_HOLD,
      heldFrom: 'NEW',
    })
    expect(placeIn({ ...next, hold: [] }, {}, { status: ON_HOLD, heldFrom: 'NEW' })).toEqual({
      status: 'NEW',
      heldFrom: null,
    })
  })

  it('tells the ways that come, go, and ask for something else', () => {
    const next = {
      ...base,
      hold: [],
      transitions: [
        ...base.transitions.slice(0, 1),
        { from: 'QUALIFIED', to: 'WON' },
        { from: 'QUALIFIED', to: 'NEW' },
      ],
    }
    expect(waysDiffer(base, next, { status: 'QUALIFIED', heldFrom: null })).toEqual({
      gained: ['NEW'],
      lost: [ON_HOLD],
      changed: ['WON'],
    })
  })
})
