import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { ProviderEvent, ProviderEventDetail, ProviderEventQuery } from './events.schema.ts'
import { eventLog, openEvent, replayEvent } from './events.service.ts'
import { Id } from './messaging.schema.ts'

const params = Type.Object({ id: Id })

/** The raw events of providers, for the administrator of the organisation. */
export function eventRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/operations/events',
    summary: 'What providers told us, newest first, without the contents',
    tag: 'operations',
    permission: 'operations.write',
    schema: { query: ProviderEventQuery, response: { 200: pageOf(ProviderEvent) } },
    act: (ctx, { query }) => eventLog(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/operations/events/:id',
    summary: 'One event with its contents; the look is recorded',
    tag: 'operations',
    permission: 'operations.write',
    schema: { params, response: { 200: ProviderEventDetail } },
    act: (ctx, input) => openEvent(ctx, input.params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/operations/events/:id/replay',
    summary: 'Work on an event again that was set aside',
    tag: 'operations',
    permission: 'operations.write',
    schema: { params, response: { 200: ProviderEvent } },
    act: (ctx, input) => replayEvent(ctx, input.params.id),
  })
}
