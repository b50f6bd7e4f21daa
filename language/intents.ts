import type { MessageFacts, Occurrence } from './facts.ts'
import { FALLBACK_RULES, INTENT_RULES, type IntentRule } from './intent-rules.ts'
import type { Intent, ScoredIntent } from './understanding.ts'

/** Points an intent needs before it is reported. */
const REPORT = 2.2
/** Points that decide; half confidence lies at `REPORT`. */
const STEEPNESS = 0.9
const NEAR = 7

/** Conventions of the exchange format: these come before the rest whenever they are understood. */
const PRIORITY: readonly Intent[] = ['OPT_OUT', 'HUMAN', 'CANCEL', 'RESCHEDULE', 'VISIT_REQUEST']
/** A greeting or thanks beside anything else does not count. */
const POLITE: ReadonlySet<Intent> = new Set(['GREETING', 'THANKS'])

interface Term {
  readonly negated: boolean
  /** Alternatives per step of a sequence; one step when the term is not a sequence. */
  readonly steps: readonly (readonly string[])[]
  readonly gaps: readonly number[]
}

interface Compiled extends IntentRule {
  readonly terms: readonly Term[]
}

function compile(rule: IntentRule): Compiled {
  const terms = rule.when.split(' ').map((raw): Term => {
    const negated = raw.startsWith('!')
    const body = negated ? raw.slice(1) : raw
    const gaps = [...body.matchAll(/>+/g)].map((match) => (match[0] === '>' ? NEAR : Number.POSITIVE_INFINITY))
    return { negated, gaps, steps: body.split(/>+/).map((step) => step.split('|')) }
  })
  return { ...rule, terms }
}

const RULES = INTENT_RULES.map(compile)
const FALLBACKS = FALLBACK_RULES.map(compile)

function holds(term: Term, facts: MessageFacts): boolean {
  const [first, ...rest] = term.steps
  if (first === undefined) return false
  if (rest.length === 0) return first.some((name) => facts.present.has(name))
  let ends: readonly Occurrence[] = facts.occurrences.filter((one) => first.includes(one.name))
  for (const [index, step] of rest.entries()) {
    const gap = term.gaps[index] ?? NEAR
    ends = facts.occurrences.filter(
      (one) =>
        step.includes(one.name) &&
        ends.some(
          (before) => one.first > before.last - 1 && one.first !== before.first && one.first - before.last <= gap,
        ),
    )
    if (ends.length === 0) return false
  }
  return true
}

export interface IntentReading {
  readonly intent: Intent
  readonly intents: readonly ScoredIntent[]
  /** Spam or instructions to the software: nothing in the message describes a need. */
  readonly vetoed: boolean
  readonly fired: readonly { intent: Intent; rule: string; weight: number }[]
}

/** Adds the points of every rule that holds and picks the main intent by the conventions. */
export function scoreIntents(facts: MessageFacts): IntentReading {
  const scored = RULES.filter((rule) => fires(rule, facts))
  const substance = [...total(scored)].some(([code, score]) => score >= REPORT && !POLITE.has(code))
  const fired = substance ? scored : [...scored, ...FALLBACKS.filter((rule) => fires(rule, facts)).slice(0, 1)]
  const points = total(fired)
  const veto = facts.present.has('INJECT') || facts.present.has('SPAM_STRONG')
  const ranked = [...points]
    .filter(([code, score]) => score >= REPORT && (!veto || code === 'OTHER'))
    .sort((a, b) => b[1] - a[1])
  const substantial = ranked.filter(([code]) => !POLITE.has(code))
  const first = main(substantial) ?? ranked[0]?.[0] ?? politeOnly(points) ?? 'OTHER'
  const kept = ranked.filter(([code]) => code === first || !POLITE.has(code) || substantial.length === 0)
  const intents = kept.map(([code, score]) => ({ code, confidence: confidence(score) }))
  const leading = intents.find((one) => one.code === first) ?? {
    code: first,
    confidence: confidence(points.get(first) ?? 0.5),
  }
  return {
    intent: first,
    vetoed: veto && first === 'OTHER',
    intents: [leading, ...intents.filter((one) => one.code !== first)],
    fired: fired.map(({ intent, code, weight }) => ({ intent, rule: code, weight })),
  }
}

function fires(rule: Compiled, facts: MessageFacts): boolean {
  return rule.terms.every((term) => holds(term, facts) !== term.negated)
}

function total(fired: readonly IntentRule[]): Map<Intent, number> {
  const points = new Map<Intent, number>()
  for (const rule of fired) points.set(rule.intent, (points.get(rule.intent) ?? 0) + rule.weight)
  return points
}

function main(ranked: readonly (readonly [Intent, number])[]): Intent | undefined {
  const best = ranked[0]
  if (best === undefined) return undefined
  for (const intent of PRIORITY) {
    const own = ranked.find(([code]) => code === intent)
    if (own !== undefined && own[1] >= 2.5 && own[1] >= best[1] - 6) return intent
  }
  return best[0]
}

function politeOnly(points: ReadonlyMap<Intent, number>): Intent | undefined {
  if ((points.get('THANKS') ?? 0) > 0) return 'THANKS'
  return (points.get('GREETING') ?? 0) > 0 ? 'GREETING' : undefined
}

function confidence(score: number): number {
  return Math.round((1 / (1 + Math.exp(-STEEPNESS * (score - REPORT)))) * 100) / 100
}
