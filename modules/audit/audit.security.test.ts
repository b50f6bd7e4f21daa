import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, publishedAnnonce, type TestApp, type TestOrg } from '#testing'
import type { AuditEntry } from './audit.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

type Page = { items: AuditEntry[] }
const read = async (who: Caller, query = 'limit=100') => (await who.get<Page>(`/audit?${query}`)).body.items

/** A dossier with a task and a party, of an agent or of nobody. */
async function dossierOf(assigneeId: string | null, branchId = casa.branchId) {
  serial += 1
  return t.inOrg(casa.orgId, async (ctx) => {
    const { db } = ctx
    const contact = await db
      .insertInto('contacts')
      .values({ display_name: 'Client' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const workflow = await db
      .insertInto('workflow_versions')
      .values({ code: `T${serial}`, version: 1, definition: '{}' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const dossier = await db
      .insertInto('dossiers')
      .values({
        branch_id: branchId,
        reference: `D-TEST-${serial}`,
        case_type: 'LEAD_BUY',
        workflow_version_id: workflow.id,
        status: 'NEW',
        source: 'OTHER',
        contact_id: contact.id,
        currency: 'MAD',
        assignee_id: assigneeId,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const task = await db
      .insertInto('tasks')
      .values({ title: 'Rappeler', dossier_id: dossier.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const party = await db
      .insertInto('parties')
      .values({ dossier_id: dossier.id, contact_id: contact.id, role: 'BUYER' })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id: dossier.id, contactId: contact.id, taskId: task.id, partyId: party.id }
  })
}

describe('another organisation', () => {
  it('reads, verifies and exports nothing of ours', async () => {
    const ours = await dossierOf(null)
    const own = await read(lyon.admin)
    expect(own.length).toBeGreaterThan(0)
    expect(JSON.stringify(own)).not.toContain(casa.orgId)
    expect(await read(lyon.admin, `entity=dossiers&entityId=${ours.id}`)).toEqual([])
    expect(await read(lyon.admin, `actor=${casa.admin.userId}`)).toEqual([])
    const file = await lyon.admin.get<string>('/audit/export?format=csv')
    expect(String(file.body)).not.toContain(ours.id)
    const theirs = await lyon.admin.get<{ entries: number }>('/audit/verification')
    const count = await t.superuser.query<{ n: number }>(
      'select count(*)::int as n from app.audit_entries where org_id = $1',
      [lyon.orgId],
    )
    expect(theirs.body.entries).toBe(count.rows[0]?.n)
  })
})

describe('an agent', () => {
  it('reads the entries of own dossiers and of what hangs on them, nothing else', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const other = await t.member(casa, ['AGENT'])
    const mine = await dossierOf(agent.userId)
    const queued = await dossierOf(null)
    const theirs = await dossierOf(other.userId)
    const seen = new Set((await read(agent)).map((e) => `${e.entity} ${e.entityId}`))
    for (const visible of [mine, queued])
      for (const key of [`dossiers ${visible.id}`, `tasks ${visible.taskId}`, `parties ${visible.partyId}`])
        expect(seen, key).toContain(key)
    expect([...seen].filter((key) => /^(members|organizations|contacts|branches)/.test(key))).toEqual([])
    for (const id of [theirs.id, theirs.taskId, theirs.partyId, theirs.contactId])
      expect(await read(agent, `entityId=${id}`)).toEqual([])
  })

  it('still reads that a party was taken off an own dossier, and nobody else does', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const other = await t.member(casa, ['AGENT'])
    const mine = await dossierOf(agent.userId)
    await t.inOrg(casa.orgId, (ctx) => ctx.db.deleteFrom('parties').where('id', '=', mine.partyId).execute())
    const actions = (await read(agent, `entity=parties&entityId=${mine.partyId}`)).map((e) => e.action)
    expect(actions).toEqual(['DELETE', 'INSERT'])
    expect(await read(other, `entity=parties&entityId=${mine.partyId}`)).toEqual([])
  })

  it('loses sight with the dossier', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const other = await t.member(casa, ['AGENT'])
    const { id } = await dossierOf(agent.userId)
    await t.inOrg(casa.orgId, (ctx) =>
      ctx.db.updateTable('dossiers').set({ assignee_id: other.userId }).where('id', '=', id).execute(),
    )
    expect(await read(agent, `entityId=${id}`)).toEqual([])
    expect((await read(other, `entityId=${id}`)).map((e) => e.action)).toEqual(['UPDATE', 'INSERT'])
  })

  it('neither exports nor verifies the whole', async () => {
    const agent = await t.member(casa, ['AGENT'])
    expect((await agent.get('/audit/export')).status).toBe(403)
    expect((await agent.get('/audit/verification')).status).toBe(403)
  })
})

describe('documents for managers', () => {
  it('leave no entry for whoever may not see them: an auditor, an agent', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const manager = await t.member(casa, ['MANAGER'])
    const auditor = await t.member(casa, ['AUDITOR'])
    const { id } = await dossierOf(agent.userId)
    const asked = async (visibility: string) => {
      const made = await casa.admin.send<{ items: { id: string; version: number }[] }>('POST', '/documents', {
        dossierId: id,
        documents: [{ type: 'OTHER', title: `Pièce ${visibility}` }],
        visibility,
      })
      const [document] = made.body.items
      if (!document) throw new Error(JSON.stringify(made.body))
      const version = await t.superuser.query<{ id: string }>(
        `insert into app.document_versions (org_id, document_id, number, file_hash, name, media_type, size)
         values ($1, $2, 1, repeat('0', 64), $3, 'application/pdf', 1) returning id`,
        [casa.orgId, document.id, `${visibility}.pdf`],
      )
      return { ...document, versionId: version.rows[0]?.id ?? '' }
    }
    const [hidden, open] = [await asked('MANAGERS'), await asked('TEAM')]
    const entries = async (who: Caller, entityId: string) => (await read(who, `entityId=${entityId}`)).length
    for (const who of [casa.admin, manager])
      expect([await entries(who, hidden.id), await entries(who, hidden.versionId)]).toEqual([1, 1])
    expect([await entries(auditor, open.id), await entries(auditor, open.versionId)]).toEqual([1, 1])
    for (const who of [auditor, agent])
      expect([await entries(who, hidden.id), await entries(who, hidden.versionId)]).toEqual([0, 0])
    const page = JSON.stringify(await read(auditor))
    const file = String((await auditor.get<string>('/audit/export?format=csv')).body)
    for (const text of [page, file]) {
      expect(text).toContain('Pièce TEAM')
      for (const secret of ['Pièce MANAGERS', 'MANAGERS.pdf']) expect(text).not.toContain(secret)
    }
    // Shown to the team, its past is too; the other way round it goes.
    const { version } = hidden
    await casa.admin.send('PATCH', `/documents/${hidden.id}`, { version, visibility: 'TEAM' })
    expect(await entries(auditor, hidden.id)).toBe(2)
    await casa.admin.send('PATCH', `/documents/${open.id}`, { version: open.version, visibility: 'MANAGERS' })
    expect(await entries(auditor, open.id)).toBe(0)
  })
})

describe('lower roles', () => {
  it('an owner sees no audit at all, a moderator neither verifies nor exports', async () => {
    const [owner, moderator] = [await t.member(casa, ['OWNER']), await t.member(casa, ['MODERATOR'])]
    for (const url of ['/audit', '/audit/verification', '/audit/export'])
      expect((await owner.get(url)).status, url).toBe(403)
    for (const url of ['/audit/verification', '/audit/export']) expect((await moderator.get(url)).status, url).toBe(403)
  })

  it('a moderator sees what moderation stopped and freed, by whom and why, and nothing else', async () => {
    const moderator = await t.member(casa, ['MODERATOR'])
    const colleague = await t.member(casa, ['MODERATOR'])
    expect(await read(moderator)).toEqual([])
    const id = await publishedAnnonce(t, casa, { city: 'Casablanca', priceUnits: 900_000 })
    const versionNow = async () => (await casa.admin.get<{ version: number }>(`/annonces/${id}`)).body.version
    const moveTo = async (to: string, more: Record<string, unknown> = {}) =>
      (await colleague.send('POST', `/annonces/${id}/transitions`, { to, version: await versionNow(), ...more })).status
    expect(await moveTo('SUSPENDED', { moderationReason: 'Photos volées' })).toBe(200)
    expect(await moveTo('PUBLISHED')).toBe(200)
    await casa.admin.send('PATCH', `/annonces/${id}`, { version: await versionNow(), zone: 'Anfa' })
    const seen = await read(moderator)
    expect(seen.map((e) => [e.entity, e.entityId, e.actor.id])).toEqual(
      Array(2).fill(['annonces', id, colleague.userId]),
    )
    expect(JSON.stringify(seen)).toContain('Photos volées')
    const elsewhere = await t.member(lyon, ['MODERATOR'])
    expect(await read(elsewhere)).toEqual([])
  })

  it('an auditor reads and exports, and no one writes', async () => {
    const auditor = await t.member(casa, ['AUDITOR'])
    expect((await auditor.get('/audit')).status).toBe(200)
    expect((await auditor.get('/audit/export?format=csv')).status).toBe(200)
    for (const method of ['POST', 'PATCH', 'PUT', 'DELETE'] as const)
      expect((await casa.admin.send(method, '/audit')).status).toBe(404)
  })

  it('a refused read leaves no trace and a refused export takes nothing', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const count = async () =>
      (await t.superuser.query<{ n: number }>('select count(*)::int as n from app.audit_entries')).rows[0]?.n
    const before = await count()
    await agent.get('/audit/export')
    expect(await count()).toBe(before)
  })
})
