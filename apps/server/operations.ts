import { Type } from 'typebox'
import { runOnPlatform } from '#platform/context'
import { AppError } from '#platform/errors'
import { type Http, publicRoute } from '#platform/http'
import type { Metrics } from '#platform/observability'
import { type MessagingGauge, messagingGauges, queueFigures, touchDatabase } from './operations.views.ts'

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
    const { metrics } = http.platform
    const db = runOnPlatform(http.platform, 'system', request.id)
    const [figures, gauges] = await Promise.all([queueFigures(db), messagingGauges(db)])
    for (const [queue, depth] of Object.entries(figures)) metrics.queueDepth.set({ queue }, Number(depth))
    showGauges(metrics, gauges)
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

/** Writes what the database counted into the registry; a label that is gone is not shown with its last value. */
function showGauges(metrics: Metrics, rows: readonly MessagingGauge[]): void {
  const labelled = {
    queue_oldest: [metrics.queueOldest, 'queue'],
    dead_letters: [metrics.deadLetters, 'status'],
    accounts: [metrics.accounts, 'status'],
    quality: [metrics.accountQuality, 'rating'],
    tier: [metrics.accountTier, 'tier'],
  } as const
  for (const [name, [gauge, label]] of Object.entries(labelled)) {
    gauge.reset()
    for (const row of rows.filter((one) => one.name === name)) gauge.set({ [label]: row.label }, row.value)
  }
  for (const row of rows.filter(({ name }) => name === 'quarantined')) metrics.quarantined.set(row.value)
}
