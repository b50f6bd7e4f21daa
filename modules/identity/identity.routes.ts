import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { isoNow, type ZoneRules, zoneRules } from '#platform/clock'
import { runOnPlatform } from '#platform/context'
import { AppError } from '#platform/errors'
import { type Http, personRoute, requestLocale } from '#platform/http'
import type { Auth } from './auth.ts'
import type { IdentityAuthenticator } from './authenticator.ts'
import { listBranchNames, listMemberships, platformStanding, readPreferences } from './identity.read-model.ts'
import { writePreferences } from './identity.repository.ts'
import { slugOf } from './identity.rules.ts'
import { Me, NewOrganization, PreferencesPatch } from './identity.schema.ts'
import { createOrganization } from './identity.service.ts'
import { grantedNames, permissionsOf } from './permissions.ts'
import { completeSettings } from './settings.ts'

/** Hands /api/auth/* to the sign-in library, with a limit per address and per account against guessing. */
export function mountAuth(http: Http, auth: Auth, identity: IdentityAuthenticator): void {
  const forward = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method === 'POST') await limitGuessing(http, request)
    else await http.limits.take('read', `auth:${request.ip}`)
    const url = new URL(request.url, http.platform.config.publicUrl)
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      if (typeof value === 'string' && name !== 'content-length') headers.set(name, value)
    }
    // The library notes the address of a session from this header: ours, not what the caller wrote there.
    headers.set('x-forwarded-for', request.ip)
    const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : undefined
    if (body !== undefined) headers.set('content-type', 'application/json')
    const answer = await auth.handler(
      new Request(url, { method: request.method, headers, ...(body === undefined ? {} : { body }) }),
    )
    // Sign-out and revocation must be felt at once in this process.
    identity.forget()
    const bytes = Buffer.from(await answer.arrayBuffer())
    // A redirect has no body, whatever type the library names for it.
    const dropped = ['set-cookie', 'content-length', ...(bytes.length === 0 ? ['content-type'] : [])]
    reply.code(answer.status)
    answer.headers.forEach((value, name) => {
      if (!dropped.includes(name)) reply.header(name, value)
    })
    const cookies = answer.headers.getSetCookie()
    if (cookies.length > 0) reply.header('set-cookie', cookies)
    return reply.send(bytes)
  }
  http.app.route({ method: ['GET', 'POST'], url: '/api/auth/*', schema: { hide: true }, handler: forward })
}

/** The clocks of the two countries, and of every place of these organisations. */
function clocksOf(
  organizations: readonly { timezone: string; branches: readonly { timezone: string }[] }[],
  now: number,
): Record<string, ZoneRules> {
  const places = organizations.flatMap(({ timezone, branches }) => [timezone, ...branches.map((b) => b.timezone)])
  const zones = new Set(['Africa/Casablanca', 'Europe/Paris', ...places])
  return Object.fromEntries([...zones].map((zone) => [zone, zoneRules(zone, now)]))
}

async function limitGuessing(http: Http, request: FastifyRequest): Promise<void> {
  await http.limits.take('signIn', `address:${request.ip}`)
  const body = request.body
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : null
  if (typeof email === 'string') await http.limits.take('signIn', `account:${email.toLowerCase()}`)
}

export function identityRoutes(http: Http, identity: IdentityAuthenticator): void {
  const db = (correlationId: string) => runOnPlatform(http.platform, 'system', correlationId)

  personRoute(http, {
    method: 'GET',
    url: '/me',
    summary: 'Who I am, my organisations and what I may do in each',
    tag: 'identity',
    schema: { response: { 200: Me } },
    async act(person, { request }) {
      const [all, preferences, standing] = await Promise.all([
        listMemberships(db(request.id), person.id),
        readPreferences(db(request.id), person.id),
        person.byCookie ? platformStanding(db(request.id), person.id) : null,
      ])
      // An outside issuer speaks for its organisations only: of the others its token learns nothing.
      const memberships = all.filter(({ id }) => person.boundOrgs?.includes(id) ?? true)
      const organizations = await Promise.all(
        memberships.map(async ({ settings, ...m }) => ({
          ...m,
          permissions: grantedNames(permissionsOf(m.roles, completeSettings(settings), person.tokenRoles)),
          branches: await listBranchNames(http.platform, m.id, request.id),
        })),
      )
      const { config } = http.platform
      return {
        user: {
          id: person.id,
          name: person.name ?? '',
          email: person.email ?? '',
          locale: preferences?.locale ?? requestLocale(request),
        },
        organizations,
        platformAdmin: standing !== null,
        demo: config.simulators,
        tourSeen: preferences?.tourSeenAt != null,
        phonePageUrl: config.simulators ? `http://127.0.0.1:${config.simulatorsPort}/` : null,
        zones: clocksOf(organizations, http.platform.clock.now()),
      }
    },
  })

  personRoute(http, {
    method: 'PATCH',
    url: '/me',
    summary: 'My language, my theme, the tour',
    tag: 'identity',
    limit: 'write',
    status: 204,
    schema: { body: PreferencesPatch, response: { 204: Type.Null() } },
    async act(person, { body, request }) {
      if (person.kind !== 'user') throw new AppError(403, 'FORBIDDEN')
      await writePreferences(db(request.id), person.id, body, isoNow(http.platform.clock))
    },
  })

  personRoute(http, {
    method: 'POST',
    url: '/organizations',
    summary: 'Open an organisation; I become its administrator',
    tag: 'identity',
    limit: 'write',
    status: 201,
    schema: { body: NewOrganization, response: { 201: Type.Object({ id: Type.String() }) } },
    async act(person, { body, request }) {
      if (person.kind !== 'user' || person.boundOrgs) throw new AppError(403, 'FORBIDDEN')
      const id = await createOrganization(http.platform, request.id, {
        userId: person.id,
        userName: person.name ?? person.email ?? '',
        email: person.email ?? '',
        name: body.name,
        slug: slugOf(body.name),
        country: body.country,
        city: body.city,
      })
      identity.forget()
      return { id }
    },
  })
}
