import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  type Caller,
  publishedAnnonce,
  startWhatsAppBench,
  type TestOrg,
  type WhatsAppBench,
} from '#testing'

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let manager: Caller
let agent: Caller
let auditor: Caller

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org()
  lyon = await bench.t.org({ country: 'FR' })
  await bench.connect(casa)
  manager = await bench.t.member(casa, ['MANAGER'])
  agent = await bench.t.member(casa, ['AGENT'])
  auditor = await bench.t.member(casa, ['AUDITOR'])
})
afterAll(() => bench.close())

type Contact = {
  id: string
  displayName: string
  version: number
  identities: { id: string; kind: string; value: string }[]
}
type DataRequest = {
  id: string
  kind: string
  state: string
  dueOn: string
  version: number
  files: { json: string; pdf: string } | null
  code?: string
}
type Listed = { id: string; hint: string; scope: string; code?: string }

async function ok<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

let serial = 0
async function aContact(more: Record<string, unknown> = {}): Promise<Contact> {
  serial += 1
  return ok(
    casa.admin.send<Contact>('POST', '/contacts', {
      displayName: `Personne ${serial}`,
      phones: [`+2126611${String(10000 + serial)}`],
      emails: [`personne${serial}@exemple.ma`],
      ...more,
    }),
  )
}
const copyOf = { kind: 'EXPORT', receivedOn: '2026-01-31', receivedBy: 'EMAIL' }

