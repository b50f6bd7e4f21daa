import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aDossier } from './appointments.fixtures.ts'
import type { Appointment } from './appointments.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let agent: Caller
let colleague: Caller
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  agent = await t.member(casa, ['AGENT'], { name: 'Karim' })
  colleague = await t.member(casa, ['AGENT'], { name: 'Sara' })
})
afterAll(() => t.close())

const range = 'from=2026-03-13T00:00:00Z&to=2026-04-13T00:00:00Z'
const commands: [string, Record<string, unknown>][] = [
  ['reschedule', { startsAt: '2026-04-02T09:00:00Z' }],
  ['confirm', {}],
  ['cancel', { code: 'OTHER' }],
  ['complete', {}],
  ['no-show', {}],
]

/** Books at a free hour of its own. */
async function book(who: Caller, body: Record<string, unknown> = {}) {
  serial += 1
  const startsAt = new Date(Date.parse('2026-03-16T08:00:00Z') + serial * 3 * 3_600_000).toISOString()
  return who.send<Appointment>('POST', '/appointments', { type: 'VISIT', agentId: who.userId, startsAt, ...body })
}

const dossierOf = async (assigneeId: string | null) => (await aDossier(t, casa, assigneeId)).id

describe('another organisation', () => {
  it('sees, moves and books nothing of ours', async () => {
    const ours = await book(casa.admin)
    expect((await lyon.admin.get(`/appointments/${ours.body.id}`)).status).toBe(404)
    for (const [name, body] of commands)
      expect(
        (await lyon.admin.send('POST', `/appointments/${ours.body.id}/${name}`, { version: 1, ...body })).status,
        name,
      ).toBe(404)
    expect((await lyon.admin.get<{ items: unknown[] }>(`/appointments?${range}`)).body.items).toEqual([])
    const filtered = await lyon.admin.get<{ items: unknown[] }>(`/appointments?${range}&agentId=${casa.admin.userId}`)
    expect(filtered.body.items).toEqual([])
    expect((await lyon.admin.get(`/availability?${range}&agentId=${casa.admin.userId}`)).status).toBe(404)
    expect((await lyon.admin.get(`/availability?${range}&branchId=${casa.branchId}`)).status).toBe(404)
    const dossier = await dossierOf(null)
    for (const body of [{ agentId: casa.admin.userId }, { dossierId: dossier }, { branchId: casa.branchId }])
      expect([400, 404]).toContain((await book(lyon.admin, body)).status)
  })

  it('is not entered without membership, session or CSRF header', async () => {
    expect((await casa.admin.get(`/appointments?${range}`, { 'x-org-id': lyon.orgId })).status).toBe(403)
    const nobody = await t.anonymous('GET', `/api/v1/appointments?${range}`, { headers: { 'x-org-id': casa.orgId } })
    expect(nobody.status).toBe(401)
    const forged = await casa.admin.send(
      'POST',
      '/appointments',
      { type: 'CALL', startsAt: '2026-04-03T09:00:00Z' },
      { 'x-atlas-csrf': '0' },
    )
    expect([forged.status, forged.body.code]).toEqual([403, 'CSRF_REFUSED'])
  })
})

describe('roles', () => {
  it('an auditor reads, and neither books nor changes', async () => {
    const auditor = await t.member(casa, ['AUDITOR'])
    const ours = await book(casa.admin)
    expect((await auditor.get(`/appointments/${ours.body.id}`)).status).toBe(200)
    expect((await book(auditor, { agentId: casa.admin.userId })).status).toBe(403)
    for (const [name, body] of commands)
      expect(
        (await auditor.send('POST', `/appointments/${ours.body.id}/${name}`, { version: 1, ...body })).status,
        name,
      ).toBe(403)
  })

  it('an owner and a moderator see no agenda', async () => {
    for (const role of ['OWNER', 'MODERATOR']) {
      const person = await t.member(casa, [role])
      for (const url of [`/appointments?${range}`, `/availability?${range}`, `/appointments/${casa.branchId}`])
        expect((await person.get(url)).status, `${role} ${url}`).toBe(403)
      expect((await book(person)).status).toBe(403)
    }
  })

  it('an agent has own agenda and own dossiers, nothing else of a colleague', async () => {
    const theirs = await book(colleague)
    const hidden = await agent.get<{ items: Appointment[] }>(`/appointments?${range}&agentId=${colleague.userId}`)
    expect(hidden.body.items).toEqual([])
    expect((await agent.get(`/appointments/${theirs.body.id}`)).status).toBe(404)
    for (const [name, body] of commands)
      expect(
        (await agent.send('POST', `/appointments/${theirs.body.id}/${name}`, { version: 1, ...body })).status,
        name,
      ).toBe(404)
    const mine = await dossierOf(agent.userId)
    const forMe = await book(agent, { agentId: colleague.userId, dossierId: mine })
    expect(forMe.status).toBe(201)
    const list = await agent.get<{ items: Appointment[] }>(`/appointments?${range}`)
    expect(list.body.items.map((a) => a.id)).toContain(forMe.body.id)
    expect(list.body.items.map((a) => a.id)).not.toContain(theirs.body.id)
  })

  it('an agent books for nobody else, on no foreign or unassigned dossier, and pushes nothing to a colleague', async () => {
    expect((await book(agent, { agentId: colleague.userId })).status).toBe(403)
    for (const assignee of [colleague.userId, null])
      expect((await book(agent, { dossierId: await dossierOf(assignee) })).status).toBe(404)
    const own = await book(agent)
    const pushed = await agent.send('POST', `/appointments/${own.body.id}/reschedule`, {
      version: 1,
      startsAt: '2026-04-06T09:00:00Z',
      agentId: colleague.userId,
    })
    expect(pushed.status).toBe(403)
    const hiddenContact = await t.superuser.query<{ id: string }>(
      `insert into app.contacts (org_id, display_name) values ($1, 'X') returning id`,
      [casa.orgId],
    )
    expect((await book(agent, { contactId: hiddenContact.rows[0]!.id })).status).toBe(404)
  })

  it('an agent sees every agenda when the organisation shares dossiers, and still changes only own ones', async () => {
    const open = await t.org({ country: 'MA' })
    await t.superuser.query(
      `update app.organizations set settings = '{"agentSeesAllDossiers":true}' where org_id = $1`,
      [open.orgId],
    )
    const person = await t.member(open, ['AGENT'])
    const theirs = await book(open.admin)
    expect((await person.get(`/appointments/${theirs.body.id}`)).status).toBe(200)
    expect((await person.send('POST', `/appointments/${theirs.body.id}/confirm`, { version: 1 })).status).toBe(404)
  })
})
