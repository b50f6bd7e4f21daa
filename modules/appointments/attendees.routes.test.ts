import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aDossier } from './appointments.fixtures.ts'
import type { Appointment, Slot } from './appointments.schema.ts'
import type { TakenBy } from './attendees.read-model.ts'
import type { Resource } from './resources.schema.ts'

let t: TestApp
let paris: TestOrg
let agent: Caller
let colleague: Caller
let room: Resource
/** Each case has a day of its own, in April 2026: nobody stands in another's way. */
let day = 6

beforeAll(async () => {
  t = await bootTestApp()
  paris = await t.org({ country: 'FR', city: 'Paris' })
  agent = await t.member(paris, ['AGENT'], { name: 'Inès' })
  colleague = await t.member(paris, ['AGENT'], { name: 'Hugo' })
  room = await aResource('Salle Jasmin', 'ROOM')
})
afterAll(() => t.close())

type Answer = Appointment & {
  code: string
  taken: TakenBy[]
  nearest: Slot[]
  confirmable: boolean
  errors: { field: string; code: string }[]
}

async function aResource(name: string, kind: string): Promise<Resource> {
  return (await paris.admin.send<Resource>('POST', '/resources', { branchId: paris.branchId, kind, name })).body
}

async function aContact(name: string): Promise<string> {
  const made = await t.superuser.query<{ id: string }>(
    'insert into app.contacts (org_id, display_name) values ($1, $2) returning id',
    [paris.orgId, name],
  )
  return made.rows[0]?.id ?? ''
}

const at = (time: string) => `2026-04-${String(day).padStart(2, '0')}T${time}:00Z`
const nextDay = () => {
  day += 1
}
const book = (who: Caller, body: Record<string, unknown>) =>
  who.send<Answer>('POST', '/appointments', {
    type: 'OFFICE_MEETING',
    startsAt: at('09:00'),
    agentId: who.userId,
    ...body,
  })
const change = (who: Caller, a: Pick<Appointment, 'id' | 'version'>, body: Record<string, unknown>) =>
  who.send<Answer>('POST', `/appointments/${a.id}/attendees`, { version: a.version, ...body })

describe('an appointment with others', () => {
  it('names contacts, colleagues and resources, and stands in the calendar of each colleague', async () => {
    nextDay()
    const lead = await aDossier(t, paris, agent.userId)
    const wife = await aContact('Nour Alaoui')
    const made = await book(paris.admin, {
      agentId: agent.userId,
      dossierId: lead.id,
      attendees: {
        contactIds: [wife, lead.contactId],
        colleagueIds: [colleague.userId, agent.userId],
        resourceIds: [room.id],
      },
    })
    expect(made.status).toBe(201)
    expect(made.body.attendees).toEqual({
      contacts: [{ id: wife, displayName: 'Nour Alaoui' }],
      colleagues: [{ id: colleague.userId, name: 'Hugo' }],
      resources: [{ id: room.id, name: 'Salle Jasmin', kind: 'ROOM' }],
    })
    const range = `from=${at('00:00')}&to=${at('23:00')}`
    for (const who of [agent, colleague]) {
      const list = await who.get<{ items: Appointment[] }>(`/appointments?${range}&agentId=${who.userId}`)
      expect(list.body.items.map((a) => a.id)).toEqual([made.body.id])
    }
    const page = await agent.get<{ appointments: Appointment[] }>(`/dossiers/${lead.id}`)
    expect(page.body.appointments[0]?.attendees).toEqual(made.body.attendees)
    const told = await t.superuser.query(
      `select code from app.activities where contact_id = $1 and type = 'APPOINTMENT_LOG'`,
      [wife],
    )
    expect(told.rows).toEqual([{ code: 'appointment.booked' }])
  })

  it('is seen by a colleague who comes along, who leaves what becomes of it to its agent', async () => {
    nextDay()
    const made = await book(paris.admin, { agentId: agent.userId, attendees: { colleagueIds: [colleague.userId] } })
    expect((await colleague.get(`/appointments/${made.body.id}`)).status).toBe(200)
    expect((await colleague.send('POST', `/appointments/${made.body.id}/confirm`, { version: 1 })).status).toBe(404)
    expect((await change(colleague, made.body, { colleagueIds: [] })).status).toBe(404)
    const freed = await change(paris.admin, made.body, { colleagueIds: [] })
    expect(freed.body).toMatchObject({ version: 2, attendees: { colleagues: [] } })
    expect((await colleague.get(`/appointments/${made.body.id}`)).status).toBe(404)
    const kinds = await t.superuser.query(
      `select kind from app.notifications where user_id = $1 and subject_id = $2 order by id`,
      [colleague.userId, made.body.id],
    )
    expect(kinds.rows).toEqual([{ kind: 'APPOINTMENT_BOOKED' }, { kind: 'APPOINTMENT_LEFT' }])
    expect((await change(paris.admin, made.body, { colleagueIds: [colleague.userId] })).status).toBe(409)
  })

  it('takes along nobody unknown, no stranger, no resource of another branch or out of use', async () => {
    nextDay()
    const stranger = await t.org({ country: 'MA' })
    const foreign = await stranger.admin.send<Resource>('POST', '/resources', {
      branchId: stranger.branchId,
      kind: 'CAR',
      name: 'Voiture',
    })
    const old = await aResource('Vieille voiture', 'CAR')
    await paris.admin.send('PATCH', `/resources/${old.id}`, { version: 1, active: false })
    const cases = [
      [{ resourceIds: [foreign.body.id] }, 'attendees.resourceIds'],
      [{ resourceIds: [old.id] }, 'attendees.resourceIds'],
      [{ colleagueIds: [stranger.admin.userId] }, 'attendees.colleagueIds'],
      [{ contactIds: [stranger.branchId] }, 'attendees.contactIds'],
    ] as const
    for (const [attendees, field] of cases) {
      const refused = await book(paris.admin, { attendees })
      expect([refused.status, refused.body.errors[0]?.field]).toEqual([400, field])
    }
    const own = await book(agent, {})
    expect((await book(agent, { startsAt: at('14:00'), attendees: { colleagueIds: [colleague.userId] } })).status).toBe(
      403,
    )
    expect((await change(agent, own.body, { colleagueIds: [colleague.userId] })).status).toBe(403)
    expect((await change(stranger.admin, own.body, { resourceIds: [foreign.body.id] })).status).toBe(404)
  })
})

