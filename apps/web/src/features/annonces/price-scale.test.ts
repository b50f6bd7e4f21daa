import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { niceStep, priceChart } from './price-scale.ts'

const point = (at: string, amount: number, currency: 'MAD' | 'EUR' = 'MAD') => ({ at, amount, currency })

describe('niceStep', () => {
  it.each([
    [100, 4, 50],
    [30, 3, 10],
    [23_000_000, 3, 10_000_000],
  ])('cuts %d into about %d parts', (span, count, step) => {
    expect(niceStep(span, count)).toBe(step)
  })
})

describe('priceChart', () => {
  it('orders points, keeps one currency and says each change', () => {
    const chart = priceChart(
      [point('2026-03-01T00:00:00Z', 90), point('2026-01-01T00:00:00Z', 100), point('2025-01-01T00:00:00Z', 5, 'EUR')],
      Date.parse('2026-04-01T00:00:00Z'),
      300,
      100,
    )
    expect(chart?.points.map((p) => [p.amount, p.change])).toEqual([
      [100, null],
      [90, -10],
    ])
    expect(chart?.path).toMatch(/^M0\.0 .*H300$/)
  })
  it('is null without history', () => {
    expect(priceChart([], 0, 300, 100)).toBeNull()
  })
  it('stays inside its box, whatever the prices', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 1e13 }), fc.integer({ min: 0, max: 2e9 })), {
          minLength: 1,
          maxLength: 12,
        }),
        (history) => {
          const chart = priceChart(
            history.map(([amount, seconds]) => point(new Date(seconds * 1000).toISOString(), amount)),
            2e12,
            300,
            100,
          )
          for (const p of chart?.points ?? []) {
            expect(p.x).toBeGreaterThanOrEqual(0)
            expect(p.x).toBeLessThanOrEqual(300)
            expect(p.y).toBeGreaterThanOrEqual(-1e-6)
            expect(p.y).toBeLessThanOrEqual(100 + 1e-6)
          }
          expect(chart?.ticks.length).toBeGreaterThan(1)
          expect(chart?.ticks.length).toBeLessThan(9)
        },
      ),
    )
  })
})
