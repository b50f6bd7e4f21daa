import type { FastifyInstance } from 'fastify'
import { verifyHandshake, verifySignature } from '#channels/whatsapp-cloud'
import { runOnPlatform } from '#platform/context'
import { AppError } from '#platform/errors'
import type { Http } from '#platform/http'
import { countOutcome } from './intake.repository.ts'
import { createSecretKeeper, takeDelivery } from './intake.service.ts'

/** Meta documents payloads of up to 3 MB. */
const MAX_DELIVERY = 3 * 1024 * 1024

/** The provider's door: verification handshake, and deliveries signed over their raw bytes. */
export function intakeRoutes(http: Http): void {
  const secretsOf = createSecretKeeper(http.platform)

  http.app.register(async (scope: FastifyInstance) => {
    // The signature covers the bytes as they came; they are parsed only after it holds.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_DELIVERY }, (_request, body, done) =>
      done(null, body),
    )

    scope.get<{ Params: { appKey: string } }>(
      '/webhooks/whatsapp/:appKey',
      { schema: { hide: true } },
      async (request, reply) => {
        const secrets = await secretsOf(request.params.appKey, request.id)
        const challenge = secrets ? verifyHandshake(request.query, secrets.verifyToken) : null
        if (challenge === null) throw new AppError(403, 'HANDSHAKE_REFUSED')
        return reply.type('text/plain').send(challenge)
      },
    )

    scope.post<{ Params: { appKey: string } }>(
      '/webhooks/whatsapp/:appKey',
      { schema: { hide: true }, bodyLimit: MAX_DELIVERY },
      async (request) => {
        const { appKey } = request.params
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const header = request.headers['x-hub-signature-256']
        const secrets = await secretsOf(appKey, request.id)
        if (!secrets || !verifySignature(body, typeof header === 'string' ? header : undefined, secrets.secret)) {
          await http.limits.take('public', `forged:${request.ip}`)
          http.platform.metrics.webhookEvents.inc({ outcome: 'forged' })
          if (secrets) await countOutcome(runOnPlatform(http.platform, 'system', request.id), appKey, 'FORGED', 1)
          throw new AppError(401, 'SIGNATURE_INVALID')
        }
        return takeDelivery(http.platform, appKey, body, request.id)
      },
    )
  })
}
