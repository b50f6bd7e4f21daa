import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInOrg } from '#platform/context'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { aDossier, anAnnonce } from './appointments.fixtures.ts'
import { bookAppointment, cancelAppointment, findSlots, rescheduleAppointment, upcomingVisit } from './index.ts'

let t: TestApp
let org: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  org = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

const asAssistant: TestApp['inOrg'] = (orgId, work) =>
  runInOrg(t.app.platform, { orgId, actor: { kind: 'agent', id: 'atlas' }, correlationId: 'test' }, work)

const week = { from: '2026-03-12T09:00:00Z', to: '2026-03-19T00:00:00Z' }

describe('the assistant', () => {
  it('finds slots of whoever makes visits, books one, and does not offer it again', async () => {
    const agent = await t.member(org, ['AGENT'])
    const found = await asAssistant(org.orgId, (ctx) => findSlots(ctx, { branchId: org.branchId, ...week, limit: 3 }))
    expect(found.map((s) => s.startsAt)).toEqual([
      '2026-03-12T11:00:00.000Z',
      '2026-03-12T11:30:00.000Z',
      '2026-03-12T12:00:00.000Z',
    ])
    expect(new Set(found.map((s) => s.agentId))).toEqual(new Set([agent.userId]))
    const first = found[0]!
    await asAssistant(org.orgId, (ctx) =>
      bookAppointment(ctx, { type: 'VISIT', startsAt: first.startsAt, agentId: first.agentId }),
    )
    const next = await asAssistant(org.orgId, (ctx) => findSlots(ctx, { branchId: org.branchId, ...week, limit: 1 }))
    expect(next[0]?.startsAt).toBe('2026-03-12T12:00:00.000Z')
  })

  it('keeps to hours, notice and holidays where a person may not', async () => {
    const agentId = org.admin.userId
    const tries: [string, string][] = [
      ['2026-03-12T10:00:00Z', 'NOTICE_TOO_SHORT'],
      ['2026-03-13T18:00:00Z', 'OUTSIDE_HOURS'],
      ['2026-03-15T10:00:00Z', 'OUTSIDE_HOURS'],
      ['2026-03-20T10:00:00Z', 'OUTSIDE_HOURS'],
    ]
    for (const [startsAt, code] of tries) {
      const refused = asAssistant(org.orgId, (ctx) => bookAppointment(ctx, { type: 'VISIT', startsAt, agentId }))
      await expect(refused, startsAt).rejects.toMatchObject({ status: 422, code })
    }
    const person = await org.admin.send('POST', '/appointments', {
      type: 'VISIT',
      startsAt: '2026-03-13T19:00:00Z',
      agentId,
    })
    expect(person.status).toBe(201)
  })

  it('sends two families to one door at different times', async () => {
    const annonceId = await anAnnonce(t, org)
    const startsAt = '2026-03-16T10:00:00Z'
    await t.inOrg(org.orgId, (ctx) =>
      bookAppointment(ctx, { type: 'VISIT', startsAt, agentId: org.admin.userId, annonceId }),
    )
    const day = { from: '2026-03-16T09:30:00Z', to: '2026-03-16T11:00:00Z' }
    const found = await asAssistant(org.orgId, (ctx) => findSlots(ctx, { annonceId, ...day, limit: 5 }))
    expect(found.map((s) => s.startsAt)).not.toContain('2026-03-16T10:00:00.000Z')
    const elsewhere = await asAssistant(org.orgId, (ctx) => findSlots(ctx, { ...day, limit: 5 }))
    expect(elsewhere.map((s) => s.startsAt)).toContain('2026-03-16T10:00:00.000Z')
  })

  it('moves and cancels without knowing a version, and knows the next visit of a dossier', async () => {
    const dossierId = (await aDossier(t, org, null)).id
    const agentId = org.admin.userId
    const visit = await asAssistant(org.orgId, (ctx) =>
      bookAppointment(ctx, { type: 'VISIT', startsAt: '2026-03-17T10:00:00Z', agentId, dossierId }),
    )
    await asAssistant(org.orgId, (ctx) => rescheduleAppointment(ctx, visit.id, { startsAt: '2026-03-17T15:00:00Z' }))
    const next = await asAssistant(org.orgId, (ctx) => upcomingVisit(ctx, dossierId))
    expect([next?.id, next?.startsAt]).toEqual([visit.id, '2026-03-17T15:00:00Z'])
    await asAssistant(org.orgId, (ctx) => cancelAppointment(ctx, visit.id, { code: 'CONTACT_CANCELLED' }))
    expect(await asAssistant(org.orgId, (ctx) => upcomingVisit(ctx, dossierId))).toBeNull()
  })

  it('stops at the most visits of a day', async () => {
    const busy = await t.org({ country: 'FR' })
    await t.superuser.query(`update app.organizations set settings = '{"maxVisitsPerDay":2}' where org_id = $1`, [
      busy.orgId,
    ])
    const agentId = busy.admin.userId
    for (const hour of ['09', '11'])
      await t.inOrg(busy.orgId, (ctx) =>
        bookAppointment(ctx, { type: 'VISIT', startsAt: `2026-03-16T${hour}:00:00Z`, agentId }),
      )
    const third = asAssistant(busy.orgId, (ctx) =>
      bookAppointment(ctx, { type: 'VISIT', startsAt: '2026-03-16T14:00:00Z', agentId }),
    )
    await expect(third).rejects.toMatchObject({ code: 'DAY_FULL' })
    const call = await asAssistant(busy.orgId, (ctx) =>
      bookAppointment(ctx, { type: 'CALL', startsAt: '2026-03-16T14:00:00Z', agentId }),
    )
    expect(call.state).toBe('SCHEDULED')
  })
})
