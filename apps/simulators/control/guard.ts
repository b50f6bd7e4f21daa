import type { FastifyInstance } from 'fastify'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/** True for names and addresses of this machine alone. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host) || host === '::1'
}

/**
 * The control surface has no login: it listens on loopback, answers only to a loopback `Host` (a page elsewhere cannot
 * rebind a name to it) and refuses requests another origin's page would send.
 */
export function guardLoopback(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers
    const foreignOrigin = origin !== undefined && !isLoopbackHost(origin.replace(/^https?:\/\//, ''))
    if (host === undefined || !isLoopbackHost(host) || foreignOrigin) {
      return reply.code(403).send({ error: 'loopback only' })
    }
  })
}
