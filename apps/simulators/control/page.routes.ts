import { createRequire } from 'node:module'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const PHONE_FOLDER = fileURLToPath(new URL('../phone/', import.meta.url))

/** Fonts come from their packages, under the names the style sheet uses. */
const FONTS: Record<string, string> = {
  'figtree.woff2': '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
  'figtree-ext.woff2': '@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2',
  'readex-arabic.woff2': '@fontsource-variable/readex-pro/files/readex-pro-arabic-wght-normal.woff2',
}

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob: http://127.0.0.1:* http://localhost:*",
  "media-src 'self' blob: http://127.0.0.1:* http://localhost:*",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The phone page: static files, strict policy, fonts served from this process. */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
  const resolve = createRequire(import.meta.url).resolve
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', PAGE_POLICY)
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
  })
  await app.register(fastifyStatic, { root: PHONE_FOLDER, prefix: '/', cacheControl: false })
  app.get<{ Params: { name: string } }>('/fonts/:name', async (request, reply) => {
    const source = FONTS[request.params.name]
    if (source === undefined) return reply.code(404).send({ error: 'no such font' })
    const path = resolve(source)
    return reply.header('cache-control', 'public, max-age=86400').sendFile(basename(path), dirname(path))
  })
}
