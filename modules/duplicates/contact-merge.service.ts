import { narrowAfterMerge } from '#modules/consents'
import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, forbidden, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue } from '#platform/jobs'
import { joinDossiers } from './dossier-merge.service.ts'
import { contactAfter } from './merge.rules.ts'
import {
  attendancesTwice,
  type ContactRow,
  consentsFollow,
  holdContacts,
  holdConversations,
  holdDossiers,
  insertMerge,
  openDossiersOf,
  partiesTwice,
  peekMerge,
  primaryIdentities,
} from './merges.repository.ts'
import type { ContactMerge, ContactPlan, MergeDone } from './merges.schema.ts'
import { openPairs, planContacts } from './merges.views.ts'
import { changeRow, contactLinks, moveLink, raiseVersion, setAside, staysBehind } from './moves.repository.ts'

/** What was on its way when a merge was committed is gathered a minute later, in milliseconds. */
const SETTLE_MS = 60_000
export const SETTLE_JOB = 'duplicates.settle_merge'

/** Contacts of the whole organisation are compared and merged: who sees only some of them may not. 403 otherwise. */
export function mayMergeContacts(ctx: RequestContext): void {
  if (authorise(ctx, 'contact.write') !== 'ALL') throw forbidden('contact.write')
}

/** What merging two contacts would do; nothing is written. 404 when one of them is not there. */
export async function contactPlan(ctx: RequestContext, survivorId: string, loserId: string): Promise<ContactPlan> {
  mayMergeContacts(ctx)
  const plan = survivorId === loserId ? null : await planContacts(ctx, survivorId, loserId)
  if (!plan) throw notFound('contact')
  return plan
}

/**
 * Merges one contact into another, with everything that names it. 409 ALREADY_MERGED when somebody was faster, 409
 * VERSION_CONFLICT when one of them changed, 422 MERGE_CONFLICTS with the open searches about which nothing was said.
 */
export async function mergeContacts(ctx: RequestContext, survivorId: string, input: ContactMerge): Promise<MergeDone> {
  mayMergeContacts(ctx)
  const { loserId } = input
  if (survivorId === loserId) throw notFound('contact')
  await holdConversations(ctx, [survivorId, loserId])
  const held = await holdContacts(ctx, [survivorId, loserId])
  const survivor = held.find((row) => row.id === survivorId)
  const loser = held.find((row) => row.id === loserId)
  if (!survivor || !loser) throw notFound('contact')
  const gone = [survivor, loser].find((row) => row.merged_into !== null)
  if (gone) throw new AppError(409, 'ALREADY_MERGED', { extra: { id: gone.id, mergedInto: gone.merged_into } })
  if (survivor.version !== input.version || loser.version !== input.loserVersion)
    throw versionConflict({ survivor: survivor.version, loser: loser.version })
  const conflicts = await openPairs(ctx, survivorId, loserId)
  const open = conflicts.filter((pair) => !input.dossiers?.some((said) => said.loserId === pair.loser.id))
  if (open.length > 0) throw new AppError(422, 'MERGE_CONFLICTS', { extra: { conflicts: open } })

  const merge = await insertMerge(ctx, { kind: 'CONTACT', survivorId, loserId, parentId: null })
  await settleDossiers(ctx, merge.id, conflicts, input)
  await changeRow(ctx, merge.id, 'contacts', loserId, { merged_into: survivorId })
  await changeRow(ctx, merge.id, 'contacts', survivorId, contactAfter(survivor, loser, input.fields ?? {}))
  if ((await primaryIdentities(ctx, survivorId)).length > 0)
    for (const id of await primaryIdentities(ctx, loserId))
      await changeRow(ctx, merge.id, 'channel_identities', id, { is_primary: false })
  await joinParties(ctx, merge.id, loserId, survivorId)
  await setAside(ctx, merge.id, 'appointment_attendees', await attendancesTwice(ctx, loserId, survivorId))
  const moved = await moveAll(ctx, merge.id, loserId, survivorId)
  await raiseVersion(ctx, 'contacts', [survivorId, loserId])
  await tell(ctx, merge.id, survivor, loser)
  enqueue(ctx, SETTLE_JOB, { key: merge.id, payload: { mergeId: merge.id }, dueAt: ctx.clock.now() + SETTLE_MS })
  return { mergeId: merge.id, survivorId, loserId, moved, undoUntil: merge.undoUntil }
}

