import { Type } from 'typebox'
import { type Http, pageOf, tenantRoute } from '#platform/http'
import { Suggestion, SuggestionQuery } from './duplicates.schema.ts'
import { dismissSuggestion, requestScan, restoreSuggestion, suggestions } from './duplicates.service.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tag = 'duplicates'

export function duplicatesRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/duplicates',
    summary: 'Contacts that may be one person, the likeliest first, with what speaks for it',
    tag,
    permission: 'contact.write',
    schema: { query: SuggestionQuery, response: { 200: pageOf(Suggestion) } },
    act: (ctx, { query }) => suggestions(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/duplicates/scan',
    summary: 'Look for duplicates among all contacts of the organisation',
    tag,
    permission: 'contact.write',
    status: 202,
    schema: { response: { 202: Type.Object({ queued: Type.Boolean() }) } },
    act: async (ctx) => requestScan(ctx),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/duplicates/:id/dismiss',
    summary: 'These two are two people; never suggested again',
    tag,
    permission: 'contact.write',
    schema: { params: ById, response: { 200: Suggestion } },
    act: (ctx, { params }) => dismissSuggestion(ctx, params.id),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/duplicates/:id/restore',
    summary: 'Take "not a duplicate" back',
    tag,
    permission: 'contact.write',
    schema: { params: ById, response: { 200: Suggestion } },
    act: (ctx, { params }) => restoreSuggestion(ctx, params.id),
  })
}
