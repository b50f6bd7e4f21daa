import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { ChangedMember, CreatedApiKey } from './organizations.schema.ts'

let t: TestApp
let org: TestOrg
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
})
afterAll(() => t.close())

type Refusal = { code: string; errors: { field: string; code: string }[]; futureAppointments: number }

const change = (userId: string, body: Record<string, unknown>, who = org.admin) =>
  who.send<ChangedMember & Refusal>('PATCH', `/members/${userId}`, body)

/** A dossier with a task, an appointment tomorrow and a conversation-free life, all of one person. */
async function workOf(person: Caller, startsAt: string): Promise<{ dossierId: string; appointmentId: string }> {
  serial += 1
  const made = await t.superuser.query<{ id: string }>(
    `with c as (insert into app.contacts (org_id, display_name) values ($1, 'Client') returning id)
     insert into app.dossiers (org_id, branch_id, reference, case_type, workflow_version_id, status, source, contact_id, currency, assignee_id)
     select $1, $2, $3, 'LEAD_BUY', w.id, 'QUALIFIED', 'OTHER', c.id, 'MAD', $4
       from c, app.workflow_versions w where w.org_id = $1 and w.code = 'LEAD_BUY' and w.active returning id`,
    [org.orgId, org.branchId, `D-TEST-${serial}`, person.userId],
  )
  const dossierId = made.rows[0]!.id
  await t.superuser.query(
    `insert into app.tasks (org_id, title, dossier_id, assignee_id) values ($1, 'Rappeler', $2, $3)`,
    [org.orgId, dossierId, person.userId],
  )
  const visit = await person.send<{ id: string }>('POST', '/appointments', { type: 'VISIT', startsAt, dossierId })
  return { dossierId, appointmentId: visit.body.id }
}

const assigneeOf = async (table: 'dossiers' | 'tasks', column: 'id' | 'dossier_id', id: string) =>
  (
    await t.superuser.query<{ assignee_id: string | null }>(
      `select assignee_id from app.${table} where ${column} = $1`,
      [id],
    )
  ).rows[0]?.assignee_id

describe('roles', () => {
  it('change at once for sessions that are open', async () => {
    org = await t.org()
    const person = await t.member(org, ['AGENT'])
    expect((await person.get('/organization')).status).toBe(403)
    const promoted = await change(person.userId, { roles: ['ADMIN_ORG', 'AGENT'] })
    expect(promoted.body).toMatchObject({ roles: ['ADMIN_ORG', 'AGENT'], handover: null, version: 2 })
    expect((await person.get('/organization')).status).toBe(200)
    expect((await change(person.userId, { roles: ['OWNER'], version: 1 })).status).toBe(409)
    await change(person.userId, { status: 'SUSPENDED', version: 2 })
    const suspended = await person.get('/organization')
    expect([suspended.status, suspended.body.code]).toEqual([403, 'ORG_FORBIDDEN'])
  })

  it('are checked, and so are branches', async () => {
    org = await t.org()
    const other = await t.org()
    const person = await t.member(org, ['AGENT'])
    for (const body of [
      { roles: [] },
      { roles: ['KING'] },
      { roles: ['PLATFORM_ADMIN'] },
      { branchIds: [other.branchId] },
      { status: 'GONE' },
    ])
      expect((await change(person.userId, body)).status, JSON.stringify(body)).toBe(400)
  })
})

describe('the last administrator', () => {
  it('can neither step down nor leave, alone or in a race', async () => {
    org = await t.org()
    for (const body of [{ roles: ['AGENT'] }, { status: 'LEFT' }, { status: 'SUSPENDED' }]) {
      const answer = await change(org.admin.userId, body)
      expect([answer.status, answer.body.code], JSON.stringify(body)).toEqual([422, 'LAST_ADMIN'])
    }
    const second = await t.member(org, ['ADMIN_ORG'])
    const race = await Promise.all([
      change(org.admin.userId, { roles: ['AGENT'] }),
      change(second.userId, { roles: ['AGENT'] }, second),
    ])
    expect(race.map((a) => a.status).sort()).toEqual([200, 422])
    const left = await t.superuser.query(`select 1 from app.members where org_id = $1 and 'ADMIN_ORG' = any (roles)`, [
      org.orgId,
    ])
    expect(left.rowCount).toBe(1)
  })
})

