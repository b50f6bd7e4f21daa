import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { writeActivity } from './index.ts'
import type { Activity } from './timeline.schema.ts'

let t: TestApp
let casa: TestOrg
let agent: Caller
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  agent = await t.member(casa, ['AGENT'], { name: 'Yassine' })
})
afterAll(() => t.close())

async function aDossier(who: Caller = casa.admin): Promise<string> {
  serial += 1
  const made = await who.send<{ id: string }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: { displayName: `Personne ${serial}` },
  })
  return made.body.id
}
type Page = { items: Activity[]; nextCursor: string | null; code: string }
const timeline = async (who: Caller, id: string, query = '') =>
  (await who.get<Page>(`/dossiers/${id}/timeline${query}`)).body
const note = (who: Caller, id: string, body = 'Préfère le matin') =>
  who.send<Activity & { code: string }>('POST', `/dossiers/${id}/notes`, { body })

describe('the timeline of a dossier', () => {
  it('tells what happened, newest first, with who did it', async () => {
    const id = await aDossier()
    await note(casa.admin, id, '  **Gras** <b>et balises</b>  ')
    const { items } = await timeline(casa.admin, id)
    expect(items.map((a) => a.code)).toEqual(['note.added', 'dossier.created'])
    expect(items[0]).toMatchObject({
      type: 'NOTE',
      body: '  **Gras** <b>et balises</b>  ',
      actor: { kind: 'user', id: casa.admin.userId, name: 'Admin' },
      at: '2026-03-12T09:00:00Z',
    })
  })

  it('reads on from where a page ended, without gap or repetition', async () => {
    const id = await aDossier()
    for (let i = 0; i < 9; i += 1) await note(casa.admin, id, `Note ${i}`)
    const all = (await timeline(casa.admin, id)).items.map((a) => a.id)
    const read: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await timeline(casa.admin, id, `?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      read.push(...page.items.map((a) => a.id))
      cursor = page.nextCursor
    }
    expect(read).toEqual(all)
    expect(read).toHaveLength(10)
    const wrong = await casa.admin.get<Page>(`/dossiers/${id}/timeline?cursor=zzz`)
    expect(wrong.status).toBe(400)
  })

  it('filters by type, channel, direction, author and period', async () => {
    const id = await aDossier()
    await note(casa.admin, id)
    await t.inOrg(casa.orgId, (ctx) =>
      writeActivity(ctx, {
        type: 'MESSAGE_LOG',
        code: 'message.received',
        dossierId: id,
        channel: 'WHATSAPP',
        direction: 'IN',
      }),
    )
    const codes = async (query: string) => (await timeline(casa.admin, id, query)).items.map((a) => a.code)
    expect(await codes('?type=NOTE')).toEqual(['note.added'])
    expect(await codes('?type=NOTE&type=MESSAGE_LOG')).toEqual(['message.received', 'note.added'])
    expect(await codes('?channel=WHATSAPP&direction=IN')).toEqual(['message.received'])
    expect(await codes('?direction=OUT')).toEqual([])
    expect(await codes(`?author=${casa.admin.userId}`)).toEqual(['note.added', 'dossier.created'])
    expect(await codes('?from=2026-03-12T09:00:01Z')).toEqual([])
    expect(await codes('?to=2026-03-12T09:00:01Z')).toHaveLength(3)
    expect((await casa.admin.get(`/dossiers/${id}/timeline?type=GOSSIP`)).status).toBe(400)
  })
})

describe('notes', () => {
  it('keep every text they had', async () => {
    const id = await aDossier()
    const { body: made } = await note(casa.admin, id, 'un')
    t.clock.advance(60_000)
    const edited = await casa.admin.send<Activity>('PATCH', `/notes/${made.id}`, { body: 'deux' })
    expect(edited.body).toMatchObject({ body: 'deux', editedAt: expect.any(String) })
    const versions = await casa.admin.get<{ items: { body: string }[] }>(`/notes/${made.id}/versions`)
    expect(versions.body.items.map((v) => v.body)).toEqual(['un', 'deux'])
  })

  it('are taken back by their author within 15 minutes, later only redacted', async () => {
    const id = await aDossier()
    const early = (await note(casa.admin, id)).body.id
    const late = (await note(casa.admin, id, 'Numéro de carte 1234')).body.id
    t.clock.advance(15 * 60_000)
    expect((await casa.admin.send('DELETE', `/notes/${early}`)).status).toBe(204)
    t.clock.advance(1)
    const refused = await casa.admin.send('DELETE', `/notes/${late}`)
    expect([refused.status, refused.body.code]).toEqual([422, 'NOTE_TOO_OLD'])
    const redacted = await casa.admin.send<Activity>('POST', `/notes/${late}/redact`, { reason: 'Donnée bancaire' })
    expect(redacted.body).toMatchObject({
      body: null,
      code: 'note.redacted',
      params: { reason: 'Donnée bancaire', redactedBy: expect.any(String) },
    })
    const { items } = await timeline(casa.admin, id, '?type=NOTE')
    expect(items.map((a) => [a.id, a.body])).toEqual([[late, null]])
    expect((await casa.admin.get<{ items: unknown[] }>(`/notes/${late}/versions`)).body.items).toEqual([])
    expect((await casa.admin.send('PATCH', `/notes/${late}`, { body: 'encore' })).status).toBe(404)
    expect((await casa.admin.send('PATCH', `/notes/${early}`, { body: 'encore' })).status).toBe(404)
    const audited = await t.superuser.query(
      `select 1 from app.audit_entries where action = 'ERASURE' and entity_id = $1`,
      [late],
    )
    expect(audited.rows).toHaveLength(1)
  })

  it('are limited to 20 000 characters of something', async () => {
    const id = await aDossier()
    expect((await note(casa.admin, id, 'x'.repeat(20_000))).status).toBe(201)
    for (const body of ['x'.repeat(20_001), '', '   ']) expect((await note(casa.admin, id, body)).status).toBe(400)
  })
})

describe('what others cannot do with a timeline', () => {
  const everyRoute = async (who: Caller, dossierId: string, noteId: string): Promise<Answer[]> => [
    await who.get(`/dossiers/${dossierId}/timeline`),
    await who.get(`/notes/${noteId}/versions`),
    await note(who, dossierId),
    await who.send('PATCH', `/notes/${noteId}`, { body: 'x' }),
    await who.send('POST', `/notes/${noteId}/redact`, { reason: 'x' }),
    await who.send('DELETE', `/notes/${noteId}`),
  ]

  it('another organisation and an agent without the dossier find nothing', async () => {
    const id = await aDossier()
    await casa.admin.send('POST', `/dossiers/${id}/assign`, { version: 1, assigneeId: casa.admin.userId })
    const noteId = (await note(casa.admin, id)).body.id
    const lyon = await t.org({ country: 'FR' })
    for (const who of [lyon.admin, agent])
      expect((await everyRoute(who, id, noteId)).map((a) => a.status)).toEqual([404, 404, 404, 404, 404, 404])
  })

  it('an auditor reads and writes nothing, owners and moderators neither', async () => {
    const id = await aDossier()
    const noteId = (await note(casa.admin, id)).body.id
    const auditor = await t.member(casa, ['AUDITOR'])
    expect((await everyRoute(auditor, id, noteId)).map((a) => a.status)).toEqual([200, 200, 403, 403, 403, 403])
    for (const role of ['OWNER', 'MODERATOR']) {
      const person = await t.member(casa, [role])
      expect((await everyRoute(person, id, noteId)).map((a) => a.status)).toEqual([403, 403, 403, 403, 403, 403])
    }
  })

  it('an agent reads the branch queue without writing, and edits nobody else’s notes', async () => {
    const queued = await aDossier()
    expect((await note(agent, queued)).status).toBe(403)
    expect((await agent.get(`/dossiers/${queued}/timeline`)).status).toBe(200)
    const own = await aDossier(agent)
    const foreign = (await note(casa.admin, own)).body.id
    for (const answer of [
      await agent.send('PATCH', `/notes/${foreign}`, { body: 'x' }),
      await agent.send('DELETE', `/notes/${foreign}`),
      await agent.send('POST', `/notes/${foreign}/redact`, { reason: 'x' }),
    ])
      expect(answer.status).toBe(403)
    const mine = (await note(agent, own)).body.id
    expect((await agent.send('PATCH', `/notes/${mine}`, { body: 'mieux' })).status).toBe(200)
    expect((await casa.admin.send('PATCH', `/notes/${mine}`, { body: 'x' })).status).toBe(403)
  })
})
