import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { noLegalMentions } from './legal-mentions.rules.ts'
import type { Absence, Branch, CreatedApiKey, Member, Organization } from './organizations.schema.ts'

let t: TestApp
let org: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

type Refusal = { code: string; errors: { field: string; code: string }[]; current: { version: number } }
type List<T> = { items: T[]; nextCursor: null }

describe('settings', () => {
  it('come with their defaults, and only what is named changes', async () => {
    const before = await org.admin.get<Organization>('/organization')
    expect(before.body).toMatchObject({
      currency: 'MAD',
      version: 1,
      settings: { visitMinutes: 45, overlapPolicy: 'FORBID' },
    })
    const changed = await org.admin.send<Organization>('PATCH', '/organization', {
      version: 1,
      name: 'Agence Atlas',
      defaultLocale: 'ar',
      settings: { visitMinutes: 60 },
    })
    expect(changed.body).toMatchObject({ name: 'Agence Atlas', defaultLocale: 'ar', version: 2 })
    expect(changed.body.settings).toMatchObject({ visitMinutes: 60, travelBufferMinutes: 15, agentName: 'Atlas' })
    const stale = await org.admin.send<Refusal>('PATCH', '/organization', { version: 1, name: 'Trop tard' })
    expect([stale.status, stale.body.code, stale.body.current.version]).toEqual([409, 'VERSION_CONFLICT', 2])
  })

  it('are checked one by one', async () => {
    const tries: [Record<string, unknown>, string][] = [
      [{ settings: { visitMinutes: 5 } }, 'settings.visitMinutes'],
      [{ settings: { unknown: true } }, 'settings.unknown'],
      [{ settings: { overlapPolicy: 'ALWAYS' } }, 'settings.overlapPolicy'],
      [{ timezone: 'Mars/Olympus' }, 'timezone'],
      [{ slug: 'autre' }, 'slug'],
    ]
    for (const [body, field] of tries) {
      const answer = await org.admin.send<Refusal>('PATCH', '/organization', { version: 2, ...body })
      expect([answer.status, answer.body.errors[0]?.field], field).toEqual([400, field])
    }
  })

  it('change what roles may do at once', async () => {
    const own = await t.org({ country: 'MA' })
    const agent = await t.member(own, ['AGENT'])
    const range = 'from=2026-03-13T00:00:00Z&to=2026-03-20T00:00:00Z'
    const visit = await own.admin.send<{ id: string }>('POST', '/appointments', {
      type: 'CALL',
      startsAt: '2026-03-16T10:00:00Z',
    })
    expect((await agent.get<List<unknown>>(`/appointments?${range}`)).body.items).toEqual([])
    await own.admin.send('PATCH', '/organization', { version: 1, settings: { agentSeesAllDossiers: true } })
    expect((await agent.get<List<{ id: string }>>(`/appointments?${range}`)).body.items.map((a) => a.id)).toEqual([
      visit.body.id,
    ])
  })
})

describe('branches', () => {
  it('take zone and currency from their country unless told, and change with a version', async () => {
    const made = await org.admin.send<Branch>('POST', '/branches', { name: 'Paris 11', city: 'Paris', country: 'FR' })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ timezone: 'Europe/Paris', currency: 'EUR', phoneRegion: 'FR', version: 1 })
    const changed = await org.admin.send<Branch>('PATCH', `/branches/${made.body.id}`, {
      version: 1,
      address: '1 rue Oberkampf',
    })
    expect(changed.body).toMatchObject({ address: '1 rue Oberkampf', name: 'Paris 11', version: 2 })
    expect((await org.admin.send('PATCH', `/branches/${made.body.id}`, { version: 1, name: 'Trop tard' })).status).toBe(
      409,
    )
    const list = await org.admin.get<List<Branch>>('/branches')
    expect(list.body.items.map((b) => b.id)).toEqual([org.branchId, made.body.id])
  })
})

