import { recordActivity } from '#modules/timeline'
import { workflowVersion } from '#modules/workflows'
import { announce, publish, type RequestContext } from '#platform/context'
import { authorise } from '#platform/http'
import { insertStatusHistory, statusColumns, updateAnnonce } from './annonces.repository.ts'
import { loadAnnonce, type StoredAnnonce } from './annonces.views.ts'

/**
 * What a block of the platform does here, in the transaction that made it: a published annonce is suspended whatever the
 * organisation's workflow says, and the organisation is told.
 * @param reason shown to the organisation on the annonce
 */
export async function blockedByPlatform(ctx: RequestContext, id: string, reason: string): Promise<void> {
  authorise(ctx, 'annonce.suspend')
  const annonce = await loadAnnonce(ctx, id, null)
  if (!annonce) return
  if (annonce.status === 'PUBLISHED') await put(ctx, annonce, 'SUSPENDED')
  await tell(ctx, annonce, 'platform_blocked', reason)
}

/**
 * What lifting does here: an annonce that the block alone suspended is paused, where its workflow knows that, and the
 * organisation is told; publishing again is its own decision.
 * @param lifted.heldFrom the state in which the block found it
 */
export async function freedByPlatform(
  ctx: RequestContext,
  id: string,
  { reason, heldFrom }: { reason: string; heldFrom: string },
): Promise<void> {
  authorise(ctx, 'annonce.suspend')
  const annonce = await loadAnnonce(ctx, id, null)
  if (!annonce) return
  const { definition } = await workflowVersion(ctx, annonce.workflowVersionId)
  const pauses = definition.states.includes('PAUSED')
  if (heldFrom === 'PUBLISHED' && annonce.status === 'SUSPENDED' && pauses) await put(ctx, annonce, 'PAUSED')
  await tell(ctx, annonce, 'platform_freed', reason)
}

async function put(ctx: RequestContext, { id, version, reference, status }: StoredAnnonce, to: string): Promise<void> {
  // Block and lifting hold the row: its version is the one just read.
  await updateAnnonce(ctx, id, version, statusColumns({ status: to, publishedNow: false }))
  await insertStatusHistory(ctx, { annonceId: id, from: status, to, fields: {} })
  await publish(ctx, { type: 'annonces.status_changed', payload: { annonceId: id, reference, from: status, to } })
}

async function tell(
  ctx: RequestContext,
  { id, reference }: StoredAnnonce,
  what: 'platform_blocked' | 'platform_freed',
  reason: string,
): Promise<void> {
  recordActivity(ctx, { type: 'STATUS_CHANGE', code: `annonce.${what}`, annonceId: id, params: { reason } })
  await publish(ctx, { type: `annonces.${what}`, payload: { annonceId: id, reference } })
  announce(ctx, { topic: 'annonce', id, kind: what })
}
