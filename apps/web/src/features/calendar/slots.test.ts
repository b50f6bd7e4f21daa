import { describe, expect, it } from 'vitest'
import { daysFrom, slotsByDay, startOfDay } from './slots.ts'

describe('daysFrom', () => {
  it('counts local days across a change of the clocks', () => {
    expect(daysFrom(Date.parse('2026-03-27T23:30:00Z'), 'Europe/Paris', 3)).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ])
  })
})

describe('startOfDay', () => {
  it('is midnight on the wall of that place', () => {
    expect(Date.parse(startOfDay('2026-07-01', 'Europe/Paris'))).toBe(Date.parse('2026-06-30T22:00:00Z'))
    expect(Date.parse(startOfDay('2026-12-01', 'Africa/Casablanca'))).toBe(Date.parse('2026-12-01T00:00:00Z'))
  })
})

describe('slotsByDay', () => {
  it('sorts into local days and offers each beginning once', () => {
    const slot = (startsAt: string, agentId: string) => ({ startsAt, endsAt: startsAt, agentId, travel: null })
    const days = slotsByDay(
      [
        slot('2026-03-06T09:00:00Z', 'b'),
        slot('2026-03-06T08:00:00Z', 'a'),
        slot('2026-03-06T09:00:00.000Z', 'c'),
        slot('2026-03-06T23:30:00Z', 'a'),
      ],
      'Europe/Paris',
    )
    expect([...days].map(([day, list]) => [day, list.map((s) => s.agentId)])).toEqual([
      ['2026-03-06', ['a', 'b']],
      ['2026-03-07', ['a']],
    ])
  })
})