describe('nobody and nothing is in two places', () => {
  it('a colleague is not, as agent or beside one, and the refusal says who and when it is free', async () => {
    nextDay()
    await book(paris.admin, { agentId: agent.userId, attendees: { colleagueIds: [colleague.userId] } })
    const asAgent = await book(paris.admin, { agentId: colleague.userId, startsAt: at('09:15') })
    expect(asAgent.status).toBe(409)
    expect(asAgent.body).toMatchObject({
      code: 'SLOT_TAKEN',
      taken: [{ kind: 'AGENT', name: 'Hugo' }],
      confirmable: false,
    })
    const beside = await book(paris.admin, { startsAt: at('09:15'), attendees: { colleagueIds: [colleague.userId] } })
    expect(beside.body).toMatchObject({
      code: 'SLOT_TAKEN',
      taken: [{ kind: 'COLLEAGUE', id: colleague.userId, name: 'Hugo' }],
    })
    expect(beside.body.nearest.length).toBe(3)
    const later = await book(paris.admin, {
      startsAt: beside.body.nearest[0]?.startsAt,
      attendees: { colleagueIds: [colleague.userId] },
    })
    expect(later.status).toBe(201)
  })

  it('a resource is not, whatever the organisation allows its people', async () => {
    nextDay()
    const first = await book(paris.admin, { agentId: agent.userId, attendees: { resourceIds: [room.id] } })
    await paris.admin.send('PATCH', '/organization', {
      version: await versionOf(),
      settings: { overlapPolicy: 'WARN' },
    })
    const body = { agentId: colleague.userId, attendees: { resourceIds: [room.id] }, confirmOverlap: true }
    const second = await book(paris.admin, body)
    expect([second.status, second.body.confirmable]).toEqual([409, false])
    expect(second.body.taken).toEqual([{ kind: 'RESOURCE', id: room.id, name: 'Salle Jasmin' }])
    const people = { agentId: colleague.userId, attendees: { colleagueIds: [agent.userId] } }
    expect((await book(paris.admin, people)).body).toMatchObject({ confirmable: true, taken: [{ kind: 'COLLEAGUE' }] })
    const both = await book(paris.admin, { ...people, confirmOverlap: true })
    expect([both.status, both.body.overlapConfirmed]).toEqual([201, true])
    await paris.admin.send('PATCH', '/organization', {
      version: await versionOf(),
      settings: { overlapPolicy: 'REFUSE' },
    })
    const moved = await paris.admin.send<Answer>('POST', `/appointments/${first.body.id}/reschedule`, {
      version: 1,
      startsAt: at('15:00'),
    })
    expect(moved.status).toBe(200)
    expect((await book(paris.admin, { attendees: { resourceIds: [room.id] } })).status).toBe(201)
    expect((await book(paris.admin, { startsAt: at('15:00'), attendees: { resourceIds: [room.id] } })).status).toBe(409)
    await paris.admin.send('POST', `/appointments/${first.body.id}/cancel`, { version: 2, code: 'CONTACT_CANCELLED' })
    expect((await book(paris.admin, { startsAt: at('15:00'), attendees: { resourceIds: [room.id] } })).status).toBe(201)
  })

  it('holds for two who book at once, and for who writes past the application', async () => {
    nextDay()
    const both = await Promise.all(
      [agent.userId, colleague.userId].map((agentId) =>
        book(paris.admin, { agentId, startsAt: at('11:00'), attendees: { resourceIds: [room.id] } }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    const write = (user: string) =>
      t.superuser.query(
        `with a as (insert into app.appointments (org_id, branch_id, type, starts_at, ends_at, timezone, agent_id)
           values ($1, $2, 'CALL', $4, $4::timestamptz + interval '1 hour', 'Europe/Paris', $3) returning org_id, id)
         select id from a`,
        [paris.orgId, paris.branchId, user, at('16:00')],
      )
    const made = await write(agent.userId)
    await t.superuser.query(
      'insert into app.appointment_attendees (org_id, appointment_id, user_id) values ($1, $2, $3)',
      [paris.orgId, made.rows[0]?.id, colleague.userId],
    )
    await expect(write(colleague.userId)).rejects.toMatchObject({ code: '23P01', constraint: 'agenda_holds_one_place' })
  })

  it('offers only what is free for all', async () => {
    nextDay()
    while (new Date(at('00:00')).getUTCDay() % 6 === 0) nextDay()
    await book(paris.admin, { agentId: colleague.userId, startsAt: at('08:00'), durationMinutes: 120 })
    const url = `/availability?from=${at('05:00')}&to=${at('11:00')}&agentId=${agent.userId}&type=CALL&durationMinutes=30`
    const alone = await paris.admin.get<{ items: Slot[] }>(url)
    const together = await paris.admin.get<{ items: Slot[] }>(`${url}&colleagueIds=${colleague.userId}`)
    const starts = (found: typeof alone) => found.body.items.map((s) => Date.parse(s.startsAt))
    expect(starts(alone)).toContain(Date.parse(at('08:30')))
    expect(starts(together)).not.toContain(Date.parse(at('08:30')))
    expect(starts(together)).toContain(Date.parse(at('10:00')))
    expect((await paris.admin.get(`${url}&colleagueIds=nobody`)).status).toBe(400)
  })
})

describe('who leaves', () => {
  it('comes along to nothing any more; an agent who was to come along stands there once', async () => {
    nextDay()
    const leaver = await t.member(paris, ['AGENT'], { name: 'Paul' })
    const along = await book(paris.admin, { agentId: agent.userId, attendees: { colleagueIds: [leaver.userId] } })
    const own = await book(paris.admin, {
      agentId: leaver.userId,
      startsAt: at('13:00'),
      attendees: { colleagueIds: [colleague.userId], resourceIds: [room.id] },
    })
    const { version } = (
      await paris.admin.get<{ items: { userId: string; version: number }[] }>('/members')
    ).body.items.find((m) => m.userId === leaver.userId) ?? { version: 0 }
    await paris.admin.send('PATCH', `/members/${leaver.userId}`, {
      status: 'LEFT',
      reassignTo: colleague.userId,
      version,
    })
    const first = await paris.admin.get<Appointment>(`/appointments/${along.body.id}`)
    expect(first.body.attendees.colleagues).toEqual([])
    const second = await paris.admin.get<Appointment>(`/appointments/${own.body.id}`)
    expect(second.body).toMatchObject({
      agent: { id: colleague.userId },
      attendees: { colleagues: [], resources: [{ id: room.id }] },
    })
  })
})

describe('resources', () => {
  it('are listed by who books, and changed by who administers', async () => {
    const found = await agent.get<{ items: Resource[] }>('/resources')
    expect(found.body.items.map((r) => r.name)).toContain('Salle Jasmin')
    const twice = await paris.admin.send('POST', '/resources', {
      branchId: paris.branchId,
      kind: 'ROOM',
      name: 'salle jasmin',
    })
    expect([twice.status, twice.body.code]).toEqual([409, 'RESOURCE_NAME_TAKEN'])
    const manager = await t.member(paris, ['MANAGER'])
    for (const who of [agent, manager]) {
      expect((await who.send('PATCH', `/resources/${room.id}`, { version: 1, name: 'X' })).status).toBe(403)
      expect((await who.send('POST', '/resources', { branchId: paris.branchId, kind: 'CAR', name: 'X' })).status).toBe(
        403,
      )
    }
    expect((await paris.admin.send('PATCH', `/resources/${room.id}`, { version: 9, name: 'X' })).status).toBe(409)
    expect((await paris.admin.send('PATCH', `/resources/${paris.branchId}`, { version: 1, name: 'X' })).status).toBe(
      404,
    )
  })
})

async function versionOf(): Promise<number> {
  return (await paris.admin.get<{ version: number }>('/organization')).body.version
}
