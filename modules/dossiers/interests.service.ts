import { recordActivity } from '#modules/timeline'
import { announce, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound } from '#platform/errors'
import type { Interest, InterestPatch, InterestState, NewInterest } from './dossier-page.schema.ts'
import { readInterest } from './dossier-page.views.ts'
import { annonceReference } from './dossiers.read-model.ts'
import { holdForWriting } from './holding.service.ts'
import { findInterest, insertInterest, updateInterest } from './interests.repository.ts'

/**
 * Remembers that the person of a dossier is interested in an annonce; nothing happens when that is known already.
 * For channels, the assistant and appointments; people go through `createInterest`.
 */
export async function addInterest(
  ctx: RequestContext,
  dossierId: string,
  annonceId: string,
  state: InterestState = 'INTERESTED',
): Promise<void> {
  const reference = await annonceReference(ctx, annonceId)
  if (reference === null) throw invalidField('annonceId', 'UNKNOWN')
  if (await insertInterest(ctx, dossierId, annonceId, { state }))
    tell(ctx, 'interest.added', dossierId, annonceId, reference, state)
}

/** Moves an interest on because of a fact (a visit took place), adding it when it is new. */
export async function markInterest(
  ctx: RequestContext,
  dossierId: string,
  annonceId: string,
  state: InterestState,
): Promise<void> {
  const known = await findInterest(ctx, dossierId, annonceId)
  if (!known) return addInterest(ctx, dossierId, annonceId, state)
  if (known.state === state || known.state === 'OFFERED') return
  await updateInterest(ctx, known.id, { state })
  const reference = (await annonceReference(ctx, annonceId)) ?? ''
  tell(ctx, 'interest.changed', dossierId, annonceId, reference, state)
}

function tell(
  ctx: RequestContext,
  code: 'interest.added' | 'interest.changed',
  dossierId: string,
  annonceId: string,
  reference: string,
  state: string,
): void {
  recordActivity(ctx, { type: 'SYSTEM', code, dossierId, annonceId, params: { reference, state } })
  announce(ctx, { topic: 'dossier', id: dossierId, dossierId, kind: 'changed' })
}

/** Adds an annonce by hand. 409 CONFLICT when it is among the interests already; refusals carry their reason. */
export async function createInterest(ctx: RequestContext, dossierId: string, input: NewInterest): Promise<Interest> {
  await holdForWriting(ctx, dossierId)
  requireReason(input.state, input.reason)
  const reference = await annonceReference(ctx, input.annonceId)
  if (reference === null) throw invalidField('annonceId', 'UNKNOWN')
  const id = await insertInterest(ctx, dossierId, input.annonceId, input)
  if (!id) throw new AppError(409, 'CONFLICT')
  tell(ctx, 'interest.added', dossierId, input.annonceId, reference, input.state)
  const made = await readInterest(ctx, dossierId, id)
  if (!made) throw notFound('interest')
  return made
}

/** Changes what the person thinks of an annonce. */
export async function changeInterest(
  ctx: RequestContext,
  dossierId: string,
  interestId: string,
  change: InterestPatch,
): Promise<Interest> {
  await holdForWriting(ctx, dossierId)
  const before = await readInterest(ctx, dossierId, interestId)
  if (!before) throw notFound('interest')
  requireReason(change.state ?? before.state, change.reason === undefined ? before.reason : change.reason)
  await updateInterest(ctx, interestId, change)
  const after = (await readInterest(ctx, dossierId, interestId)) ?? before
  tell(ctx, 'interest.changed', dossierId, after.annonce.id, after.annonce.reference, after.state)
  return after
}

function requireReason(state: string, reason: string | null | undefined): void {
  if (state === 'REFUSED' && !reason?.trim()) throw invalidField('reason', 'REQUIRED')
}
