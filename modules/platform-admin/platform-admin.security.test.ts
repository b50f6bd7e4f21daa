import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformScope } from '#platform/db'
import { bootTestApp, type Caller, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import type { PlatformAnnonce, PlatformHealth, PlatformOrganization } from './platform-admin.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
/** Keeps the platform, belongs to nobody. The organisation in the header is one they are not in. */
let keeper: Caller
/** Of the organisation whose annonce is blocked: the only one who may bring back what is suspended. */
let moderator: Caller
let annonceId: string
let reference: string

type Page<T> = { items: T[]; nextCursor: string | null }
type Refusal = { code: string }

async function aKeeper(secondFactor: boolean): Promise<Caller> {
  const made = await t.superuser.query<{ id: string }>(
    `insert into auth."user" (name, email, "emailVerified", "createdAt", "updatedAt", "twoFactorEnabled")
     values ('Keeper', 'keeper-' || gen_random_uuid() || '@example.test', true, now(), now(), $1) returning id`,
    [secondFactor],
  )
  const id = made.rows[0]?.id ?? ''
  await t.superuser.query(`insert into platform.administrators (user_id, granted_by) values ($1, 'test')`, [id])
  return t.as(id, casa.orgId)
}

const routes = (): [Parameters<Caller['send']>[0] | 'GET', string, unknown?][] => [
  ['GET', '/platform/organizations'],
  ['GET', '/platform/health'],
  ['GET', `/platform/annonces?organizationId=${casa.orgId}&which=${reference}`],
  ['GET', '/platform/blocks'],
  ['POST', `/platform/organizations/${casa.orgId}/annonces/${annonceId}/block`, { reason: 'fraud' }],
  ['POST', `/platform/organizations/${casa.orgId}/annonces/${annonceId}/unblock`, { reason: 'fraud' }],
]
const ask = (who: Caller, [method, url, body]: ReturnType<typeof routes>[number]) =>
  method === 'GET' ? who.get<Refusal>(url) : who.send<Refusal>(method, url, body)
const block = (who: Caller, what: 'block' | 'unblock', org = casa.orgId, id = annonceId) =>
  who.send<PlatformAnnonce & Refusal>('POST', `/platform/organizations/${org}/annonces/${id}/${what}`, {
    reason: 'Photos volées',
  })
const annonce = async (id = annonceId) =>
  (
    await casa.admin.get<{ status: string; version: number; platformBlock: { reason: string } | null }>(
      `/annonces/${id}`,
    )
  ).body
const publish = async (who: Caller, id = annonceId) =>
  who.send<Refusal & { failed: { code: string }[] }>('POST', `/annonces/${id}/transitions`, {
    to: 'PUBLISHED',
    version: (await annonce(id)).version,
  })

async function recorded(): Promise<{ actor: string; action: string; org_id: string | null; details: unknown }[]> {
  const rows = await t.superuser.query<{ actor: string; action: string; org_id: string | null; details: unknown }>(
    'select actor, action, org_id, details from platform.audit_entries order by id',
  )
  return rows.rows
}

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ name: 'Agence du Port', country: 'MA' })
  lyon = await t.org({ name: 'Agence des Brotteaux', country: 'FR' })
  annonceId = await publishedAnnonce(t, casa, { title: 'Villa des orangers' })
  const row = await t.superuser.query<{ reference: string }>('select reference from app.annonces where id = $1', [
    annonceId,
  ])
  reference = row.rows[0]?.reference ?? ''
  keeper = await aKeeper(true)
  moderator = await t.member(casa, ['MODERATOR'])
})
afterAll(() => t.close())

