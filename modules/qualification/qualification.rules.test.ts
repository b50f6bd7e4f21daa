import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Criteria } from '#modules/dossiers'
import type { DossierFacts } from './qualification.facts.ts'
import { defaultRules } from './qualification.model.ts'
import {
  bandOf,
  missingPieces,
  nextDecayAt,
  readyToQualify,
  type Score,
  sameContributions,
  scoreDossier,
  silentDays,
} from './qualification.rules.ts'
import { explainRaises, explainScore } from './qualification.texts.ts'

const NOW = Date.parse('2026-03-12T09:00:00Z')
const DAY = 86_400_000
const at = (ms: number) => new Date(ms).toISOString()

const bare: DossierFacts = {
  dossierId: '0190a000-0000-7000-8000-000000000001',
  now: NOW,
  source: 'OTHER',
  transaction: 'SALE',
  criteria: {},
  budgetMin: null,
  budgetMax: null,
  currency: 'MAD',
  openedAt: at(NOW),
  stock: { comparable: 0, affordable: 0, cheapest: null },
  messages: { inbound: 0, lastWeek: 0, lastInboundAt: null, lastInboundId: null, answers: 0, answerMinutes: null },
  visits: { done: 0, confirmed: 0, booked: 0, noShow: 0, lastId: null, lastEndedAt: null },
}
const cheapest = { id: '0190a000-0000-7000-8000-000000000002', reference: 'A-2026-000001', amount: 90_000_000 }

/** Everything said in one good first message, homes to show for it. */
const clear: DossierFacts = {
  ...bare,
  source: 'WHATSAPP',
  criteria: { propertyTypes: ['APARTMENT'], cities: ['Casablanca'], zones: ['Maârif'], bedroomsMin: 2 },
  budgetMax: 120_000_000,
  stock: { comparable: 5, affordable: 4, cheapest },
  messages: { inbound: 1, lastWeek: 1, lastInboundAt: at(NOW), lastInboundId: null, answers: 0, answerMinutes: null },
}
const points = (score: Score, code: string) => score.contributions.find((c) => c.code === code)?.points ?? Number.NaN
const score = (facts: DossierFacts) => scoreDossier(facts, defaultRules)

const count = fc.integer({ min: 0, max: 12 })
const instant = fc.integer({ min: NOW - 400 * DAY, max: NOW + 60 * DAY }).map(at)
const places = fc.array(fc.string({ minLength: 1 }), { maxLength: 3 })
const anyCriteria: fc.Arbitrary<Criteria> = fc.record(
  {
    propertyTypes: fc.subarray(['APARTMENT', 'VILLA', 'LAND'] as const),
    cities: places,
    zones: places,
    bedroomsMin: count,
    surfaceMin: fc.integer({ min: 0, max: 500 }),
    financing: fc.constantFrom('CASH', 'LOAN', 'je vends d’abord'),
    moveIn: fc.oneof(
      instant.map((i) => i.slice(0, 10)),
      fc.string({ minLength: 1 }),
    ),
  },
  { requiredKeys: [] },
)
const amount = fc.option(fc.integer({ min: 0, max: 10 ** 12 }))
const anyFacts: fc.Arbitrary<DossierFacts> = fc.record({
  dossierId: fc.uuid(),
  now: fc.constant(NOW),
  source: fc.constantFrom('WHATSAPP', 'REFERRAL', 'IMPORT', 'SOMETHING_NEW'),
  transaction: fc.constantFrom('SALE', 'RENT'),
  criteria: anyCriteria,
  budgetMin: amount,
  budgetMax: amount,
  currency: fc.constantFrom('MAD', 'EUR'),
  openedAt: instant,
  stock: fc.record({
    comparable: count,
    affordable: count,
    cheapest: fc.option(
      fc.record({ id: fc.uuid(), reference: fc.string(), amount: fc.integer({ min: 1, max: 10 ** 12 }) }),
    ),
  }),
  messages: fc.record({
    inbound: count,
    lastWeek: count,
    lastInboundAt: fc.option(instant),
    lastInboundId: fc.option(fc.uuid()),
    answers: count,
    answerMinutes: fc.option(fc.integer({ min: 0, max: 100_000 })),
  }),
  visits: fc.record({
    done: count,
    confirmed: count,
    booked: count,
    noShow: count,
    lastId: fc.option(fc.uuid()),
    lastEndedAt: fc.option(instant),
  }),
})

