import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aThread } from '../../database/tests/arrange.ts'
import { MOST_REPLIES } from './canned-replies.rules.ts'
import type { CannedReply, FilledReplies } from './canned-replies.schema.ts'

let t: TestApp
let org: TestOrg
let manager: Caller
let agent: Caller

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'MA', name: 'Anfa Immobilier' })
  ;[manager, agent] = await Promise.all([
    t.member(org, ['MANAGER'], { name: 'Mehdi' }),
    t.member(org, ['AGENT'], { name: 'Karim' }),
  ])
})
afterAll(() => t.close())

type Answered = CannedReply & { code: string; current: CannedReply; errors: { field: string; code: string }[] }
let serial = 0
const keep = (who: Caller, body: Record<string, unknown> = {}) => {
  serial += 1
  const usual = { title: `Réponse ${serial}`, shortcut: `r${serial}`, texts: { fr: 'Bonjour {{prenom}}' } }
  return who.send<Answered>('POST', '/canned-replies', { ...usual, ...body })
}
const change = (who: Caller, reply: CannedReply, body: Record<string, unknown>) =>
  who.send<Answered>('PATCH', `/canned-replies/${reply.id}`, { version: reply.version, ...body })
const titles = async (who: Caller) =>
  (await who.get<{ items: CannedReply[] }>('/canned-replies')).body.items.map(({ title }) => title)

describe('texts kept at hand', () => {
  it('are the whole organisation’s: kept by managers, read by agents', async () => {
    const made = await keep(manager, { title: '  Horaires ', texts: { fr: ' De 9 h à 19 h. ', ar: '', en: null } })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      title: 'Horaires',
      texts: { fr: 'De 9 h à 19 h.', ar: null, en: null },
      version: 1,
    })
    expect(await titles(agent)).toContain('Horaires')
    expect((await keep(agent)).status).toBe(403)
    expect((await change(agent, made.body, { title: 'x' })).status).toBe(403)
    expect((await agent.send('DELETE', `/canned-replies/${made.body.id}?version=1`)).status).toBe(403)
  })

  it('change part by part; of two at once the second is told', async () => {
    const { body } = await keep(manager)
    const changed = await change(manager, body, { texts: { en: 'Hello {{prenom}}' } })
    expect(changed.body).toMatchObject({ texts: { fr: 'Bonjour {{prenom}}', en: 'Hello {{prenom}}' }, version: 2 })
    const late = await change(manager, body, { title: 'Trop tard' })
    expect([late.status, late.body.current.version]).toEqual([409, 2])
    const race = await Promise.all([1, 2].map((n) => change(manager, changed.body, { title: `Course ${n}` })))
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('hold no name that nothing fills, and at least one text', async () => {
    const faults: [Record<string, unknown>, string][] = [
      [{ texts: { fr: 'Bonjour {{nom}}' } }, 'texts.fr'],
      [{ texts: { ar: '  ' } }, 'texts.fr'],
      [{ texts: {} }, 'texts.fr'],
      [{ shortcut: 'À bientôt' }, 'shortcut'],
      [{ title: ' ' }, 'title'],
    ]
    for (const [body, field] of faults) {
      const { status, body: answer } = await keep(manager, body)
      expect([status, answer.errors[0]?.field], field).toEqual([400, field])
    }
    const { body } = await keep(manager)
    expect((await change(manager, body, { texts: { fr: null } })).status).toBe(400)
  })

  it('have one shortcut each, which is free again once they are gone', async () => {
    const { body } = await keep(manager, { shortcut: 'merci' })
    const twice = await keep(manager, { shortcut: 'merci' })
    expect([twice.status, twice.body.code, twice.body.errors[0]?.field]).toEqual([
      409,
      'CANNED_SHORTCUT_TAKEN',
      'shortcut',
    ])
    expect((await manager.send('DELETE', `/canned-replies/${body.id}?version=9`)).status).toBe(409)
    expect((await manager.send('DELETE', `/canned-replies/${body.id}?version=1`)).status).toBe(204)
    expect((await change(manager, body, { title: 'x' })).status).toBe(404)
    const again = await keep(manager, { shortcut: 'merci' })
    expect(again.status).toBe(201)
    expect((await manager.send('POST', `/canned-replies/${body.id}/restore`)).status).toBe(409)
    await manager.send('DELETE', `/canned-replies/${again.body.id}?version=1`)
    expect((await manager.send('POST', `/canned-replies/${body.id}/restore`)).status).toBe(200)
  })

  it('are not kept without end', async () => {
    const full = await t.org()
    await t.superuser.query(
      `insert into app.canned_replies (org_id, title, shortcut, text_fr) select $1, 'R' || n, 'r' || n, 'Oui' from generate_series(1, $2::int) n`,
      [full.orgId, MOST_REPLIES],
    )
    const { status, body } = await keep(full.admin, { shortcut: 'un-de-plus' })
    expect([status, body.code]).toEqual([422, 'CANNED_REPLIES_FULL'])
  })
})

describe('in a conversation', () => {
  it('they speak the person’s language and name who is there', async () => {
    const dossier = await org.admin.send<{ id: string; contact: { id: string } }>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WEBSITE',
      contact: { displayName: 'Salma Bennis', phones: ['+212661000778'] },
      assigneeId: agent.userId,
    })
    const thread = await aThread(t, org, { id: dossier.body.id, contactId: dossier.body.contact.id })
    await t.superuser.query(`update app.contacts set first_name = 'Salma', locale = 'ar' where id = $1`, [
      thread.contactId,
    ])
    await keep(manager, {
      shortcut: 'salam',
      texts: { fr: 'Bonjour {{prenom}}', ar: 'مرحبا {{prenom}}، {{agent}} من {{agence}}' },
    })
    const url = `/conversations/${thread.conversationId}/canned-replies`
    const { body } = await agent.get<FilledReplies>(url)
    const one = (shortcut: string) => body.items.find((reply) => reply.shortcut === shortcut)
    expect(one('salam')).toMatchObject({ language: 'ar', text: 'مرحبا Salma، Karim من Anfa Immobilier' })
    expect(one('r1')).toMatchObject({ language: 'fr' })
    const lyon = await t.org({ country: 'FR' })
    const other = await t.member(org, ['AGENT'])
    for (const who of [lyon.admin, other]) expect((await who.get(url)).status).toBe(404)
    expect((await (await t.member(org, ['AUDITOR'])).get(url)).status).toBe(403)
  })
})

describe('what others cannot do with them', () => {
  it('another organisation sees, changes, restores none', async () => {
    const lyon = await t.org({ country: 'FR' })
    const { body } = await keep(manager)
    expect(await titles(lyon.admin)).toEqual([])
    expect((await change(lyon.admin, body, { title: 'x' })).status).toBe(404)
    expect((await lyon.admin.send('DELETE', `/canned-replies/${body.id}?version=1`)).status).toBe(404)
    expect((await lyon.admin.send('POST', `/canned-replies/${body.id}/restore`)).status).toBe(404)
  })

  it('owners and moderators have none of it, an auditor reads', async () => {
    for (const role of ['OWNER', 'MODERATOR'])
      expect((await (await t.member(org, [role])).get('/canned-replies')).status).toBe(403)
    const auditor = await t.member(org, ['AUDITOR'])
    expect((await auditor.get('/canned-replies')).status).toBe(200)
    expect((await keep(auditor)).status).toBe(403)
  })
})
