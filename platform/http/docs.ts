import fastify, { type FastifyInstance } from 'fastify'
import type { Http } from './server.ts'

/** A place of its own for the interactive pages: their script weighs 17 MB in memory, which most processes never need. */
async function openPages(document: object): Promise<FastifyInstance> {
  const pages = fastify({ routerOptions: { ignoreTrailingSlash: true } })
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  await pages.register(scalar, {
    routePrefix: '/docs',
    configuration: { content: document, withDefaultFonts: false, telemetry: false },
  })
  await pages.ready()
  return pages
}

/** The interactive documentation of the API under /docs; loaded when somebody first asks for it. */
export function serveDocs(app: Http['app']): void {
  let pages: Promise<FastifyInstance> | null = null
  app.addHook('onClose', async () => (await pages)?.close())
  for (const url of ['/docs', '/docs/*'])
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      pages ??= openPages(app.swagger())
      const answer = await (await pages).inject({ method: 'GET', url: request.url })
      return reply.code(answer.statusCode).headers(answer.headers).send(answer.rawPayload)
    })
}
