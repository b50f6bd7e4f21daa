import { recordDataAccess } from '#modules/audit'
import { announce, type RequestContext, wakeAfterCommit } from '#platform/context'
import { AppError, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import type { ProviderEvent, ProviderEventDetail, ProviderEventQuery } from './events.schema.ts'
import { listEvents, readEvent } from './events.views.ts'
import { releaseEvent } from './inbound.repository.ts'
import { writeReplay } from './security.repository.ts'

/** The log of provider events, without what they say. */
export async function eventLog(
  ctx: RequestContext,
  query: ProviderEventQuery,
): Promise<{ items: ProviderEvent[]; nextCursor: string | null }> {
  authorise(ctx, 'operations.write')
  return listEvents(ctx, query)
}

/** What a provider sent word for word: personal data, so that somebody looked is kept in the audit. */
export async function openEvent(ctx: RequestContext, id: string): Promise<ProviderEventDetail> {
  authorise(ctx, 'operations.write')
  const event = await readEvent(ctx, id)
  if (!event) throw notFound('providerEvent')
  await recordDataAccess(ctx, 'READ', 'inbound_events', { event: id })
  return event
}

/**
 * Puts an event that was set aside back in line. What it says has the provider's id as its key, so whatever of it was
 * done before is not done twice. 409 when it is not in quarantine (any more), or when its contents were erased.
 */
export async function replayEvent(ctx: RequestContext, id: string): Promise<ProviderEvent> {
  authorise(ctx, 'operations.write')
  const event = await readEvent(ctx, id)
  if (!event) throw notFound('providerEvent')
  if (event.erased) throw new AppError(409, 'EVENT_ERASED')
  if (!(await releaseEvent(ctx, id))) throw new AppError(409, 'EVENT_NOT_QUARANTINED')
  await writeReplay(ctx, id)
  wakeAfterCommit(ctx, 'inbound')
  announce(ctx, { topic: 'operations', id, kind: 'replayed' })
  const { payload: _payload, ...released } = (await readEvent(ctx, id)) ?? event
  return released
}
