import type { Criteria } from '#modules/dossiers'
import type { DossierFacts } from './qualification.facts.ts'
import { type FactorCode, factorCodes, type RuleSet } from './qualification.model.ts'

export type Band = 'HOT' | 'WARM' | 'COLD'

/** One part of the score. `part` is how much of the weight was reached, negative when it takes points away. */
export type Contribution = { code: FactorCode; weight: number; points: number; value: string | number | null }

/** Something somebody can do, and by how much it would raise the score at best. */
export type Raise = { code: RaiseCode; points: number }

export type Score = { score: number; band: Band; contributions: Contribution[]; raise: Raise[] }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

// ---------------------------------------------------------------- what is known of the wish

/** Pieces of a complete search, with their part of the weight. They sum to 1. */
const pieces = {
  TRANSACTION: 0.125,
  PROPERTY_TYPE: 0.15,
  PLACE: 0.25,
  ZONE: 0.075,
  BUDGET: 0.25,
  SIZE: 0.15,
} as const
export type Piece = keyof typeof pieces
const pieceCodes = Object.keys(pieces) as Piece[]

function knows(facts: DossierFacts, piece: Piece): boolean {
  const { criteria } = facts
  const known: Record<Piece, boolean> = {
    TRANSACTION: true,
    PROPERTY_TYPE: (criteria.propertyTypes?.length ?? 0) > 0,
    PLACE: placeKnown(criteria),
    ZONE: (criteria.zones?.length ?? 0) > 0,
    BUDGET: budgetOf(facts) !== null,
    SIZE: [criteria.bedroomsMin, criteria.roomsMin, criteria.surfaceMin, criteria.surfaceMax].some(
      (n) => n !== undefined,
    ),
  }
  return known[piece]
}

const placeKnown = (criteria: Criteria) => (criteria.cities?.length ?? 0) + (criteria.zones?.length ?? 0) > 0

/** The amount a budget is judged by: what the person would pay at most. */
function budgetOf(facts: Pick<DossierFacts, 'budgetMin' | 'budgetMax'>): number | null {
  return facts.budgetMax ?? facts.budgetMin
}

/** Pieces of the search that are still unknown, the weightiest first. */
export function missingPieces(facts: DossierFacts): Piece[] {
  return pieceCodes.filter((piece) => !knows(facts, piece)).sort((a, b) => pieces[b] - pieces[a])
}

/** Whether enough is known to call a lead qualified: transaction, place, and budget or bedrooms (agent.md). */
export function readyToQualify(facts: DossierFacts): boolean {
  return placeKnown(facts.criteria) && (budgetOf(facts) !== null || facts.criteria.bedroomsMin !== undefined)
}

// ---------------------------------------------------------------- parts of each weight

type Judgement = { part: number; value: string | number | null }

const judges: Record<Exclude<FactorCode, 'SILENCE'>, (facts: DossierFacts, rules: RuleSet) => Judgement> = {
  SOURCE: (facts, rules) => ({ part: rules.sources[facts.source] ?? rules.sources.OTHER ?? 0, value: facts.source }),
  COMPLETENESS(facts) {
    const known = pieceCodes.filter((piece) => knows(facts, piece))
    return { part: known.reduce((sum, piece) => sum + pieces[piece], 0), value: known.length }
  },
  BUDGET: (facts) => ({ part: budgetPart(facts), value: budgetOf(facts) }),
  FINANCING(facts) {
    const said = facts.criteria.financing ?? null
    return { part: said === null ? 0 : said === 'CASH' ? 1 : 0.6, value: said }
  },
  URGENCY: (facts) => ({ part: urgencyPart(facts), value: facts.criteria.moveIn ?? null }),
  RESPONSIVENESS: (facts) => ({ part: answerPart(facts), value: facts.messages.answerMinutes }),
  ENGAGEMENT(facts) {
    const { inbound, lastWeek } = facts.messages
    const volume = inbound >= 8 ? 1 : ([0, 0.3, 0.5, 0.65, 0.65, 0.8, 0.8, 0.8][inbound] ?? 0)
    return { part: lastWeek > 0 ? volume : volume / 2, value: inbound }
  },
  VISITS(facts) {
    const { done, confirmed, booked, noShow } = facts.visits
    const best = done > 0 ? 1 : confirmed > 0 ? 0.75 : booked > 0 ? 0.6 : 0
    return { part: clamp(best - 0.4 * noShow, -0.4, 1), value: done + confirmed + booked - noShow }
  },
}

