import { describe, expect, it } from 'vitest'
import type { Definition } from '@/lib/api-workflows.ts'
import { differences } from './definition-diff.ts'
import {
  addState,
  addWay,
  beginHistory,
  changeWay,
  codeFor,
  factsOf,
  moveState,
  placeState,
  recode,
  record,
  redo,
  removeState,
  removeWay,
  setFacts,
  setFlag,
  setName,
  undo,
} from './draft-model.ts'

const base: Definition = {
  label: 'Petit',
  initial: 'NEW',
  terminal: ['WON'],
  states: ['NEW', 'QUALIFIED', 'WON', 'ON_HOLD'],
  transitions: [
    { from: 'NEW', to: 'QUALIFIED' },
    { from: 'QUALIFIED', to: 'WON' },
  ],
  hold: ['QUALIFIED'],
  effects: { VISIT_DONE: [{ from: 'NEW', to: 'QUALIFIED' }] },
}
const brief = { fr: 'Brief', ar: 'إحاطة', en: 'Briefing' }

describe('editing a draft', () => {
  it('adds a state before the ends and takes it away without a trace', () => {
    const added = addWay(addWay(addState(base, 'BRIEF', brief), 'NEW', 'BRIEF'), 'BRIEF', 'WON')
    expect(added.states).toEqual(['NEW', 'QUALIFIED', 'BRIEF', 'WON', 'ON_HOLD'])
    expect(removeState(setFlag(added, 'BRIEF', 'hold', true), 'BRIEF')).toEqual(base)
    expect(removeState(base, 'QUALIFIED')).toMatchObject({ transitions: [], effects: { VISIT_DONE: [] } })
    expect(removeState(base, 'ON_HOLD').hold).toBeUndefined()
  })

  it('recodes a state wherever it is named, and back', () => {
    const coded = recode(setName(base, 'QUALIFIED', brief), 'QUALIFIED', 'KNOWN')
    expect(JSON.stringify(coded)).not.toContain('QUALIFIED')
    expect(setName(recode(coded, 'KNOWN', 'QUALIFIED'), 'QUALIFIED', null)).toEqual(base)
  })

  it('keeps the order within its bounds', () => {
    expect(moveState(base, 'NEW', -1)).toBe(base)
    expect(placeState(base, 'WON', 'NEW').states).toEqual(['WON', 'NEW', 'QUALIFIED', 'ON_HOLD'])
    expect(placeState(base, 'NEW', 'WON').states).toEqual(['QUALIFIED', 'WON', 'NEW', 'ON_HOLD'])
    expect([placeState(base, 'NEW', 'NEW'), placeState(base, 'NEW', 'GONE')]).toEqual([base, base])
    expect(differences(base, moveState(base, 'WON', -1))).toEqual([{ kind: 'order', state: 'WON' }])
    expect(moveState(base, 'WON', -1).states).toEqual(['NEW', 'WON', 'QUALIFIED', 'ON_HOLD'])
  })

  it('lets an event lead from a state to one place only', () => {
    const two = addWay(base, 'NEW', 'WON')
    const moved = setFacts(two, 'NEW', 'WON', ['VISIT_DONE'])
    expect([factsOf(moved, 'NEW', 'WON'), factsOf(moved, 'NEW', 'QUALIFIED')]).toEqual([['VISIT_DONE'], []])
    expect(setFacts(moved, 'NEW', 'WON', []).effects).toEqual({ VISIT_DONE: [] })
  })

  it('makes codes of names in any script', () => {
    expect(codeFor('Étude du dossier !', [])).toBe('ETUDE_DU_DOSSIER')
    expect(codeFor('2e visite', ['E_VISITE'])).toBe('E_VISITE_2')
    expect(codeFor('إحاطة', ['STAGE'])).toBe('STAGE_2')
  })

  it('takes back and does again', () => {
    const next = removeWay(base, 'NEW', 'QUALIFIED')
    const history = record(record(beginHistory(base), next), base)
    expect(undo(undo(undo(history))).present).toBe(base)
    expect(redo(undo(history))).toEqual(history)
    expect(record(history, base)).toBe(history)
    expect(record(undo(history), base).future).toEqual([])
  })

  it('tells what differs', () => {
    expect(differences(base, base)).toEqual([])
    const next = changeWay(removeState(addState(base, 'BRIEF', brief), 'ON_HOLD'), 'QUALIFIED', 'WON', {
      requires: ['wonReason'],
    })
    expect(differences(base, next)).toEqual([
      { kind: 'stateChanged', state: 'QUALIFIED' },
      { kind: 'stateAdded', state: 'BRIEF' },
      { kind: 'stateRemoved', state: 'ON_HOLD' },
      { kind: 'wayChanged', from: 'QUALIFIED', to: 'WON' },
    ])
  })
})
