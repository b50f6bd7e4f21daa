import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { TSchema } from 'typebox'
import { Errors } from 'typebox/value'
import { monotonicMs } from '#platform/clock'
import type { Platform } from '#platform/context'
import { AppError, invalidField } from '#platform/errors'
import { serveDocs } from './docs.ts'
import { createLimits, type Limits } from './limits.ts'
import { type ProblemText, sendProblem, toAppError } from './problem.ts'
import type { Authenticator, ReadingRecorder } from './route.ts'
import { unstorableField } from './storable.ts'
import { validatorCompiler } from './validator.ts'

/** The web side of one process. Modules hang their routes on it. */
export type Http = {
  app: FastifyInstance
  platform: Platform
  limits: Limits
  authenticator: Authenticator
  onRead: ReadingRecorder
}

const BODY_LIMIT = 1024 * 1024
const MAX_UPLOAD = 15 * 1024 * 1024
const CORRELATION = /^[A-Za-z0-9._-]{8,64}$/

/** Scripts and styles only from ourselves. */
const csp = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** What every answer carries, good or refused. */
function guardHeaders(platform: Platform, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-correlation-id', request.id)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('referrer-policy', 'same-origin')
  reply.header('x-frame-options', 'DENY')
  reply.header('permissions-policy', 'camera=(), geolocation=(), payment=()')
  if (!request.url.startsWith('/docs')) reply.header('content-security-policy', csp)
  if (platform.config.mode === 'production')
    reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
}

/** Builds the server with its pipeline; the authenticator is set by the identity module before it listens. */
export async function createHttp(
  platform: Platform,
  options: { problemText: ProblemText; authenticator: Authenticator; onRead: ReadingRecorder },
): Promise<Http> {
  const app = fastify({
    loggerInstance: platform.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    // Only named proxies are believed: with `true` anybody could choose the address that limits count.
    trustProxy: platform.config.mode === 'production' ? platform.config.trustedProxies : false,
    forceCloseConnections: 'idle',
    genReqId: (request) => {
      const given = request.headers['x-correlation-id']
      return typeof given === 'string' && CORRELATION.test(given) ? given : randomUUID()
    },
    routerOptions: { maxParamLength: 600 },
    // Addresses that cannot even be decoded never reach a route, its hooks or the error handler.
    frameworkErrors(error, request, reply) {
      guardHeaders(platform, request, reply)
      sendProblem(request, reply, toAppError(error), options.problemText)
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)

  const limits = createLimits({ redisUrl: platform.config.redisUrl, enabled: platform.config.rateLimits })
  app.addHook('onClose', () => limits.close())

  app.addHook('onRequest', async (request, reply) => guardHeaders(platform, request, reply))
  // PostgreSQL keeps no NUL and no half of a surrogate pair: refused here by field, before anything is written.
  app.addHook('preValidation', async (request) => {
    const parts = { path: request.params, query: request.query, body: request.body }
    for (const [part, value] of Object.entries(parts)) {
      const field = unstorableField(value)
      if (field !== null) throw invalidField(part === 'body' ? field || part : `${part}.${field}`, 'CHARACTER')
    }
  })
  const started = new WeakMap<object, number>()
  app.addHook('onRequest', async (request) => {
    started.set(request, monotonicMs())
  })
  app.addHook('onResponse', async (request, reply) => {
    const seconds = (monotonicMs() - (started.get(request) ?? monotonicMs())) / 1000
    const route = request.routeOptions.url ?? 'unknown'
    platform.metrics.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, seconds)
    platform.log.debug(
      { correlationId: request.id, method: request.method, route, status: reply.statusCode, seconds },
      'request',
    )
  })

  app.setErrorHandler((error, request, reply) => {
    const refusal = toAppError(error)
    if (refusal.status >= 500)
      platform.log.error({ err: error, correlationId: request.id, route: request.routeOptions.url }, 'request failed')
    return sendProblem(request, reply, refusal, options.problemText)
  })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new AppError(404, 'ROUTE_NOT_FOUND'), options.problemText),
  )

  // A response that does not keep its own promise is a bug: thrown before production, logged in it.
  app.addHook('preSerialization', async (request, reply, payload) => {
    const schemas = request.routeOptions.schema?.response as Record<number, TSchema> | undefined
    const schema = schemas?.[reply.statusCode]
    if (!schema || reply.statusCode >= 400) return payload
    const first = platform.config.mode === 'production' ? undefined : Errors(schema, payload)[0]
    if (first)
      throw new Error(
        `response of ${request.method} ${request.routeOptions.url} is wrong at ${first.instancePath || '/'}: ${first.message}`,
      )
    return payload
  })

  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD, files: 1, fields: 10 } })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Atlas Immobilier',
        version: '1',
        description: 'CRM for real-estate agencies: dossiers, annonces, conversations.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'atlas.session_token' },
          bearer: { type: 'http', scheme: 'bearer', description: 'Short-lived JWT, or an API key' },
        },
      },
    },
  })
  serveDocs(app)

  return { app, platform, limits, authenticator: options.authenticator, onRead: options.onRead }
}
