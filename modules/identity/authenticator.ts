import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyRequest } from 'fastify'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { monotonicMs } from '#platform/clock'
import { type Platform, runOnPlatform } from '#platform/context'
import { sha256, sha256Hex } from '#platform/crypto'
import type { Authenticator, Principal, TenantGrant } from '#platform/http'
import type { Auth } from './auth.ts'
import { findApiKey, findMembership, findUserByEmail, userExists } from './identity.read-model.ts'
import { noteKeyUse } from './identity.repository.ts'
import { API_KEY_PREFIX, bearerToken, rolesInToken } from './identity.rules.ts'
import { permissionsOf, permissionsOfKey } from './permissions.ts'
import { completeSettings } from './settings.ts'

/** How long a proven session or membership is trusted without asking again, in milliseconds. */
const TRUST_MS = 3_000
const MAX_ENTRIES = 20_000
/** The role that a guest carries beside the one they were given; it grants nothing. */
const PLATFORM_ADMIN = 'PLATFORM_ADMIN'
/** An outside issuer publishes its keys: only algorithms whose published half cannot sign. */
const SIGNED_BY_KEY_PAIR = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/** Small memory of what was just proven; bounded, and emptied by `forget` when somebody's rights change. */
function shortMemory<T>() {
  const entries = new Map<string, { value: T; until: number }>()
  let emptied = 0
  return {
    async get(key: string, load: () => Promise<T>): Promise<T> {
      const known = entries.get(key)
      if (known && known.until > monotonicMs()) return known.value
      const asked = emptied
      const value = await load()
      // Asked before the memory was emptied: the answer may be older than the change that emptied it.
      if (asked !== emptied) return value
      if (entries.size >= MAX_ENTRIES) entries.clear()
      entries.set(key, { value, until: monotonicMs() + TRUST_MS })
      return value
    },
    forget() {
      emptied += 1
      entries.clear()
    },
  }
}

export type IdentityAuthenticator = Authenticator & { forget(): void }