describe('the routes of the platform', () => {
  it('refuse everybody who does not keep it, before reading what they send', async () => {
    for (const route of routes()) {
      expect((await t.anonymous(route[0], `/api/v1${route[1]}`, { body: route[2] })).status, route[1]).toBe(401)
      for (const who of [casa.admin, lyon.admin]) {
        const answer = await ask(who, route)
        expect([route[1], answer.status, answer.body.code]).toEqual([route[1], 403, 'PLATFORM_FORBIDDEN'])
      }
    }
    expect((await casa.admin.send<Refusal>('POST', routes()[4]?.[1] ?? '', { nonsense: 1 })).status).toBe(403)
    expect(await recorded()).toEqual([])
  })

  it('refuse a platform administrator without a second factor, with a code of its own', async () => {
    const bare = await aKeeper(false)
    for (const route of routes()) {
      const answer = await ask(bare, route)
      expect([route[1], answer.status, answer.body.code]).toEqual([route[1], 403, 'SECOND_FACTOR_REQUIRED'])
    }
    const me = await bare.get<{ platformAdmin: boolean }>('/me')
    expect(me.body.platformAdmin).toBe(true)
  })

  it('are not opened by an API key or a token, whoever made them', async () => {
    const key = await casa.admin.send<{ secret: string }>('POST', '/api-keys', { name: 'K', scopes: ['contact.read'] })
    const answer = await t.anonymous('GET', '/api/v1/platform/health', {
      headers: { authorization: `Bearer ${key.body.secret}` },
    })
    expect([answer.status, answer.body.code]).toEqual([403, 'PLATFORM_FORBIDDEN'])
  })

  it('are known to /me of those who keep the platform alone', async () => {
    expect((await keeper.get<{ platformAdmin: boolean }>('/me')).body).toMatchObject({
      platformAdmin: true,
      organizations: [],
    })
    expect((await casa.admin.get<{ platformAdmin: boolean }>('/me')).body.platformAdmin).toBe(false)
  })
})

describe('what a platform administrator sees', () => {
  it('is organisations as counters, by pages, found by name', async () => {
    const all = await keeper.get<Page<PlatformOrganization>>('/platform/organizations')
    expect(all.body.items.map(({ name }) => name)).toEqual(['Agence des Brotteaux', 'Agence du Port'])
    expect(all.body.items[1]).toEqual({
      id: casa.orgId,
      name: 'Agence du Port',
      slug: expect.any(String),
      country: 'MA',
      createdAt: expect.any(String),
      members: { count: 2, more: false },
      openDossiers: { count: 0, more: false },
      publishedAnnonces: { count: 1, more: false },
      lastActivityAt: expect.any(String),
    })
    const first = await keeper.get<Page<PlatformOrganization>>('/platform/organizations?limit=1')
    const second = await keeper.get<Page<PlatformOrganization>>(
      `/platform/organizations?limit=1&cursor=${first.body.nextCursor}`,
    )
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual([lyon.orgId, casa.orgId])
    expect(second.body.nextCursor).toBeNull()
    const found = await keeper.get<Page<PlatformOrganization>>('/platform/organizations?q=brottéaux')
    expect(found.body.items.map(({ id }) => id)).toEqual([lyon.orgId])
    expect((await keeper.get<Page<unknown>>('/platform/organizations?q=%25')).body.items).toEqual([])
    expect((await keeper.get('/platform/organizations?cursor=x')).status).toBe(400)
  })

  it('is how the platform does, and what it runs on', async () => {
    const { body } = await keeper.get<PlatformHealth>('/platform/health')
    expect(body.queues.map(({ queue }) => queue)).toEqual(['inbound', 'outbound', 'jobs', 'seals'])
    expect(body.queues[3]?.waiting).toBeGreaterThan(0)
    expect(body.versions.atlas).toMatch(/^\d+\.\d+\.\d+/)
    expect(body.versions.migration).toMatch(/^\d{4}_/)
  })

  it('is the face of one annonce, by reference or id, in the organisation named alone', async () => {
    const face = {
      id: annonceId,
      reference,
      title: 'Villa des orangers',
      status: 'PUBLISHED',
      organization: { id: casa.orgId, name: 'Agence du Port' },
      block: null,
    }
    const find = (org: string, which: string) =>
      keeper.get<PlatformAnnonce>(`/platform/annonces?organizationId=${org}&which=${encodeURIComponent(which)}`)
    expect((await find(casa.orgId, reference.toLowerCase())).body).toEqual(face)
    expect((await find(casa.orgId, annonceId)).body).toEqual(face)
    expect((await find(lyon.orgId, reference)).status).toBe(404)
    expect((await find(casa.orgId, "x' or true --")).status).toBe(404)
  })

  it('is nothing inside an organisation', async () => {
    for (const url of [
      '/annonces',
      `/annonces/${annonceId}`,
      '/members',
      '/audit',
      '/search?q=villa',
      '/organization',
    ]) {
      const answer = await keeper.get<Refusal>(url)
      expect([url, answer.status, answer.body.code]).toEqual([url, 403, 'ORG_FORBIDDEN'])
    }
  })
})

