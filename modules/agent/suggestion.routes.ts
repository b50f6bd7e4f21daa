import { Type } from 'typebox'
import { type Http, tenantRoute } from '#platform/http'
import { Suggestion } from './suggestion.schema.ts'
import { suggestReply } from './suggestion.service.ts'

export function suggestionRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/conversations/:id/suggestion',
    summary: 'What the assistant would answer now, and the language the person writes in; nothing is sent',
    tag: 'messaging',
    permission: 'message.send',
    schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: { 200: Suggestion } },
    act: (ctx, { params }) => suggestReply(ctx, params.id),
  })
}