describe('legal mentions', () => {
  const put = (id: string, version: number, legal: unknown, who = org.admin) =>
    who.send<Branch & Refusal>('PATCH', `/branches/${id}`, { version, legal })

  it('are kept tidied, as a whole, seen by every member and recorded', async () => {
    const { body: paris } = await org.admin.send<Branch>('POST', '/branches', {
      name: 'Paris 9',
      city: 'Paris',
      country: 'FR',
    })
    expect(paris.legal).toEqual(noLegalMentions)
    const said = {
      legalForm: ' SARL au capital de 10 000 € ',
      card: 'CPI 7501 2018 000 032 456',
      cardIssuer: 'CCI Paris Île-de-France',
      siret: '732 829 320 00074',
      tradeRegister: '',
    }
    const kept = {
      ...noLegalMentions,
      ...said,
      legalForm: 'SARL au capital de 10 000 €',
      siret: '73282932000074',
      tradeRegister: null,
    }
    expect((await put(paris.id, 1, said)).body).toMatchObject({ legal: kept, version: 2 })
    const agent = await t.member(org, ['AGENT'])
    const seen = await agent.get<List<Branch>>('/branches')
    expect(seen.body.items.find((b) => b.id === paris.id)?.legal).toEqual(kept)
    const told = await t.superuser.query(
      `select 1 from app.audit_entries e join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
        where e.org_id = $1 and e.entity = 'branches' and e.entity_id = $2 and e.action = 'UPDATE' and v.changes ? 'legal'`,
      [org.orgId, paris.id],
    )
    expect(told.rowCount).toBe(1)
    expect((await put(paris.id, 1, {})).status).toBe(409)
    expect((await put(paris.id, 2, {})).body.legal).toEqual(noLegalMentions)
  })

  it('fit the country or are refused field by field, and nothing is written', async () => {
    const before = (await org.admin.get<List<Branch>>('/branches')).body.items.find((b) => b.id === org.branchId)
    const version = before?.version ?? 0
    const tries: [Record<string, unknown>, string][] = [
      [{ siret: '73282932000074' }, 'legal.siret OTHER_COUNTRY'],
      [{ cardIssuer: 'CCI Lyon' }, 'legal.cardIssuer OTHER_COUNTRY'],
      [{ ice: '12345' }, 'legal.ice ICE'],
      [{ card: 'x'.repeat(61) }, 'legal.card MAXLENGTH'],
      [{ owner: 'x' }, 'legal.owner ADDITIONALPROPERTIES'],
    ]
    for (const [legal, fault] of tries) {
      const refused = await put(org.branchId, version, legal)
      expect(refused.status, fault).toBe(400)
      expect(refused.body.errors.map((e) => `${e.field} ${e.code}`)).toContain(fault)
    }
    const set = await put(org.branchId, version, { ice: '001234567000089', card: 'A-12' })
    expect(set.body.legal).toEqual({ ...noLegalMentions, ice: '001234567000089', card: 'A-12' })
    const moved = await org.admin.send<Refusal>('PATCH', `/branches/${org.branchId}`, {
      version: version + 1,
      country: 'FR',
    })
    expect([moved.status, moved.body.errors[0]]).toMatchObject([400, { field: 'legal.ice', code: 'OTHER_COUNTRY' }])
  })

  it('are the administrator’s to write; nobody of another organisation finds the branch', async () => {
    const lyon = await t.org({ country: 'FR' })
    const before = (await org.admin.get<List<Branch>>('/branches')).body.items.find((b) => b.id === org.branchId)
    const version = before?.version ?? 0
    const people = [['MANAGER'], ['AGENT'], ['OWNER'], ['MODERATOR'], ['AUDITOR']]
    for (const roles of people)
      expect((await put(org.branchId, version, { card: 'X' }, await t.member(org, roles))).status, roles[0]).toBe(403)
    expect((await put(org.branchId, version, { card: 'X' }, lyon.admin)).status).toBe(404)
    const after = (await org.admin.get<List<Branch>>('/branches')).body.items.find((b) => b.id === org.branchId)
    expect(after).toEqual(before)
  })
})

describe('schedules', () => {
  it('show the usual hours until a person sets own ones, and again after an empty week', async () => {
    const usual = await org.admin.get<{ items: unknown[]; isDefault: boolean }>('/working-hours')
    expect([usual.body.isDefault, usual.body.items.length]).toEqual([true, 6])
    const week = [
      { weekday: 1, starts: '10:00', ends: '12:00' },
      { weekday: 1, starts: '14:00', ends: '24:00' },
    ]
    const set = await org.admin.send<{ items: unknown[] }>('PUT', `/working-hours/${org.admin.userId}`, { items: week })
    expect(set.body).toEqual({ items: week, isDefault: false })
    const slots = await org.admin.get<List<{ startsAt: string }>>(
      `/availability?from=2026-03-16T00:00:00Z&to=2026-03-17T00:00:00Z&agentId=${org.admin.userId}`,
    )
    expect(slots.body.items[0]?.startsAt).toBe('2026-03-16T10:00:00.000Z')
    const clash = await org.admin.send<Refusal>('PUT', `/working-hours/${org.admin.userId}`, {
      items: [...week, { weekday: 1, starts: '11:00', ends: '13:00' }],
    })
    expect([clash.status, clash.body.errors[0]]).toMatchObject([400, { field: 'items.2', code: 'OVERLAP' }])
    const odd = await org.admin.send<Refusal>('PUT', `/working-hours/${org.admin.userId}`, {
      items: [{ weekday: 1, starts: '9h', ends: '25:00' }],
    })
    expect(odd.status).toBe(400)
    await org.admin.send('PUT', `/working-hours/${org.admin.userId}`, { items: [] })
    expect((await org.admin.get<{ isDefault: boolean }>('/working-hours')).body.isDefault).toBe(true)
  })

  it('take absences in and back, and keep the reason between the person and who plans', async () => {
    const agent = await t.member(org, ['AGENT'])
    const body = {
      userId: agent.userId,
      startsAt: '2026-03-16T08:00:00Z',
      endsAt: '2026-03-17T08:00:00Z',
      reason: 'Médecin',
    }
    const made = await agent.send<Absence>('POST', '/absences', body)
    expect([made.status, made.body.reason]).toEqual([201, 'Médecin'])
    const seen = async (who: Caller) =>
      (await who.get<List<Absence>>(`/absences?userId=${agent.userId}`)).body.items[0]?.reason
    const colleague = await t.member(org, ['AGENT'])
    expect([await seen(agent), await seen(org.admin), await seen(colleague)]).toEqual(['Médecin', 'Médecin', null])
    const backwards = await agent.send<Refusal>('POST', '/absences', { ...body, endsAt: '2026-03-15T08:00:00Z' })
    expect([backwards.status, backwards.body.errors[0]?.field]).toEqual([400, 'endsAt'])
    expect((await agent.send('DELETE', `/absences/${made.body.id}`)).status).toBe(204)
    expect((await agent.send('DELETE', `/absences/${made.body.id}`)).status).toBe(404)
  })
})

