import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVisitAnswer, writeVisitAnswer } from '#modules/appointments'
import { quietHoursAround, zoneOfContact } from '#modules/messaging'
import { judge, sendAt, stillToSend } from './reminders.rules.ts'

const HOUR = 3_600_000
const night = { from: '21:00', to: '08:00' }
const never = { from: '00:00', to: '00:00' }
const zones = ['Africa/Casablanca', 'Europe/Paris', 'UTC', 'America/Sao_Paulo']
const zone = fc.constantFrom(...zones)
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30'))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`)
const quiet = fc.record({ from: clock, to: clock })
const start = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })
const lead: fc.Arbitrary<number> = fc.constantFrom(15, 60, 120, 240, 1440, 2880)
const minutes = fc.constantFrom(15, 60, 120, 240, 1440, 2880)

describe('when a reminder is sent', () => {
  it('is before the beginning, and never inside the quiet hours of where the person lives', () => {
    fc.assert(
      fc.property(start, minutes, quiet, zone, (startsAt, before, hours, where) => {
        const at = sendAt(startsAt, before, hours, where)
        expect(at).toBeLessThan(startsAt)
        // Hours that leave less than five minutes of the day have no place for what is brought forward.
        const awake = quietHoursAround(at, hours, where) === null
        const gap =
          (Date.parse(`2026-01-01T${hours.from}Z`) - Date.parse(`2026-01-01T${hours.to}Z`) + 24 * HOUR) % (24 * HOUR)
        expect(awake || gap < 2 * HOUR).toBe(true)
      }),
    )
  })

  it.each([
    ['Paris springs forward', '2026-03-29T09:00:00+02:00', 'Europe/Paris', '2026-03-28T08:00:00+01:00'],
    ['Paris falls back', '2026-10-25T10:00:00+01:00', 'Europe/Paris', '2026-10-24T11:00:00+02:00'],
    ['Morocco begins Ramadan', '2026-02-15T12:00:00+00:00', 'Africa/Casablanca', '2026-02-14T13:00:00+01:00'],
    ['Morocco ends Ramadan', '2026-03-22T12:00:00+01:00', 'Africa/Casablanca', '2026-03-21T11:00:00+00:00'],
  ])('a day before is twenty-four hours, also when %s', (_name, startsAt, where, expected) => {
    expect(sendAt(Date.parse(startsAt), 1440, night, where)).toBe(Date.parse(expected))
  })

  it.each([
    ['waits for the end of the night', '2026-03-13T10:00:00Z', 720, '2026-03-13T07:00:00Z'],
    ['comes before the night when the morning is too late', '2026-03-13T07:20:00Z', 120, '2026-03-12T19:55:00Z'],
    ['is not moved by day', '2026-03-13T16:00:00Z', 120, '2026-03-13T14:00:00Z'],
  ])('%s', (_name, startsAt, before, expected) => {
    expect(sendAt(Date.parse(startsAt), before, night, 'Europe/Paris')).toBe(Date.parse(expected))
  })
})