/** How real the budget is against what is published; with nothing to compare, half. */
function budgetPart(facts: DossierFacts): number {
  const budget = budgetOf(facts)
  const { comparable, affordable, cheapest } = facts.stock
  if (budget === null) return 0
  if (comparable === 0 || cheapest === null) return 0.5
  if (affordable >= 3) return 1
  if (affordable > 0) return 0.85
  const gap = cheapest.amount / Math.max(1, budget)
  return gap <= 1.1 ? 0.5 : gap <= 1.25 ? 0.25 : 0
}

/** The nearer the wanted date, the more; a date long past says little; words without a date say something. */
function urgencyPart(facts: DossierFacts): number {
  const said = facts.criteria.moveIn
  if (said === undefined) return 0
  const date = /^\d{4}-\d{2}-\d{2}/.test(said) ? Date.parse(said.slice(0, 10)) : Number.NaN
  if (Number.isNaN(date)) return 0.5
  const days = (date - facts.now) / DAY_MS
  if (days < -30) return 0.3
  return days <= 30 ? 1 : days <= 90 ? 0.8 : days <= 180 ? 0.5 : 0.25
}

/** How fast the person answers; somebody who wrote first and was not yet asked anything counts as willing. */
function answerPart(facts: DossierFacts): number {
  const { answerMinutes, inbound } = facts.messages
  if (answerMinutes === null) return inbound > 0 ? 0.6 : 0
  const steps = [
    [15, 1],
    [60, 0.85],
    [240, 0.7],
    [1440, 0.5],
    [4320, 0.25],
  ] as const
  return steps.find(([minutes]) => answerMinutes <= minutes)?.[1] ?? 0.1
}

// ---------------------------------------------------------------- silence

/** The person's last sign of life: a message, a visit, or having come to us. */
function lastSign(facts: DossierFacts): number {
  const { lastInboundAt } = facts.messages
  const { lastEndedAt } = facts.visits
  const signs = [facts.openedAt, lastInboundAt, lastEndedAt].filter((at) => at !== null).map((at) => Date.parse(at))
  return Math.max(...signs)
}

/** Whole days without a sign. A visit ahead is no silence. */
export function silentDays(facts: DossierFacts): number {
  if (facts.visits.booked + facts.visits.confirmed > 0) return 0
  return Math.max(0, Math.floor((facts.now - lastSign(facts)) / DAY_MS))
}

/** When silence will next cost points, as epoch milliseconds; null when it cannot cost more. */
export function nextDecayAt(facts: DossierFacts, rules: RuleSet): number | null {
  const next = rules.silence.find((step) => lastSign(facts) + step.days * DAY_MS > facts.now)
  return next ? lastSign(facts) + next.days * DAY_MS : null
}

function silence(facts: DossierFacts, rules: RuleSet): Contribution {
  const days = silentDays(facts)
  const lost = rules.silence.reduce((most, step) => (days >= step.days ? step.points : most), 0)
  const weight = rules.silence.at(-1)?.points ?? 0
  return { code: 'SILENCE', weight, points: lost === 0 ? 0 : -lost, value: days }
}

// ---------------------------------------------------------------- the score

/**
 * The score of a search dossier, 0–100, as the sum of its contributions in whole points. The same facts and rules give
 * the same score; nothing here reads a clock.
 */
export function scoreDossier(facts: DossierFacts, rules: RuleSet): Score {
  const { score, contributions } = total(facts, rules)
  return { score, band: bandOf(score, rules), contributions, raise: raises(facts, rules, score) }
}

function total(facts: DossierFacts, rules: RuleSet): { score: number; contributions: Contribution[] } {
  const weights = rules.weights[facts.transaction]
  const contributions = factorCodes
    .map((code): Contribution => {
      if (code === 'SILENCE') return silence(facts, rules)
      const { part, value } = judges[code](facts, rules)
      // "+ 0" turns the -0 that rounding may leave into 0.
      return { code, weight: weights[code], points: Math.round(weights[code] * part) + 0, value }
    })
    .filter((c) => c.weight > 0)
  const sum = contributions.reduce((points, c) => points + c.points, 0)
  return { score: clamp(sum, 0, 100), contributions }
}

