import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, bootTestApp, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import { signUp } from './identity.fixtures.ts'

const ISSUER = 'https://sso.example.test/realms/agence'
const AUDIENCE = 'atlas'
const OUR = 'http://127.0.0.1:3000'
const BOUND = '0195a000-0000-7000-8000-00000000b0b0'

type Keys = Awaited<ReturnType<typeof generateKeyPair>>
let t: TestApp
let jwks: Server
let keys: Keys
let strangers: Keys
let bound: TestOrg
let other: TestOrg

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true })
  strangers = await generateKeyPair('RS256', { extractable: true })
  const published = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] }
  jwks = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(published))
  })
  jwks.listen(0, '127.0.0.1')
  await once(jwks, 'listening')
  const jwksUrl = `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/certs`
  t = await bootTestApp({
    ATLAS_OIDC_ISSUERS: JSON.stringify([
      { issuer: ISSUER, audience: AUDIENCE, jwksUrl, orgIds: [BOUND.toUpperCase()] },
    ]),
  })
  bound = await orgWithId(BOUND)
  other = await t.org()
})
afterAll(async () => {
  await t.close()
  jwks.close()
})

/** An organisation under an id that the configuration could name before it was made. */
async function orgWithId(id: string): Promise<TestOrg> {
  const made = await t.org()
  await t.superuser.query("set session_replication_role = 'replica'")
  const columns = await t.superuser.query<{ table_name: string }>(
    `select c.table_name from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
      where c.table_schema = 'app' and c.column_name = 'org_id' and b.table_type = 'BASE TABLE'`,
  )
  for (const { table_name } of columns.rows)
    await t.superuser.query(`update app.${table_name} set org_id = $1 where org_id = $2`, [id, made.orgId])
  await t.superuser.query("set session_replication_role = 'origin'")
  return { ...made, orgId: id, admin: await t.as(made.admin.userId, id) }
}

async function emailOf(userId: string): Promise<string> {
  const row = await t.superuser.query<{ email: string }>('select email from auth."user" where id = $1', [userId])
  return row.rows[0]?.email ?? ''
}

const seconds = () => Math.floor(t.clock.now() / 1000)

/** A token as the outside server signs it; each part can be made wrong. */
function token(
  payload: JWTPayload,
  options: { by?: CryptoKey | Uint8Array; header?: { alg: string; kid?: string } } = {},
) {
  return new SignJWT({
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'outside-1',
    iat: seconds(),
    exp: seconds() + 300,
    email_verified: true,
    ...payload,
  })
    .setProtectedHeader(options.header ?? { alg: 'RS256', kid: 'k1' })
    .sign(options.by ?? keys.privateKey)
}

function call<T = Record<string, unknown>>(jwt: string, url: string, orgId?: string, method = 'GET', body?: unknown) {
  const headers = { authorization: `Bearer ${jwt}`, ...(orgId ? { 'x-org-id': orgId } : {}) }
  return t.anonymous(method, `/api/v1${url}`, { headers, body }) as Promise<Answer<T>>
}

