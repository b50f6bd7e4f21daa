import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Agenda, freeSlots, type SlotSearch } from './availability.rules.ts'
import { type Coordinates, distanceKm, type Meeting, travelMinutes, waysBetween } from './travel.rules.ts'

const rules = { speedKmh: 25, minimumMinutes: 5, fallbackMinutes: 15 }
const anfa = { latitude: 33.5945, longitude: -7.6455 }
const airport = { latitude: 33.3675, longitude: -7.5898 }
const places = fc.record({
  latitude: fc.double({ min: 33.3, max: 33.7, noNaN: true }),
  longitude: fc.double({ min: -7.9, max: -7.3, noNaN: true }),
})

describe('the way from one place to another', () => {
  it('is what the map says', () => {
    expect(distanceKm({ latitude: 48.8566, longitude: 2.3522 }, { latitude: 45.764, longitude: 4.8357 })).toBeCloseTo(
      391.5,
      0,
    )
    expect(travelMinutes(anfa, anfa, rules)).toBe(5)
    expect(travelMinutes(anfa, airport, rules)).toBe(81)
    expect([travelMinutes(null, anfa, rules), travelMinutes(anfa, null, rules)]).toEqual([15, 15])
  })

  it('is the same both ways, whole minutes, never below the minimum, longer when slower', () => {
    fc.assert(
      fc.property(places, places, fc.integer({ min: 5, max: 100 }), (a, b, speedKmh) => {
        const minutes = travelMinutes(a, b, { ...rules, speedKmh })
        expect(minutes).toBe(travelMinutes(b, a, { ...rules, speedKmh }))
        expect(Number.isInteger(minutes) && minutes >= 5).toBe(true)
        expect(minutes).toBeGreaterThanOrEqual(travelMinutes(a, b, { ...rules, speedKmh: speedKmh * 2 }))
      }),
    )
  })
})

const day = Date.parse('2026-03-12T00:00:00Z')
const at = (hours: number) => day + hours * 3_600_000
const search = (place: Coordinates | null): SlotSearch => ({
  timeZone: 'UTC',
  isClosed: () => false,
  now: day,
  from: day,
  to: day + 86_400_000,
  durationMinutes: 45,
  bufferMinutes: 5,
  stepMinutes: 30,
  noticeMinutes: 0,
  maxVisitsPerDay: null,
  travel: { at: place, rules },
})
const agenda = (place: Coordinates | null): Agenda => ({
  agentId: 'a',
  hours: [{ weekday: 4, starts: '09:00', ends: '18:00' }],
  absences: [],
  taken: [{ start: at(12), end: at(13), isVisit: true, travel: { meetingEnd: at(13), at: place, from: 'Anfa' } }],
})
const offered = (to: Coordinates | null, from: Coordinates | null) =>
  [...freeSlots(agenda(from), search(to))].map((slot) => (slot.start - day) / 3_600_000)

describe('slots around a visit', () => {
  it('leave the time to get there from the visit before and to the one after', () => {
    const near = offered(anfa, anfa)
    expect([near.includes(11), near.includes(11.5), near.includes(13), near.includes(13.5)]).toEqual([
      true,
      false,
      false,
      true,
    ])
    const far = offered(airport, anfa)
    expect([far.includes(9.5), far.includes(10), far.includes(14), far.includes(14.5)]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('are never one that the way makes impossible, wherever the two places are', () => {
    fc.assert(
      fc.property(fc.option(places), fc.option(places), (from, to) => {
        const way = travelMinutes(from, to, rules) / 60
        for (const start of offered(to, from)) expect(start >= 13 + way || start + 0.75 + way <= 12).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the ways of a day', () => {
  const meeting = (hour: number, more: Partial<Meeting> = {}): Meeting => ({
    type: 'VISIT',
    state: 'SCHEDULED',
    startsAt: new Date(Date.UTC(2026, 2, 12, hour)).toISOString(),
    endsAt: new Date(Date.UTC(2026, 2, 12, hour, 45)).toISOString(),
    at: anfa,
    from: 'Anfa',
    ...more,
  })

  it('lead from the last place somebody went to, past calls, past what was missed', () => {
    const far = { at: airport, from: 'Nouaceur' }
    const day = [meeting(9), meeting(10, { type: 'CALL' }), meeting(11, { state: 'NO_SHOW', ...far }), meeting(12, far)]
    const way = { minutes: 81, from: 'Anfa' }
    expect(waysBetween(day, rules)).toEqual([null, null, way, way])
  })

  it('are not told from or to a place that is not known', () => {
    const unknown = { at: null, from: null }
    expect(waysBetween([meeting(9), meeting(10, unknown), meeting(11)], rules)).toEqual([null, null, null])
  })

  it('lead forward in time only, whatever the order they are given in', () => {
    const day = fc.array(fc.integer({ min: 6, max: 20 }), { maxLength: 8 }).map((hours) => hours.map((h) => meeting(h)))
    fc.assert(
      fc.property(day, (meetings) => {
        const first = Math.min(...meetings.map((m) => Date.parse(m.startsAt)))
        for (const [n, way] of waysBetween(meetings, rules).entries())
          expect(way === null).toBe(Date.parse(meetings[n]?.startsAt ?? '') === first)
      }),
    )
  })
})
