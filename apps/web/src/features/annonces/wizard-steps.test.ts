import { describe, expect, it } from 'vitest'
import { blankAnnonce } from './annonce-values.ts'
import { readWizardSearch, stepOfField, stepOfMissing, wizardSteps } from './wizard-steps.ts'

describe('the steps', () => {
  it('have a place for every field of the form and every thing that may be missing', () => {
    const fields = Object.keys(blankAnnonce({ id: 'b', city: 'Lyon', currency: 'EUR' }))
    for (const field of fields) expect(wizardSteps).toContain(stepOfField(field))
    expect(stepOfField('title')).toBe('what')
    expect(stepOfField('mandateEnds')).toBe('mandate')
    expect(stepOfField('dpeClass')).toBe('papers')
    expect([stepOfMissing('LEGAL'), stepOfMissing('PHOTOS_SIX'), stepOfMissing('ZONE')]).toEqual([
      'papers',
      'photos',
      'where',
    ])
  })

  it('are read from the address, whatever stands there', () => {
    expect(readWizardSearch({ step: 'photos' })).toEqual({ step: 'photos' })
    for (const step of ['constructor', 7, null, undefined]) expect(readWizardSearch({ step })).toEqual({})
  })
})