describe('any facts', () => {
  it('score between 0 and 100, as the sum of what is shown, in the band that follows', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = score(facts)
        const sum = result.contributions.reduce((total, c) => total + c.points, 0)
        expect(result.score).toBe(Math.min(100, Math.max(0, sum)))
        expect(Number.isInteger(result.score)).toBe(true)
        expect(result.band).toBe(result.score >= 75 ? 'HOT' : result.score >= 50 ? 'WARM' : 'COLD')
        for (const c of result.contributions) expect(Math.abs(c.points), c.code).toBeLessThanOrEqual(c.weight)
      }),
    )
  })

  it('give the same judgement twice, and leave the facts alone', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = structuredClone(facts)
        const first = score(facts)
        expect(score(facts)).toEqual(first)
        expect(facts).toEqual(before)
        expect(sameContributions(first.contributions, score(facts).contributions)).toBe(true)
      }),
    )
  })

  it('never score lower in completeness when more is known', () => {
    fc.assert(
      fc.property(anyFacts, anyCriteria, amount, (facts, more, budget) => {
        const known = Object.fromEntries(
          Object.entries(facts.criteria).filter(([, value]) => !Array.isArray(value) || value.length > 0),
        )
        const richer = { ...facts, criteria: { ...more, ...known }, budgetMax: facts.budgetMax ?? budget }
        expect(points(score(richer), 'COMPLETENESS')).toBeGreaterThanOrEqual(points(score(facts), 'COMPLETENESS'))
        expect(missingPieces(richer).length).toBeLessThanOrEqual(missingPieces(facts).length)
      }),
    )
  })

  it('never gain by silence', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 200 }), (facts, days) => {
        const calm = { ...facts, criteria: { ...facts.criteria } }
        delete calm.criteria.moveIn
        const later = { ...calm, now: calm.now + days * DAY }
        expect(score(later).score).toBeLessThanOrEqual(score(calm).score)
      }),
    )
  })

  it('name proposals that raise the score by what they say, the best first', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { raise, score: now } = score(facts)
        expect(raise.length).toBeLessThanOrEqual(3)
        for (const [i, r] of raise.entries()) {
          expect(r.points).toBeGreaterThan(0)
          expect(now + r.points).toBeLessThanOrEqual(100)
          expect(r.points).toBeLessThanOrEqual(raise[i - 1]?.points ?? 100)
        }
      }),
    )
  })

  it('are explained in three languages, with evidence wherever points were given', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('fr', 'ar', 'en'), (facts, locale) => {
        const result = score(facts)
        const factors = explainScore(result, facts, locale, facts.source)
        for (const factor of factors) {
          for (const text of Object.values(factor.label)) expect(text).not.toContain(':')
          if (factor.evidence) expect(factor.evidence.text).not.toMatch(/qualification:|\{\{\w+\}\}/)
        }
        for (const { label } of explainRaises(result.raise))
          for (const text of Object.values(label)) expect(text).not.toContain('qualification')
      }),
      { numRuns: 50 },
    )
  })
})

describe('the weights', () => {
  it.each(['SALE', 'RENT'] as const)('of %s sum to 100', (transaction) => {
    expect(Object.values(defaultRules.weights[transaction]).reduce((a, b) => a + b, 0)).toBe(100)
  })

  it('bands begin at 75 and 50', () => {
    expect([74, 75, 49, 50].map((n) => bandOf(n, defaultRules))).toEqual(['WARM', 'HOT', 'COLD', 'WARM'])
  })
})

describe('a lead', () => {
  it('of whom nothing is known is cold; a clear first message with homes to show is warm; a visit makes it hot', () => {
    expect(score(bare).band).toBe('COLD')
    expect(score(clear)).toMatchObject({ band: 'WARM' })
    const visiting = {
      ...clear,
      criteria: { ...clear.criteria, moveIn: '2026-04-01' },
      messages: { ...clear.messages, inbound: 5, lastWeek: 5, answers: 4, answerMinutes: 4 },
      visits: { ...clear.visits, booked: 1, lastId: 'v' },
    }
    expect(score(visiting).band).toBe('HOT')
  })

  it('with a budget below everything on offer gets nothing for it; just below, half', () => {
    const poor = { ...clear, stock: { comparable: 5, affordable: 0, cheapest } }
    expect(points(score({ ...poor, budgetMax: 40_000_000 }), 'BUDGET')).toBe(0)
    expect(points(score({ ...poor, budgetMax: 85_000_000 }), 'BUDGET')).toBe(8)
    expect(points(score(clear), 'BUDGET')).toBe(15)
    expect(points(score({ ...clear, budgetMax: null }), 'BUDGET')).toBe(0)
  })

  it('loses by every visit missed and regains by one held', () => {
    const visits = (v: Partial<DossierFacts['visits']>) =>
      points(score({ ...clear, visits: { ...clear.visits, ...v } }), 'VISITS')
    expect(visits({ noShow: 1 })).toBe(-6)
    expect(visits({ confirmed: 1 })).toBeGreaterThan(visits({ booked: 1 }))
    expect(visits({ done: 1 })).toBe(15)
    expect(visits({ done: 1, noShow: 1 })).toBe(9)
  })

  it('in a rental is not judged by a loan', () => {
    const rental = score({ ...clear, transaction: 'RENT' })
    expect(rental.contributions.map((c) => c.code)).not.toContain('FINANCING')
    expect(rental.raise.map((r) => r.code)).not.toContain('ASK_FINANCING')
  })

  it('is told what would raise the score most', () => {
    expect(score({ ...clear, budgetMax: null }).raise[0]).toEqual({ code: 'ASK_BUDGET', points: 21 })
  })
})

describe('silence', () => {
  const quiet = (days: number) => ({ ...clear, now: NOW + days * DAY })

  it('costs more the longer it lasts, from the third day on, and never more than thirty', () => {
    expect([0, 2, 3, 7, 14, 30, 60, 400].map((d) => points(score(quiet(d)), 'SILENCE'))).toEqual([
      0, 0, -5, -10, -16, -23, -30, -30,
    ])
  })

  it('says when to look again, until it costs no more', () => {
    expect(nextDecayAt(clear, defaultRules)).toBe(NOW + 3 * DAY)
    expect(nextDecayAt(quiet(3), defaultRules)).toBe(NOW + 7 * DAY)
    expect(nextDecayAt(quiet(60), defaultRules)).toBeNull()
  })

  it('is none while a visit lies ahead', () => {
    expect(silentDays({ ...quiet(20), visits: { ...clear.visits, confirmed: 1 } })).toBe(0)
  })
})

describe('ready to qualify', () => {
  it('needs the place, and the budget or the bedrooms', () => {
    expect(readyToQualify(clear)).toBe(true)
    expect(readyToQualify({ ...clear, budgetMax: null })).toBe(true)
    expect(readyToQualify({ ...clear, criteria: { bedroomsMin: 2 } })).toBe(false)
    expect(readyToQualify({ ...clear, budgetMax: null, criteria: { cities: ['Rabat'] } })).toBe(false)
  })
})
