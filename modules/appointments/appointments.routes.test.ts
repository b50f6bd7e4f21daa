import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aDossier } from './appointments.fixtures.ts'
import type { Appointment, Slot } from './appointments.schema.ts'

let t: TestApp
let paris: TestOrg
let agent: Caller

beforeAll(async () => {
  t = await bootTestApp()
  paris = await t.org({ country: 'FR', city: 'Paris' })
  agent = await t.member(paris, ['AGENT'], { name: 'Inès' })
})
afterAll(() => t.close())

type Refusal = {
  code: string
  nearest: Slot[]
  confirmable: boolean
  errors: { field: string; code: string }[]
  current: Appointment
}

const book = (who: Caller, body: Record<string, unknown>) =>
  who.send<Appointment & Refusal>('POST', '/appointments', { type: 'VISIT', agentId: who.userId, ...body })
const act = (who: Caller, id: string, name: string, body: Record<string, unknown>) =>
  who.send<Appointment & Refusal>('POST', `/appointments/${id}/${name}`, body)

const dossier = (org: TestOrg, assigneeId: string | null) => aDossier(t, org, assigneeId)

describe('booking', () => {
  it('keeps the time, the zone of the branch, the contact of the dossier, its history and its timeline entry', async () => {
    const lead = await dossier(paris, agent.userId)
    const made = await book(agent, {
      startsAt: '2026-03-16T10:00:00+01:00',
      dossierId: lead.id,
      place: '12 rue Oberkampf',
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      state: 'SCHEDULED',
      startsAt: '2026-03-16T09:00:00Z',
      endsAt: '2026-03-16T09:45:00Z',
      timezone: 'Europe/Paris',
      agent: { id: agent.userId, name: 'Inès' },
      contact: { id: lead.contactId },
      dossier: { id: lead.id },
      version: 1,
    })
    const detail = await agent.get<{ history: { change: string; actor: { name: string } }[] }>(
      `/appointments/${made.body.id}`,
    )
    expect(detail.body.history).toMatchObject([{ change: 'BOOKED', actor: { kind: 'user', name: 'Inès' } }])
    const told = await t.superuser.query(
      `select code, params from app.activities where dossier_id = $1 and type = 'APPOINTMENT_LOG'`,
      [lead.id],
    )
    expect(told.rows).toMatchObject([
      { code: 'appointment.booked', params: { day: '16/03/2026', time: '10:00', agent: 'Inès' } },
    ])
  })

  it('refuses the past, an agent who is not there, and what does not exist', async () => {
    const past = await book(agent, { startsAt: '2026-03-12T08:00:00Z' })
    expect([past.status, past.body.errors[0]?.field]).toEqual([400, 'startsAt'])
    const auditor = await t.member(paris, ['AUDITOR'])
    const noAgent = await book(paris.admin, { startsAt: '2026-03-17T09:00:00Z', agentId: auditor.userId })
    expect([noAgent.status, noAgent.body.errors[0]?.field]).toEqual([400, 'agentId'])
    const nothing = '0195a000-0000-7000-8000-000000000000'
    for (const field of ['dossierId', 'contactId', 'annonceId', 'branchId'])
      expect((await book(paris.admin, { startsAt: '2026-03-17T09:00:00Z', [field]: nothing })).status, field).toBe(404)
    const bad = await book(paris.admin, { startsAt: 'demain' })
    expect([bad.status, bad.body.errors[0]?.field]).toEqual([400, 'startsAt'])
  })

  it('answers a taken slot with the three nearest free ones, way included', async () => {
    await book(agent, { startsAt: '2026-03-17T13:00:00Z' })
    const clash = await book(agent, { startsAt: '2026-03-17T13:30:00Z' })
    expect([clash.status, clash.body.code, clash.body.confirmable]).toEqual([409, 'SLOT_TAKEN', false])
    expect(clash.body.nearest.map((s) => s.startsAt)).toEqual([
      '2026-03-17T14:00:00.000Z',
      '2026-03-17T14:30:00.000Z',
      '2026-03-17T12:00:00.000Z',
    ])
    const onTheWay = await book(agent, { startsAt: '2026-03-17T13:50:00Z' })
    expect(onTheWay.status).toBe(409)
    expect((await book(agent, { startsAt: '2026-03-17T14:00:00Z' })).status).toBe(201)
  })

  it('lets a person confirm an overlap only where the organisation says so, and still warns the next one', async () => {
    const org = await t.org({ country: 'FR' })
    const startsAt = '2026-03-18T09:00:00Z'
    await book(org.admin, { startsAt })
    expect((await book(org.admin, { startsAt, confirmOverlap: true })).status).toBe(409)
    await t.superuser.query(`update app.organizations set settings = '{"overlapPolicy":"WARN"}' where org_id = $1`, [
      org.orgId,
    ])
    const warned = await book(org.admin, { startsAt })
    expect([warned.status, warned.body.confirmable]).toEqual([409, true])
    const kept = await book(org.admin, { startsAt, confirmOverlap: true })
    expect([kept.status, kept.body.overlapConfirmed]).toEqual([201, true])
    expect((await book(org.admin, { startsAt })).status).toBe(409)
  })

  it('gives exactly one of twenty simultaneous bookings the slot, the others free ones', async () => {
    const startsAt = '2026-03-19T09:00:00Z'
    const lead = await dossier(paris, agent.userId)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => book(agent, { startsAt, ...(i % 2 ? { dossierId: lead.id } : {}) })),
    )
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1)
    const refused = answers.filter((a) => a.status === 409)
    expect(refused).toHaveLength(19)
    for (const r of refused) {
      expect(r.body.code).toBe('SLOT_TAKEN')
      expect(r.body.nearest).toHaveLength(3)
    }
    const rows = await t.superuser.query(`select 1 from app.appointments where agent_id = $1 and starts_at = $2`, [
      agent.userId,
      startsAt,
    ])
    expect(rows.rowCount).toBe(1)
  })

  it('is refused by the database too, whoever writes', async () => {
    const startsAt = '2026-03-20T09:00:00Z'
    await book(agent, { startsAt })
    const behind = t.superuser.query(
      `insert into app.appointments (org_id, branch_id, type, starts_at, ends_at, timezone, agent_id)
       values ($1, $2, 'CALL', $3::timestamptz, $3::timestamptz + interval '1 hour', 'Europe/Paris', $4)`,
      [paris.orgId, paris.branchId, startsAt, agent.userId],
    )
    await expect(behind).rejects.toMatchObject({ code: '23P01' })
  })
})

