import { recordActivity } from '#modules/timeline'
import { isoNow } from '#platform/clock'
import { announce, publish, type RequestContext } from '#platform/context'
import { cancelJob, type JobHandler } from '#platform/jobs'
import { FIRST_RESPONSE_JOB } from './creation.service.ts'
import { type DossierCard, dossierCard } from './dossiers.read-model.ts'
import { lockDossier, updateDossier, updateQuietly } from './dossiers.repository.ts'
import { budgetAfter, mergeCriteria, unanswered, unqualified } from './dossiers.rules.ts'
import type { Budget, CriteriaChange } from './dossiers.schema.ts'
import { performMove } from './moves.service.ts'

const SYSTEM = { roles: [], system: true }

/**
 * The person has been answered: ends the wait for the first response and moves NEW to CONTACTED where there is an
 * edge. Nothing when both happened before.
 * @param known the dossier as it was just read; read here when not given
 */
export async function markContacted(ctx: RequestContext, dossierId: string, known?: DossierCard | null): Promise<void> {
  const card = known === undefined ? await dossierCard(ctx, dossierId) : known
  if (!card?.isOpen || (card.firstResponseAt !== null && !unanswered.includes(card.status))) return
  const dossier = await lockDossier(ctx, dossierId)
  if (!dossier) return
  if (dossier.firstResponseAt === null) {
    updateQuietly(ctx, dossierId, { first_response_at: isoNow(ctx.clock) })
    cancelJob(ctx, FIRST_RESPONSE_JOB, dossierId)
  }
  if (unanswered.includes(dossier.status))
    await performMove(ctx, dossier, { to: 'CONTACTED', fields: {}, told: {}, caller: SYSTEM })
}

/** Moves an enquiry that is understood well enough to QUALIFIED, as the current actor. True when it moved. */
export async function autoQualify(ctx: RequestContext, dossierId: string): Promise<boolean> {
  const dossier = await lockDossier(ctx, dossierId)
  if (!dossier || !unqualified.includes(dossier.status)) return false
  const decided = await performMove(ctx, dossier, { to: 'QUALIFIED', fields: {}, told: {}, caller: SYSTEM })
  return decided.ok
}

/**
 * Adds what a conversation taught: criteria are merged, a budget in the dossier's currency replaces what was known. A
 * timeline entry, and true, only when something changed.
 */
export async function learnWishes(
  ctx: RequestContext,
  dossierId: string,
  learnt: { criteria?: CriteriaChange; budget?: Budget },
): Promise<boolean> {
  const dossier = await lockDossier(ctx, dossierId)
  if (!dossier) return false
  const known = { min: dossier.budgetMin, max: dossier.budgetMax }
  const criteria = mergeCriteria(dossier.criteria, learnt.criteria ?? {})
  const budget = budgetAfter(known, learnt.budget, dossier.currency)
  const fields = [
    ...(JSON.stringify(sorted(criteria)) === JSON.stringify(sorted(dossier.criteria)) ? [] : ['criteria']),
    ...(budget.min === known.min && budget.max === known.max ? [] : ['budget']),
  ]
  if (fields.length === 0) return false
  updateDossier(ctx, dossierId, { criteria, budget_min: budget.min, budget_max: budget.max })
  recordActivity(ctx, {
    type: 'SYSTEM',
    code: 'dossier.wishes_learnt',
    dossierId,
    contactId: dossier.contactId,
    params: { fields: fields.join(', ') },
  })
  announce(ctx, { topic: 'dossier', id: dossierId, dossierId, kind: 'changed' })
  await publish(ctx, { type: 'dossiers.changed', payload: { dossierId, fields } })
  return true
}

const sorted = (object: object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1))

/** Writes the score a decision gave. 0–100 with its band. */
export function setScore(
  ctx: RequestContext,
  dossierId: string,
  score: { score: number; band: 'HOT' | 'WARM' | 'COLD'; decisionId: string },
): void {
  updateQuietly(ctx, dossierId, { score: score.score, band: score.band, score_decision_id: score.decisionId })
  announce(ctx, { topic: 'dossier', id: dossierId, dossierId, kind: 'scored' })
}

/** When nobody answered in time, the timeline says so and open screens are told. */
export const firstResponseJob: JobHandler = {
  kind: FIRST_RESPONSE_JOB,
  async run(ctx, payload) {
    const dossierId = String(payload.dossierId)
    const dossier = await lockDossier(ctx, dossierId)
    if (!dossier?.isOpen || dossier.firstResponseAt !== null) return
    recordActivity(ctx, {
      type: 'SYSTEM',
      code: 'dossier.first_response_late',
      dossierId,
      contactId: dossier.contactId,
    })
    announce(ctx, { topic: 'dossier', id: dossierId, dossierId, kind: 'late' })
    await publish(ctx, {
      type: 'dossiers.first_response_late',
      payload: { dossierId, assigneeId: dossier.assigneeId },
    })
  },
}
