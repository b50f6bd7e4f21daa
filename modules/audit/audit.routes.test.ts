import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { AuditEntry, Verification } from './audit.schema.ts'
import { exportAudit } from './audit.service.ts'
import { entriesInOrder } from './audit.views.ts'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

type Page = { items: AuditEntry[]; nextCursor: string | null }
const read = async (who: Caller, query: string) => (await who.get<Page>(`/audit?${query}`)).body

async function contact(name: string): Promise<string> {
  const made = await casa.admin.send<{ id: string }>('POST', '/contacts', { displayName: name })
  expect(made.status).toBe(201)
  return made.body.id
}

describe('the audit', () => {
  it('tells who changed what, from what to what, and in which call', async () => {
    const id = await contact('Salma')
    await casa.admin.send(
      'PATCH',
      `/contacts/${id}`,
      { version: 1, note: 'rappeler' },
      { 'x-correlation-id': 'call-0001' },
    )
    const { items } = await read(casa.admin, `entity=contacts&entityId=${id}`)
    expect(items.map((e) => e.action)).toEqual(['UPDATE', 'INSERT'])
    expect(items[0]).toMatchObject({
      actor: { kind: 'user', id: casa.admin.userId, name: 'Admin' },
      correlationId: 'call-0001',
      changes: [{ field: 'note', before: null, after: 'rappeler' }],
    })
    expect(items[1]?.changes).toContainEqual({ field: 'display_name', before: null, after: 'Salma' })
  })

  it('names the key that did it', async () => {
    const key = await casa.admin.send<{ id: string; secret: string }>('POST', '/api-keys', {
      name: 'Site',
      scopes: ['contact.write', 'contact.read'],
    })
    const made = await t.anonymous('POST', '/api/v1/contacts', {
      body: { displayName: 'Du site' },
      headers: { authorization: `Bearer ${key.body.secret}` },
    })
    const { items } = await read(casa.admin, `entityId=${(made.body as { id: string }).id}`)
    expect(items).toMatchObject([{ action: 'INSERT', actor: { kind: 'api_key', id: key.body.id } }])
  })

  it('is sealed soon after the commit and says at which position', async () => {
    const id = await contact('Omar')
    expect((await read(casa.admin, `entityId=${id}`)).items[0]).toMatchObject({ sealed: false, position: null })
    await t.app.drain()
    const [entry] = (await read(casa.admin, `entityId=${id}`)).items
    expect(entry?.sealed).toBe(true)
    expect(entry?.position).toBeGreaterThan(0)
    const { body } = await casa.admin.get<Verification>('/audit/verification')
    expect(body).toMatchObject({ ok: true, unsealed: 0, firstBroken: null })
    expect(body.head).toMatch(/^[0-9a-f]{64}$/)
  })

  it('pages through everything exactly once, newest first', async () => {
    for (let i = 0; i < 7; i += 1) await contact(`Page ${i}`)
    const all = (await read(casa.admin, 'limit=100')).items.map((e) => e.id)
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await read(casa.admin, `limit=3${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map((e) => e.id))
      cursor = page.nextCursor ?? ''
    } while (cursor)
    expect(seen).toEqual(all)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('filters by action, actor and period', async () => {
    const before = new Date(t.clock.now()).toISOString()
    t.clock.advance(60_000)
    await contact('Plus tard')
    const after = new Date(t.clock.now()).toISOString()
    const early = await read(casa.admin, `limit=100&to=${before}`)
    expect(early.items.every((e) => Date.parse(e.at) <= Date.parse(before))).toBe(true)
    const late = await read(casa.admin, `limit=100&from=${after}&action=INSERT&actor=${casa.admin.userId}`)
    expect(late.items.map((e) => e.entity)).toEqual(['contacts'])
    expect((await read(casa.admin, 'actor=agent')).items).toEqual([])
    expect((await casa.admin.get('/audit?action=DROP')).status).toBe(400)
  })

  it('says that values were erased without breaking', async () => {
    const id = await contact('À oublier')
    await t.app.drain()
    await t.superuser.query(
      `update app.audit_values v set changes = null, salt = null, erased_at = now() from app.audit_entries e
        where e.org_id = v.org_id and e.id = v.entry_id and e.entity_id = $1`,
      [id],
    )
    expect((await read(casa.admin, `entityId=${id}`)).items[0]).toMatchObject({ erased: true, changes: [] })
    expect((await casa.admin.get<Verification>('/audit/verification')).body).toMatchObject({ ok: true, erased: 1 })
  })
})

describe('export', () => {
  it('streams every entry as ndjson, oldest first, and records who took it', async () => {
    const listed = (await read(casa.admin, 'limit=100')).items
    const lines = await t.inOrg(casa.orgId, async (ctx) => {
      const file = await exportAudit(ctx, {})
      expect(file).toMatchObject({
        fileName: 'audit-2026-03-12.ndjson',
        contentType: 'application/x-ndjson; charset=utf-8',
      })
      return text(file.stream)
    })
    const entries = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEntry)
    expect(entries.slice(0, listed.length).map((e) => e.id)).toEqual(listed.map((e) => e.id).reverse())
    const [last] = (await read(casa.admin, 'action=EXPORT')).items
    expect(last?.actor.kind).toBe('system')
    expect(last?.changes).toEqual([{ field: 'format', before: null, after: 'ndjson' }])
  })

  it('crosses its batches without loss', async () => {
    await t.inOrg(casa.orgId, async (ctx) => {
      for (let i = 0; i < 30; i += 1)
        await ctx.db
          .insertInto('contacts')
          .values({ display_name: `Lot ${i}`, kind: 'PERSON' })
          .execute()
    })
    const seen = await t.inOrg(casa.orgId, async (ctx) => {
      const ids: string[] = []
      for await (const entry of entriesInOrder(ctx, { entity: 'contacts' }, 7)) ids.push(entry.id)
      return ids
    })
    const count = await t.superuser.query<{ n: number }>(
      `select count(*)::int as n from app.audit_entries where org_id = $1 and entity = 'contacts'`,
      [casa.orgId],
    )
    expect(new Set(seen).size).toBe(count.rows[0]?.n)
    expect(seen).toHaveLength(count.rows[0]?.n ?? 0)
  })

  it('disarms formulas in csv', async () => {
    await contact('=HYPERLINK("http://x")')
    const answer = await casa.admin.get<string>('/audit/export?format=csv&entity=contacts')
    expect(answer.headers['content-type']).toContain('text/csv')
    expect(String(answer.body)).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(String(answer.body)).not.toMatch(/,"?=HYPERLINK/)
    expect(answer.headers['content-disposition']).toBe('attachment; filename="audit-2026-03-12.csv"')
    const [taken] = (await read(casa.admin, `action=EXPORT&actor=${casa.admin.userId}`)).items
    expect(taken?.changes).toEqual([
      { field: 'entity', before: null, after: 'contacts' },
      { field: 'format', before: null, after: 'csv' },
    ])
  })
})

describe('the read of an auditor', () => {
  it('is itself in the audit, with what was asked for', async () => {
    const auditor = await t.member(casa, ['AUDITOR'])
    await read(auditor, 'entity=contacts&limit=2')
    const { items } = await read(casa.admin, `action=READ&actor=${auditor.userId}`)
    expect(items).toHaveLength(1)
    expect(items[0]?.entity).toBe('audit')
    expect(items[0]?.changes).toEqual([
      { field: 'entity', before: null, after: 'contacts' },
      { field: 'entries', before: null, after: 2 },
    ])
    await read(casa.admin, 'limit=1')
    expect((await read(casa.admin, `action=READ&actor=${casa.admin.userId}`)).items).toEqual([])
  })
})
