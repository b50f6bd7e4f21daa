import { describe, expect, it } from 'vitest'
import { annoncesFilter, readAnnoncesSearch } from './annonces-search.ts'

describe('readAnnoncesSearch', () => {
  it('keeps what it understands and drops the rest', () => {
    const read = readAnnoncesSearch({
      state: ['DRAFT', 'x y'],
      transaction: 'SWAP',
      propertyType: 'RIAD',
      priceMin: '250000',
      priceMax: -3,
      bedroomsMin: 2.5,
      q: '  ',
      order: 'price',
    })
    expect(JSON.parse(JSON.stringify(read))).toEqual({
      state: ['DRAFT'],
      propertyType: 'RIAD',
      priceMin: 250_000,
      order: 'price',
    })
  })
})

describe('annoncesFilter', () => {
  it('asks in minor units and leaves out what is not filtered', () => {
    expect(annoncesFilter({ layout: 'table', priceMax: 1000, state: ['DRAFT'], city: 'Lyon', q: undefined })).toEqual({
      city: 'Lyon',
      status: ['DRAFT'],
      priceMax: 100_000,
    })
  })
})
