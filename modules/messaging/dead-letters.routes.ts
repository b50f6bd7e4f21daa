import { Type } from 'typebox'
import { type Http, pageOf, pageQuery, tenantRoute } from '#platform/http'
import { DiscardLetters, LetterOutcomes, RetryLetters } from './dead-letters.schema.ts'
import { discardLetters, retryLetters } from './dead-letters.service.ts'
import { DeadLetter } from './messaging.schema.ts'
import { listDeadLetters } from './messaging.views.ts'

/** What could not be sent: the list, and a decision about one or many. */
export function deadLetterRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/outbound/dead-letters',
    summary: 'Messages that could not be sent, but for those that were set aside',
    tag: 'messaging',
    permission: 'dossier.read',
    schema: { query: Type.Object(pageQuery), response: { 200: pageOf(DeadLetter) } },
    act: (ctx, { query }) => listDeadLetters(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/outbound/dead-letters/retry',
    summary: 'Send dead letters again; each is answered by itself',
    tag: 'messaging',
    permission: 'message.send',
    schema: { body: RetryLetters, response: { 200: LetterOutcomes } },
    act: (ctx, { body }) => retryLetters(ctx, body.items),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/outbound/dead-letters/discard',
    summary: 'Set dead letters aside, with the reason; each is answered by itself',
    tag: 'messaging',
    permission: 'message.send',
    schema: { body: DiscardLetters, response: { 200: LetterOutcomes } },
    act: (ctx, { body }) => discardLetters(ctx, body),
  })
}