/** HOT from 75, WARM from 50 (agent.md). */
export function bandOf(score: number, rules: RuleSet): Band {
  return score >= rules.bands.hot ? 'HOT' : score >= rules.bands.warm ? 'WARM' : 'COLD'
}

// ---------------------------------------------------------------- what would raise it

const raiseCodes = [
  'ASK_BUDGET',
  'ASK_PLACE',
  'ASK_ZONE',
  'ASK_PROPERTY_TYPE',
  'ASK_SIZE',
  'ASK_FINANCING',
  'ASK_MOVE_IN',
  'GET_ANSWER',
  'BOOK_VISIT',
  'HOLD_VISIT',
] as const
export type RaiseCode = (typeof raiseCodes)[number]

/** How many proposals are told. */
const TOLD = 3

/** The facts after a proposal succeeded as well as it can; null when there is nothing to do. */
const outcomes: Record<RaiseCode, (facts: DossierFacts) => DossierFacts | null> = {
  ASK_BUDGET: (f) =>
    knows(f, 'BUDGET')
      ? null
      : { ...f, budgetMax: f.stock.cheapest?.amount ?? 1, stock: { ...f.stock, affordable: f.stock.comparable } },
  ASK_PLACE: (f) => (knows(f, 'PLACE') ? null : { ...f, criteria: { ...f.criteria, cities: ['?'] } }),
  ASK_ZONE: (f) =>
    knows(f, 'PLACE') && !knows(f, 'ZONE') ? { ...f, criteria: { ...f.criteria, zones: ['?'] } } : null,
  ASK_PROPERTY_TYPE: (f) =>
    knows(f, 'PROPERTY_TYPE') ? null : { ...f, criteria: { ...f.criteria, propertyTypes: ['APARTMENT'] } },
  ASK_SIZE: (f) => (knows(f, 'SIZE') ? null : { ...f, criteria: { ...f.criteria, bedroomsMin: 1 } }),
  ASK_FINANCING: (f) => (f.criteria.financing ? null : { ...f, criteria: { ...f.criteria, financing: 'CASH' } }),
  ASK_MOVE_IN: (f) =>
    f.criteria.moveIn
      ? null
      : { ...f, criteria: { ...f.criteria, moveIn: new Date(f.now).toISOString().slice(0, 10) } },
  GET_ANSWER: (f) => ({
    ...f,
    messages: {
      ...f.messages,
      inbound: f.messages.inbound + 1,
      lastWeek: f.messages.lastWeek + 1,
      lastInboundAt: new Date(f.now).toISOString(),
      answers: f.messages.answers + 1,
      answerMinutes: Math.min(f.messages.answerMinutes ?? 15, 15),
    },
  }),
  BOOK_VISIT: (f) =>
    f.visits.booked + f.visits.confirmed > 0 ? null : { ...f, visits: { ...f.visits, booked: f.visits.booked + 1 } },
  HOLD_VISIT(f) {
    const { booked, confirmed, done } = f.visits
    if (booked + confirmed === 0) return null
    const now = new Date(f.now).toISOString()
    return { ...f, visits: { ...f.visits, booked: 0, confirmed: 0, done: done + 1, lastEndedAt: now } }
  },
}

/** Proposals by what they would add at best, the best first. */
function raises(facts: DossierFacts, rules: RuleSet, score: number): Raise[] {
  return raiseCodes
    .flatMap((code): Raise[] => {
      const after = outcomes[code](facts)
      const points = after ? total(after, rules).score - score : 0
      return points > 0 ? [{ code, points }] : []
    })
    .sort((a, b) => b.points - a.points || raiseCodes.indexOf(a.code) - raiseCodes.indexOf(b.code))
    .slice(0, TOLD)
}

/** Whether two judgements say the same: the same points for the same values. */
export function sameContributions(
  before: readonly { code: string; points: number; value: unknown }[],
  after: readonly Contribution[],
): boolean {
  return (
    before.length === after.length &&
    after.every((c, i) => before[i]?.code === c.code && before[i].points === c.points && before[i].value === c.value)
  )
}
