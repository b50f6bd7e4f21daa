import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { bookAppointment, countFutureAppointments, handOverAppointments } from './index.ts'

let t: TestApp
let org: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

const book = (agentId: string, startsAt: string, durationMinutes = 45) =>
  t.inOrg(org.orgId, (ctx) => bookAppointment(ctx, { type: 'VISIT', startsAt, agentId, durationMinutes }))

const row = async (id: string) =>
  (
    await t.superuser.query<{ agent_id: string; starts_at: Date; overlap_confirmed: boolean; local_start: string }>(
      'select agent_id, starts_at, overlap_confirmed, local_start from app.appointments where id = $1',
      [id],
    )
  ).rows[0]!

describe('handing over an agenda', () => {
  it('moves what is to come, keeps what is over, and marks what clashes', async () => {
    const [leaver, colleague] = [await t.member(org, ['AGENT']), await t.member(org, ['AGENT'])]
    const free = await book(leaver.userId, '2026-03-16T10:00:00Z')
    const clash = await book(leaver.userId, '2026-03-16T14:00:00Z')
    await book(colleague.userId, '2026-03-16T14:15:00Z')
    const done = await book(leaver.userId, '2026-03-13T10:00:00Z')
    await leaver.send('POST', `/appointments/${done.id}/complete`, { version: 1 })
    const result = await t.inOrg(org.orgId, (ctx) => handOverAppointments(ctx, leaver.userId, colleague.userId))
    expect(result).toEqual({ moved: 2, overlaps: 1 })
    expect(await row(free.id)).toMatchObject({ agent_id: colleague.userId, overlap_confirmed: false })
    expect(await row(clash.id)).toMatchObject({ agent_id: colleague.userId, overlap_confirmed: true })
    expect((await row(done.id)).agent_id).toBe(leaver.userId)
    expect(await t.inOrg(org.orgId, (ctx) => countFutureAppointments(ctx, leaver.userId))).toBe(0)
  })
})

describe('a change of legal time', () => {
  it('keeps the hour that people were told, neighbours included, once', async () => {
    const agent = await t.member(org, ['AGENT'])
    const ids: string[] = []
    for (const hour of ['09', '10', '11']) ids.push((await book(agent.userId, `2026-12-01T${hour}:00:00Z`)).id)
    expect((await row(ids[0]!)).local_start).toBe('2026-12-01T09:00')
    // As if they had been made while Casablanca was still expected on UTC+1 in December.
    for (const id of ids)
      await t.superuser.query(
        `update app.appointments set starts_at = starts_at - interval '1 hour', ends_at = ends_at - interval '1 hour' where id = $1`,
        [id],
      )
    await t.app.drain()
    for (const [i, id] of ids.entries()) {
      const now = await row(id)
      expect(now.starts_at.toISOString()).toBe(`2026-12-01T${String(9 + i).padStart(2, '0')}:00:00.000Z`)
      expect(now.overlap_confirmed).toBe(false)
    }
    t.clock.advance(86_400_000 + 1)
    await t.app.drain()
    const history = await t.superuser.query(
      `select reason from app.appointment_history where appointment_id = any ($1) and change = 'RESCHEDULED'`,
      [ids],
    )
    expect(history.rows).toEqual([{ reason: 'ZONE_RULES' }, { reason: 'ZONE_RULES' }, { reason: 'ZONE_RULES' }])
  })
})
