import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createOrganization } from '#modules/identity'
import { type ManualClock, manualClock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import { type RequestContext, runInOrg } from '#platform/context'
import { type App, createApp } from '../apps/server/app.ts'
import { cloneDatabase, type TestDatabase } from './postgres.ts'

/** A Thursday morning, so that "tomorrow" is a working day. */
export const START = '2026-03-12T09:00:00.000Z'

/** The answer to a call, body parsed. */
export type Answer<T = Record<string, unknown>> = { status: number; body: T; headers: Record<string, unknown> }

/** Calls as one signed-in person inside one organisation. */
export type Caller = {
  userId: string
  orgId: string
  get<T = Record<string, unknown>>(url: string, headers?: Record<string, string>): Promise<Answer<T>>
  send<T = Record<string, unknown>>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
}

export type TestOrg = { orgId: string; branchId: string; country: 'MA' | 'FR'; admin: Caller }

/** The real application on a database of its own, with a clock the test moves. Nothing runs by itself: call app.drain(). */
export type TestApp = {
  app: App
  clock: ManualClock
  db: TestDatabase
  /** As superuser, for arranging and for looking behind row-level security. */
  superuser: pg.Client
  org(options?: { name?: string; country?: 'MA' | 'FR'; city?: string }): Promise<TestOrg>
  member(org: TestOrg, roles: string[], options?: { name?: string }): Promise<Caller>
  /** The same person calling into another organisation, member or not. */
  as(userId: string, orgId: string): Promise<Caller>
  /** A use case inside the organisation, as the system. */
  inOrg<T>(orgId: string, work: (ctx: RequestContext) => Promise<T> | T): Promise<T>
  anonymous(
    method: string,
    url: string,
    options?: { body?: unknown; headers?: Record<string, string>; payload?: string },
  ): Promise<Answer>
  /** The same installation for the time of `work` as another process runs it: on the same data, with other settings. */
  another<T>(overrides: Record<string, string>, work: (app: App) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const SECRET = 'test-secret-that-is-long-enough-for-the-tests'
let serial = 0

/** Boots the app on a clone of the migrated template. */
export async function bootTestApp(
  overrides: Record<string, string> = {},
  clock: ManualClock = manualClock(START),
): Promise<TestApp> {
  const db = await cloneDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'atlas-test-data-'))
  const settings = {
    ATLAS_MODE: 'test',
    ATLAS_DATA: dataDir,
    ATLAS_PORT: '0',
    ATLAS_PUBLIC_URL: 'http://127.0.0.1:3000',
    // Nobody answers there: no test leaves the machine.
    WHATSAPP_BASE_URL: 'http://127.0.0.1:9',
    TWILIO_BASE_URL: 'http://127.0.0.1:9',
    ATLAS_LOG_LEVEL: process.env.ATLAS_LOG_LEVEL ?? 'silent',
    ATLAS_RATE_LIMITS: 'false',
    ATLAS_MASTER_KEY: SECRET,
    ATLAS_AUTH_SECRET: SECRET,
    DATABASE_POOL_SIZE: '8',
    ...overrides,
  }
  const start = async (more: Record<string, string> = {}) => {
    const config = loadConfig({ ...settings, ...more }, null)
    const masterKey = config.masterKey ?? SECRET
    const made = await createApp({ ...config, databaseUrl: db.appUrl, masterKey, authSecret: SECRET }, clock)
    await made.http.app.ready()
    return made
  }
  const app = await start()
  const superuser = new pg.Client({ connectionString: db.superuserUrl })
  await superuser.connect()

  async function call(
    method: string,
    url: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<never>> {
    const answer = await app.http.app.inject({
      method: method as 'GET',
      url,
      headers:
        body === undefined || typeof body === 'string' || Buffer.isBuffer(body)
          ? headers
          : { 'content-type': 'application/json', ...headers },
      ...(body === undefined
        ? {}
        : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    })
    const json = String(answer.headers['content-type'] ?? '').includes('json')
    return { status: answer.statusCode, body: (json ? answer.json() : answer.body) as never, headers: answer.headers }
  }

  async function makeUser(name: string): Promise<{ id: string; email: string }> {
    serial += 1
    const email = `user${serial}-${randomBytes(3).toString('hex')}@example.test`
    const made = await superuser.query<{ id: string }>(
      `insert into auth."user" (name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $2, true, now(), now()) returning id`,
      [name, email],
    )
    return { id: made.rows[0]!.id, email }
  }

  /** A real session row and the cookie the sign-in library would have set. */
  async function sessionCookie(userId: string): Promise<string> {
    const token = randomBytes(24).toString('base64url')
    await superuser.query(
      `insert into auth.session ("expiresAt", token, "createdAt", "updatedAt", "userId") values (now() + interval '1 day', $1, now(), now(), $2)`,
      [token, userId],
    )
    const signature = createHmac('sha256', SECRET).update(token).digest('base64')
    return `atlas.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  }

  async function as(userId: string, orgId: string): Promise<Caller> {
    const base = { cookie: await sessionCookie(userId), 'x-org-id': orgId, 'x-atlas-csrf': '1' }
    return {
      userId,
      orgId,
      get: (url, headers) => call('GET', `/api/v1${url}`, undefined, { ...base, ...headers }),
      send: (method, url, body, headers) => call(method, `/api/v1${url}`, body, { ...base, ...headers }),
    }
  }

  const inOrg: TestApp['inOrg'] = (orgId, work) =>
    runInOrg(app.platform, { orgId, actor: { kind: 'system', id: null }, correlationId: 'test' }, work)

  return {
    app,
    clock,
    db,
    superuser,
    as,
    inOrg,
    async org({ name, country = 'MA', city } = {}) {
      serial += 1
      const user = await makeUser('Admin')
      const orgId = await createOrganization(app.platform, 'test', {
        userId: user.id,
        userName: 'Admin',
        email: user.email,
        name: name ?? `Agence ${serial}`,
        slug: `agence-${serial}-${randomBytes(3).toString('hex')}`,
        country,
        city: city ?? (country === 'MA' ? 'Casablanca' : 'Lyon'),
      })
      const branch = await superuser.query<{ id: string }>('select id from app.branches where org_id = $1', [orgId])
      return { orgId, branchId: branch.rows[0]!.id, country, admin: await as(user.id, orgId) }
    },
    async member(org, roles, { name = roles[0] ?? 'Member' } = {}) {
      const user = await makeUser(name)
      await superuser.query(
        'insert into app.members (org_id, user_id, name, email, roles, branch_ids) values ($1, $2, $3, $4, $5, $6)',
        [org.orgId, user.id, name, user.email, roles, [org.branchId]],
      )
      return as(user.id, org.orgId)
    },
    anonymous: (method, url, { body, headers = {}, payload } = {}) => call(method, url, payload ?? body, headers),
    async another(more, work) {
      const its = await start(more)
      try {
        return await work(its)
      } finally {
        await its.close()
      }
    },
    async close() {
      await app.close()
      await superuser.end()
      await db.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
