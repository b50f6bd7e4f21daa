import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Static, TSchema } from 'typebox'
import {
  type Actor,
  type Permissions,
  type Platform,
  type RequestContext,
  type RunOptions,
  readContext,
  runInOrg,
} from '#platform/context'
import { AppError, forbidden } from '#platform/errors'
import type { LimitClass } from './limits.ts'
import { requestLocale } from './problem.ts'
import type { Http } from './server.ts'

/** Who calls, proven by session, token or key. */
export type Principal = {
  kind: 'user' | 'api_key'
  id: string
  /** Sign-in name and address of a user; null for keys. */
  name: string | null
  email: string | null
  /** The one organisation a key belongs to, or the organisations an outside issuer may speak for; null: no limit. */
  boundOrgs: readonly string[] | null
  /** Roles named by an outside token; they can only narrow what Atlas grants. Null: no narrowing. */
  tokenRoles: readonly string[] | null
  /** What a key may do, as permission names; null for people. */
  scopes: readonly string[] | null
  /** True when the proof is the session cookie: state-changing calls then need the CSRF header. */
  byCookie: boolean
}

/** What the principal is inside one organisation. */
export type TenantGrant = {
  actor: Actor
  roles: readonly string[]
  permissions: Permissions
  branchIds: readonly string[]
}

/** The identity module's door, as the pipeline needs it. */
export type Authenticator = {
  authenticate(request: FastifyRequest): Promise<Principal | null>
  grant(principal: Principal, orgId: string): Promise<TenantGrant | null>
  /** Whether what a request came in with still lets it into the organisation; asked anew, and no use that renews it. */
  stands(request: FastifyRequest, orgId: string): Promise<boolean>
}

/** What a reading showed: the route's address with its placeholders, the row it is about, how many rows a page held. */
export type Reading = { url: string; id: string | null; entries: number | null }

/** Hears of every answered reading of an organisation before the answer leaves; keeps those that must be kept. */
export type ReadingRecorder = (reader: RunOptions, reading: Reading) => Promise<void>

type Schemas = { params?: TSchema; query?: TSchema; body?: TSchema }
type Input<S extends Schemas, K extends keyof Schemas> = S[K] extends TSchema ? Static<S[K]> : undefined

type Common<S extends Schemas> = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  url: string
  summary: string
  tag: string
  schema: S & { response: Record<number, TSchema> }
  /** Status of a good answer; 200 unless told. */
  status?: number
  limit?: LimitClass
  bodyLimit?: number
}

export type TenantRoute<S extends Schemas, R> = Common<S> & {
  /** Asked at the door and again by the use case. Null: any member. */
  permission: string | null
  /** Whether the call runs in a transaction. Default: everything but GET. */
  transaction?: boolean
  act(
    ctx: RequestContext,
    input: {
      params: Input<S, 'params'>
      query: Input<S, 'query'>
      body: Input<S, 'body'>
      request: FastifyRequest
      reply: FastifyReply
    },
  ): Promise<R>
  /** What the caller is told, read once the transaction is committed: no lock waits for a reading. Default: what act gave. */
  answer?(ctx: RequestContext, result: R): Promise<unknown>
}

export type PersonRoute<S extends Schemas> = Common<S> & {
  /** Refuses who may not ask at all, before their input is read. */
  admit?(person: Principal, correlationId: string): Promise<void>
  act(
    person: Principal,
    input: {
      params: Input<S, 'params'>
      query: Input<S, 'query'>
      body: Input<S, 'body'>
      request: FastifyRequest
      reply: FastifyReply
    },
  ): Promise<unknown>
}