describe('our own tokens', () => {
  async function ownToken() {
    const { browser, userId, email } = await signUp(t)
    const answer = await browser.get<{ token: string }>('/api/auth/token')
    await t.superuser.query(
      'insert into app.members (org_id, user_id, name, email, roles, branch_ids) values ($1, $2, $3, $4, $5, $6)',
      [other.orgId, userId, 'Nadia', email, ['MANAGER'], [other.branchId]],
    )
    return { jwt: answer.body.token, userId }
  }
  const payloadOf = (jwt: string) =>
    JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload

  it('are taken as Bearer with X-Org-Id, need no CSRF header, and live a quarter of an hour', async () => {
    const { jwt } = await ownToken()
    expect((await call(jwt, '/organization', other.orgId)).status).toBe(200)
    expect((await call(jwt, '/contacts', other.orgId, 'POST', { displayName: 'Salma' })).status).toBe(201)
    const { exp = 0, iat = 0, iss, aud } = payloadOf(jwt)
    expect([exp - iat, iss, aud]).toEqual([900, OUR, OUR])
  })

  it('end: a token past its time is refused', async () => {
    const { jwt } = await ownToken()
    const before = t.clock.now()
    t.clock.set((payloadOf(jwt).exp ?? 0) * 1000 + 1000)
    expect((await call(jwt, '/organization', other.orgId)).status).toBe(401)
    t.clock.set(before)
  })

  it('are refused when somebody else signed them, unsigned, or changed', async () => {
    const { jwt, userId } = await ownToken()
    const [head = '', , signature = ''] = jwt.split('.')
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { iss: OUR, aud: OUR, sub: userId, exp: seconds() + 600 }
    const forged = await token({ iss: OUR, aud: OUR, sub: userId }, { by: strangers.privateKey })
    for (const bad of [
      forged,
      `${encode({ alg: 'none' })}.${encode(claims)}.`,
      `${head}.${encode(claims)}.${signature}`,
      `${head}.${encode(claims)}`,
      'x'.repeat(200),
      `${jwt}x`,
    ])
      expect((await call(bad, '/organization', other.orgId)).status, bad.slice(0, 20)).toBe(401)
  })

  it('come with published keys that hold no private part', async () => {
    const answer = await t.anonymous('GET', '/api/auth/jwks')
    const published = (answer.body as { keys: Record<string, unknown>[] }).keys
    expect(published.length).toBeGreaterThan(0)
    for (const key of published) expect(Object.keys(key)).not.toContain('d')
  })

  it('are given to nobody without a session', async () => {
    expect((await t.anonymous('GET', '/api/auth/token')).status).toBe(401)
  })
})

