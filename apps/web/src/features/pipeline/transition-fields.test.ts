import { describe, expect, it } from 'vitest'
import { callFields, emptySheet, missingFields } from './transition-fields.ts'

describe('missingFields', () => {
  it('wants every requirement, blank text counting as none', () => {
    const requires = ['lossReason', 'justification', 'appointment', 'annonce', 'offer']
    expect(missingFields(requires, emptySheet)).toEqual(requires)
    expect(
      missingFields(requires, {
        texts: { lossReason: 'OTHER', justification: '  ' },
        appointmentId: 'a',
        annonceId: null,
        offerUnits: 0,
      }),
    ).toEqual(['justification', 'annonce', 'offer'])
  })
})

describe('callFields', () => {
  it('names facts as the API does and keeps money in minor units', () => {
    const values = { texts: { justification: ' why ' }, appointmentId: 'a', annonceId: 'n', offerUnits: 1_250_000.5 }
    expect(callFields(['appointment', 'offer', 'annonce', 'justification'], values, 'MAD')).toEqual({
      appointmentId: 'a',
      offer: { amount: 125_000_050, currency: 'MAD' },
      annonceId: 'n',
      justification: 'why',
    })
  })
})
