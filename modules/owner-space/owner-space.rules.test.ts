import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskedName, nextStep, nextSteps, type Situation } from './owner-space.rules.ts'

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const situation: fc.Arbitrary<Situation> = fc.record({
  status: fc.constantFrom('DRAFT', 'PUBLISHED', 'PAUSED', 'RESERVED', 'SUSPENDED', 'CLOSED', 'ARCHIVED', 'OWN_STATE'),
  mandate: fc.option(
    fc.record({
      number: fc.option(fc.constantFrom('12', 'M-1'), { nil: null }),
      endsOn: fc.option(day, { nil: null }),
    }),
    { nil: null },
  ),
  incomplete: fc.boolean(),
  openOffers: fc.nat(3),
  visitsPlanned: fc.nat(3),
})
const calm: Situation = {
  status: 'PUBLISHED',
  mandate: { number: '1', endsOn: '2026-12-31' },
  incomplete: false,
  openOffers: 0,
  visitsPlanned: 0,
}
const on = (change: Partial<Situation>, today = '2026-03-12') => nextStep({ ...calm, ...change }, today)

describe('the next step', () => {
  it('is always one that has words', () => {
    fc.assert(fc.property(situation, day, (s, today) => nextSteps.includes(nextStep(s, today))))
  })

  it('says nothing of offers or visits once the property is stopped or over', () => {
    fc.assert(
      fc.property(situation, day, fc.constantFrom('SUSPENDED', 'CLOSED', 'ARCHIVED'), (s, today, status) => {
        expect(nextStep({ ...s, status }, today)).toBe(status === 'SUSPENDED' ? 'STOPPED' : 'OVER')
      }),
    )
  })

  it('is the open offer before anything else that goes on', () => {
    fc.assert(
      fc.property(situation, day, fc.integer({ min: 1, max: 9 }), (s, today, openOffers) => {
        const step = nextStep({ ...s, openOffers }, today)
        expect(['ANSWER_OFFER', 'STOPPED', 'OVER']).toContain(step)
      }),
    )
  })

  it('is a mandate exactly when none holds that day, whatever visits are planned', () => {
    fc.assert(
      fc.property(situation, day, (s, today) => {
        const quiet = { ...s, status: 'PUBLISHED', openOffers: 0 }
        const holds = Boolean(quiet.mandate?.number && quiet.mandate.endsOn && quiet.mandate.endsOn >= today)
        expect(nextStep(quiet, today) === 'SIGN_MANDATE').toBe(!holds)
      }),
    )
  })

  it('tells of a mandate running out for thirty days, its last one included', () => {
    expect(on({}, '2026-11-30')).toBe('WAIT')
    expect(on({}, '2026-12-01')).toBe('RENEW_MANDATE')
    expect(on({}, '2026-12-31')).toBe('RENEW_MANDATE')
    expect(on({}, '2027-01-01')).toBe('SIGN_MANDATE')
    // Across a change of legal time and a leap day.
    expect(on({ mandate: { number: '1', endsOn: '2028-03-30' } }, '2028-02-29')).toBe('RENEW_MANDATE')
    expect(on({ mandate: { number: '1', endsOn: '2028-03-31' } }, '2028-02-29')).toBe('WAIT')
  })

  it('says where a quiet property stands', () => {
    expect(on({ visitsPlanned: 1 })).toBe('VISIT')
    expect(on({ status: 'RESERVED' })).toBe('SIGNING')
    expect([on({ status: 'DRAFT', incomplete: true }), on({ status: 'DRAFT' })]).toEqual(['COMPLETE', 'READY'])
    expect([on({ status: 'PAUSED' }), on({})]).toEqual(['PAUSED', 'WAIT'])
  })
})

describe('a masked name', () => {
  it('keeps one letter of at most two words, and nothing else of a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const masked = maskedName(name)
        const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word))
        if (words.length === 0) expect(masked).toBe('•')
        else {
          const parts = masked.split(' ')
          expect(parts).toHaveLength(Math.min(2, words.length))
          for (const part of parts) expect(part.endsWith('.')).toBe(true)
        }
      }),
    )
  })

  it('shows no digit of a number that stands in place of a name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[0-9]{6,15}$/), (number) => {
        expect(maskedName(number)).not.toMatch(/[0-9]/)
      }),
    )
  })

  it.each([
    ['Youssef El Amrani', 'Y. A.'],
    ['zineb', 'Z.'],
    ['  Élodie   Martin ', 'É. M.'],
    ['فاطمة الزهراء', 'ف. ا.'],
    ['+212 661 23 45 67', '•'],
    ['a.b@example.test', 'A.'],
    ['', '•'],
  ])('%s → %s', (name, masked) => expect(maskedName(name)).toBe(masked))
})
