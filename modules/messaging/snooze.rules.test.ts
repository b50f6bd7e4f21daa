import { describe, expect, it } from 'vitest'
import { sleeps, snoozeChoices, snoozeFault, spokenInstant } from './snooze.rules.ts'

const at = (text: string) => Date.parse(text)
const offered = (now: string, zone: string) =>
  snoozeChoices(at(now), zone).map(({ code, at: instant }) => `${code} ${new Date(instant).toISOString().slice(0, 16)}`)

describe('the moments offered', () => {
  it('are three on a working morning, by the wall clock of the branch', () => {
    // A Thursday in Ramadan: Casablanca is on UTC, Paris one hour ahead.
    expect(offered('2026-03-12T09:12:00Z', 'Africa/Casablanca')).toEqual([
      'LATER_TODAY 2026-03-12T13:00',
      'TOMORROW 2026-03-13T09:00',
      'MONDAY 2026-03-16T09:00',
    ])
    expect(offered('2026-03-12T09:12:00Z', 'Europe/Paris')).toEqual([
      'LATER_TODAY 2026-03-12T13:00',
      'TOMORROW 2026-03-13T08:00',
      'MONDAY 2026-03-16T08:00',
    ])
  })

  it('leave today out once the evening is near, and at night mean the day that has begun', () => {
    expect(offered('2026-07-07T15:00:00Z', 'Europe/Paris')[0]).toBe('LATER_TODAY 2026-07-07T18:00')
    expect(offered('2026-07-07T15:01:00Z', 'Europe/Paris')[0]).toBe('TOMORROW 2026-07-08T07:00')
    expect(offered('2026-07-07T23:30:00Z', 'Europe/Paris')).toEqual([
      'LATER_TODAY 2026-07-08T07:00',
      'TOMORROW 2026-07-09T07:00',
      'MONDAY 2026-07-13T07:00',
    ])
  })

  it('name Monday once: on a Sunday it is tomorrow, on a Monday the next one', () => {
    expect(offered('2026-07-05T08:00:00Z', 'Europe/Paris').map((o) => o.split(' ')[0])).toEqual([
      'LATER_TODAY',
      'TOMORROW',
    ])
    expect(offered('2026-07-06T08:00:00Z', 'Europe/Paris').at(-1)).toBe('MONDAY 2026-07-13T07:00')
  })

  it.each([
    // Paris goes from +1 to +2 on Sunday 29 March 2026 and back on Sunday 25 October.
    ['the night before summer time', '2026-03-28T10:00:00Z', 'Europe/Paris', '2026-03-29T07:00', '2026-03-30T07:00'],
    ['the day before that', '2026-03-27T10:00:00Z', 'Europe/Paris', '2026-03-28T08:00', '2026-03-30T07:00'],
    ['the night before winter time', '2026-10-24T10:00:00Z', 'Europe/Paris', '2026-10-25T08:00', '2026-10-26T08:00'],
    // Morocco leaves +1 for the month of Ramadan: back to it on Sunday 22 March 2026.
    ['the end of Ramadan', '2026-03-21T10:00:00Z', 'Africa/Casablanca', '2026-03-22T08:00', '2026-03-23T08:00'],
    ['its beginning', '2026-02-14T10:00:00Z', 'Africa/Casablanca', '2026-02-15T09:00', '2026-02-16T09:00'],
  ])('are nine o’clock on the wall across %s', (_name, now, zone, tomorrow, monday) => {
    const moments = offered(now, zone)
    expect(moments).toContain(`TOMORROW ${tomorrow}`)
    expect(moments).toContain(`MONDAY ${monday}`)
  })

  it('wait for the morning of the day the clocks change, by its wall', () => {
    expect(offered('2026-03-28T23:30:00Z', 'Europe/Paris')[0]).toBe('LATER_TODAY 2026-03-29T07:00')
    expect(offered('2026-10-24T22:30:00Z', 'Europe/Paris')[0]).toBe('LATER_TODAY 2026-10-25T08:00')
    expect(offered('2026-03-22T00:30:00Z', 'Africa/Casablanca')[0]).toBe('LATER_TODAY 2026-03-22T08:00')
  })

  it('lie ahead and within a year, whatever the hour', () => {
    for (let hour = 0; hour < 24 * 400; hour += 7)
      for (const zone of ['Africa/Casablanca', 'Europe/Paris']) {
        const now = at('2026-01-01T00:20:00Z') + hour * 3_600_000
        const choices = snoozeChoices(now, zone)
        expect(choices.map((c) => snoozeFault(c.at, now))).toEqual(choices.map(() => null))
        expect(choices.map((c) => c.at)).toEqual(choices.map((c) => c.at).sort((a, b) => a - b))
      }
  })
})

it('an instant must lie ahead, a calendar year at most', () => {
  const now = at('2027-06-01T10:00:00Z')
  expect(snoozeFault(now, now)).toBe('PAST')
  expect(snoozeFault(now - 1, now)).toBe('PAST')
  expect(snoozeFault(now + 1, now)).toBeNull()
  // The year holds a 29 February.
  expect(snoozeFault(at('2028-06-01T10:00:00Z'), now)).toBeNull()
  expect(snoozeFault(at('2028-06-01T10:00:00.001Z'), now)).toBe('TOO_FAR')
})

it('a conversation sleeps until its instant and not at it', () => {
  expect(sleeps(null, 0)).toBe(false)
  expect(sleeps('2026-03-12T09:00:00Z', at('2026-03-12T08:59:59Z'))).toBe(true)
  expect(sleeps('2026-03-12T09:00:00Z', at('2026-03-12T09:00:00Z'))).toBe(false)
})

it('the trail tells day and hour of the branch', () => {
  expect(spokenInstant(at('2026-03-12T08:05:00Z'), 'Europe/Paris')).toEqual({ day: '12/03/2026', time: '09:05' })
})
