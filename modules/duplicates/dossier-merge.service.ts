import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { type DossierField, dossierAfter, dossierObstacles, interestAfter, type Side } from './merge.rules.ts'
import {
  bothHaveDeals,
  type DossierRow,
  hasTwin,
  holdDossiers,
  insertMerge,
  interestsTwice,
  partiesTwice,
  primaryParty,
} from './merges.repository.ts'
import type { DossierMerge, DossierPlan, MergeDone } from './merges.schema.ts'
import { partiesRelate, planDossiers } from './merges.views.ts'
import { changeRow, dossierLinks, moveLink, raiseVersion, setAside, staysBehind } from './moves.repository.ts'

/** What merging two dossiers would do; nothing is written. 404 when one of them is not there. */
export async function dossierPlan(ctx: RequestContext, survivorId: string, loserId: string): Promise<DossierPlan> {
  authorise(ctx, 'dossier.merge')
  const plan = survivorId === loserId ? null : await planDossiers(ctx, survivorId, loserId)
  if (!plan) throw notFound('dossier')
  return plan
}

/**
 * Merges one dossier into another of the same kind, branch and person. 409 when one of them was changed or merged
 * meanwhile, 422 MERGE_REFUSED with the obstacles when they cannot be one.
 */
export async function mergeDossiers(ctx: RequestContext, survivorId: string, input: DossierMerge): Promise<MergeDone> {
  authorise(ctx, 'dossier.merge')
  if (survivorId === input.loserId) throw notFound('dossier')
  const held = await holdDossiers(ctx, [survivorId, input.loserId])
  const survivor = held.find((row) => row.id === survivorId)
  const loser = held.find((row) => row.id === input.loserId)
  if (!survivor || !loser) throw notFound('dossier')
  refuseMerged(survivor, loser)
  if (survivor.version !== input.version || loser.version !== input.loserVersion)
    throw versionConflict({ survivor: survivor.version, loser: loser.version })
  const obstacles = dossierObstacles(survivor, loser, await partiesRelate(ctx, survivor, loser))
  if (obstacles.length > 0) throw new AppError(422, 'MERGE_REFUSED', { extra: { obstacles } })
  const done = await joinDossiers(ctx, survivor, loser, input.fields ?? {}, null)
  announce(ctx, { topic: 'contact', id: survivor.contact_id, kind: 'changed' })
  return done
}

/** 409 ALREADY_MERGED for the one of the two who came second. */
function refuseMerged(...rows: readonly DossierRow[]): void {
  const gone = rows.find((row) => row.merged_into !== null)
  if (gone) throw new AppError(409, 'ALREADY_MERGED', { extra: { id: gone.id, mergedInto: gone.merged_into } })
}

/**
 * Moves everything of one held dossier to another, in the caller's transaction. The merged one keeps its row, its
 * reference and its history, closed and hidden.
 */
export async function joinDossiers(
  ctx: RequestContext,
  survivor: DossierRow,
  loser: DossierRow,
  chosen: Partial<Record<DossierField, Side>>,
  parentId: string | null,
): Promise<MergeDone> {
  // A dossier has one deal: which of two holds is for people to say first.
  if (await bothHaveDeals(ctx, survivor.id, loser.id))
    throw new AppError(422, 'MERGE_REFUSED', { extra: { obstacles: ['TWO_DEALS'] } })
  const merge = await insertMerge(ctx, { kind: 'DOSSIER', survivorId: survivor.id, loserId: loser.id, parentId })
  await changeRow(ctx, merge.id, 'dossiers', loser.id, { merged_into: survivor.id, is_open: false })
  await changeRow(ctx, merge.id, 'dossiers', survivor.id, dossierAfter(survivor, loser, chosen))
  await joinParties(ctx, merge.id, loser.id, survivor.id)
  for (const pair of await interestsTwice(ctx, loser.id, survivor.id))
    await changeRow(ctx, merge.id, 'dossier_interests', pair.twinId, interestAfter(pair))
  const moved: Record<string, number> = {}
  for (const link of dossierLinks) {
    const stays = link.entity === 'dossier_interests' ? hasTwin(survivor.id) : staysBehind(link, survivor.id)
    moved[link.entity] = await moveLink(ctx, merge.id, link, loser.id, survivor.id, stays)
  }
  await raiseVersion(ctx, 'dossiers', [survivor.id, loser.id])
  const references = { reference: loser.reference, into: survivor.reference }
  for (const [id, code] of [
    [survivor.id, 'dossier.merged'],
    [loser.id, 'dossier.merged_away'],
  ] as const)
    recordActivity(ctx, {
      type: 'SYSTEM',
      code,
      dossierId: id,
      contactId: survivor.contact_id,
      params: references,
      ref: { kind: 'merge', id: merge.id },
      quiet: true,
    })
  for (const id of [survivor.id, loser.id]) announce(ctx, { topic: 'dossier', id, dossierId: id, kind: 'merged' })
  announce(ctx, { topic: 'conversation', id: survivor.id, kind: 'changed', dossierId: survivor.id })
  await publish(ctx, {
    type: 'dossiers.merged',
    payload: { mergeId: merge.id, survivorId: survivor.id, loserId: loser.id },
  })
  await publish(ctx, { type: 'dossiers.changed', payload: { dossierId: survivor.id, fields: ['merge'] } })
  return { mergeId: merge.id, survivorId: survivor.id, loserId: loser.id, moved, undoUntil: merge.undoUntil }
}

/** One person in one role stands once; a dossier has one primary party. */
async function joinParties(ctx: RequestContext, mergeId: string, loserId: string, survivorId: string): Promise<void> {
  const [twice, mine, theirs] = await Promise.all([
    partiesTwice(ctx, 'dossier_id', loserId, survivorId),
    primaryParty(ctx, survivorId),
    primaryParty(ctx, loserId),
  ])
  await setAside(
    ctx,
    mergeId,
    'parties',
    twice.map((party) => party.id),
  )
  const gone = twice.some((party) => party.id === theirs)
  if (mine && theirs && !gone) await changeRow(ctx, mergeId, 'parties', theirs, { is_primary: false })
}