describe('tokens of an outside sign-in server', () => {
  it('let a member into the organisation the server speaks for', async () => {
    const jwt = await token({ email: (await emailOf(bound.admin.userId)).toUpperCase() })
    expect((await call(jwt, '/organization', bound.orgId)).status).toBe(200)
    expect((await call(jwt, '/organization', bound.orgId.toUpperCase())).status).toBe(200)
  })

  it('open no other organisation, even where the person is a member, and learn nothing of it', async () => {
    const member = await t.member(other, ['MANAGER'])
    const jwt = await token({ email: await emailOf(member.userId) })
    const answer = await call(jwt, '/organization', other.orgId)
    expect([answer.status, answer.body.code]).toEqual([403, 'ORG_FORBIDDEN'])
    const me = await call<{ organizations: unknown[] }>(jwt, '/me')
    expect(me.body.organizations).toEqual([])
    const founding = { name: 'Nouvelle agence', country: 'MA', city: 'Fès' }
    expect((await call(jwt, '/organizations', undefined, 'POST', founding)).status).toBe(403)
  })

  it('never replace membership: a known person who is no member stays outside', async () => {
    const { email } = await signUp(t)
    const jwt = await token({ email, roles: ['ADMIN_ORG'] })
    const answer = await call(jwt, '/organization', bound.orgId)
    expect([answer.status, answer.body.code]).toEqual([403, 'ORG_FORBIDDEN'])
  })

  it('name people only by an address that their server verified', async () => {
    const email = await emailOf(bound.admin.userId)
    for (const payload of [
      { email, email_verified: false },
      { email, email_verified: 'true' },
      { email: 'personne@example.test' },
      { email: [email] },
      {},
    ]) {
      const jwt = await token(payload as JWTPayload)
      expect((await call(jwt, '/organization', bound.orgId)).status, JSON.stringify(payload)).toBe(401)
    }
  })

  it('are refused with a wrong audience, issuer, key, time or algorithm', async () => {
    const email = await emailOf(bound.admin.userId)
    const spki = await exportSPKI(keys.publicKey)
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { iss: ISSUER, aud: AUDIENCE, email, email_verified: true, exp: seconds() + 300 }
    const bad = {
      audience: await token({ email, aud: 'another-product' }),
      issuer: await token({ email, iss: 'https://evil.example/realms/agence' }),
      'our own name': await token({ email, iss: OUR, aud: OUR, sub: bound.admin.userId }),
      key: await token({ email }, { by: strangers.privateKey }),
      expired: await token({ email, exp: seconds() - 1 }),
      'not yet': await token({ email, nbf: seconds() + 60 }),
      none: `${encode({ alg: 'none', kid: 'k1' })}.${encode(claims)}.`,
      'public key as a password': await token(
        { email },
        { by: new TextEncoder().encode(spki), header: { alg: 'HS256', kid: 'k1' } },
      ),
    }
    for (const [why, jwt] of Object.entries(bad))
      expect((await call(jwt, '/organization', bound.orgId)).status, why).toBe(401)
    expect((await call(await token({ email, exp: undefined as never }), '/organization', bound.orgId)).status).toBe(401)
  })

  it('may narrow the roles of a person and never widen them', async () => {
    const manager = await t.member(bound, ['MANAGER', 'AUDITOR'])
    const email = await emailOf(manager.userId)
    const as = async (claims: JWTPayload) => {
      const jwt = await token({ email, ...claims })
      return {
        write: (await call(jwt, '/contacts', bound.orgId, 'POST', { displayName: 'Salma' })).status,
        keys: (await call(jwt, '/api-keys', bound.orgId)).status,
        settings: (await call(jwt, '/organization', bound.orgId, 'PATCH', { version: 99 })).status,
      }
    }
    const full = { write: 201, keys: 200, settings: 403 }
    expect(await as({})).toEqual(full)
    expect(await as({ realm_access: { roles: ['AUDITOR', 'offline_access'] } })).toEqual({ ...full, write: 403 })
    expect(await as({ roles: ['MANAGER'] })).toEqual({ ...full, keys: 403 })
    expect(await as({ roles: ['ADMIN_ORG', 'MANAGER', 'AUDITOR'] })).toEqual(full)
    for (const roles of [[], ['*'], ['MANAGER,AUDITOR'], ['manager'], [null], { 0: 'MANAGER' }, 'AGENT', 7])
      expect(await as({ roles }), JSON.stringify(roles)).toEqual({ write: 403, keys: 403, settings: 403 })
  })

  it('narrow the roles that workflows ask for too', async () => {
    const both = await t.member(bound, ['MANAGER', 'AGENT'])
    const email = await emailOf(both.userId)
    const dossier = await both.send<{ id: string }>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WEBSITE',
      contact: { displayName: 'Salma', phones: ['+212661000001'] },
      assigneeId: both.userId,
    })
    expect(dossier.status).toBe(201)
    const narrowed = await token({ email, roles: ['AGENT'] })
    const patch = { version: 1, assigneeId: bound.admin.userId }
    const refused = await call(narrowed, `/dossiers/${dossier.body.id}/assign`, bound.orgId, 'POST', patch)
    expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN'])

    await t.superuser.query(`update app.organizations set settings = '{"agentsMayPublish": true}' where org_id = $1`, [
      bound.orgId,
    ])
    const annonce = await publishedAnnonce(t, bound)
    await t.superuser.query(`update app.annonces set status = 'CLOSED' where id = $1`, [annonce])
    const moves = async (jwt: string) => {
      type Seen = { actions: { allowed: { to: string; allowed: boolean }[] } }
      const seen = await call<Seen>(jwt, `/annonces/${annonce}`, bound.orgId)
      return seen.body.actions.allowed.filter(({ allowed }) => allowed).map(({ to }) => to)
    }
    expect(await moves(await token({ email }))).toContain('DRAFT')
    expect(await moves(narrowed)).not.toContain('DRAFT')
    const to = { to: 'DRAFT', version: 2, justification: 'Remise en vente' }
    expect([403, 422]).toContain(
      (await call(narrowed, `/annonces/${annonce}/transitions`, bound.orgId, 'POST', to)).status,
    )
  })
})
