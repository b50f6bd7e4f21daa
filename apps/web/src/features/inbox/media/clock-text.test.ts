import { describe, expect, it } from 'vitest'
import { clockText, nextSpeed, stepOf } from './clock-text.ts'

describe('a player', () => {
  it('tells time as people read it', () => {
    expect([0, 7.9, 61, 750, 3723, Number.NaN, Number.POSITIVE_INFINITY].map(clockText)).toEqual([
      '0:00',
      '0:07',
      '1:01',
      '12:30',
      '1:02:03',
      '0:00',
      '0:00',
    ])
  })

  it('goes round its speeds and never leaps over a short note', () => {
    expect([1, 1.5, 2].map((speed) => nextSpeed(speed as 1))).toEqual([1.5, 2, 1])
    expect([stepOf(3), stepOf(600), stepOf(0)]).toEqual([0.2, 5, 0.2])
  })
})
