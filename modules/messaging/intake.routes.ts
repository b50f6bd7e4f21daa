import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isFresh, signedAt, verifyMail } from '#channels/email'
import { parseForm, verifySignature as verifyForm } from '#channels/twilio'
import { verifyHandshake, verifySignature } from '#channels/whatsapp-cloud'
import { runOnPlatform } from '#platform/context'
import { AppError } from '#platform/errors'
import type { Http } from '#platform/http'
import { countOutcome } from './intake.repository.ts'
import { createSecretKeeper, takeDelivery, takeForm } from './intake.service.ts'
import { MAX_MAIL, takeMail } from './intake-mail.service.ts'

/** Meta documents payloads of up to 3 MB. */
const MAX_DELIVERY = 3 * 1024 * 1024

/** A form of Twilio is far smaller; what is bigger is none. */
const MAX_FORM = 256 * 1024

/** The providers' doors: verification handshake, and deliveries signed over what came. */
export function intakeRoutes(http: Http): void {
  const secretsOf = createSecretKeeper(http.platform)
  // Letters are few, and an agency that renews their secret has the one before end at once, in every process.
  const mailSecretsOf = createSecretKeeper(http.platform, 0)

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
          return refuseForged(http, request, appKey, secrets !== null)
        }
        return takeDelivery(http.platform, appKey, body, request.id)
      },
    )

    // Twilio signs the address it called: the public one, whatever proxies stand between (contract 3.3).
    scope.post<{ Params: { appKey: string }; Querystring: Record<string, string> }>(
      '/webhooks/twilio/:appKey',
      { schema: { hide: true }, bodyLimit: MAX_FORM },
      async (request, reply) => {
        const { appKey } = request.params
        const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const header = request.headers['x-twilio-signature']
        const secrets = await secretsOf(appKey, request.id)
        const form = parseForm(rawBody.toString('utf8'))
        const signed = {
          url: `${http.platform.config.publicUrl}${request.raw.url ?? ''}`,
          params: form,
          header: typeof header === 'string' ? header : undefined,
        }
        if (!secrets || !verifyForm(signed, secrets.secret)) {
          return refuseForged(http, request, appKey, secrets !== null)
        }
        await takeForm(http.platform, appKey, { form, query: queryOf(request.raw.url), rawBody }, request.id)
        return reply.type('text/xml').send('<Response/>')
      },
    )

    scope.post<{ Params: { appKey: string } }>(
      '/webhooks/email/:appKey',
      {
        schema: { hide: true },
        bodyLimit: MAX_MAIL,
        // Nobody's fifteen megabytes are taken in before the headers are those of a signed mail of this moment.
        onRequest: async (request) => {
          const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
          if (type !== 'message/rfc822') throw new AppError(415, 'UNSUPPORTED_MEDIA_TYPE')
          const at = signedAt(request.headers)
          if (at !== null && isFresh(at, http.platform.clock.now())) return
          const { appKey } = request.params
          const secrets = await mailSecretsOf(appKey, request.id)
          await refuseForged(http, request, appKey, secrets !== null, at === null ? 'FORGED' : 'REPLAYED')
        },
      },
      async (request) => {
        const { appKey } = request.params
        const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const secrets = await mailSecretsOf(appKey, request.id)
        if (secrets?.kind !== 'EMAIL' || !verifyMail({ rawBody, headers: request.headers }, secrets.secret)) {
          return refuseForged(http, request, appKey, secrets !== null)
        }
        return takeMail(http.platform, appKey, rawBody, request.id)
      },
    )
  })
}

async function refuseForged(
  http: Http,
  request: FastifyRequest,
  appKey: string,
  known: boolean,
  outcome: 'FORGED' | 'REPLAYED' = 'FORGED',
): Promise<never> {
  await http.limits.take('public', `forged:${request.ip}`)
  http.platform.metrics.webhookEvents.inc({ outcome: 'forged' })
  if (known) await countOutcome(runOnPlatform(http.platform, 'system', request.id), appKey, outcome, 1)
  throw new AppError(401, 'SIGNATURE_INVALID')
}

const queryOf = (url: string | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams((url ?? '').split('?')[1] ?? ''))
