import { translate } from '#locales'
import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { mayMergeContacts } from './contact-merge.service.ts'
import {
  childMerges,
  closeMerge,
  consentsFollow,
  excuse,
  followConversations,
  type HeldMerge,
  holdContacts,
  holdConversations,
  holdDossiers,
  holdMerge,
  laterMerge,
  openDossiersOf,
  peekMerge,
  standsInTheWay,
} from './merges.repository.ts'
import type { MergeLine, UndoDone } from './merges.schema.ts'
import { listMerges } from './merges.views.ts'
import {
  contactLinks,
  dossierLinks,
  type Kept,
  raiseVersion,
  returnLinks,
  returnRows,
  returnValues,
  stillExpected,
} from './moves.repository.ts'

/** Merges that hold, of one contact or one dossier, newest first. 404 when the caller may not merge such. */
export async function mergesOf(
  ctx: RequestContext,
  query: { contactId?: string; dossierId?: string },
): Promise<{ items: MergeLine[] }> {
  mayMerge(ctx, query.dossierId ? 'DOSSIER' : 'CONTACT')
  return { items: await listMerges(ctx, query) }
}

function mayMerge(ctx: RequestContext, kind: HeldMerge['kind']): void {
  if (kind === 'CONTACT') mayMergeContacts(ctx)
  else authorise(ctx, 'dossier.merge')
}

/**
 * Takes a merge back within thirty days: everything that nobody changed since stands as before, and what was changed is
 * named. Consents are left as they are now: taking back never widens one. 409 UNDO_DONE, UNDO_EXPIRED, or
 * UNDO_LATER_FIRST with the merge that has to be taken back before.
 */
export async function undoMerge(ctx: RequestContext, mergeId: string): Promise<UndoDone> {
  const found = await peekMerge(ctx, mergeId)
  if (found) mayMerge(ctx, found.kind)
  else authorise(ctx, 'contact.write')
  if (!found) throw notFound('merge')
  const ids = [found.survivorId, found.loserId]
  if (found.kind === 'CONTACT') {
    await holdConversations(ctx, ids)
    await holdContacts(ctx, ids)
  } else await holdDossiers(ctx, ids)
  const merge = await holdMerge(ctx, mergeId)
  if (!merge || merge.undoneAt !== null) throw new AppError(409, 'UNDO_DONE')
  if (Date.parse(merge.undoUntil) <= ctx.clock.now()) throw new AppError(409, 'UNDO_EXPIRED')
  const later = await laterMerge(ctx, merge)
  if (later) throw new AppError(409, 'UNDO_LATER_FIRST', { extra: { later } })
  const kept = merge.kind === 'CONTACT' ? await undoContacts(ctx, merge) : await undoDossiers(ctx, merge)
  return { mergeId, survivorId: merge.survivorId, loserId: merge.loserId, kept }
}

async function undoContacts(ctx: RequestContext, merge: HeldMerge): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const link of contactLinks) kept.push(...(await returnLinks(ctx, merge.id, link)))
  kept.push(...(await returnValues(ctx, merge.id)))
  await returnRows(ctx, merge.id, 'parties')
  const people = [merge.survivorId, merge.loserId]
  await returnRows(ctx, merge.id, 'appointment_attendees', stillExpected(people))
  for (const child of await childMerges(ctx, merge.id)) kept.push(...(await undoDossiers(ctx, child)))
  await followConversations(ctx, merge.id, merge.loserId)
  await consentsFollow(ctx, merge.loserId)
  await closeMerge(ctx, merge.id)
  await raiseVersion(ctx, 'contacts', [merge.survivorId, merge.loserId])
  const ref = { kind: 'merge', id: merge.id }
  for (const id of [merge.survivorId, merge.loserId]) {
    recordActivity(ctx, { type: 'SYSTEM', code: 'contact.merge_undone', contactId: id, ref })
    announce(ctx, { topic: 'contact', id, kind: 'merge_undone' })
  }
  for (const dossier of await openDossiersOf(ctx, [merge.survivorId, merge.loserId])) {
    recordActivity(ctx, {
      type: 'SYSTEM',
      code: 'contact.merge_undone',
      contactId: dossier.contactId,
      dossierId: dossier.id,
      ref,
      quiet: true,
    })
    announce(ctx, { topic: 'dossier', id: dossier.id, dossierId: dossier.id, kind: 'changed' })
  }
  announce(ctx, { topic: 'conversation', id: merge.loserId, kind: 'changed' })
  await publish(ctx, {
    type: 'contacts.merge_undone',
    payload: { mergeId: merge.id, survivorId: merge.survivorId, loserId: merge.loserId },
  })
  return kept
}

async function undoDossiers(ctx: RequestContext, merge: HeldMerge): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const link of dossierLinks) kept.push(...(await returnLinks(ctx, merge.id, link)))
  // Two open searches of one kind stand beside each other only for a reason: that is it.
  if (await standsInTheWay(ctx, merge.loserId)) {
    await excuse(ctx, merge.loserId, translate(ctx.locale, 'duplicates:undoReason'))
    kept.push({ entity: 'dossiers', id: merge.loserId, field: 'duplicate_reason' })
  }
  kept.push(...(await returnValues(ctx, merge.id)))
  await returnRows(ctx, merge.id, 'parties')
  await closeMerge(ctx, merge.id)
  await raiseVersion(ctx, 'dossiers', [merge.survivorId, merge.loserId])
  for (const id of [merge.survivorId, merge.loserId]) {
    recordActivity(ctx, {
      type: 'SYSTEM',
      code: 'dossier.merge_undone',
      dossierId: id,
      ref: { kind: 'merge', id: merge.id },
      quiet: true,
    })
    announce(ctx, { topic: 'dossier', id, dossierId: id, kind: 'merge_undone' })
    await publish(ctx, { type: 'dossiers.changed', payload: { dossierId: id, fields: ['merge'] } })
  }
  return kept
}
