import { Type } from 'typebox'
import { runOnPlatform } from '#platform/context'
import { AppError } from '#platform/errors'
import { type Http, publicRoute } from '#platform/http'
import { queueFigures, touchDatabase } from './operations.views.ts'

const Health = Type.Object({ status: Type.Literal('ok') })

/** Health for the load balancer and figures for Prometheus. */
export function operationsRoutes(http: Http): void {
  publicRoute(http, {
    method: 'GET',
    url: '/health/live',
    summary: 'The process answers',
    tag: 'operations',
    limit: 'webhook',
    schema: { response: { 200: Health } },
    act: async () => ({ status: 'ok' as const }),
  })
  publicRoute(http, {
    method: 'GET',
    url: '/health/ready',
    summary: 'The process can serve: its database answers',
    tag: 'operations',
    limit: 'webhook',
    schema: { response: { 200: Health } },
    async act({ request }) {
      await touchDatabase(runOnPlatform(http.platform, 'system', request.id)).catch((error: unknown) => {
        throw new AppError(503, 'BUSY', { cause: error, retryAfter: 2 })
      })
      return { status: 'ok' as const }
    },
  })
  http.app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const local = request.ip === '127.0.0.1' || request.ip === '::1'
    if (!local && http.platform.config.mode === 'production') throw new AppError(404, 'ROUTE_NOT_FOUND')
    const figures = await queueFigures(runOnPlatform(http.platform, 'system', request.id))
    for (const [queue, depth] of Object.entries(figures)) http.platform.metrics.queueDepth.set({ queue }, Number(depth))
    return reply.type(http.platform.metrics.registry.contentType).send(await http.platform.metrics.registry.metrics())
  })
}
