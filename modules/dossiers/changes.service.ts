import { type Assignment, assignByRules } from '#modules/assignments'
import { claimCodes } from '#modules/reference-data'
import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, invalidField } from '#platform/errors'
import { checkBudget } from './creation.service.ts'
import type { Dossier } from './dossier-page.schema.ts'
import { annonceReference, findWorker } from './dossiers.read-model.ts'
import { type DossierChange, type LockedDossier, updateDossier } from './dossiers.repository.ts'
import { byHand, mergeCriteria, placesOf } from './dossiers.rules.ts'
import type { DossierPatch } from './dossiers.schema.ts'
import { holdForWriting } from './holding.service.ts'
import { addInterest } from './interests.service.ts'
import { readDossier } from './page.service.ts'

/**
 * Changes what is known about a case. 409 with the current state when the version is stale. `takenBack`: it goes back to
 * what it was, which may be a source that is no longer offered.
 */
export async function changeDossier(
  ctx: RequestContext,
  id: string,
  patch: DossierPatch,
  { takenBack = false } = {},
): Promise<Dossier> {
  const dossier = await holdForWriting(ctx, id, patch.version)
  if (!takenBack && patch.source !== dossier.source)
    await claimCodes(ctx, 'SOURCE', [{ code: patch.source, field: 'source' }])
  const change = await readPatch(ctx, dossier, patch)
  const fields = Object.keys(patch).filter((name) => name !== 'version')
  if (fields.length === 0) return readDossier(ctx, id)
  updateDossier(ctx, id, change)
  if (patch.annonceId) await addInterest(ctx, id, patch.annonceId)
  recordActivity(ctx, {
    type: 'SYSTEM',
    code: 'dossier.changed',
    dossierId: id,
    contactId: dossier.contactId,
    params: { fields: fields.join(', ') },
  })
  announce(ctx, { topic: 'dossier', id, dossierId: id, kind: 'changed' })
  await publish(ctx, { type: 'dossiers.changed', payload: { dossierId: id, fields } })
  return readDossier(ctx, id)
}

async function readPatch(ctx: RequestContext, dossier: LockedDossier, patch: DossierPatch): Promise<DossierChange> {
  checkBudget(patch.budget, dossier.currency)
  if (patch.expectedValue && patch.expectedValue.currency !== dossier.currency)
    throw invalidField('expectedValue.currency', 'CURRENCY_MISMATCH')
  if (patch.annonceId && (await annonceReference(ctx, patch.annonceId)) === null)
    throw invalidField('annonceId', 'UNKNOWN')
  return {
    ...(patch.budget === undefined
      ? {}
      : { budget_min: patch.budget?.min ?? null, budget_max: patch.budget?.max ?? null }),
    ...(patch.criteria === undefined ? {} : { criteria: mergeCriteria(dossier.criteria, patch.criteria) }),
    ...(patch.annonceId === undefined ? {} : { annonce_id: patch.annonceId }),
    ...(patch.expectedValue === undefined ? {} : { expected_value: patch.expectedValue?.amount ?? null }),
    ...(patch.source === undefined ? {} : { source: patch.source }),
  }
}

/** Gives a dossier to a member, or back to the branch's queue with null. */
export async function assignDossier(
  ctx: RequestContext,
  id: string,
  body: { version: number; assigneeId: string | null },
): Promise<Dossier> {
  const dossier = await holdForWriting(ctx, id, body.version, 'dossier.assign')
  const person = body.assigneeId ? await findWorker(ctx, body.assigneeId) : null
  if (body.assigneeId && !person) throw invalidField('assigneeId', 'UNKNOWN')
  if (dossier.assigneeId === body.assigneeId) return readDossier(ctx, id)
  return give(ctx, dossier, person ? byHand(person) : null)
}

/**
 * Gives a dossier that waits in the queue to somebody by the organisation's rules. 422 when it is given out already, or
 * is closed, or when the rules leave it in the queue.
 */
export async function assignAutomatically(
  ctx: RequestContext,
  id: string,
  body: { version: number },
): Promise<Dossier> {
  const dossier = await holdForWriting(ctx, id, body.version, 'dossier.assign')
  if (dossier.assigneeId || !dossier.isOpen) throw new AppError(422, 'NOT_IN_QUEUE')
  const assignment = await assignByRules(ctx, {
    ...dossier,
    dossierId: id,
    annonceIds: dossier.annonceId ? [dossier.annonceId] : [],
    places: placesOf(dossier.criteria),
  })
  if (!assignment) throw new AppError(422, 'NOBODY_TO_ASSIGN')
  return give(ctx, dossier, assignment)
}

/** Writes who a dossier belongs to now, tells it on the timeline, to open screens and to the other modules. */
async function give(ctx: RequestContext, dossier: LockedDossier, to: Assignment | null): Promise<Dossier> {
  const { id } = dossier
  const assigneeId = to?.person.id ?? null
  updateDossier(ctx, id, { assignee_id: assigneeId })
  recordActivity(ctx, {
    type: 'ASSIGNMENT',
    ...(to?.told ?? { code: 'dossier.unassigned' }),
    dossierId: id,
    contactId: dossier.contactId,
  })
  announce(ctx, { topic: 'dossier', id, dossierId: id, kind: 'assigned' })
  await publish(ctx, { type: 'dossiers.assigned', payload: { dossierId: id, from: dossier.assigneeId, assigneeId } })
  return readDossier(ctx, id)
}
