import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { type Http, publicRoute } from '#platform/http'
import { askedToUnsubscribe, pageOf, unsubscribe } from './unsubscribe.service.ts'

const params = Type.Object({ token: Type.String({ maxLength: 100 }) })
const AskedUnsubscribe = Type.Object({
  agency: Type.String(),
  locale: Type.Enum(['fr', 'ar', 'en']),
  /** DONE: no proposal goes to this address any more. */
  state: Type.Enum(['ASKED', 'DONE']),
})
const response = { 200: AskedUnsubscribe }
/** `List-Unsubscribe=One-Click`, and nothing else of interest. */
const MAX_FORM = 1024

/** The link of a letter is the proof: who gets it has no account. */
export function unsubscribeRoutes(http: Http): void {
  publicRoute(http, {
    method: 'GET',
    url: '/unsubscribe/:token',
    summary: 'What an unsubscribe link asks, and how it stands; a browser is sent to the page',
    tag: 'consents',
    schema: { params, response },
    async act({ params, request, reply }) {
      reply.header('cache-control', 'private, no-store')
      if (request.headers.accept?.includes('text/html'))
        return reply.redirect(pageOf(http.platform.config, encodeURIComponent(params.token)))
      return askedToUnsubscribe(http.platform, params.token, request.id)
    },
  })

  http.app.register(async (scope: FastifyInstance) => {
    // Mail programs post a form (RFC 8058); that it was posted says it all.
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: MAX_FORM },
      (_request, _body, done) => done(null, undefined),
    )
    publicRoute(
      { ...http, app: scope },
      {
        method: 'POST',
        url: '/unsubscribe/:token',
        summary: 'End marketing for the address of an unsubscribe link: the button of the page, or a mail program',
        tag: 'consents',
        schema: { params, response },
        act({ params, request, reply }) {
          reply.header('cache-control', 'private, no-store')
          const how = /form/.test(request.headers['content-type'] ?? '') ? 'ONE_CLICK' : 'PAGE'
          return unsubscribe(http.platform, params.token, how, request.id)
        },
      },
    )
  })
}
