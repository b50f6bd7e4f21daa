import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerBy, hintOf, obstaclesOf, type Standing } from './privacy.rules.ts'

const NOW = Date.UTC(2026, 5, 15, 12)
const free: Standing = {
  openDossiers: [],
  comingAppointments: 0,
  messagesOnTheirWay: 0,
  annonces: [],
  mandates: [],
  concluded: [],
}
const day = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(NOW + n * 86_400_000).toISOString().slice(0, 10))
const mandate = fc.record({ number: fc.integer({ min: 1, max: 9999 }).map(String), endsOn: day })
const standing: fc.Arbitrary<Standing> = fc.record({
  openDossiers: fc.array(fc.constantFrom('D-1', 'D-2'), { maxLength: 20 }),
  comingAppointments: fc.nat(3),
  messagesOnTheirWay: fc.nat(3),
  annonces: fc.array(fc.constantFrom('A-1', 'A-2'), { maxLength: 3 }),
  mandates: fc.array(mandate, { maxLength: 14 }),
  concluded: fc.array(
    fc.record({ reference: fc.constantFrom('D-8', 'D-9'), closedAt: fc.integer({ min: 0, max: NOW }) }),
    { maxLength: 3 },
  ),
})

describe('what stands in the way of erasing a person', () => {
  it('is nothing where nothing stands around them', () => {
    expect(obstaclesOf(free, 10, NOW)).toEqual([])
  })

  it('names each kind once, with its whole number and at most ten references', () => {
    fc.assert(
      fc.property(standing, fc.integer({ min: 0, max: 30 }), (around, years) => {
        const found = obstaclesOf(around, years, NOW)
        expect(new Set(found.map((o) => o.code)).size).toBe(found.length)
        expect(found.every((o) => o.count > 0 && o.references.length <= 10)).toBe(true)
        const count = (code: string) => found.find((o) => o.code === code)?.count ?? 0
        expect(count('OPEN_DOSSIER')).toBe(around.openDossiers.length)
        expect(count('COMING_APPOINTMENT')).toBe(around.comingAppointments)
        expect(count('RUNNING_MANDATE')).toBe(around.mandates.length)
        expect(count('LEGAL_HOLD')).toBeLessThanOrEqual(around.concluded.length)
      }),
    )
  })

  it('of running mandates ends the day after the last of them, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(mandate, { minLength: 1, maxLength: 12 }), (mandates) => {
        const [found] = obstaclesOf({ ...free, mandates }, 10, NOW)
        const until = found?.until ?? ''
        expect(mandates.every(({ endsOn }) => endsOn < until)).toBe(true)
        const dayBefore = new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10)
        expect(mandates.some(({ endsOn }) => endsOn === dayBefore)).toBe(true)
        expect(obstaclesOf({ ...free, mandates: [...mandates].reverse() }, 10, NOW)[0]?.until).toBe(until)
      }),
    )
  })

  it('of what was concluded holds for the years of the rule and not a day more', () => {
    const closedAt = Date.UTC(2021, 5, 15, 12)
    const held = (now: number) => obstaclesOf({ ...free, concluded: [{ reference: 'D-7', closedAt }] }, 5, now)
    expect(held(NOW - 1)).toMatchObject([{ code: 'LEGAL_HOLD', until: '2026-06-15' }])
    expect(held(NOW)).toEqual([])
  })
})

it('an answer is due a month later, or on the last day of a shorter month', () => {
  expect([answerBy('2026-01-31'), answerBy('2026-03-15')]).toEqual(['2026-02-28', '2026-04-15'])
})

it('a hint never holds the whole of what it hints at', () => {
  fc.assert(
    fc.property(fc.constantFrom('PHONE', 'WHATSAPP_BSUID'), fc.stringMatching(/^[A-Z0-9+.]{8,40}$/), (kind, value) => {
      const hint = hintOf(kind, value)
      expect(hint).not.toContain(value)
      expect(hint.length).toBeLessThanOrEqual(60)
      expect(hint.endsWith(value.slice(-2))).toBe(true)
    }),
  )
})
