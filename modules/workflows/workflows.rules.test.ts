import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultWorkflows } from './workflows.defaults.ts'
import { readDefinition } from './workflows.errors.ts'
import {
  decideTransition,
  effectOf,
  mainPath,
  ON_HOLD,
  readableCode,
  transitionsFrom,
  validateDefinition,
  type WorkflowState,
} from './workflows.rules.ts'
import type { WorkflowDefinition } from './workflows.schema.ts'

const byCode = new Map(defaultWorkflows.map((w) => [w.code, w.definition]))
const definitionOf = (code: string): WorkflowDefinition => {
  const found = byCode.get(code)
  if (!found) throw new Error(code)
  return found
}
const codes = [...byCode.keys()]
const everybody = { roles: ['ADMIN_ORG', 'MANAGER', 'MODERATOR'], system: false }
const agent = { roles: ['AGENT'], system: false }

/** A definition with random edges, some of them nonsense, as an editor might send it. */
const anyDefinition: fc.Arbitrary<WorkflowDefinition> = fc
  .record({
    count: fc.integer({ min: 2, max: 8 }),
    edges: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.boolean(), fc.boolean()), { maxLength: 24 }),
    held: fc.array(fc.nat(7), { maxLength: 3 }),
    ends: fc.array(fc.nat(7), { minLength: 1, maxLength: 2 }),
  })
  .map(({ count, edges, held, ends }) => {
    const name = (n: number) => `S${n % count}`
    const terminal = [...new Set(ends.map(name))]
    return {
      label: 'random',
      initial: 'S0',
      terminal,
      states: [...Array.from({ length: count }, (_, i) => `S${i}`), ON_HOLD],
      transitions: edges
        .map(([from, to, justified, limited]) => ({
          from: name(from),
          to: name(to),
          ...(justified ? { requires: ['justification'] } : {}),
          ...(limited ? { roles: ['MANAGER'] } : {}),
        }))
        .filter((t, i, all) => all.findIndex((o) => o.from === t.from && o.to === t.to) === i),
      hold: [...new Set(held.map(name))].filter((s) => !terminal.includes(s)),
    }
  })

const anyWorkflow = fc.oneof(fc.constantFrom(...codes).map(definitionOf), anyDefinition)

const anyMove = fc.record({
  to: fc.nat(30),
  fields: fc.dictionary(
    fc.constantFrom('justification', 'lossReason', 'wonReason', 'appointment', 'offer', '__proto__'),
    fc.constantFrom<unknown>('x', '', '  ', null, undefined, 0),
  ),
  caller: fc.constantFrom(everybody, agent, { roles: [], system: true }),
})