describe('what becomes of a reminder', () => {
  const appointment = fc.record({
    state: fc.constantFrom('SCHEDULED', 'CONFIRMED', 'DONE', 'NO_SHOW', 'CANCELLED'),
    startsAt: start,
  })
  it('nothing is sent for what is off, over, switched off, or in the night', () => {
    fc.assert(
      fc.property(
        appointment,
        minutes,
        fc.subarray([15, 60, 120, 1440]),
        fc.integer({ min: -60 * HOUR, max: 60 * HOUR }),
        quiet,
        zone,
        (a, before, leads, shift, hours, where) => {
          const now = a.startsAt + shift
          const due = judge(a, before, leads, { now, quiet: hours, zone: where })
          if (due.do !== 'SEND') return
          expect(['SCHEDULED', 'CONFIRMED']).toContain(a.state)
          expect(leads).toContain(before)
          expect(now).toBeLessThan(a.startsAt)
          expect(quietHoursAround(now, hours, where)).toBeNull()
          expect(now).toBeGreaterThanOrEqual(sendAt(a.startsAt, before, hours, where))
        },
      ),
    )
  })

  it('of all that are due at once at most one is sent, and waiting leads to a later look', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 50 * HOUR }), quiet, zone, (startsAt, ahead, hours, where) => {
        const leads = [15, 60, 120, 1440, 2880]
        const now = startsAt - ahead
        const all = leads.map((l) =>
          judge({ state: 'CONFIRMED', startsAt }, l, leads, { now, quiet: hours, zone: where }),
        )
        expect(all.filter((d) => d.do === 'SEND').length).toBeLessThanOrEqual(1)
        for (const due of all) if (due.do === 'WAIT') expect(due.until).toBeGreaterThan(now)
      }),
    )
  })

  it('after a pause the nearer one replaces the other, and what is too near is left', () => {
    const startsAt = Date.parse('2026-03-13T15:00:00Z')
    const at = (now: string, lead: number) =>
      judge({ state: 'SCHEDULED', startsAt }, lead, [1440, 120], { now: Date.parse(now), quiet: never, zone: 'UTC' })
    expect(at('2026-03-13T13:10:00Z', 1440)).toEqual({ do: 'SKIP', reason: 'SUPERSEDED' })
    expect(at('2026-03-13T13:10:00Z', 120)).toEqual({ do: 'SEND' })
    expect(at('2026-03-13T14:50:00Z', 120)).toEqual({ do: 'SKIP', reason: 'TOO_LATE' })
    expect(at('2026-03-13T12:00:00Z', 120)).toEqual({ do: 'WAIT', until: Date.parse('2026-03-13T13:00:00Z') })
  })
})

describe('an answer', () => {
  it('comes back as it was written, and nothing else is one', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('confirm', 'move', 'cancel'), start, (appointmentId, act, startsAt) => {
        const answer = { act: act as 'confirm', appointmentId, startsAt }
        expect(readVisitAnswer(writeVisitAnswer(answer))).toEqual(answer)
        expect(writeVisitAnswer(answer).length).toBeLessThanOrEqual(128)
      }),
    )
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readVisitAnswer(value)).toBeNull()
      }),
    )
  })
})

describe('zones', () => {
  it('follow the country, else the number, else the place', () => {
    expect(zoneOfContact('FR', '+212661000000', 'UTC')).toBe('Europe/Paris')
    expect(zoneOfContact(null, '+212661000000', 'UTC')).toBe('Africa/Casablanca')
    expect(zoneOfContact(null, null, 'Asia/Dubai')).toBe('Asia/Dubai')
  })
})

describe('what is still to be sent after the times have changed', () => {
  it('is each time that lies ahead and was not dealt with, once, and nothing else', () => {
    fc.assert(
      fc.property(
        start,
        fc.uniqueArray(lead, { maxLength: 4 }),
        fc.uniqueArray(lead, { maxLength: 4 }),
        fc.integer({ min: 0, max: 3 * 24 * 60 }),
        quiet,
        zone,
        (startsAt, leads, given, minutesToGo, hours, where) => {
          const now = startsAt - minutesToGo * 60_000
          const left = stillToSend(startsAt, leads, given, { now, quiet: hours, zone: where })
          const named = left.map((l) => l.minutesBefore)
          expect(new Set(named).size).toBe(named.length)
          expect(left.every(({ at }) => at > now && at < startsAt)).toBe(true)
          expect(left.map(({ at }) => at)).toEqual(left.map(({ at }) => at).sort((a, b) => a - b))
          for (const lead of leads)
            expect(named.includes(lead)).toBe(!given.includes(lead) && sendAt(startsAt, lead, hours, where) > now)
          expect(named.every((lead) => leads.includes(lead))).toBe(true)
        },
      ),
    )
  })
})
