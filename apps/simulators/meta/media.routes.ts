import type { FastifyInstance } from 'fastify'
import { findNumber, type World } from '../world.ts'
import { checkToken, GRAPH_ROOT, type GraphCall } from './auth.ts'
import { GraphError } from './errors.ts'

/** Upload, address, download and removal of media (contract 1.9). */
export function registerMediaRoutes(app: FastifyInstance, world: World): void {
  app.post<GraphCall>(`${GRAPH_ROOT}/:id/media`, async (request) => {
    checkToken(world, request)
    const number = findNumber(world, request.params.id)
    if (number === undefined) throw new GraphError(33, `Object with ID '${request.params.id}' does not exist`)
    const fields: Record<string, string> = {}
    let file: { bytes: Buffer; mime: string; name: string } | undefined
    for await (const part of request.parts()) {
      if (part.type === 'file') file = { bytes: await part.toBuffer(), mime: part.mimetype, name: part.filename }
      else fields[part.fieldname] = String(part.value)
    }
    if (fields.messaging_product !== 'whatsapp')
      throw new GraphError(100, 'The parameter messaging_product is required.')
    if (file === undefined) throw new GraphError(100, 'The parameter file is required.')
    const mime = fields.type ?? file.mime
    const stored = world.media.upload(number.phoneNumberId, file.bytes, mime, world.options.clock.now(), file.name)
    return { id: stored.id }
  })

  app.get<{ Params: { key: string } }>('/media-download/:key', async (request, reply) => {
    checkToken(world, request)
    const media = world.media.download(request.params.key, world.options.clock.now())
    if (media === undefined) return reply.code(404).type('text/plain').send('Not found')
    return reply.type(media.mime).send(media.bytes)
  })
}
