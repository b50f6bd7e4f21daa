import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNTED, cappedAt, earliest, spreadOf, sumOf } from './operations.rules.ts'

const counted = fc.nat({ max: COUNTED + 1 })

describe('bounded counts', () => {
  it('say the number up to the bound, and more beyond it', () => {
    fc.assert(
      fc.property(counted, (n) => {
        expect(cappedAt(n)).toEqual({ count: Math.min(n, COUNTED), more: n > COUNTED })
      }),
    )
  })

  it('add up without ever claiming to know more than their parts', () => {
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 5 }), (numbers) => {
        const sum = sumOf(numbers.map(cappedAt))
        const total = numbers.reduce((a, b) => a + b, 0)
        expect(sum.count).toBeLessThanOrEqual(total)
        if (!sum.more) expect(sum.count).toBe(total)
        if (total > COUNTED) expect(sum.more).toBe(true)
      }),
    )
  })
})

it('percentiles keep milliseconds, and nothing measured is null', () => {
  expect(spreadOf([0.123_456, 2])).toEqual({ p50: 0.123, p95: 2 })
  expect(spreadOf(null)).toEqual({ p50: null, p95: null })
  expect(spreadOf([null, null])).toEqual({ p50: null, p95: null })
})

it('the earliest instant is the one no other comes before', () => {
  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.array(fc.option(instant.map((d) => d.toISOString())), { maxLength: 6 }), (instants) => {
      const known = instants.filter((at) => at !== null).sort()
      expect(earliest(instants)).toBe(known[0] ?? null)
    }),
  )
})
