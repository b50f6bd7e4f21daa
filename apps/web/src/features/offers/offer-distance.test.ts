import { expect, it } from 'vitest'
import { distanceFromAsking } from './offer-distance.ts'

it('says how far an offer is from the price asked', () => {
  expect(distanceFromAsking({ amount: 97_000, askingAmount: 100_000 })).toBe(-3)
  expect(distanceFromAsking({ amount: 101_250, askingAmount: 100_000 })).toBe(1.3)
  expect(distanceFromAsking({ amount: 100_000, askingAmount: 100_000 })).toBeNull()
  expect(distanceFromAsking({ amount: 100_000, askingAmount: null })).toBeNull()
})