describe('a block of the platform', () => {
  it('takes the annonce from the public, tells its organisation why, and cannot be undone there', async () => {
    const watching = await casa.admin.get<Page<unknown>>('/notifications')
    expect(watching.body.items).toEqual([])
    const done = await block(keeper, 'block')
    expect(done.body).toMatchObject({ status: 'SUSPENDED', block: { reason: 'Photos volées' } })
    expect(await annonce()).toMatchObject({ status: 'SUSPENDED', platformBlock: { reason: 'Photos volées' } })
    const told = await casa.admin.get<Page<{ kind: string; annonce: { reference: string } }>>('/notifications')
    expect(told.body.items).toMatchObject([{ kind: 'ANNONCE_BLOCKED', annonce: { reference } }])
    const refused = await publish(moderator)
    expect([refused.status, refused.body.failed.map(({ code }) => code)]).toEqual([422, ['no_moderation_block']])
    expect((await block(keeper, 'block')).body.code).toBe('ALREADY_BLOCKED')
    expect((await keeper.get<Page<PlatformAnnonce>>('/platform/blocks')).body.items).toMatchObject([
      { id: annonceId, organization: { name: 'Agence du Port' } },
    ])
  })

  it('holds against a statement by hand', async () => {
    const byHand = t.inOrg(casa.orgId, (ctx) =>
      ctx.db.updateTable('annonces').set({ status: 'PUBLISHED' }).where('id', '=', annonceId).execute(),
    )
    await expect(byHand).rejects.toMatchObject({ code: 'AT006' })
  })

  it('reaches no annonce by another organisation, none that is not there, and gives no right by SQL', async () => {
    expect((await block(keeper, 'block', lyon.orgId)).status).toBe(404)
    expect((await block(keeper, 'unblock', lyon.orgId)).status).toBe(404)
    expect((await block(keeper, 'block', casa.orgId, casa.orgId)).status).toBe(404)
    expect((await block(keeper, 'block', annonceId)).status).toBe(404)
    const db = t.app.platform.database.read({
      ...platformScope(`user:${keeper.userId}`, 'test', new Date(t.clock.now()).toISOString()),
      orgId: casa.orgId,
    })
    for (const call of [
      sql`insert into platform.administrators (user_id, granted_by) values (${casa.admin.userId}::uuid, 'x')`,
      sql`delete from platform.administrators`,
      sql`select * from platform.audit_entries`,
      sql`insert into app.annonce_platform_blocks (annonce_id, reason) values (${annonceId}::uuid, 'x')`,
    ])
      await expect(call.execute(db)).rejects.toMatchObject({ code: '42501' })
  })

  it('is lifted by the platform with a reason; the organisation then decides itself', async () => {
    expect((await block(keeper, 'unblock')).status).toBe(204)
    expect(await annonce()).toMatchObject({ status: 'PAUSED', platformBlock: null })
    expect((await block(keeper, 'unblock')).status).toBe(404)
    expect((await publish(casa.admin)).status).toBe(200)
  })

  it('stands with every other use in an audit that nobody changes', async () => {
    const uses = await recorded()
    expect(new Set(uses.map(({ actor }) => actor))).toEqual(new Set([`user:${keeper.userId}`]))
    expect(new Set(uses.map(({ action }) => action))).toEqual(
      new Set(['LIST_ORGANIZATIONS', 'READ_HEALTH', 'FIND_ANNONCE', 'BLOCK', 'LIST_BLOCKS', 'UNBLOCK']),
    )
    expect(uses.filter(({ action }) => action === 'BLOCK')).toEqual([
      { actor: `user:${keeper.userId}`, action: 'BLOCK', org_id: casa.orgId, details: { reason: 'Photos volées' } },
    ])
    for (const text of [
      'update platform.audit_entries set action = action',
      'delete from platform.audit_entries',
      'truncate platform.audit_entries',
    ])
      await expect(t.superuser.query(text), text).rejects.toMatchObject({ code: 'AT001' })
  })
})