async function moveAll(
  ctx: RequestContext,
  mergeId: string,
  from: string,
  to: string,
): Promise<Record<string, number>> {
  const moved: Record<string, number> = {}
  for (const link of contactLinks)
    moved[link.entity] = await moveLink(ctx, mergeId, link, from, to, staysBehind(link, to))
  await consentsFollow(ctx, to)
  await narrowAfterMerge(ctx, to, { mergeId })
  return moved
}

type Pair = { survivor: { id: string }; loser: { id: string } }

/** What was said about each pair of open searches: merged, or kept with the reason for standing beside the other. */
async function settleDossiers(
  ctx: RequestContext,
  mergeId: string,
  pairs: readonly Pair[],
  input: ContactMerge,
): Promise<void> {
  for (const pair of pairs) {
    const said = input.dossiers?.find((one) => one.loserId === pair.loser.id)
    if (said?.action === 'KEEP') {
      await changeRow(ctx, mergeId, 'dossiers', pair.loser.id, { duplicate_reason: said.reason.trim() })
      continue
    }
    authorise(ctx, 'dossier.merge')
    const rows = await holdDossiers(ctx, [pair.survivor.id, pair.loser.id])
    const mine = rows.find((row) => row.id === pair.survivor.id)
    const theirs = rows.find((row) => row.id === pair.loser.id)
    if (!mine || !theirs) throw notFound('dossier')
    const keepTheirs = said?.keep === 'LOSER'
    await joinDossiers(ctx, keepTheirs ? theirs : mine, keepTheirs ? mine : theirs, {}, mergeId)
  }
}

/** One person in one role stands once on a dossier or an annonce; the mark of the primary party is handed on. */
async function joinParties(ctx: RequestContext, mergeId: string, loserId: string, survivorId: string): Promise<void> {
  const twice = await partiesTwice(ctx, 'contact_id', loserId, survivorId)
  await setAside(
    ctx,
    mergeId,
    'parties',
    twice.map((party) => party.id),
  )
  for (const party of twice)
    if (party.primary && !party.twinPrimary)
      await changeRow(ctx, mergeId, 'parties', party.twinId, { is_primary: true })
}

async function tell(ctx: RequestContext, mergeId: string, survivor: ContactRow, loser: ContactRow): Promise<void> {
  const params = { name: loser.display_name, into: survivor.display_name }
  const ref = { kind: 'merge', id: mergeId }
  recordActivity(ctx, { type: 'SYSTEM', code: 'contact.merged', contactId: survivor.id, params, ref })
  recordActivity(ctx, { type: 'SYSTEM', code: 'contact.merged_away', contactId: loser.id, params, ref })
  for (const dossier of await openDossiersOf(ctx, [survivor.id])) {
    recordActivity(ctx, {
      type: 'SYSTEM',
      code: 'contact.merged',
      contactId: survivor.id,
      dossierId: dossier.id,
      params,
      ref,
      quiet: true,
    })
    announce(ctx, { topic: 'dossier', id: dossier.id, dossierId: dossier.id, kind: 'changed' })
  }
  for (const id of [survivor.id, loser.id]) announce(ctx, { topic: 'contact', id, kind: 'merged' })
  announce(ctx, { topic: 'conversation', id: survivor.id, kind: 'changed' })
  await publish(ctx, { type: 'contacts.merged', payload: { mergeId, survivorId: survivor.id, loserId: loser.id } })
}

/**
 * What began before a merge was committed and ended after it still names the loser: it goes along too. Nothing is done
 * for a merge that was undone.
 */
export async function settleMerge(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const merge = await peekMerge(ctx, String(payload.mergeId))
  if (!merge || merge.undoneAt !== null) return
  await holdConversations(ctx, [merge.survivorId, merge.loserId])
  const held = await holdContacts(ctx, [merge.survivorId, merge.loserId])
  const into = held.find((row) => row.id === merge.loserId)?.merged_into
  // Merged on in the meantime: everything is with the last one.
  if (into) await moveAll(ctx, merge.id, merge.loserId, into)
}