describe('API keys', () => {
  const asKey = (secret: string, url: string) =>
    t.anonymous('GET', `/api/v1${url}`, { headers: { authorization: `Bearer ${secret}` } })

  it('show their secret once, store its hash, and do what their scopes say until they end', async () => {
    const made = await org.admin.send<CreatedApiKey>('POST', '/api-keys', { name: 'Site', scopes: ['contact.read'] })
    expect(made.status).toBe(201)
    expect(made.body.secret).toMatch(/^atlas_[\w-]{43}$/)
    expect(made.body.secret.startsWith(made.body.prefix)).toBe(true)
    const stored = await t.superuser.query('select * from app.api_keys where id = $1', [made.body.id])
    expect(JSON.stringify(stored.rows[0])).not.toContain(made.body.secret)
    const audit = await t.superuser.query(`select changes::text as text from app.audit_values where org_id = $1`, [
      org.orgId,
    ])
    expect(audit.rows.some((row: { text: string }) => row.text.includes('secret_hash'))).toBe(false)
    expect(JSON.stringify((await org.admin.get('/api-keys')).body)).not.toContain(made.body.secret)

    const lastUse = async () =>
      (await org.admin.get<{ items: { id: string; lastUsedAt: string | null }[] }>('/api-keys')).body.items.find(
        ({ id }) => id === made.body.id,
      )?.lastUsedAt
    expect(await lastUse()).toBeNull()
    expect((await asKey(made.body.secret, '/contacts')).status).toBe(200)
    expect(Date.parse((await lastUse()) ?? '')).toBe(t.clock.now())
    expect((await asKey(made.body.secret, '/members')).status).toBe(403)
    expect((await org.admin.send('DELETE', `/api-keys/${made.body.id}`)).status).toBe(204)
    expect((await asKey(made.body.secret, '/contacts')).status).toBe(401)
    expect((await org.admin.send('DELETE', `/api-keys/${made.body.id}`)).status).toBe(404)
  })

  it('never get scopes that open the house, nor an end in the past', async () => {
    for (const scope of ['member.write', 'apikey.write', 'settings.write', 'channel.write', 'everything']) {
      const answer = await org.admin.send<Refusal>('POST', '/api-keys', { name: 'x', scopes: ['contact.read', scope] })
      expect([answer.status, answer.body.errors[0]?.field], scope).toEqual([400, 'scopes.1'])
    }
    const past = await org.admin.send<Refusal>('POST', '/api-keys', {
      name: 'x',
      scopes: ['contact.read'],
      expiresAt: '2026-03-12T08:00:00Z',
    })
    expect([past.status, past.body.errors[0]?.field]).toEqual([400, 'expiresAt'])
  })

  it('stop working when they run out', async () => {
    const made = await org.admin.send<CreatedApiKey>('POST', '/api-keys', {
      name: 'Bref',
      scopes: ['contact.read'],
      expiresAt: '2026-03-12T09:30:00Z',
    })
    t.clock.advance(31 * 60_000)
    expect((await asKey(made.body.secret, '/contacts')).status).toBe(401)
  })
})

it('lists members by name and channel accounts without credentials', async () => {
  await t.member(org, ['MANAGER'], { name: 'Zineb' })
  const members = await org.admin.get<List<Member>>('/members')
  expect(members.body.items.at(-1)?.name).toBe('Zineb')
  await t.superuser.query(
    `insert into platform.provider_apps (key, kind, secret_sealed, verify_token_sealed) values ('k', 'WHATSAPP_CLOUD', 'x', 'x')`,
  )
  await t.superuser.query(
    `insert into app.channel_accounts (org_id, branch_id, kind, app_key, display_name, display_phone, phone_number_id, waba_id, credentials_sealed)
     values ($1, $2, 'WHATSAPP_CLOUD', 'k', 'Atlas', '+212522000000', 'p1', 'w1', 'top-secret')`,
    [org.orgId, org.branchId],
  )
  const accounts = await org.admin.get<List<Record<string, unknown>>>('/channel-accounts')
  expect(accounts.body.items).toHaveLength(1)
  expect(Object.keys(accounts.body.items[0] ?? {}).sort()).toEqual([
    'agentEnabled',
    'branchId',
    'displayName',
    'displayPhone',
    'id',
    'kind',
    'qualityRating',
    'status',
  ])
})