describe('what becomes of an appointment', () => {
  it('goes through its states once, each time with the version', async () => {
    const made = await book(agent, { startsAt: '2026-03-23T09:00:00Z' })
    const { id } = made.body
    const confirmed = await act(agent, id, 'confirm', { version: 1 })
    expect([confirmed.status, confirmed.body.state, confirmed.body.version]).toEqual([200, 'CONFIRMED', 2])
    const stale = await act(agent, id, 'complete', { version: 1 })
    expect([stale.status, stale.body.code, stale.body.current.state]).toEqual([409, 'VERSION_CONFLICT', 'CONFIRMED'])
    const done = await act(agent, id, 'complete', { version: 2, outcome: 'Très intéressés' })
    expect(done.body).toMatchObject({ state: 'DONE', outcome: 'Très intéressés' })
    for (const [name, body] of [
      ['confirm', {}],
      ['cancel', { code: 'OTHER' }],
      ['complete', {}],
      ['no-show', {}],
      ['reschedule', { startsAt: '2026-03-24T09:00:00Z' }],
    ] as const) {
      const late = await act(agent, id, name, { version: 3, ...body })
      expect([late.status, late.body.code], name).toEqual([422, 'APPOINTMENT_STATE'])
    }
  })

  it('keeps the history of a move and frees the old time', async () => {
    const made = await book(agent, { startsAt: '2026-03-24T09:00:00Z' })
    await act(agent, made.body.id, 'confirm', { version: 1 })
    const moved = await act(agent, made.body.id, 'reschedule', { startsAt: '2026-03-24T15:00:00Z', version: 2 })
    expect(moved.body).toMatchObject({
      state: 'SCHEDULED',
      startsAt: '2026-03-24T15:00:00Z',
      endsAt: '2026-03-24T15:45:00Z',
      version: 3,
    })
    const detail = await agent.get<{ history: { change: string; startsAt: string }[] }>(`/appointments/${made.body.id}`)
    expect(detail.body.history.map((h) => [h.change, h.startsAt.slice(11, 16)])).toEqual([
      ['BOOKED', '09:00'],
      ['CONFIRMED', '09:00'],
      ['RESCHEDULED', '15:00'],
    ])
    expect((await book(agent, { startsAt: '2026-03-24T09:00:00Z' })).status).toBe(201)
    expect(
      (await act(agent, made.body.id, 'reschedule', { startsAt: '2026-03-24T09:15:00Z', version: 3 })).body.code,
    ).toBe('SLOT_TAKEN')
    const aside = await act(agent, made.body.id, 'reschedule', { startsAt: '2026-03-24T15:30:00Z', version: 3 })
    expect(aside.status).toBe(200)
  })

  it('frees the slot when cancelled, with its reason', async () => {
    const made = await book(agent, { startsAt: '2026-03-25T09:00:00Z' })
    const bare = await act(agent, made.body.id, 'cancel', { version: 1 })
    expect([bare.status, bare.body.errors[0]?.field]).toEqual([400, 'code'])
    const strange = await act(agent, made.body.id, 'cancel', { version: 1, code: 'NOBODY_KNOWS' })
    expect([strange.status, strange.body.errors[0]]).toEqual([
      400,
      expect.objectContaining({ field: 'code', code: 'UNKNOWN' }),
    ])
    const gone = await act(agent, made.body.id, 'cancel', {
      version: 1,
      code: 'ANNONCE_UNAVAILABLE',
      remark: ' Vendu hier ',
    })
    expect(gone.body).toMatchObject({
      state: 'CANCELLED',
      cancelCode: 'ANNONCE_UNAVAILABLE',
      cancelReason: 'Vendu hier',
    })
    expect((await book(agent, { startsAt: '2026-03-25T09:00:00Z' })).status).toBe(201)
  })

  it('is called off for a reason of the organisation’s own; for a hidden one no more', async () => {
    const made = await book(agent, { startsAt: '2026-03-25T14:00:00Z' })
    const list = '/reference-lists/CANCEL_REASON'
    await paris.admin.send('POST', `${list}/values`, { code: 'STRIKE', labels: { fr: 'Grève' } })
    await paris.admin.send('PATCH', `${list}/values/NO_ANSWER`, { version: 0, active: false })
    const hidden = await act(agent, made.body.id, 'cancel', { version: 1, code: 'NO_ANSWER' })
    expect([hidden.status, hidden.body.errors[0]?.code]).toEqual([400, 'HIDDEN'])
    const gone = await act(agent, made.body.id, 'cancel', { version: 1, code: 'STRIKE' })
    expect(gone.body).toMatchObject({ state: 'CANCELLED', cancelCode: 'STRIKE', cancelReason: null })
    const { body } = await paris.admin.get<{ values: { code: string; uses: number }[] }>(list)
    expect(body.values.find((v) => v.code === 'STRIKE')?.uses).toBe(1)
  })

  it('tells the other modules each fact once, with the visits that remain', async () => {
    const heard: Record<string, unknown>[] = []
    for (const kind of ['booked', 'rescheduled', 'cancelled', 'done', 'no_show'])
      t.app.platform.events.on(`appointments.${kind}`, async (_ctx, payload) => {
        heard.push({ kind, ...payload })
      })
    const lead = await dossier(paris, agent.userId)
    const a = await book(agent, { startsAt: '2026-03-26T09:00:00Z', dossierId: lead.id })
    const b = await book(agent, { startsAt: '2026-03-26T11:00:00Z', dossierId: lead.id })
    const c = await book(agent, { startsAt: '2026-03-26T13:00:00Z', dossierId: lead.id })
    await act(agent, a.body.id, 'cancel', { version: 1, code: 'AGENT_UNAVAILABLE' })
    await act(agent, b.body.id, 'complete', { version: 1 })
    await act(agent, c.body.id, 'no-show', { version: 1 })
    expect(heard.map((h) => [h.kind, h.remainingFutureVisits])).toEqual([
      ['booked', 1],
      ['booked', 2],
      ['booked', 3],
      ['cancelled', 2],
      ['done', 1],
      ['no_show', 0],
    ])
    expect(heard[0]).toMatchObject({
      dossierId: lead.id,
      appointmentId: a.body.id,
      type: 'VISIT',
      agentId: agent.userId,
    })
  })

  it('lets one of two colleagues who move it at once win, the other sees the current state', async () => {
    const manager = await t.member(paris, ['MANAGER'])
    const lead = await dossier(paris, agent.userId)
    let { id, version } = (await book(agent, { startsAt: '2026-03-27T09:00:00Z', dossierId: lead.id })).body
    for (let round = 0; round < 8; round += 1) {
      const wanted = (hour: number) =>
        `2026-03-${String(27 + (round % 3)).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`
      const [one, two] = await Promise.all([
        act(agent, id, 'reschedule', { startsAt: wanted(10 + round), version }),
        act(manager, id, 'reschedule', {
          startsAt: wanted(11 + round),
          version,
          ...(round % 2 ? { agentId: manager.userId } : {}),
        }),
      ])
      expect([one.status, two.status].sort(), `round ${round}`).toEqual([200, 409])
      const [won, lost] = one.status === 200 ? [one, two] : [two, one]
      expect(lost.body.code).toBe('VERSION_CONFLICT')
      expect(lost.body.current.startsAt).toBe(won.body.startsAt)
      version = won.body.version
    }
    const history = await t.superuser.query(
      `select 1 from app.appointment_history where appointment_id = $1 and change = 'RESCHEDULED'`,
      [id],
    )
    expect(history.rowCount).toBe(8)
  })

  it('survives colleagues who move different appointments onto each other', async () => {
    const org = await t.org({ country: 'FR' })
    const starts = ['08', '10', '12', '14'].map((h) => `2026-04-01T${h}:00:00Z`)
    const made = await Promise.all(starts.map((startsAt) => book(org.admin, { startsAt })))
    for (let round = 0; round < 4; round += 1) {
      const answers = await Promise.all(
        made.map((m, i) =>
          act(org.admin, m.body.id, 'reschedule', { startsAt: starts[(i + 1 + round) % 4]!, version: m.body.version }),
        ),
      )
      for (const answer of answers) expect([200, 409]).toContain(answer.status)
    }
    const clash = await t.superuser.query(
      `select 1 from app.appointments a join app.appointments b on a.agent_id = b.agent_id and a.id < b.id and a.taken && b.taken
        where a.org_id = $1 and a.state = 'SCHEDULED' and b.state = 'SCHEDULED'`,
      [org.orgId],
    )
    expect(clash.rowCount).toBe(0)
  })
})

