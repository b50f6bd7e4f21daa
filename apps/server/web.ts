import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { Http } from '#platform/http'

const dist = join(import.meta.dirname, '../web/dist')

/** Serves the built agency app under /app/; every path of it that is no file is a screen. */
export async function serveWebApp(http: Http): Promise<void> {
  const { app } = http
  app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/app/'))
  app.get('/app', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/app/'))
  if (!existsSync(dist)) return
  await app.register(fastifyStatic, {
    root: dist,
    serve: false,
    // Hashed names never change their content; the page that names them is asked for each time.
    cacheControl: false,
  })
  app.get<{ Params: { '*': string } }>('/app/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.params['*']
    const isFile = /\.[a-z0-9]{2,5}$/i.test(path)
    reply.header('cache-control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    return reply.sendFile(isFile ? path : 'index.html')
  })
}
