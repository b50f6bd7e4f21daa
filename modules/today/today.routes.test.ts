import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { Team, Today } from './today.schema.ts'

let t: TestApp
let casa: TestOrg
let agent: Caller
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
})
afterAll(() => t.close())
beforeEach(async () => {
  casa = await t.org({ country: 'MA' })
  agent = await t.member(casa, ['AGENT'], { name: 'Yassine' })
  await t.superuser.query('update app.members set branch_ids = array[$2::uuid] where user_id = $1', [
    agent.userId,
    casa.branchId,
  ])
})

const today = async (who: Caller = agent) => (await who.get<Today>('/today')).body
const team = async (who: Caller = casa.admin) => (await who.get<Team>('/today/team')).body

/** A dossier of a new person, of the agent unless somebody else is named; columns set behind the API. */
async function aDossier(assigneeId: string | null = agent.userId, columns: Record<string, unknown> = {}) {
  serial += 1
  const made = await casa.admin.send<{ id: string; contact: { id: string } }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WEBSITE',
    contact: { displayName: `Personne ${serial}` },
    ...(assigneeId ? { assigneeId } : {}),
  })
  for (const [column, value] of Object.entries(columns))
    await t.superuser.query(`update app.dossiers set ${column} = $2 where id = $1`, [made.body.id, value])
  return made.body
}

async function anAppointment(dossierId: string | null, startsAt: string, options: Record<string, unknown> = {}) {
  await t.superuser.query(
    `insert into app.appointments (org_id, branch_id, type, state, starts_at, ends_at, timezone, agent_id, dossier_id, annonce_id)
     values ($1, $2, 'VISIT', $3, $4, $4::timestamptz + interval '45 minutes', 'Africa/Casablanca', $5, $6, $7)`,
    [
      casa.orgId,
      casa.branchId,
      options.state ?? 'SCHEDULED',
      startsAt,
      options.agentId ?? agent.userId,
      dossierId,
      options.annonceId ?? null,
    ],
  )
}

