import { Type } from 'typebox'
import { notFound } from '#platform/errors'
import { type Http, publicRoute } from '#platform/http'
import { contentTypeOf, dispositionOf, rangeOf } from './files.rules.ts'

/** Shorter than the life of a link, which is between one and two hours. */
const CACHE_SECONDS = 3600

/** Serves stored files to whoever holds a link that is signed and not expired; an <img> carries no other proof. */
export function filesRoutes(http: Http): void {
  publicRoute(http, {
    method: 'GET',
    url: '/files/:token',
    summary: 'A stored file by its short-lived link',
    tag: 'files',
    limit: 'read',
    schema: {
      params: Type.Object({ token: Type.String({ maxLength: 600 }) }),
      response: { 200: Type.String({ format: 'binary' }), 206: Type.String({ format: 'binary' }) },
    },
    async act({ params, request, reply }) {
      const { files } = http.platform
      const link = files.openToken(params.token)
      if (!link) throw notFound('file')
      const etag = `"${link.hash}"`
      reply.headers({
        'cache-control': `private, max-age=${CACHE_SECONDS}`,
        etag,
        // Whatever the file is, it runs nothing and nobody else embeds it.
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'accept-ranges': 'bytes',
      })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()

      const bytes = await files.get(link.orgId, link.hash)
      if (!bytes) {
        reply.removeHeader('etag').header('cache-control', 'no-store')
        throw notFound('file')
      }
      reply.headers({
        'content-type': contentTypeOf(link.mimeType),
        'content-disposition': dispositionOf(link.mimeType, link.filename),
      })
      const range = rangeOf(request.headers.range, bytes.length)
      if (range === null) return reply.send(bytes)
      if (range === 'UNSATISFIABLE') return reply.code(416).header('content-range', `bytes */${bytes.length}`).send()
      return reply
        .code(206)
        .header('content-range', `bytes ${range.from}-${range.to}/${bytes.length}`)
        .send(bytes.subarray(range.from, range.to + 1))
    },
  })
}