export type PublicRoute<S extends Schemas> = Common<S> & {
  act(input: {
    params: Input<S, 'params'>
    query: Input<S, 'query'>
    body: Input<S, 'body'>
    request: FastifyRequest
    reply: FastifyReply
  }): Promise<unknown>
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Addresses that other programs keep for years: they carry no version of the API. */
const atTheRoot = ['/webhooks', '/health', '/metrics', '/calendar/']

/** What must hold before a byte of the body is read, and what answers when it does. */
type Handling<T> = {
  security: boolean
  admit(request: FastifyRequest): Promise<T>
  handle(admitted: T, request: FastifyRequest, reply: FastifyReply): Promise<unknown>
}

function register<S extends Schemas, T>(http: Http, route: Common<S>, handling: Handling<T>): void {
  const admitted = new WeakMap<FastifyRequest, { as: T }>()
  const { params, query, body, response } = route.schema
  http.app.route({
    method: route.method as HTTPMethods,
    url: atTheRoot.some((start) => route.url.startsWith(start)) ? route.url : `/api/v1${route.url}`,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    schema: {
      summary: route.summary,
      tags: [route.tag],
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      response,
      ...(handling.security ? { security: [{ session: [] }, { bearer: [] }] } : {}),
    },
    // First of all: nobody's input is parsed or judged before it is known whose it is.
    async onRequest(request) {
      admitted.set(request, { as: await handling.admit(request) })
    },
    async handler(request, reply) {
      const entry = admitted.get(request)
      if (!entry) throw new Error('a request came past its admission')
      return handling.handle(entry.as, request, reply)
    },
  })
}

function inputOf(request: FastifyRequest, reply: FastifyReply) {
  return { params: request.params, query: request.query, body: request.body, request, reply } as never
}

/** Proves who calls, or refuses with 401. */
async function authenticate(http: Http, request: FastifyRequest): Promise<Principal> {
  const principal = await http.authenticator.authenticate(request)
  if (!principal) {
    await http.limits.take('read', `unproven:${request.ip}`)
    throw new AppError(401, 'UNAUTHENTICATED')
  }
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  if (principal.byCookie && changes && request.headers['x-atlas-csrf'] !== '1') throw new AppError(403, 'CSRF_REFUSED')
  return principal
}

/** The organisation of the call by the rules of X-Org-Id. */
async function enterOrg(http: Http, request: FastifyRequest, principal: Principal): Promise<RunOptions> {
  const header = request.headers['x-org-id']
  const ownOrg = principal.kind === 'api_key' ? principal.boundOrgs?.[0] : undefined
  const orgId = typeof header === 'string' && header !== '' ? header : ownOrg
  if (!orgId) throw new AppError(400, 'ORG_REQUIRED', { errors: [{ field: 'X-Org-Id', code: 'REQUIRED' }] })
  if (!UUID.test(orgId)) throw new AppError(400, 'ORG_REQUIRED', { errors: [{ field: 'X-Org-Id', code: 'FORMAT' }] })
  if (principal.boundOrgs && !principal.boundOrgs.includes(orgId.toLowerCase()))
    throw new AppError(403, 'ORG_FORBIDDEN')
  const grant = await http.authenticator.grant(principal, orgId.toLowerCase())
  if (!grant) throw new AppError(403, 'ORG_FORBIDDEN')
  return { orgId: orgId.toLowerCase(), ...grant, correlationId: request.id, locale: requestLocale(request) }
}

/** A route of an organisation: authenticate → limit → organisation → authorise → validate → transaction → act → present. */
export function tenantRoute<S extends Schemas, R>(http: Http, route: TenantRoute<S, R>): void {
  const write = route.transaction ?? route.method !== 'GET'
  register(http, route, {
    security: true,
    async admit(request) {
      const principal = await authenticate(http, request)
      await http.limits.take(route.limit ?? (write ? 'write' : 'read'), principal.id)
      const options = await enterOrg(http, request, principal)
      if (route.permission && !options.permissions?.reach(route.permission)) throw forbidden(route.permission)
      return options
    },
    async handle(options, request, reply) {
      const act = (ctx: RequestContext) => route.act(ctx, inputOf(request, reply))
      const reading = readContext(http.platform, options)
      const result = write ? await runInOrg(http.platform, options, act) : await act(reading)
      const answer = route.answer ? await route.answer(reading, result) : result
      if (route.method === 'GET') await http.onRead(options, readingOf(route.url, request.params, answer))
      return present(reply, route.status, answer)
    },
  })
}

function readingOf(url: string, params: unknown, answer: unknown): Reading {
  const { id } = Object(params) as { id?: unknown }
  const { items } = Object(answer) as { items?: unknown }
  return { url, id: typeof id === 'string' ? id : null, entries: Array.isArray(items) ? items.length : null }
}

/** A route of a person, before or beside any organisation. */
export function personRoute<S extends Schemas>(http: Http, route: PersonRoute<S>): void {
  register(http, route, {
    security: true,
    async admit(request) {
      const principal = await authenticate(http, request)
      await http.limits.take(route.limit ?? 'read', principal.id)
      await route.admit?.(principal, request.id)
      return principal
    },
    handle: async (principal, request, reply) =>
      present(reply, route.status, await route.act(principal, inputOf(request, reply))),
  })
}

/** A route for everybody, limited by address. */
export function publicRoute<S extends Schemas>(http: Http, route: PublicRoute<S>): void {
  register(http, route, {
    security: false,
    admit: (request) => http.limits.take(route.limit ?? 'public', request.ip),
    handle: async (_admitted, request, reply) => present(reply, route.status, await route.act(inputOf(request, reply))),
  })
}

function present(reply: FastifyReply, status: number | undefined, result: unknown): unknown {
  if (reply.sent) return reply
  if (status) reply.code(status)
  return result === undefined ? reply.send() : result
}

/** Refuses with 403 unless the permission is granted; returns its reach. Every use case begins with it. */
export function authorise(ctx: RequestContext, permission: string): 'ALL' | 'OWN' {
  const reach = ctx.permissions.reach(permission)
  if (!reach) throw forbidden(permission)
  return reach
}

export type { Platform }
