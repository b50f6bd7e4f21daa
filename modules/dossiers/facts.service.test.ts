import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publish } from '#platform/context'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { anAnnonce, anAppointment, type DossierAnswer, move, open } from './dossiers.fixtures.ts'
import { autoQualify, learnWishes, markContacted, setScore } from './index.ts'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

/** Tells the fact as the appointments module does, as the organisation's administrator. */
const tell = (
  fact: string,
  payload: { dossierId: string | null; appointmentId: string; type?: string; remainingFutureVisits?: number },
) =>
  t.inOrg(casa.orgId, (ctx) =>
    publish(ctx, {
      type: `appointments.${fact}`,
      payload: { type: 'VISIT', remainingFutureVisits: 0, agentId: casa.admin.userId, colleagueIds: [], ...payload },
    }),
  )
const page = async (id: string) => (await casa.admin.get<DossierAnswer>(`/dossiers/${id}`)).body
const skipped = async (id: string) =>
  (
    await t.superuser.query<{ params: Record<string, string>; actor: string }>(
      `select params, actor from app.activities where dossier_id = $1 and code = 'dossier.effect_skipped'`,
      [id],
    )
  ).rows

describe('facts of appointments', () => {
  it('a visit booked, done and missed moves the dossier, as the system', async () => {
    const { id } = (await open(casa.admin, casa)).body
    const annonce = await anAnnonce(t, casa)
    const first = await anAppointment(t, casa, id, { annonceId: annonce.id })
    await tell('booked', { dossierId: id, appointmentId: first, remainingFutureVisits: 1 })
    const planned = await page(id)
    expect(planned.status).toBe('VISIT_PLANNED')
    expect(planned.history.at(-1)).toMatchObject({
      actor: { kind: 'system' },
      fields: { fact: 'VISIT_BOOKED', appointmentId: first },
    })
    expect(planned.nextAppointmentAt).not.toBeNull()
    await tell('done', { dossierId: id, appointmentId: first })
    const done = await page(id)
    expect(done.status).toBe('VISIT_DONE')
    expect(done.interests).toMatchObject([{ state: 'VISITED', annonce: { id: annonce.id } }])
    const second = await anAppointment(t, casa, id)
    await tell('booked', { dossierId: id, appointmentId: second, remainingFutureVisits: 1 })
    await tell('no_show', { dossierId: id, appointmentId: second })
    expect((await page(id)).status).toBe('NO_SHOW')
    expect(await skipped(id)).toEqual([])
  })

  it('only the last cancelled visit leads back, and a second booking changes nothing', async () => {
    const { id } = (await open(casa.admin, casa)).body
    const a = await anAppointment(t, casa, id)
    const b = await anAppointment(t, casa, id)
    await tell('booked', { dossierId: id, appointmentId: a, remainingFutureVisits: 1 })
    await tell('booked', { dossierId: id, appointmentId: b, remainingFutureVisits: 2 })
    await tell('cancelled', { dossierId: id, appointmentId: a, remainingFutureVisits: 1 })
    expect((await page(id)).status).toBe('VISIT_PLANNED')
    await tell('cancelled', { dossierId: id, appointmentId: b, remainingFutureVisits: 0 })
    expect((await page(id)).status).toBe('QUALIFIED')
    expect((await page(id)).history).toHaveLength(3)
    expect(await skipped(id)).toEqual([])
  })

  it('where there is no edge the state stays and the timeline says so', async () => {
    const { id } = (await open(casa.admin, casa)).body
    await move(casa.admin, id, 'LOST', { lossReason: 'OTHER' })
    const visit = await anAppointment(t, casa, id)
    await tell('booked', { dossierId: id, appointmentId: visit, remainingFutureVisits: 1 })
    expect((await page(id)).status).toBe('LOST')
    expect(await skipped(id)).toEqual([
      { params: { fact: 'VISIT_BOOKED', status: 'LOST', appointmentId: visit }, actor: 'system' },
    ])
  })

  it('a demonstration whose last appointment falls away is to be planned again', async () => {
    const { id } = (await open(casa.admin, casa, { caseType: 'B2B_DEMO' })).body
    await move(casa.admin, id, 'QUALIFIED', { qualificationNotes: 'Six agents' })
    const call = await anAppointment(t, casa, id, { type: 'VIDEO_CALL', state: 'SCHEDULED' })
    await move(casa.admin, id, 'SCHEDULED', { appointmentId: call })
    await t.superuser.query(`update app.appointments set state = 'CANCELLED' where id = $1`, [call])
    await tell('cancelled', { dossierId: id, appointmentId: call, type: 'VIDEO_CALL' })
    expect((await page(id)).status).toBe('QUALIFIED')
  })

  it('calls, and cases whose workflow knows no visits, stay where they are without a word', async () => {
    const lead = (await open(casa.admin, casa)).body.id
    const dispute = (await open(casa.admin, casa, { caseType: 'DISPUTE' })).body.id
    await tell('booked', {
      dossierId: lead,
      appointmentId: await anAppointment(t, casa, lead, { type: 'CALL' }),
      type: 'CALL',
    })
    await tell('booked', { dossierId: dispute, appointmentId: await anAppointment(t, casa, dispute) })
    await tell('booked', { dossierId: null, appointmentId: await anAppointment(t, casa, lead) })
    expect([(await page(lead)).status, (await page(dispute)).status]).toEqual(['NEW', 'NEW'])
    expect([...(await skipped(lead)), ...(await skipped(dispute))]).toEqual([])
  })

  it('the audit names the system for what the fact moved, and the person for what comes after', async () => {
    const { id } = (await open(casa.admin, casa)).body
    const visit = await anAppointment(t, casa, id)
    await tell('booked', { dossierId: id, appointmentId: visit, remainingFutureVisits: 1 })
    await move(casa.admin, id, 'VISIT_DONE')
    const audit = await t.superuser.query<{ actor: string }>(
      `select actor from app.audit_entries where entity = 'dossiers' and entity_id = $1 and action = 'UPDATE' order by id`,
      [id],
    )
    expect(audit.rows.map((r) => r.actor)).toEqual(['system', `user:${casa.admin.userId}`])
  })
})