describe('the day of an agent', () => {
  it('holds the answers owed, of own dossiers and of the queue, the earliest due first', async () => {
    const late = await aDossier(agent.userId, { first_response_due_at: '2026-03-12T08:00:00Z' })
    const queue = await aDossier(null, { first_response_due_at: '2026-03-12T08:30:00Z' })
    await aDossier(casa.admin.userId)
    await aDossier(agent.userId, { first_response_at: '2026-03-12T08:59:00Z' })
    const { answers } = await today()
    expect(answers.map((a) => [a.dossier.id, a.unassigned])).toEqual([
      [late.id, false],
      [queue.id, true],
    ])
  })

  it('holds the appointments of the calendar day of the branch, from midnight to midnight there', async () => {
    const { id } = await aDossier()
    // Casablanca is on UTC in Ramadan: clocks go back in mid-February 2026, forward again on 22 March.
    for (const at of ['2026-03-11T23:15:00Z', '2026-03-12T00:00:00Z', '2026-03-12T23:15:00Z', '2026-03-13T00:00:00Z'])
      await anAppointment(id, at)
    await anAppointment(id, '2026-03-12T12:00:00Z', { state: 'CANCELLED' })
    await anAppointment(null, '2026-03-12T13:00:00Z', { agentId: casa.admin.userId })
    const { appointments, zone, day } = await today()
    expect([zone, day]).toEqual(['Africa/Casablanca', '2026-03-12'])
    expect(appointments.map((a) => Date.parse(a.startsAt))).toEqual([
      Date.parse('2026-03-12T00:00:00Z'),
      Date.parse('2026-03-12T23:15:00Z'),
    ])
  })

  it('tells the way from one place to the next, reckoned, not the buffer that is kept free', async () => {
    const { id } = await aDossier()
    const places = [
      ['Anfa', 33.5945, -7.6455, '2026-03-12T10:00:00Z'],
      ['Bouskoura', 33.4489, -7.6486, '2026-03-12T14:00:00Z'],
    ] as const
    for (const [zone, latitude, longitude, at] of places) {
      const made = await t.superuser.query<{ id: string }>(
        `insert into app.annonces (org_id, branch_id, reference, workflow_version_id, title, transaction, property_type, price_currency,
                                   city, zone, latitude, longitude)
         select $1, $2, $3, w.id, 'Appartement', 'SALE', 'APARTMENT', 'MAD', 'Casablanca', $3, $4, $5
           from app.workflow_versions w where w.org_id = $1 and w.code = 'ANNONCE' and w.active returning id`,
        [casa.orgId, casa.branchId, zone, latitude, longitude],
      )
      await anAppointment(id, at, { annonceId: made.rows[0]?.id })
    }
    expect((await today()).appointments.map((a) => a.travel)).toEqual([null, { minutes: 51, from: 'Anfa' }])
  })

  it('holds tasks overdue, due today and without a date; not those of tomorrow or of others', async () => {
    for (const [title, dueAt] of [
      ['hier', '2026-03-11T10:00:00Z'],
      ['ce soir', '2026-03-12T18:00:00Z'],
      ['demain', '2026-03-13T10:00:00Z'],
      ['un jour', undefined],
    ] as const)
      await agent.send('POST', '/tasks', { title, ...(dueAt ? { dueAt } : {}) })
    await casa.admin.send('POST', '/tasks', { title: 'à moi', dueAt: '2026-03-11T10:00:00Z' })
    expect((await today()).tasks.map((k) => [k.title, k.overdue])).toEqual([
      ['hier', true],
      ['ce soir', false],
      ['un jour', false],
    ])
  })

  it('nudges once per dossier, with the most pressing reason', async () => {
    const stale = await aDossier(agent.userId, { last_activity_at: '2026-03-01T00:00:00Z' })
    const hot = await aDossier(agent.userId, { band: 'HOT', score: 88, last_activity_at: '2026-03-01T00:00:00Z' })
    const missing = await aDossier(agent.userId, { band: 'HOT', score: 90 })
    await anAppointment(missing.id, '2026-03-11T10:00:00Z')
    const ending = await aDossier()
    await casa.admin.send('POST', '/offers', {
      dossierId: ending.id,
      madeBy: 'BUYER',
      amount: 1_000_000,
      currency: 'MAD',
      expiresAt: '2026-03-13T10:00:00Z',
    })
    await aDossier(agent.userId, { status: 'ON_HOLD', held_from: 'NEW', last_activity_at: '2026-03-01T00:00:00Z' })
    const { nudges } = await today()
    expect(nudges.map((n) => [n.kind, n.dossier.id])).toEqual([
      ['OFFER_ENDING', ending.id],
      ['OUTCOME_MISSING', missing.id],
      ['HOT_WITHOUT_STEP', hot.id],
      ['STALE', stale.id],
    ])
    await agent.send('POST', '/tasks', { title: 'Rappeler', dossierId: hot.id })
    expect((await today()).nudges.some((n) => n.dossier.id === hot.id && n.kind === 'HOT_WITHOUT_STEP')).toBe(false)
  })

  it('holds conversations that wait for a person, not those the assistant has in hand', async () => {
    const mine = await aDossier()
    const others = await aDossier(casa.admin.userId)
    const identity = async (contactId: string) =>
      (
        await t.superuser.query<{ id: string }>(
          `insert into app.channel_identities (org_id, contact_id, kind, value, raw) values ($1, $2, 'PHONE', $3, $3) returning id`,
          [casa.orgId, contactId, `+2126${String(70_000_000 + serial++)}`],
        )
      ).rows[0]?.id
    const account = await t.superuser.query<{ id: string }>(
      `with known as (insert into platform.provider_apps (key, kind, secret_sealed, verify_token_sealed)
                      values ('today', 'WHATSAPP_CLOUD', '', ''))
       insert into app.channel_accounts (org_id, branch_id, kind, app_key, display_name, display_phone, phone_number_id, waba_id)
       values ($1, $2, 'WHATSAPP_CLOUD', 'today', 'x', 'x', 'today', 'x') returning id`,
      [casa.orgId, casa.branchId],
    )
    for (const [dossier, handledBy, waits] of [
      [mine, 'HUMAN', true],
      [mine, 'AGENT', true],
      [mine, 'HUMAN', false],
      [others, 'HUMAN', true],
    ] as const)
      await t.superuser.query(
        `insert into app.conversations (org_id, branch_id, account_id, contact_id, identity_id, dossier_id, channel, handled_by, waiting_since, last_text)
         values ($1, $2, $3, $4, $5, $6, 'WHATSAPP', $7, $8, 'Bonjour')`,
        [
          casa.orgId,
          casa.branchId,
          account.rows[0]?.id,
          dossier.contact.id,
          await identity(dossier.contact.id),
          dossier.id,
          handledBy,
          waits ? '2026-03-12T08:00:00Z' : null,
        ],
      )
    const { waiting } = await today()
    expect(waiting.map((w) => [w.dossier?.id, w.text])).toEqual([[mine.id, 'Bonjour']])
    expect((await team()).members.find((m) => m.id === agent.userId)?.waiting).toBe(1)
  })

  it('is empty for whoever has nothing to do', async () => {
    const { answers, waiting, appointments, tasks, nudges } = await today()
    expect([answers, waiting, appointments, tasks, nudges]).toEqual([[], [], [], [], []])
  })
})

