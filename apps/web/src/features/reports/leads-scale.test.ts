import fc from 'fast-check'
import { expect, it } from 'vitest'
import { leadsChart, namedBuckets } from './leads-scale.ts'

const counts = fc.array(fc.record({ count: fc.nat(5000), previous: fc.option(fc.nat(5000)) }), {
  minLength: 1,
  maxLength: 60,
})

it('every count stands within the box, on a whole-numbered axis from zero', () => {
  fc.assert(
    fc.property(counts, (series) => {
      const chart = leadsChart(series, 640, 200)
      for (const bucket of series) {
        const y = chart.y(bucket.count)
        expect(y >= 0 && y <= 200).toBe(true)
      }
      expect(chart.ticks[0]).toEqual({ count: 0, y: 200 })
      expect(chart.ticks.every((tick) => Number.isInteger(tick.count))).toBe(true)
      expect(chart.ticks.length).toBeLessThanOrEqual(7)
      expect(chart.xs.every((x) => x > 0 && x < 640)).toBe(true)
    }),
  )
})

it('names as many buckets as have room', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 12 }), (count, room) => {
      const named = namedBuckets(count, room)
      expect(named.has(0)).toBe(true)
      expect(named.size).toBeLessThanOrEqual(room)
    }),
  )
})
