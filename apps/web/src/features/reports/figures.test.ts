import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf, pointsOf, rates, share, toneOf } from './figures.ts'

describe('shares', () => {
  it('are of what could have been, and none of nothing', () => {
    expect(share(1, 0)).toBeNull()
    expect(rates.noShow({ visitsDone: 3, visitsMissed: 1 })).toBe(0.25)
    expect(rates.win({ won: 0, lost: 0 })).toBeNull()
    expect(rates.inTime({ answeredInTime: 1, answeredLate: 1 })).toBe(0.5)
  })
})

describe('changes', () => {
  it('say nothing where nothing can be compared', () => {
    expect(changeOf(3, null)).toBeNull()
    expect(changeOf(null, 3)).toBeNull()
    expect(changeOf(3, 0)).toEqual({ kind: 'new' })
    expect(changeOf(3, 3)).toEqual({ kind: 'same' })
    expect(changeOf(6, 4)).toEqual({ kind: 'change', value: 0.5, way: 'up' })
    expect(pointsOf(0.25, 0.5)).toEqual({ kind: 'points', value: 25, way: 'down' })
    expect(pointsOf(0.501, 0.5)).toEqual({ kind: 'same' })
  })

  it('are welcome one way and not the other', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1e6 }), (now, before) => {
        const delta = changeOf(now, before)
        if (delta?.kind !== 'change') return
        expect(toneOf(delta, 'up')).not.toBe(toneOf(delta, 'down'))
        expect(toneOf(delta, delta.way)).toBe('mint')
      }),
    )
  })
})