describe('free time', () => {
  const slots = async (who: Caller, query: string) =>
    (await who.get<{ items: Slot[] }>(`/availability?${query}`)).body.items

  it('follows the hours of the agent, absences, notice and public holidays', async () => {
    const org = await t.org({ country: 'MA' })
    const day = (date: string) => `from=${date}T00:00:00Z&to=${date}T23:59:00Z&agentId=${org.admin.userId}`
    // 09:00Z now, two hours' notice; Ramadan: Casablanca is on UTC.
    const today = await slots(org.admin, day('2026-03-12'))
    expect([today[0]?.startsAt, today.at(-1)?.endsAt]).toEqual(['2026-03-12T11:00:00.000Z', '2026-03-12T18:15:00.000Z'])
    expect(await slots(org.admin, day('2026-03-20'))).toEqual([])
    expect((await slots(org.admin, day('2026-03-14'))).at(-1)?.endsAt).toBe('2026-03-14T12:45:00.000Z')
    await t.superuser.query(
      `insert into app.absences (org_id, user_id, starts_at, ends_at) values ($1, $2, '2026-03-13T00:00Z', '2026-03-13T14:00Z')`,
      [org.orgId, org.admin.userId],
    )
    expect((await slots(org.admin, day('2026-03-13')))[0]?.startsAt).toBe('2026-03-13T14:00:00.000Z')
    await t.superuser.query(
      `insert into app.working_hours (org_id, user_id, weekday, starts, ends) values ($1, $2, 1, '14:00', '16:00')`,
      [org.orgId, org.admin.userId],
    )
    expect((await slots(org.admin, day('2026-03-16'))).map((s) => s.startsAt.slice(11, 16))).toEqual([
      '14:00',
      '14:30',
      '15:00',
    ])
    expect(await slots(org.admin, day('2026-03-17'))).toEqual([])
  })

  it('refuses ranges that are empty or too long, and agents it does not know', async () => {
    for (const query of [
      'from=2026-03-13T00:00:00Z&to=2026-03-12T00:00:00Z',
      'from=2026-01-01T00:00:00Z&to=2026-04-01T00:00:00Z',
    ]) {
      expect((await agent.get(`/availability?${query}`)).status, query).toBe(400)
      expect((await agent.get(`/appointments?${query}`)).status, query).toBe(400)
    }
    const unknown = await agent.get(
      '/availability?from=2026-03-13T00:00:00Z&to=2026-03-14T00:00:00Z&agentId=0195a000-0000-7000-8000-000000000000',
    )
    expect(unknown.status).toBe(404)
    expect((await agent.get('/appointments')).status).toBe(400)
  })
})
