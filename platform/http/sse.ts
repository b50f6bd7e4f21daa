import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Http } from './server.ts'

const HEARTBEAT_MS = 25_000
/** A stream outlives the right to it by no more than this, also where nothing says that the right has ended. */
const ASK_AGAIN_MS = 50_000

/** An open stream of server-sent events. */
export type EventStream = {
  send(event: unknown): void
  onClose(listener: () => void): void
  /** Ends the stream unless its reader is still let in: at once, for who hears that something changed about them. */
  askAgain(): Promise<void>
}

/** Streams that the server must end before it can close; each ends by itself soon after its reader is not let in any more. */
export function createStreams(http: Http): {
  open(request: FastifyRequest, reply: FastifyReply, orgId: string): EventStream
} {
  const open = new Set<FastifyReply['raw']>()
  http.app.addHook('preClose', async () => {
    for (const raw of open) raw.end()
  })
  return {
    open(request, reply, orgId) {
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
      const beat = setInterval(() => {
        if (!raw.writableEnded) raw.write(': beat\n\n')
      }, HEARTBEAT_MS)
      // Who cannot be asked about is not let in: the screen comes back by itself, and is asked at the door.
      const askAgain = async () => {
        const stands = await http.authenticator.stands(request, orgId).catch(() => false)
        if (!stands && !raw.writableEnded) raw.end()
      }
      const asking = setInterval(() => void askAgain(), ASK_AGAIN_MS)
      const listeners: (() => void)[] = []
      raw.on('close', () => {
        clearInterval(beat)
        clearInterval(asking)
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
        askAgain,
      }
    },
  }
}
