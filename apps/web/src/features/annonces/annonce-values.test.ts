import { describe, expect, it } from 'vitest'
import { blankAnnonce, changesOf, formErrors, inputOf } from './annonce-values.ts'

const blank = blankAnnonce({ id: 'b', city: 'Casablanca', currency: 'MAD' })

describe('inputOf', () => {
  it('says nothing about what was left empty', () => {
    expect(inputOf(blank)).toMatchObject({
      price: null,
      rentPeriod: null,
      surface: null,
      furnished: null,
      mandate: null,
      fees: null,
      energy: null,
      titleDeed: null,
      city: 'Casablanca',
    })
  })
  it('turns units into minor units and keeps a period only for rents', () => {
    const rent = inputOf({ ...blank, transaction: 'RENT', price: 6500.5, feesPayer: 'TENANT', feesAmount: 3000 })
    expect(rent.price).toEqual({ amount: 650_050, currency: 'MAD' })
    expect(rent.rentPeriod).toBe('MONTH')
    expect(rent.fees).toEqual({ payer: 'TENANT', percent: null, amount: 300_000 })
  })
  it('keeps an exclusivity only where the mandate has one', () => {
    const values = { ...blank, mandateType: 'SIMPLE' as const, exclusiveUntil: '2026-06-01' }
    expect(inputOf(values).mandate?.exclusiveUntil).toBeNull()
    expect(inputOf({ ...values, mandateType: 'EXCLUSIVE' }).mandate?.exclusiveUntil).toBe('2026-06-01')
  })
})

describe('changesOf', () => {
  it('names only what differs', () => {
    expect(changesOf(blank, { ...blank, zone: 'Racine', title: ' ' })).toEqual({ zone: 'Racine' })
    expect(changesOf(blank, { ...blank, price: 10 })).toEqual({ price: { amount: 1000, currency: 'MAD' } })
  })
})

describe('formErrors', () => {
  it('puts a refusal at the field a person sees', () => {
    expect(formErrors({ 'price.amount': 'x', city: 'y', 'energy.issuedOn': 'z' })).toEqual({
      price: 'x',
      city: 'y',
      energyIssued: 'z',
    })
  })
})