describe('what the first answer and a conversation do', () => {
  it('carrying a dossier on by hand ends the wait too; losing it or putting it on hold does not', async () => {
    const answeredAt = async (id: string) =>
      (await casa.admin.get<{ firstResponseAt: string | null }>(`/dossiers/${id}`)).body.firstResponseAt
    const carried = await open(casa.admin, casa)
    await move(casa.admin, carried.body.id, 'CONTACTED')
    expect(await answeredAt(carried.body.id)).not.toBeNull()
    const held = await open(casa.admin, casa)
    await move(casa.admin, held.body.id, 'ON_HOLD', { justification: 'En voyage' })
    const lost = await open(casa.admin, casa)
    await move(casa.admin, lost.body.id, 'LOST', { lossReason: 'OTHER' })
    expect([await answeredAt(held.body.id), await answeredAt(lost.body.id)]).toEqual([null, null])
  })

  const inCasa = <T>(work: Parameters<typeof t.inOrg<T>>[1]) => t.inOrg(casa.orgId, work)

  it('the first answer ends the wait and moves NEW to CONTACTED, once', async () => {
    const { id } = (await open(casa.admin, casa)).body
    await inCasa((ctx) => markContacted(ctx, id))
    await inCasa((ctx) => markContacted(ctx, id))
    const now = await page(id)
    expect(now).toMatchObject({ status: 'CONTACTED', firstResponseAt: '2026-03-12T09:00:00Z' })
    expect(now.history).toHaveLength(2)
    t.clock.advance(60 * 60_000)
    await t.app.drain()
    const late = await t.superuser.query(
      `select 1 from app.activities where dossier_id = $1 and code = 'dossier.first_response_late'`,
      [id],
    )
    expect(late.rows).toEqual([])
  })

  it('qualifies only where the workflow has the edge', async () => {
    const lead = (await open(casa.admin, casa)).body.id
    const demo = (await open(casa.admin, casa, { caseType: 'B2B_DEMO' })).body.id
    expect(await inCasa((ctx) => autoQualify(ctx, lead))).toBe(true)
    expect(await inCasa((ctx) => autoQualify(ctx, lead))).toBe(false)
    expect(await inCasa((ctx) => autoQualify(ctx, demo))).toBe(false)
    expect([(await page(lead)).status, (await page(demo)).status]).toEqual(['QUALIFIED', 'NEW'])
  })

  it('learns wishes without disturbing what was known, and says nothing when nothing is new', async () => {
    const { id } = (await open(casa.admin, casa, { criteria: { cities: ['Rabat'] } })).body
    const wishes = { criteria: { bedroomsMin: 3 }, budget: { min: null, max: 90_000_000, currency: 'MAD' as const } }
    expect(await inCasa((ctx) => learnWishes(ctx, id, wishes))).toBe(true)
    expect(await inCasa((ctx) => learnWishes(ctx, id, wishes))).toBe(false)
    expect(await inCasa((ctx) => learnWishes(ctx, id, { budget: { min: null, max: 5, currency: 'EUR' } }))).toBe(false)
    expect(await page(id)).toMatchObject({
      criteria: { cities: ['Rabat'], bedroomsMin: 3 },
      budget: { max: 90_000_000 },
      version: 2,
    })
  })

  it('a score does not make an open form stale', async () => {
    const made = (await open(casa.admin, casa)).body
    await inCasa((ctx) => setScore(ctx, made.id, { score: 72, band: 'HOT', decisionId: made.id }))
    expect(await page(made.id)).toMatchObject({ score: 72, band: 'HOT', version: made.version })
  })
})
