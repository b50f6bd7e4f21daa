import { describe, expect, it } from 'vitest'
import { hourBounds } from './calendar-events.ts'

const at = (startsAt: string, endsAt: string) => ({ startsAt, endsAt })

describe('hourBounds', () => {
  it('keeps the usual day when everything fits', () => {
    expect(hourBounds([at('2026-03-06T09:00:00Z', '2026-03-06T10:00:00Z')], 'Europe/Paris')).toEqual({
      from: '08:00:00',
      to: '20:00:00',
    })
  })
  it('stretches to early, late and over-midnight appointments, in the hours of the place', () => {
    expect(hourBounds([at('2026-03-06T05:30:00Z', '2026-03-06T06:30:00Z')], 'Europe/Paris').from).toBe('06:00:00')
    expect(hourBounds([at('2026-03-06T20:15:00Z', '2026-03-06T21:00:00Z')], 'Europe/Paris').to).toBe('23:00:00')
    expect(hourBounds([at('2026-03-06T22:30:00Z', '2026-03-06T23:30:00Z')], 'Europe/Paris').to).toBe('24:00:00')
  })
})