/** Sessions, our own JWTs, JWTs of configured outside issuers, and API keys. There is no mode that accepts anything else. */
export function createAuthenticator(
  platform: Pick<Platform, 'config' | 'database' | 'clock'>,
  auth: Auth,
): IdentityAuthenticator {
  const db = () => runOnPlatform(platform, 'system', '')
  const principals = shortMemory<Principal | null>()
  const grants = shortMemory<{ grant: TenantGrant | null; until: string | null }>()
  const jwksMemory = shortMemory<JWTVerifyGetKey>()
  const outside = new Map(
    platform.config.oidcIssuers.map((i) => [i.issuer, { ...i, keys: createRemoteJWKSet(new URL(i.jwksUrl)) }]),
  )
  const now = () => new Date(platform.clock.now())

  async function byCookie(request: FastifyRequest): Promise<Principal | null> {
    const cookie = request.headers.cookie
    if (!cookie?.includes('session_token=')) return null
    return principals.get(`cookie:${sha256Hex(cookie)}`, () => sessionOf(request, true))
  }

  /** @param renews whether this use lets the session last longer */
  async function sessionOf(request: FastifyRequest, renews: boolean): Promise<Principal | null> {
    const headers = fromNodeHeaders(request.headers)
    const session = await auth.api.getSession({ headers, ...(renews ? {} : { query: { disableRefresh: true } }) })
    return session ? person(session.user.id, session.user.name, session.user.email, true) : null
  }

  async function keyBehind(secret: string): Promise<Principal | null> {
    const key = await findApiKey(db(), sha256(secret))
    return key && ofKey(key)
  }

  async function byApiKey(secret: string): Promise<Principal | null> {
    return principals.get(`key:${sha256Hex(secret)}`, async () => {
      const key = await findApiKey(db(), sha256(secret))
      if (!key) return null
      await noteKeyUse(platform, key)
      return ofKey(key)
    })
  }

  async function byToken(token: string): Promise<Principal | null> {
    let issuer: string | undefined
    try {
      issuer = decodeJwt(token).iss
    } catch {
      return null
    }
    const foreign = issuer ? outside.get(issuer) : undefined
    try {
      return foreign ? await byOutsideToken(token, foreign) : await byOwnToken(token)
    } catch {
      // An unverifiable token is no proof; why it failed is nobody's business outside.
      return null
    }
  }

  async function byOwnToken(token: string): Promise<Principal | null> {
    const keys = await jwksMemory.get('own', async () => createLocalJWKSet(await auth.api.getJwks()))
    const { payload } = await jwtVerify(token, keys, {
      issuer: platform.config.publicUrl,
      audience: platform.config.publicUrl,
      requiredClaims: ['exp'],
      currentDate: now(),
    })
    if (!payload.sub || !(await userExists(db(), payload.sub))) return null
    return person(payload.sub, String(payload.name ?? ''), String(payload.email ?? ''), false)
  }

  async function byOutsideToken(
    token: string,
    issuer: { issuer: string; audience: string; orgIds: string[]; keys: JWTVerifyGetKey },
  ): Promise<Principal | null> {
    const { payload } = await jwtVerify(token, issuer.keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: SIGNED_BY_KEY_PAIR,
      // A token without an end would be a password that nobody can change.
      requiredClaims: ['exp'],
      currentDate: now(),
    })
    const user = await findUserByEmail(db(), verifiedEmail(payload))
    if (!user) return null
    return {
      ...person(user.id, user.name, user.email, false),
      boundOrgs: issuer.orgIds,
      tokenRoles: rolesInToken(payload),
    }
  }

  async function grantIn(
    principal: Principal,
    orgId: string,
  ): Promise<{ grant: TenantGrant | null; until: string | null }> {
    if (principal.kind === 'api_key') {
      if (!principal.boundOrgs?.includes(orgId)) return { grant: null, until: null }
      const permissions = permissionsOfKey(principal.scopes ?? [])
      const actor = { kind: 'api_key' as const, id: principal.id }
      return { grant: { actor, roles: [], permissions, branchIds: [] }, until: null }
    }
    const member = await findMembership(db(), principal.id, orgId)
    if (!member) return { grant: null, until: null }
    const roles = member.roles.filter((role) => principal.tokenRoles?.includes(role) ?? true)
    return {
      grant: {
        actor: { kind: 'user', id: principal.id },
        // Known as what they are wherever roles are asked: what they read of persons is recorded.
        roles: member.guestUntil ? [...roles, PLATFORM_ADMIN] : roles,
        permissions: permissionsOf(member.roles, completeSettings(member.settings), principal.tokenRoles),
        branchIds: member.branchIds,
      },
      until: member.guestUntil,
    }
  }

  /** From the sources, not from memory. No use of a session or key: nobody is there, only a screen. */
  async function provenAnew(request: FastifyRequest): Promise<Principal | null> {
    const token = bearerToken(request.headers.authorization)
    if (token?.startsWith(API_KEY_PREFIX)) return keyBehind(token)
    return token ? byToken(token) : sessionOf(request, false)
  }

  return {
    async authenticate(request) {
      const token = bearerToken(request.headers.authorization)
      if (token?.startsWith(API_KEY_PREFIX)) return byApiKey(token)
      if (token) return principals.get(`jwt:${sha256Hex(token)}`, () => byToken(token))
      return byCookie(request)
    },
    async grant(principal, orgId) {
      // As JSON, so that no list of roles reads like another list or like no narrowing at all.
      const narrowing = JSON.stringify(principal.tokenRoles)
      const known = await grants.get(`${principal.kind}:${principal.id}:${orgId}:${narrowing}`, () =>
        grantIn(principal, orgId),
      )
      // What is remembered of a guest ends with their stay, too.
      return known.until && Date.parse(known.until) <= platform.clock.now() ? null : known.grant
    },
    async stands(request, orgId) {
      const principal = await provenAnew(request)
      if (!principal || (principal.boundOrgs && !principal.boundOrgs.includes(orgId))) return false
      const { grant, until } = await grantIn(principal, orgId)
      return grant !== null && !(until && Date.parse(until) <= platform.clock.now())
    },
    forget() {
      principals.forget()
      grants.forget()
    },
  }
}

function ofKey(key: { orgId: string; id: string; scopes: string[] }): Principal {
  return {
    kind: 'api_key',
    id: key.id,
    name: null,
    email: null,
    boundOrgs: [key.orgId],
    tokenRoles: null,
    scopes: key.scopes,
    byCookie: false,
  }
}

function person(id: string, name: string, email: string, byCookie: boolean): Principal {
  return { kind: 'user', id, name, email, boundOrgs: null, tokenRoles: null, scopes: null, byCookie }
}

function verifiedEmail(payload: JWTPayload): string {
  return payload.email_verified === true && typeof payload.email === 'string' ? payload.email.toLowerCase() : ''
}