describe('a copy of the data', () => {
  it('is made as JSON and PDF, holds what is known and nobody else, is handed over, and is gone after a month', async () => {
    bench.meta.inbound('+212661222333', { text: 'Bonjour, un appartement à Rabat ?', name: 'Salma' })
    await bench.settle()
    const [found] = (await ok(manager.get<{ items: Contact[] }>('/contacts?q=212661222333'))).items
    if (!found) throw new Error('nobody')
    const asked = await ok(manager.send<DataRequest>('POST', `/contacts/${found.id}/data-requests`, copyOf))
    expect(asked).toMatchObject({ state: 'OPEN', dueOn: '2026-02-28', files: null })
    await bench.settle()
    const ready = await ok(manager.get<DataRequest>(`/data-requests/${asked.id}`))
    expect(ready.state).toBe('READY')
    const file = async (url: string) => {
      const answer = await bench.t.app.http.app.inject({ method: 'GET', url })
      expect(answer.statusCode).toBe(200)
      return answer
    }
    const json = (await file(ready.files?.json ?? '')).json<Record<string, unknown[]>>()
    expect(json).toMatchObject({ format: 'atlas.subject-data', contact: { display_name: 'Salma' } })
    expect(json.messages?.length).toBeGreaterThan(0)
    expect(json.consentHistory?.length).toBeGreaterThan(0)
    expect(JSON.stringify(json)).toContain('un appartement à Rabat')
    expect(JSON.stringify(json)).not.toContain('Personne ')
    expect((await file(ready.files?.pdf ?? '')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')

    const done = await ok(
      manager.send<DataRequest>('POST', `/data-requests/${asked.id}/close`, {
        outcome: 'DONE',
        version: ready.version,
      }),
    )
    expect(done.state).toBe('DONE')
    expect(
      (await manager.send('POST', `/data-requests/${asked.id}/close`, { outcome: 'DONE', version: done.version }))
        .status,
    ).toBe(409)
    const path = ready.files?.json ?? ''
    bench.clock.advance(31 * 24 * 3_600_000)
    await bench.settle()
    expect((await ok(manager.get<DataRequest>(`/data-requests/${asked.id}`))).files).toBeNull()
    expect((await bench.t.app.http.app.inject({ method: 'GET', url: path })).statusCode).not.toBe(200)
  })

  it('waits in the order of its last days, page by page', async () => {
    for (const receivedOn of ['2026-01-20', '2026-01-10', '2026-01-15'])
      await ok(
        casa.admin.send('POST', `/contacts/${(await aContact()).id}/data-requests`, {
          kind: 'ERASURE',
          receivedOn,
          receivedBy: 'LETTER',
        }),
      )
    type Listing = { items: DataRequest[]; nextCursor: string | null }
    const days: string[] = []
    let cursor = ''
    do {
      const page = await ok(manager.get<Listing>(`/data-requests?state=WAITING&limit=2${cursor}`))
      days.push(...page.items.map((r) => r.dueOn))
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : ''
    } while (cursor)
    expect(days.length).toBeGreaterThanOrEqual(3)
    expect(days).toEqual([...days].sort())
  })

  it('is one request at a time, refused only with a reason, and for the future not at all', async () => {
    const contact = await aContact()
    const at = `/contacts/${contact.id}/data-requests`
    const both = await Promise.all([1, 2].map(() => manager.send<DataRequest>('POST', at, copyOf)))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('REQUEST_WAITING')
    expect((await manager.send('POST', at, { ...copyOf, kind: 'ERASURE', receivedOn: '2027-01-01' })).status).toBe(400)
    const erasure = await ok(manager.send<DataRequest>('POST', at, { ...copyOf, kind: 'ERASURE' }))
    const close = (body: unknown) => manager.send<DataRequest>('POST', `/data-requests/${erasure.id}/close`, body)
    expect((await close({ outcome: 'REFUSED', version: 1 })).status).toBe(400)
    expect((await close({ outcome: 'DONE', version: 1 })).body.code).toBe('ERASE_TO_ANSWER')
    expect((await close({ outcome: 'REFUSED', reason: 'Identité non vérifiée', version: 1 })).body.state).toBe(
      'REFUSED',
    )
  })

  it('is answered by the erasure when that was asked for', async () => {
    const contact = await aContact()
    const asked = await ok(
      manager.send<DataRequest>('POST', `/contacts/${contact.id}/data-requests`, { ...copyOf, kind: 'ERASURE' }),
    )
    expect(
      (await manager.send('POST', `/contacts/${contact.id}/erasure`, { displayName: contact.displayName })).status,
    ).toBe(403)
    await ok(
      casa.admin.send('POST', `/contacts/${contact.id}/erasure`, {
        displayName: contact.displayName,
        requestId: asked.id,
      }),
    )
    expect((await ok(manager.get<DataRequest>(`/data-requests/${asked.id}`))).state).toBe('DONE')
  })

  it('gives an auditor the register without the data, and records that it was read', async () => {
    const page = await ok(auditor.get<{ items: DataRequest[] }>('/data-requests'))
    expect(page.items.length).toBeGreaterThan(0)
    expect(page.items.every(({ files }) => files === null)).toBe(true)
    const seen = await bench.t.superuser.query(
      `select 1 from app.audit_entries where org_id = $1 and action = 'READ' and entity = 'data_requests'`,
      [casa.orgId],
    )
    expect(seen.rowCount).toBeGreaterThan(0)
    expect((await agent.get('/data-requests')).status).toBe(403)
  })
})

describe('the suppression list', () => {
  it('ends writing to a person by any channel, withdraws what waits, and holds by SQL too', async () => {
    bench.meta.inbound('+212661444555', { text: 'Bonjour', name: 'Karim' })
    await bench.settle()
    const [contact] = (await ok(manager.get<{ items: Contact[] }>('/contacts?q=212661444555'))).items
    const [conversation] = (
      await ok(manager.get<{ items: { id: string; contact: { id: string } }[] }>('/conversations'))
    ).items.filter((c) => c.contact.id === contact?.id)
    const say = () =>
      manager.send<{ id: string; code?: string }>('POST', '/outbound/messages', {
        conversationId: conversation?.id,
        text: 'Bonjour Karim',
      })
    const waiting = await ok(say())
    const listed = await ok(
      manager.send<Listed>('POST', '/suppressions', {
        value: '06 61 44 45 55',
        scope: 'ALL',
        reason: 'OBJECTION',
        note: 'au téléphone',
      }),
    )
    expect(listed.hint).not.toContain('661444')
    const state = await bench.t.superuser.query('select status from app.messages where id = $1', [waiting.id])
    expect(state.rows).toEqual([{ status: 'CANCELLED' }])
    expect(await say()).toMatchObject({ status: 422 })
    await expect(
      bench.t.inOrg(casa.orgId, (ctx) =>
        sql`insert into app.messages (conversation_id, contact_id, account_id, identity_id, channel, direction, origin, type, status, purpose, due_at)
            select conversation_id, contact_id, account_id, identity_id, channel, 'OUT', 'APP', 'text', 'QUEUED', 'REPLY', now() from app.messages where id = ${waiting.id}`.execute(
          ctx.db,
        ),
      ),
    ).rejects.toMatchObject({ code: 'AT010' })
    expect(
      (await manager.send<Listed>('POST', '/suppressions', { value: '+212661444555', scope: 'ALL', reason: 'OTHER' }))
        .body.code,
    ).toBe('ALREADY_SUPPRESSED')
    expect((await ok(manager.get<{ items: Listed[] }>('/suppressions?value=0661444555'))).items).toHaveLength(1)
    expect((await ok(manager.get<{ items: Listed[] }>('/suppressions?value=0661444556'))).items).toHaveLength(0)

    expect((await manager.send('POST', `/suppressions/${listed.id}/lift`, {})).status).toBe(400)
    await ok(manager.send('POST', `/suppressions/${listed.id}/lift`, { reason: 'A rappelé pour reprendre' }))
    expect((await manager.send('POST', `/suppressions/${listed.id}/lift`, { reason: 'x' })).status).toBe(409)
    expect((await say()).status).toBe(202)
  })

  it('holds the ids that WhatsApp knows a contact by, names what it was made from, and follows an id that changes', async () => {
    const contact = await aContact()
    const phone = contact.identities.find((i) => i.kind === 'PHONE')
    const added = await bench.t.superuser.query<{ id: string }>(
      `insert into app.channel_identities (org_id, contact_id, kind, value) values ($1, $2, 'WHATSAPP_BSUID', 'MA.ABCDEF0123456789') returning id`,
      [casa.orgId, contact.id],
    )
    const bsuid = added.rows[0]?.id ?? ''
    type Entry = Listed & { kind: string; identityId: string | null; withId: string | null }
    const ofContact = async () =>
      (await ok(manager.get<{ items: Entry[] }>(`/contacts/${contact.id}/suppressions`))).items
    const put = (body: Record<string, unknown>, who = manager) =>
      who.send<Entry>('POST', '/suppressions', { scope: 'ALL', reason: 'OBJECTION', ...body })
    expect((await put({})).status).toBe(400)
    expect((await put({ identityId: bsuid, value: '+212661000001' })).status).toBe(400)
    expect((await put({ identityId: bsuid }, lyon.admin)).status).toBe(404)
    expect((await put({ identityId: bsuid }, agent)).status).toBe(403)
    const main = await ok(put({ identityId: phone?.id }))
    expect(main).toMatchObject({ kind: 'PHONE', identityId: phone?.id, withId: null })
    expect((await ofContact()).map((e) => [e.kind, e.identityId, e.withId])).toEqual([
      ['WHATSAPP_BSUID', bsuid, main.id],
      ['PHONE', phone?.id, null],
    ])
    expect((await put({ identityId: bsuid })).body.code).toBe('ALREADY_SUPPRESSED')

    const live = (org = casa) =>
      bench.t.inOrg(org.orgId, async (ctx) => {
        const { rows } = await sql<{
          on: boolean
        }>`select app.suppression_of(${bsuid}, 'REPLY') is not null as on`.execute(ctx.db)
        return rows[0]?.on
      })
    // The number goes elsewhere, and WhatsApp gives the person a new id: they are still who asked.
    await bench.t.inOrg(casa.orgId, (ctx) =>
      sql`update app.channel_identities set value = '+212661999001' where id = ${phone?.id}`.execute(ctx.db),
    )
    await bench.t.inOrg(casa.orgId, (ctx) =>
      sql`update app.channel_identities set value = 'MA.NEW0123456789ABC' where id = ${bsuid}`.execute(ctx.db),
    )
    expect(await live()).toBe(true)
    const all = await ok(manager.get<{ items: Entry[] }>('/suppressions?limit=100'))
    expect(all.items.find((e) => e.id === main.id)?.identityId).toBeNull()
    expect((await ofContact()).map((e) => [e.kind, e.identityId])).toEqual([['WHATSAPP_BSUID', bsuid]])
    await ok(manager.send('POST', `/suppressions/${main.id}/lift`, { reason: 'A rappelé' }))
    expect([await live(), await ofContact()]).toEqual([false, []])
  })

  it('for marketing alone leaves answers free, and is nobody else’s business', async () => {
    const contact = await aContact()
    const phone = contact.identities.find((i) => i.kind === 'PHONE')
    await ok(manager.send('POST', '/suppressions', { value: phone?.value, scope: 'MARKETING', reason: 'OBJECTION' }))
    const live = (purpose: string, org = casa) =>
      bench.t.inOrg(org.orgId, async (ctx) => {
        const rows = await sql<{
          on: boolean
        }>`select app.suppression_of(${phone?.id}, ${purpose}) is not null as on`.execute(ctx.db)
        return rows.rows[0]?.on
      })
    expect([await live('MARKETING'), await live('REPLY'), await live('MARKETING', lyon)]).toEqual([true, false, false])
    expect(
      (await ok(lyon.admin.get<{ items: Listed[] }>(`/suppressions?value=${encodeURIComponent(phone?.value ?? '')}`)))
        .items,
    ).toEqual([])
    expect((await agent.get('/suppressions')).status).toBe(403)
    expect(
      (await agent.send('POST', '/suppressions', { value: '+212661000000', scope: 'ALL', reason: 'OTHER' })).status,
    ).toBe(403)
    expect(
      (await auditor.send('POST', '/suppressions', { value: '+212661000000', scope: 'ALL', reason: 'OTHER' })).status,
    ).toBe(403)
  })
})

describe('retention', () => {
  type Plan = {
    version: number
    rules: Record<string, unknown>
    contacts: { count: number; oldest: { id: string }[] }
    rawEvents: { count: number }
  }
  it('says what it would erase, then erases that and only that, each night', async () => {
    const old = await aContact()
    const owner = await aContact()
    const fresh = await aContact()
    await bench.t.superuser.query(`update app.contacts set created_at = '2020-01-01' where id = any ($1)`, [
      [old.id, owner.id],
    ])
    const annonceId = await publishedAnnonce(bench.t, casa)
    await bench.t.superuser.query('update app.annonces set owner_contact_id = $1 where id = $2', [owner.id, annonceId])
    expect(
      (
        await manager.send('PUT', '/retention', {
          staleContactMonths: 36,
          rawEventDays: 30,
          legalHoldYears: 5,
          version: 0,
        })
      ).status,
    ).toBe(403)
    const tried = await ok(manager.get<Plan>('/retention?staleContactMonths=36&rawEventDays=30'))
    expect(tried.contacts).toMatchObject({ count: 1, oldest: [{ id: old.id }] })
    expect(tried.rawEvents.count).toBeGreaterThan(0)
    expect((await ok(manager.get<Plan>('/retention'))).contacts.count).toBe(0)

    const rules = { staleContactMonths: 36, rawEventDays: 30, legalHoldYears: 5 }
    const both = await Promise.all(
      [1, 2].map(() => casa.admin.send<Plan>('PUT', '/retention', { ...rules, version: 0 })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    bench.clock.advance(24 * 3_600_000)
    await bench.settle()
    const gone = await bench.t.superuser.query<{ id: string }>(
      'select id from app.contacts where erased_at is not null and id = any ($1)',
      [[old.id, owner.id, fresh.id]],
    )
    expect(gone.rows).toEqual([{ id: old.id }])
    const after = await ok(manager.get<Plan & { checkedAt: string | null }>('/retention'))
    expect(after).toMatchObject({ contacts: { count: 0 }, rawEvents: { count: 0 } })
    expect(after.checkedAt).not.toBeNull()
  })
})

describe('the proof of consent', () => {
  it('is a PDF for who may read the consents, and nobody else', async () => {
    const contact = await aContact()
    const answer = await manager.get(`/contacts/${contact.id}/consents/proof`)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect((await lyon.admin.get(`/contacts/${contact.id}/consents/proof`)).status).toBe(404)
    expect((await agent.get(`/contacts/${contact.id}/consents/proof`)).status).toBe(404)
  })
})