describe('who leaves', () => {
  it('hands everything to the colleague named, and is locked out in the same step', async () => {
    org = await t.org()
    const leaver = await t.member(org, ['ADMIN_ORG'], { name: 'Youssef' })
    const colleague = await t.member(org, ['AGENT'])
    const work = await workOf(leaver, '2026-03-16T10:00:00Z')
    const clash = await workOf(leaver, '2026-03-16T14:00:00Z')
    await workOf(colleague, '2026-03-16T14:00:00Z')
    const key = await leaver.send<CreatedApiKey>('POST', '/api-keys', { name: 'x', scopes: ['contact.read'] })
    const asKey = () =>
      t.anonymous('GET', '/api/v1/contacts', { headers: { authorization: `Bearer ${key.body.secret}` } })
    expect((await asKey()).status).toBe(200)

    const left = await change(leaver.userId, { status: 'LEFT', reassignTo: colleague.userId })
    expect(left.body).toMatchObject({
      status: 'LEFT',
      handover: { dossiers: 2, tasks: 2, conversations: 0, appointments: 2, overlaps: 1 },
    })
    expect(await assigneeOf('dossiers', 'id', work.dossierId)).toBe(colleague.userId)
    expect(await assigneeOf('tasks', 'dossier_id', work.dossierId)).toBe(colleague.userId)
    const moved = await colleague.get<{ agent: { id: string }; history: { change: string }[] }>(
      `/appointments/${work.appointmentId}`,
    )
    expect(moved.body.agent.id).toBe(colleague.userId)
    expect(moved.body.history.map((h) => h.change)).toEqual(['BOOKED', 'REASSIGNED'])
    expect((await colleague.get(`/appointments/${clash.appointmentId}`)).body.overlapConfirmed).toBe(true)
    const told = await t.superuser.query(
      `select params from app.activities where dossier_id = $1 and code = 'dossier.handed_over'`,
      [work.dossierId],
    )
    expect(told.rows).toMatchObject([{ params: { from: 'Youssef', to: colleague.userId } }])

    expect((await leaver.get('/contacts')).status).toBe(401)
    expect((await asKey()).status).toBe(401)
  })

  it('leaves dossiers to the queue when nobody is named, but never a visit to nobody', async () => {
    org = await t.org()
    const leaver = await t.member(org, ['AGENT'])
    const work = await workOf(leaver, '2026-03-16T10:00:00Z')
    const refused = await change(leaver.userId, { status: 'LEFT' })
    expect([refused.status, refused.body.code, refused.body.futureAppointments]).toEqual([422, 'REASSIGN_REQUIRED', 1])
    expect((await leaver.get('/contacts')).status).toBe(200)
    await leaver.send('POST', `/appointments/${work.appointmentId}/cancel`, { version: 1, code: 'AGENT_UNAVAILABLE' })
    const left = await change(leaver.userId, { status: 'LEFT' })
    expect(left.body.handover).toMatchObject({ dossiers: 1, tasks: 1, appointments: 0 })
    expect(await assigneeOf('dossiers', 'id', work.dossierId)).toBeNull()
  })

  it('cannot hand over to somebody who is away for good, is no staff, or is the leaver', async () => {
    org = await t.org()
    const leaver = await t.member(org, ['AGENT'])
    const owner = await t.member(org, ['OWNER'])
    const gone = await t.member(org, ['AGENT'])
    await change(gone.userId, { status: 'LEFT' })
    const other = await t.org()
    for (const reassignTo of [leaver.userId, owner.userId, gone.userId, other.admin.userId]) {
      const answer = await change(leaver.userId, { status: 'LEFT', reassignTo })
      expect([answer.status, answer.body.errors[0]?.field]).toEqual([400, 'reassignTo'])
    }
  })
})