describe('the workflow engine', () => {
  it('reaches no state by a way that is not in the graph, and leaves no terminal state', () => {
    fc.assert(
      fc.property(anyWorkflow, fc.array(anyMove, { maxLength: 60 }), (definition, moves) => {
        let state: WorkflowState = { status: definition.initial, heldFrom: null }
        for (const move of moves) {
          const to = definition.states[move.to % definition.states.length] ?? ''
          const decided = decideTransition(definition, state, { ...move, to })
          const declared = definition.transitions.some((t) => t.from === state.status && t.to === to)
          const hold = to === ON_HOLD && (definition.hold ?? []).includes(state.status)
          const back = state.status === ON_HOLD && to === state.heldFrom
          if (decided.ok) {
            expect(declared || hold || back).toBe(true)
            expect(definition.terminal).not.toContain(state.status)
            expect(decided.terminal).toBe(definition.terminal.includes(to))
            state = { status: decided.to, heldFrom: decided.heldFrom }
          } else if (decided.code === 'TRANSITION_NOT_ALLOWED') {
            expect(definition.terminal.includes(state.status) || !(declared || hold || back)).toBe(true)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('comes back from ON_HOLD only to where it came from', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.nat(), fc.nat(), (code, which, other) => {
        const definition = definitionOf(code)
        const held = definition.hold ?? []
        const from = held[which % Math.max(held.length, 1)]
        if (!from) return
        const entry = decideTransition(
          definition,
          { status: from, heldFrom: null },
          { to: ON_HOLD, fields: { justification: 'x' }, caller: agent },
        )
        expect(entry).toMatchObject({ ok: true, heldFrom: from, terminal: false })
        const state = { status: ON_HOLD, heldFrom: from }
        expect(decideTransition(definition, state, { to: from, fields: {}, caller: agent })).toMatchObject({
          ok: true,
          heldFrom: null,
        })
        const elsewhere = held[other % held.length] ?? from
        if (elsewhere !== from)
          expect(decideTransition(definition, state, { to: elsewhere, fields: {}, caller: agent }).ok).toBe(false)
      }),
    )
  })

  it('answers a move exactly as transitionsFrom announces it', () => {
    fc.assert(
      fc.property(anyWorkflow, fc.nat(), fc.constantFrom(everybody, agent), (definition, which, caller) => {
        const status = definition.states[which % definition.states.length] ?? ''
        const state = { status, heldFrom: definition.hold?.[0] ?? null }
        for (const way of transitionsFrom(definition, state, caller)) {
          const fields = Object.fromEntries(way.requires.map((name) => [name, 'given']))
          expect(decideTransition(definition, state, { to: way.to, fields, caller }).ok).toBe(way.allowed)
          for (const name of way.requires) {
            const decided = decideTransition(definition, state, {
              to: way.to,
              fields: { ...fields, [name]: ' ' },
              caller,
            })
            if (way.allowed) expect(decided).toEqual({ ok: false, code: 'REQUIREMENT_MISSING', missing: [name] })
          }
        }
      }),
    )
  })

  it('asks for roles and for guards by name', () => {
    const b2b = definitionOf('B2B_DEMO')
    const scheduled = { status: 'SCHEDULED', heldFrom: null }
    expect(
      decideTransition(
        b2b,
        { status: 'QUALIFIED', heldFrom: null },
        { to: 'NEW', fields: { justification: 'x' }, caller: agent },
      ),
    ).toEqual({ ok: false, code: 'ROLE_REQUIRED', roles: ['MANAGER', 'ADMIN_ORG'] })
    expect(
      decideTransition(b2b, scheduled, { to: 'DONE', fields: {}, caller: agent, failedGuards: ['appointment_done'] }),
    ).toEqual({ ok: false, code: 'GUARD_FAILED', failed: ['appointment_done'] })
    expect(
      decideTransition(b2b, scheduled, { to: 'DONE', fields: {}, caller: agent, failedGuards: ['another'] }).ok,
    ).toBe(true)
  })
})

describe('the default workflows', () => {
  it.each(codes)('%s is valid, and its main line is walkable from start to end', (code) => {
    const definition = definitionOf(code)
    expect(validateDefinition(definition)).toEqual([])
    const path = mainPath(definition)
    expect(path[0]).toBe(definition.initial)
    expect(definition.terminal).toContain(path.at(-1))
    for (const [i, to] of path.slice(1).entries())
      expect(definition.transitions.some((t) => t.from === path[i] && t.to === to)).toBe(true)
  })

  it('lead and mandate lines read as the agency speaks of them', () => {
    expect(mainPath(definitionOf('LEAD_BUY'))).toEqual([
      'NEW',
      'CONTACTED',
      'QUALIFIED',
      'VISIT_PLANNED',
      'VISIT_DONE',
      'OFFER_REQUESTED',
      'OFFER_RECEIVED',
      'NEGOTIATION',
      'SIGNING_SCHEDULED',
      'WON',
    ])
    expect(mainPath(definitionOf('MANDATE_SALE')).at(-1)).toBe('ARCHIVED')
  })

  it('every effect is a move the engine makes, with nothing asked but an appointment', () => {
    for (const { definition } of defaultWorkflows) {
      for (const [fact, moves] of Object.entries(definition.effects ?? {})) {
        for (const { from, to } of moves) {
          expect(effectOf(definition, from, fact)).toBe(to)
          const move = { to, fields: { appointment: 'id' }, caller: { roles: [], system: true } }
          expect(decideTransition(definition, { status: from, heldFrom: null }, move).ok).toBe(true)
        }
      }
    }
  })
})

describe('validateDefinition', () => {
  const base: WorkflowDefinition = {
    label: 'Test',
    initial: 'A',
    terminal: ['Z'],
    states: ['A', 'B', 'Z'],
    transitions: [
      { from: 'A', to: 'B' },
      { from: 'B', to: 'Z' },
    ],
  }
  const codesOf = (definition: WorkflowDefinition) => validateDefinition(definition).map((p) => `${p.code} ${p.at}`)

  it.each([
    ['a state nothing leads to', { states: ['A', 'B', 'C', 'Z'] }, ['UNREACHABLE_STATE C', 'NO_WAY_TO_END C']],
    [
      'an unknown state',
      { initial: 'X' },
      ['UNKNOWN_STATE initial:X', 'UNREACHABLE_STATE A', 'UNREACHABLE_STATE B', 'UNREACHABLE_STATE Z'],
    ],
    [
      'a way out of the end',
      { transitions: [...base.transitions, { from: 'Z', to: 'A' }] },
      ['WAY_OUT_OF_TERMINAL Z→A'],
    ],
    ['the same move twice', { transitions: [...base.transitions, { from: 'A', to: 'B' }] }, ['TRANSITION_TWICE A→B']],
    ['hold without the state', { hold: ['A'] }, ['UNKNOWN_STATE ON_HOLD']],
    [
      'ways of ON_HOLD that the engine itself makes',
      {
        states: ['A', 'B', 'Z', 'ON_HOLD'],
        hold: ['A'],
        transitions: [...base.transitions, { from: 'ON_HOLD', to: 'A' }],
      },
      ['HOLD_DECLARED ON_HOLD→A'],
    ],
    ['an effect beside the graph', { effects: { FACT: [{ from: 'A', to: 'Z' }] } }, ['EFFECT_WITHOUT_EDGE FACT:A→Z']],
    ['a line that cannot be walked', { path: ['A', 'Z'] }, ['PATH_NOT_WALKABLE path']],
  ])('names %s', (_what, change, expected) => {
    expect(codesOf({ ...base, ...change })).toEqual(expected)
  })

  it('refuses to read a stored definition that is broken, with a typed error', () => {
    expect(() => readDefinition({ label: 'x' }, 'BROKEN')).toThrow('WORKFLOW_INVALID')
    expect(() => readDefinition({ ...base, terminal: ['A'] }, 'BROKEN')).toThrow('WORKFLOW_INVALID')
    expect(readDefinition(base, 'FINE')).toEqual(base)
  })
})

describe('a code nobody named', () => {
  it('reads as words, never empty, without the marks of a code', () => {
    expect([readableCode('NOTARY_CALL'), readableCode('WON'), readableCode('_')]).toEqual(['Notary call', 'Won', '_'])
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][A-Z0-9_]{0,38}[A-Z0-9]$/), (code) => {
        const read = readableCode(code)
        expect(read).not.toContain('_')
        expect(read.toLowerCase().replaceAll(' ', '')).toBe(code.toLowerCase().replaceAll('_', ''))
      }),
    )
  })
})