describe('the board of a team', () => {
  it('counts what each has, and what nobody has', async () => {
    await aDossier(agent.userId, { first_response_due_at: '2026-03-12T08:00:00Z', band: 'HOT' })
    const stale = await aDossier(agent.userId, { last_activity_at: '2026-03-01T00:00:00Z' })
    await aDossier(null, { first_response_due_at: '2026-03-12T08:30:00Z' })
    await agent.send('POST', '/tasks', { title: 'hier', dueAt: '2026-03-11T10:00:00Z' })
    await anAppointment(stale.id, '2026-03-12T14:00:00Z')
    const { members, queue } = await team()
    expect(members.find((m) => m.id === agent.userId)).toEqual({
      id: agent.userId,
      name: 'Yassine',
      absent: false,
      open: 2,
      hot: 1,
      lateAnswers: 1,
      waiting: 0,
      overdueTasks: 1,
      appointmentsToday: 1,
      stale: 1,
    })
    expect(queue).toEqual({ open: 1, lateAnswers: 1, waiting: 0 })
  })
})

describe('who may', () => {
  it('nobody sees the day or the team of another organisation', async () => {
    await aDossier(null)
    const lyon = await t.org({ country: 'FR' })
    expect((await today(lyon.admin)).answers).toEqual([])
    expect((await team(lyon.admin)).queue).toEqual({ open: 0, lateAnswers: 0, waiting: 0 })
    expect((await team(lyon.admin)).members.map((m) => m.id)).toEqual([lyon.admin.userId])
    expect((await casa.admin.get('/today', { 'x-org-id': lyon.orgId })).status).toBe(403)
  })

  it('an agent has a day and no board; who only reads has neither', async () => {
    expect((await agent.get('/today')).status).toBe(200)
    expect((await agent.get('/today/team')).status).toBe(403)
    for (const role of ['AUDITOR', 'MODERATOR', 'OWNER']) {
      const reader = await t.member(casa, [role])
      expect((await reader.get('/today')).status, role).toBe(403)
      expect((await reader.get('/today/team')).status, role).toBe(403)
    }
    const manager = await t.member(casa, ['MANAGER'])
    expect((await manager.get('/today/team')).status).toBe(200)
  })
})
