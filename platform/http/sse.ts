import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Http } from './server.ts'

const HEARTBEAT_MS = 25_000

/** An open stream of server-sent events. */
export type EventStream = { send(event: unknown): void; onClose(listener: () => void): void }

/** Streams that the server must end before it can close. */
export function createStreams(http: Http): { open(request: FastifyRequest, reply: FastifyReply): EventStream } {
  const open = new Set<FastifyReply['raw']>()
  http.app.addHook('preClose', async () => {
    for (const raw of open) raw.end()
  })
  return {
    open(request, reply) {
      reply.hijack()
      const raw = reply.raw
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-correlation-id': request.id,
      })
      raw.write('retry: 2000\n\n')
      open.add(raw)
      const beat = setInterval(() => raw.write(': beat\n\n'), HEARTBEAT_MS)
      const listeners: (() => void)[] = []
      raw.on('close', () => {
        clearInterval(beat)
        open.delete(raw)
        for (const listener of listeners) listener()
      })
      return {
        send: (event) => {
          if (!raw.writableEnded) raw.write(`data: ${JSON.stringify(event)}\n\n`)
        },
        onClose: (listener) => {
          listeners.push(listener)
        },
      }
    },
  }
}
