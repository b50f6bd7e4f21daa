import { describe, expect, it } from 'vitest'
import { instantOfWallClock, wallClock } from './wall-clock.ts'

describe('wall clock', () => {
  it('goes there and back in a zone with summer time', () => {
    expect(instantOfWallClock('2026-07-01T09:30', 'Europe/Paris')).toBe('2026-07-01T07:30:00Z')
    expect(wallClock(Date.parse('2026-07-01T07:30:00Z'), 'Europe/Paris')).toBe('2026-07-01T09:30')
  })

  it('takes the earlier instant of an hour that comes twice', () => {
    expect(instantOfWallClock('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00Z')
  })

  it('refuses what is not a date', () => {
    expect(instantOfWallClock('', 'Europe/Paris')).toBeNull()
    expect(instantOfWallClock('2026-13-45T99:99', 'Europe/Paris')).toBeNull()
  })
})
