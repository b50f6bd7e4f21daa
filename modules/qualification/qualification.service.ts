import { recordDecision } from '#modules/decisions'
import { autoQualify, setScore } from '#modules/dossiers'
import { completeSettings } from '#modules/identity'
import { nameOf } from '#modules/reference-data'
import { monotonicMs } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { invalidField } from '#platform/errors'
import { enqueue } from '#platform/jobs'
import type { DossierFacts } from './qualification.facts.ts'
import { defaultRules } from './qualification.model.ts'
import { currentDecision, loadSubject, type Subject } from './qualification.read-model.ts'
import { asAssistant } from './qualification.repository.ts'
import {
  bandOf,
  nextDecayAt,
  readyToQualify,
  type Score,
  sameContributions,
  scoreDossier,
} from './qualification.rules.ts'
import { explainRaises, explainScore } from './qualification.texts.ts'

export const SCORE_JOB = 'qualification.score'
export const DECAY_JOB = 'qualification.decay'
export const SCORE_KIND = 'dossier.score'
const ENGINE = 'qualification'

/** Asks for a new score, once however often it is asked before it is worked out. Nothing without a dossier. */
export function requestScore(ctx: RequestContext, dossierId: unknown): void {
  if (typeof dossierId === 'string') enqueue(ctx, SCORE_JOB, { key: dossierId })
}

/**
 * Works out the score of an open search dossier from its facts; writes it with its decision only when score or factors
 * changed, so that a person's override stands until the facts move. Then qualifies the lead when the organisation's
 * threshold is reached, and asks to look again when silence will next cost points.
 */
export async function recompute(ctx: RequestContext, dossierId: string): Promise<void> {
  const began = monotonicMs()
  const subject = await loadSubject(ctx, dossierId)
  const transaction = subject?.facts.transaction
  if (!subject?.isOpen || !transaction) return
  const own = asAssistant(ctx)
  const facts: DossierFacts = { ...subject.facts, transaction, now: ctx.clock.now() }
  const score = scoreDossier(facts, defaultRules)
  const stands = subject.factors !== null && sameContributions(subject.factors, score.contributions)
  if (!stands) await keep(own, subject, facts, score, monotonicMs() - began)

  const decayAt = nextDecayAt(facts, defaultRules)
  if (decayAt !== null) enqueue(own, DECAY_JOB, { key: dossierId, dueAt: decayAt })

  const { qualifyThreshold } = completeSettings(subject.settings)
  const standing = stands ? (subject.score ?? score.score) : score.score
  if (standing >= qualifyThreshold && readyToQualify(facts) && !subject.wasQualified) await autoQualify(own, dossierId)
}

async function keep(
  ctx: RequestContext,
  subject: Subject,
  facts: DossierFacts,
  score: Score,
  durationMs: number,
): Promise<void> {
  const { dossierId, ...inputs } = facts
  const source = await nameOf(ctx, 'SOURCE', facts.source, subject.locale)
  const decisionId = await recordDecision(ctx, {
    kind: SCORE_KIND,
    subject: { kind: 'dossier', id: dossierId },
    engine: ENGINE,
    engineVersion: defaultRules.version,
    inputs,
    factors: explainScore(score, facts, subject.locale, source),
    result: { score: score.score, band: score.band, raise: explainRaises(score.raise) },
    durationMs,
  })
  setScore(ctx, dossierId, { score: score.score, band: score.band, decisionId })
}

/** A person's score takes the place of the engine's, when it overrules the judgement that holds today. */
export async function applyOverride(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const { kind, subjectId, decisionId, result } = payload
  if (kind !== SCORE_KIND || typeof subjectId !== 'string' || typeof decisionId !== 'string') return
  const score = typeof result === 'object' && result !== null && 'score' in result ? result.score : null
  if (typeof score !== 'number' || !Number.isInteger(score) || score < 0 || score > 100)
    throw invalidField('result.score', 'RANGE')
  if ((await currentDecision(ctx, subjectId)) !== decisionId) return
  setScore(ctx, subjectId, { score, band: bandOf(score, defaultRules), decisionId })
}
