import { describe, expect, it } from 'vitest'
import { stepperOf } from './stepper.ts'

const path = ['NEW', 'CONTACTED', 'QUALIFIED', 'WON']
const states = (d: Parameters<typeof stepperOf>[0]) => stepperOf(d).steps.map((s) => s.state)

describe('stepperOf', () => {
  it('shows what is behind, where it stands and what is ahead', () => {
    expect(states({ status: 'CONTACTED', heldFrom: null, workflow: { path }, history: [] })).toEqual([
      'done',
      'current',
      'ahead',
      'ahead',
    ])
  })
  it('keeps progress beside the main line', () => {
    const held = { status: 'ON_HOLD', heldFrom: 'QUALIFIED', workflow: { path }, history: [{ to: 'NEW' }] }
    expect(states(held)).toEqual(['done', 'done', 'done', 'ahead'])
    expect(stepperOf(held).aside).toBe('ON_HOLD')
    const lost = {
      status: 'LOST',
      heldFrom: null,
      workflow: { path },
      history: [{ to: 'NEW' }, { to: 'CONTACTED' }, { to: 'LOST' }],
    }
    expect(states(lost)).toEqual(['done', 'done', 'ahead', 'ahead'])
  })
  it('shows nothing reached when the line was never walked', () => {
    expect(states({ status: 'DISPUTED', heldFrom: null, workflow: { path }, history: [] })).toEqual([
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ])
  })
})
