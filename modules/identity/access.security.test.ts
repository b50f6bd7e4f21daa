import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, bootTestApp, type TestApp, type TestOrg } from '#testing'
import { apiKeyScopes, permissionTable } from './permissions.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

type Refusal = { code: string; correlationId: string; errors?: { field: string; code: string }[] }

describe('X-Org-Id', () => {
  const ask = (orgId: string, url = '/contacts') => casa.admin.get<Refusal>(url, { 'x-org-id': orgId })

  it('must be there and be an id: 400 ORG_REQUIRED', async () => {
    for (const [header, code] of [
      ['', 'REQUIRED'],
      ['casa', 'FORMAT'],
      [`${casa.orgId}x`, 'FORMAT'],
      [`${casa.orgId}, ${lyon.orgId}`, 'FORMAT'],
      ["' or 1=1 --", 'FORMAT'],
    ] as const) {
      const { status, body } = await ask(header)
      expect([status, body.code, body.errors], header).toMatchObject([
        400,
        'ORG_REQUIRED',
        [{ field: 'X-Org-Id', code }],
      ])
    }
  })

  it('must name an organisation of the caller: 403 ORG_FORBIDDEN, the same for one that does not exist', async () => {
    const foreign = await ask(lyon.orgId)
    const absent = await ask('0195a000-0000-7000-8000-000000000000')
    expect([foreign.status, foreign.body.code]).toEqual([403, 'ORG_FORBIDDEN'])
    expect({ ...foreign.body, correlationId: '' }).toEqual({ ...absent.body, correlationId: '' })
  })

  it('counts in any case of letters', async () => {
    expect((await ask(casa.orgId.toUpperCase())).status).toBe(200)
  })

  it('is not asked for where no organisation is meant', async () => {
    expect((await ask('', '/me')).status).toBe(200)
  })

  it('is never read from the body', async () => {
    for (const field of ['org_id', 'orgId']) {
      const { status, body } = await casa.admin.send<Refusal>('POST', '/contacts', {
        displayName: 'Salma',
        [field]: lyon.orgId,
      })
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([400, 'VALIDATION_FAILED', field])
    }
    const rows = await t.superuser.query('select 1 from app.contacts where org_id = $1', [lyon.orgId])
    expect(rows.rowCount).toBe(0)
  })

  it('shows rows of another organisation as absent: 404', async () => {
    const made = await casa.admin.send<{ id: string }>('POST', '/contacts', { displayName: 'Salma' })
    for (const answer of [
      await lyon.admin.get<Refusal>(`/contacts/${made.body.id}`),
      await lyon.admin.send<Refusal>('PATCH', `/contacts/${made.body.id}`, { version: 1, note: 'x' }),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND'])
  })

  it('stops opening doors when the membership ends', async () => {
    const leaver = await t.member(casa, ['AGENT'])
    expect((await leaver.get('/dossiers')).status).toBe(200)
    const change = await casa.admin.send('PATCH', `/members/${leaver.userId}`, { status: 'SUSPENDED' })
    expect(change.status).toBe(200)
    expect((await leaver.get('/dossiers')).status).toBe(403)
  })
})

describe('the session cookie', () => {
  it('changes nothing without the CSRF header', async () => {
    for (const header of ['', '0', 'true']) {
      const answer = await casa.admin.send<Refusal>(
        'POST',
        '/contacts',
        { displayName: 'Salma' },
        { 'x-atlas-csrf': header },
      )
      expect([answer.status, answer.body.code]).toEqual([403, 'CSRF_REFUSED'])
    }
    expect((await casa.admin.get('/contacts', { 'x-atlas-csrf': '' })).status).toBe(200)
  })

  it('is out of reach for scripts and other sites', async () => {
    const answer = await t.anonymous('POST', '/api/auth/sign-up/email', {
      body: { name: 'Nadia', email: 'cookie@example.test', password: 'un-mot-de-passe-sûr' },
    })
    for (const line of [answer.headers['set-cookie']].flat()) expect(line).toMatch(/HttpOnly/i)
    for (const line of [answer.headers['set-cookie']].flat()) expect(line).toMatch(/SameSite=Lax/i)
  })
})

describe('API keys', () => {
  type Key = { id: string; secret: string; prefix: string }
  const key = async (scopes: string[], more: Record<string, unknown> = {}) =>
    (await casa.admin.send<Key>('POST', '/api-keys', { name: 'Site', scopes, ...more })).body
  const use = (secret: string, url: string, headers: Record<string, string> = {}, method = 'GET', body?: unknown) =>
    t.anonymous(method, `/api/v1${url}`, {
      body,
      headers: { authorization: `Bearer ${secret}`, ...headers },
    }) as Promise<Answer<Refusal>>

  it('work in their organisation without X-Org-Id, or with their own in it; any other is 403', async () => {
    const { secret } = await key(['contact.read'])
    expect((await use(secret, '/contacts')).status).toBe(200)
    expect((await use(secret, '/contacts', { 'x-org-id': casa.orgId })).status).toBe(200)
    const other = await use(secret, '/contacts', { 'x-org-id': lyon.orgId })
    expect([other.status, other.body.code]).toEqual([403, 'ORG_FORBIDDEN'])
    expect((await use(secret, '/contacts', { 'x-org-id': 'casa' })).status).toBe(400)
  })

  it('may do what their scopes say and nothing else', async () => {
    const { secret } = await key(['contact.read'])
    const write = await use(secret, '/contacts', {}, 'POST', { displayName: 'Salma' })
    expect([write.status, write.body.code]).toEqual([403, 'FORBIDDEN'])
    for (const url of ['/members', '/api-keys', '/dossiers', '/audit', '/organization'])
      expect((await use(secret, url)).status, url).toBe(403)
    const writer = await key(['contact.read', 'contact.write'])
    expect((await use(writer.secret, '/contacts', {}, 'POST', { displayName: 'Salma' })).status).toBe(201)
  })

  it('cannot make keys, members, settings, channels, organisations or preferences', async () => {
    const { secret } = await key([...apiKeyScopes])
    const tries: [string, string, unknown][] = [
      ['POST', '/api-keys', { name: 'x', scopes: ['contact.read'] }],
      ['POST', '/invitations', { email: 'x@example.test', roles: ['ADMIN_ORG'] }],
      ['PATCH', '/organization', { version: 1, name: 'Prise' }],
      ['POST', '/organizations', { name: 'Nouvelle', country: 'MA', city: 'Fès' }],
      ['PATCH', '/me', { locale: 'en' }],
    ]
    for (const [method, url, body] of tries) {
      const answer = await use(secret, url, {}, method, body)
      expect([answer.status, answer.body.code], url).toEqual([403, 'FORBIDDEN'])
    }
  })

  it('are never shown again, nor anything that opens like them', async () => {
    const { id, secret, prefix } = await key(['contact.read'])
    const list = JSON.stringify((await casa.admin.get('/api-keys')).body)
    expect(list).toContain(id)
    expect(list).not.toContain(secret)
    expect(list).not.toMatch(/hash/i)
    for (const bad of [prefix, `${secret}x`, secret.slice(0, -1), secret.toUpperCase(), 'atlas_'])
      expect((await use(bad, '/contacts')).status, bad.length.toString()).toBe(401)
  })

  it('end when they are revoked and when their time is over', async () => {
    const revoked = await key(['contact.read'])
    expect((await use(revoked.secret, '/contacts')).status).toBe(200)
    expect((await casa.admin.send('DELETE', `/api-keys/${revoked.id}`)).status).toBe(204)
    expect((await use(revoked.secret, '/contacts')).status).toBe(401)
    const short = await key(['contact.read'], { expiresAt: '2026-03-12T09:30:00Z' })
    t.clock.advance(31 * 60_000)
    expect((await use(short.secret, '/contacts')).status).toBe(401)
    t.clock.advance(-31 * 60_000)
  })
})

describe('the table of permissions', () => {
  it('gives nobody but administrators what changes the house', () => {
    for (const permission of ['settings.write', 'member.write', 'apikey.write', 'channel.write', 'workflow.edit'])
      expect(Object.keys(permissionTable[permission] ?? {}), permission).toEqual(['ADMIN_ORG'])
  })

  it('lets an auditor read and never write', () => {
    const held = Object.entries(permissionTable).filter(([, row]) => row.AUDITOR)
    for (const [permission] of held) expect(permission).toMatch(/\.(read|export)$/)
  })

  it('gives an owner nothing beyond own annonces, their figures, their documents and words for them', () => {
    const held = Object.entries(permissionTable).filter(([, row]) => row.OWNER)
    expect(held.filter(([, row]) => row.OWNER !== 'OWN')).toEqual([])
    for (const [permission] of held)
      expect(permission).toMatch(/^((annonce|document)\..+|(report|reference|mandate|owner_space)\.read)$/)
  })
})
