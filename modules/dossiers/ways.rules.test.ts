import { expect, it } from 'vitest'
import type { WorkflowDefinition } from '#modules/workflows'
import { drawWays, failedGuards, withStateGuards } from './ways.rules.ts'

const definition: WorkflowDefinition = {
  label: 'Test',
  initial: 'A',
  terminal: ['Z'],
  states: ['A', 'B', 'Z'],
  transitions: [
    { from: 'A', to: 'B', guards: ['appointment_done'] },
    { from: 'A', to: 'Z', guards: ['known_to_nobody'] },
    { from: 'B', to: 'Z', requires: ['lossReason'], roles: ['MANAGER'] },
  ],
}
const draw = (status: string, canWrite: boolean, roles: string[], appointmentDone = false) =>
  drawWays(
    definition,
    { status, heldFrom: null },
    { roles, canWrite, system: false },
    { appointmentDone, documentsMissing: false, standingOffers: [] },
    (g) => `why ${g}`,
  )

it('says which guard does not hold and why; a guard nobody can judge never holds', () => {
  expect(draw('A', true, ['AGENT'], true).map((w) => [w.to, w.allowed, w.guards])).toEqual([
    ['B', true, [{ code: 'appointment_done', ok: true, reason: null }]],
    ['Z', false, [{ code: 'known_to_nobody', ok: false, reason: 'why known_to_nobody' }]],
  ])
  expect(draw('A', true, ['AGENT'])[0]?.allowed).toBe(false)
})

it('allows nothing to who may not write, and only the named roles', () => {
  expect(draw('B', true, ['AGENT'])[0]?.allowed).toBe(false)
  expect(draw('B', true, ['MANAGER'])[0]?.allowed).toBe(true)
  expect(draw('B', false, ['MANAGER'])[0]?.allowed).toBe(false)
})

it('holds the way into a state that rests on documents while one is missing, whatever the workflow says', () => {
  const rental: WorkflowDefinition = {
    label: 'Rental',
    initial: 'DOCS_REQUESTED',
    terminal: ['Z'],
    states: ['DOCS_REQUESTED', 'DOCS_RECEIVED', 'Z'],
    transitions: [
      { from: 'DOCS_REQUESTED', to: 'DOCS_RECEIVED' },
      { from: 'DOCS_RECEIVED', to: 'Z' },
    ],
  }
  const caller = { roles: ['AGENT'], canWrite: true, system: false }
  const ways = (status: string, documentsMissing: boolean) =>
    drawWays(
      withStateGuards(rental),
      { status, heldFrom: null },
      caller,
      { appointmentDone: false, documentsMissing, standingOffers: [] },
      () => 'why',
    )
  expect(ways('DOCS_REQUESTED', true)[0]).toMatchObject({ allowed: false, guards: [{ ok: false, reason: 'why' }] })
  expect(ways('DOCS_REQUESTED', false)[0]).toMatchObject({ allowed: true })
  expect(ways('DOCS_RECEIVED', true)[0]).toMatchObject({ allowed: true, guards: [] })
  expect(rental.transitions[0]).not.toHaveProperty('guards')
  expect(withStateGuards(rental)).toBe(withStateGuards(rental))
  expect(failedGuards([], { appointmentDone: false, documentsMissing: true })).toEqual([])
})
