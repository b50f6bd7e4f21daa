import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publish } from '#platform/context'
import type { LiveEvent } from '#platform/live'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aThread } from '../../database/tests/arrange.ts'
import type { Notification, Preferences, Unread } from './notifications.schema.ts'

let t: TestApp
let casa: TestOrg
let agent: Caller
let other: Caller
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  agent = await t.member(casa, ['AGENT'], { name: 'Yassine' })
  other = await t.member(casa, ['AGENT'], { name: 'Nadia' })
})
afterAll(() => t.close())

type Page = { items: Notification[]; nextCursor: string | null }
const list = async (who: Caller, query = '') => (await who.get<Page>(`/notifications${query}`)).body
const unread = async (who: Caller) => (await who.get<Unread>('/notifications/unread')).body
const kindsOf = async (who: Caller, query = '?unread=true') => (await list(who, query)).items.map((n) => n.kind)
const readAll = (who: Caller) =>
  who.send('POST', '/notifications/read', { until: new Date(t.clock.now()).toISOString() })

async function aDossier(assignee: Caller | null, who: Caller = casa.admin): Promise<string> {
  serial += 1
  const made = await who.send<{ id: string }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: { displayName: `Personne ${serial}` },
    ...(assignee ? { assigneeId: assignee.userId } : {}),
  })
  return made.body.id
}
async function personOn(dossierId: string): Promise<{ name: string; contactId: string }> {
  const page = await casa.admin.get<{ contact: { id: string; displayName: string } }>(`/dossiers/${dossierId}`)
  return { name: page.body.contact.displayName, contactId: page.body.contact.id }
}
const assign = (who: Caller, id: string, to: Caller | null, version: number) =>
  who.send('POST', `/dossiers/${id}/assign`, { version, assigneeId: to?.userId ?? null })
const note = (who: Caller, id: string, mentions: Caller[], body = '@Yassine à voir') =>
  who.send<{ id: string; params: unknown; code: string; errors: { field: string }[] }>(
    'POST',
    `/dossiers/${id}/notes`,
    {
      body,
      mentions: mentions.map((m) => m.userId),
    },
  )
const task = (body: Record<string, unknown>) =>
  casa.admin.send<{ id: string; version: number }>('POST', '/tasks', {
    title: 'Rappeler',
    category: 'CALL_BACK',
    ...body,
  })

describe('members are told', () => {
  it('of a dossier given to them, not of what they took themselves', async () => {
    await readAll(agent)
    const id = await aDossier(agent)
    const mine = await aDossier(null, agent)
    expect(mine).toBeTruthy()
    const { items } = await list(agent, '?unread=true')
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      kind: 'DOSSIER_ASSIGNED',
      count: 1,
      readAt: null,
      actor: { kind: 'user', id: casa.admin.userId, name: 'Admin' },
      subject: { kind: 'DOSSIER', id },
      contact: `Personne ${serial - 1}`,
    })
    expect(await unread(agent)).toEqual({ count: 1, more: false })
  })

  it('of a mention, only when they may see the dossier; otherwise nothing is written', async () => {
    await readAll(agent)
    const id = await aDossier(agent)
    await readAll(agent)
    const made = await note(casa.admin, id, [agent, agent])
    expect([made.status, made.body.params]).toEqual([201, { mentions: [agent.userId] }])
    expect((await list(agent, '?unread=true')).items[0]).toMatchObject({
      kind: 'MENTIONED',
      detailId: made.body.id,
      excerpt: '@Yassine à voir',
    })
    const refused = await note(casa.admin, id, [agent, other])
    expect([refused.status, refused.body.code, refused.body.errors[0]?.field]).toEqual([
      422,
      'MENTION_UNKNOWN',
      'mentions.1',
    ])
    expect((await list(agent, '?unread=true')).items[0]?.count).toBe(1)
    await note(agent, id, [agent])
    expect((await list(agent, '?unread=true')).items[0]?.count).toBe(1)
    const lyon = await t.org({ country: 'FR' })
    expect((await note(casa.admin, id, [lyon.admin])).status).toBe(422)
  })

  it('of tasks given to them and when they fall due, once', async () => {
    await readAll(agent)
    const due = new Date(t.clock.now() + 3_600_000).toISOString()
    const made = await task({ assigneeId: agent.userId, dueAt: due })
    expect(await kindsOf(agent)).toEqual(['TASK_ASSIGNED'])
    await t.app.drain()
    expect(await kindsOf(agent)).toEqual(['TASK_ASSIGNED'])
    const postponed = new Date(t.clock.now() + 7_200_000).toISOString()
    await casa.admin.send('PATCH', `/tasks/${made.body.id}`, { version: 1, dueAt: postponed })
    t.clock.advance(3_600_000)
    await t.app.drain()
    expect(await kindsOf(agent)).toEqual(['TASK_ASSIGNED'])
    t.clock.advance(3_600_000)
    await t.app.drain()
    await t.app.drain()
    const [due1] = (await list(agent, '?unread=true')).items
    expect(due1).toMatchObject({
      kind: 'TASK_DUE',
      count: 1,
      task: 'Rappeler',
      subject: { kind: 'TASK', id: made.body.id },
    })
    await agent.send('PATCH', `/tasks/${made.body.id}`, { version: 2, state: 'DONE' })
    expect(await kindsOf(agent)).toEqual(['TASK_ASSIGNED'])
  })

  it('of appointments others make, move and cancel in their calendar', async () => {
    await readAll(agent)
    const booked = await casa.admin.send<{ id: string; version: number }>('POST', '/appointments', {
      type: 'CALL',
      startsAt: '2026-03-17T10:00:00Z',
      durationMinutes: 30,
      agentId: agent.userId,
      branchId: casa.branchId,
    })
    expect(booked.status).toBe(201)
    const { id } = booked.body
    await casa.admin.send('POST', `/appointments/${id}/cancel`, { version: booked.body.version, code: 'OTHER' })
    expect((await kindsOf(agent)).sort()).toEqual(['APPOINTMENT_BOOKED', 'APPOINTMENT_CANCELLED'])
    expect((await list(agent, '?unread=true')).items[0]?.appointment).toMatchObject({ type: 'CALL' })
  })

  it('of appointments they are to come along to, or not any more: without the person once they are off', async () => {
    await readAll(other)
    await readAll(agent)
    const dossierId = await aDossier(agent)
    await readAll(agent)
    const { name, contactId } = await personOn(dossierId)
    const booked = await casa.admin.send<{ id: string; version: number }>('POST', '/appointments', {
      type: 'OFFICE_MEETING',
      startsAt: '2026-03-18T10:00:00Z',
      agentId: agent.userId,
      dossierId,
      contactId,
    })
    const { id } = booked.body
    expect(booked.status).toBe(201)
    const news = async () => (await list(other, '?unread=true')).items
    const attend = async (who: Caller, people: Caller[]) => {
      const { version } = (await casa.admin.get<{ version: number }>(`/appointments/${id}`)).body
      const colleagueIds = people.map(({ userId }) => userId)
      const done = await who.send('POST', `/appointments/${id}/attendees`, { version, colleagueIds })
      expect(done.status, JSON.stringify(done.body)).toBe(200)
    }
    await attend(casa.admin, [other])
    expect((await news())[0]).toMatchObject({
      kind: 'APPOINTMENT_JOINED',
      subject: { kind: 'APPOINTMENT', id },
      contact: name,
      actor: { id: casa.admin.userId },
      appointment: { type: 'OFFICE_MEETING' },
    })
    await attend(casa.admin, [other])
    expect((await news())[0]?.count).toBe(1)
    // Whom it is moved or called off for hears of it too; the agent is not told of who comes along.
    const at = async (name: string, body: Record<string, unknown>) => {
      const { version } = (await casa.admin.get<{ version: number }>(`/appointments/${id}`)).body
      return (await casa.admin.send('POST', `/appointments/${id}/${name}`, { version, ...body })).status
    }
    expect(await at('reschedule', { startsAt: '2026-03-18T14:00:00Z' })).toBe(200)
    expect((await kindsOf(other)).sort()).toEqual(['APPOINTMENT_JOINED', 'APPOINTMENT_MOVED'])
    await attend(agent, [])
    const [left, ...rest] = await news()
    expect(left).toMatchObject({ kind: 'APPOINTMENT_LEFT', actor: { id: agent.userId } })
    expect(JSON.stringify(left)).not.toContain(name)
    expect(left).toMatchObject({ contact: null, dossier: null, appointment: { type: 'OFFICE_MEETING' } })
    // What they may no longer see has gone from the list.
    expect(rest).toEqual([])
    expect(await at('cancel', { code: 'OTHER' })).toBe(200)
    expect(await kindsOf(other)).toEqual(['APPOINTMENT_LEFT'])
    expect(await kindsOf(agent)).toEqual(['APPOINTMENT_CANCELLED', 'APPOINTMENT_MOVED', 'APPOINTMENT_BOOKED'])
  })

  it('of offers on their dossier, counted while unread', async () => {
    const id = await aDossier(agent)
    await readAll(agent)
    const offer = (amount: number) =>
      casa.admin.send('POST', '/offers', { dossierId: id, madeBy: 'BUYER', amount, currency: 'MAD' })
    expect((await offer(90_000_000)).status).toBe(201)
    await offer(95_000_000)
    const { items } = await list(agent, '?unread=true')
    expect(items.map((n) => [n.kind, n.count])).toEqual([['OFFER_RECEIVED', 2]])
    await readAll(agent)
    await offer(96_000_000)
    expect((await list(agent, '?unread=true')).items.map((n) => n.count)).toEqual([1])
  })
})

describe('what nobody in particular has', () => {
  it('a late first answer is for whoever has the dossier, else for the managers', async () => {
    const manager = await t.member(casa, ['MANAGER'])
    const late = async (assigneeId: string | null, dossierId: string) =>
      t.inOrg(casa.orgId, (ctx) =>
        publish(ctx, { type: 'dossiers.first_response_late', payload: { dossierId, assigneeId } }),
      )
    const mine = await aDossier(agent)
    await Promise.all([readAll(agent), readAll(manager)])
    await late(agent.userId, mine)
    expect([await kindsOf(agent), await kindsOf(manager)]).toEqual([['FIRST_RESPONSE_LATE'], []])
    await late(null, await aDossier(null))
    expect(await kindsOf(manager)).toEqual(['FIRST_RESPONSE_LATE'])
  })

  it('a conversation that waits is for whoever answers in it, else for the branch', async () => {
    const dossierId = await aDossier(agent)
    const found = await t.superuser.query<{ contact_id: string }>('select contact_id from app.dossiers where id = $1', [
      dossierId,
    ])
    const thread = await aThread(t, casa, { id: dossierId, contactId: found.rows[0]?.contact_id ?? '' })
    const handOver = () =>
      t.inOrg(casa.orgId, (ctx) =>
        publish(ctx, { type: 'messaging.handed_over', payload: { conversationId: thread.conversationId } }),
      )
    await Promise.all([readAll(agent), readAll(other)])
    await handOver()
    expect([await kindsOf(agent), await kindsOf(other)]).toEqual([['CONVERSATION_WAITING'], []])
    await t.superuser.query('update app.dossiers set assignee_id = null where id = $1', [dossierId])
    await handOver()
    expect(await kindsOf(other)).toEqual(['CONVERSATION_WAITING'])
  })
})

describe('documents', () => {
  it('are told to whoever has the dossier; those for managers say nothing to an agent', async () => {
    const dossierId = await aDossier(agent)
    await readAll(agent)
    const plant = async (visibility: string) => {
      const made = await t.superuser.query<{ id: string }>(
        `insert into app.documents (org_id, dossier_id, type, visibility, created_by) values ($1, $2, 'OTHER', $3, 'system') returning id`,
        [casa.orgId, dossierId, visibility],
      )
      const documentId = made.rows[0]?.id
      await t.inOrg(casa.orgId, (ctx) =>
        publish(ctx, { type: 'documents.received', payload: { documentId, dossierId } }),
      )
    }
    await plant('MANAGERS')
    expect(await kindsOf(agent)).toEqual([])
    await plant('TEAM')
    expect(await kindsOf(agent)).toEqual(['DOCUMENT_RECEIVED'])
  })
})

describe('merging and leaving', () => {
  it('a notification follows its dossier into the one it was merged into', async () => {
    const [from, into] = [await aDossier(agent), await aDossier(agent)]
    await readAll(agent)
    await note(casa.admin, from, [agent])
    await t.superuser.query('update app.dossiers set merged_into = $2, is_open = false where id = $1', [from, into])
    await t.superuser.query('update app.activities set dossier_id = $2 where dossier_id = $1', [from, into])
    expect((await list(agent, '?unread=true')).items[0]?.subject).toEqual({ kind: 'DOSSIER', id: into })
  })

  it('whoever takes over from a leaver is told once, however many dossiers come', async () => {
    const leaver = await t.member(casa, ['AGENT'])
    await aDossier(leaver)
    await aDossier(leaver)
    await readAll(agent)
    await casa.admin.send('PATCH', `/members/${leaver.userId}`, {
      version: 1,
      status: 'LEFT',
      reassignTo: agent.userId,
    })
    expect(await kindsOf(agent)).toEqual(['DOSSIERS_HANDED_OVER'])
  })
})

it('open screens of the person are told, with nothing but that there is news', async () => {
  const seen: LiveEvent[] = []
  const stop = t.app.platform.bus.subscribe(casa.orgId, (event) => seen.push(event))
  await aDossier(agent)
  stop()
  expect(seen.filter((event) => event.topic === 'notification')).toEqual([
    {
      orgId: casa.orgId,
      topic: 'notification',
      id: agent.userId,
      userId: agent.userId,
      kind: 'DOSSIER_ASSIGNED',
    },
  ])
})

describe('reading', () => {
  it('is one at a time or all up to an instant, and pages without gap', async () => {
    const me = await t.member(casa, ['AGENT'])
    for (let i = 0; i < 5; i += 1) {
      await aDossier(me)
      t.clock.advance(1000)
    }
    const all = (await list(me)).items
    expect(all).toHaveLength(5)
    const read: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await list(me, `?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      read.push(...page.items.map((n) => n.id))
      cursor = page.nextCursor
    }
    expect(read).toEqual(all.map((n) => n.id))
    expect((await me.send('POST', `/notifications/${all[0]?.id}/read`)).status).toBe(204)
    expect(await unread(me)).toEqual({ count: 4, more: false })
    await me.send('POST', '/notifications/read', { until: all[2]?.at })
    expect(await unread(me)).toEqual({ count: 1, more: false })
    expect((await list(me)).items).toHaveLength(5)
  })

  it('stops counting at 99', async () => {
    const me = await t.member(casa, ['AGENT'])
    const dossier = await aDossier(me)
    await t.superuser.query(
      `insert into app.notifications (org_id, user_id, kind, subject_kind, subject_id, detail_id)
       select $1, $2, 'OFFER_RECEIVED', 'DOSSIER', d.id, null from (select $3::uuid as id) d`,
      [casa.orgId, me.userId, dossier],
    )
    await t.superuser.query(
      `insert into app.notifications (org_id, user_id, kind, subject_kind, subject_id)
       select $1, $2, 'DOSSIERS_HANDED_OVER', 'MEMBER', uuidv7() from generate_series(1, 120)`,
      [casa.orgId, me.userId],
    )
    expect(await unread(me)).toEqual({ count: 99, more: true })
  })
})

describe('what others cannot do', () => {
  it('a notification says nothing any more once its dossier is out of sight', async () => {
    const id = await aDossier(agent)
    await readAll(agent)
    await note(casa.admin, id, [agent], 'Secret')
    await assign(casa.admin, id, other, 1)
    expect(await kindsOf(agent)).toEqual([])
    expect(await unread(agent)).toEqual({ count: 0, more: false })
    expect(await kindsOf(other)).toContain('DOSSIER_ASSIGNED')
  })

  it('a withdrawn note takes its mention along', async () => {
    const id = await aDossier(agent)
    await readAll(agent)
    const made = await note(casa.admin, id, [agent])
    await casa.admin.send('DELETE', `/notes/${made.body.id}`)
    expect(await kindsOf(agent)).toEqual([])
  })

  it('nobody reads or marks what is somebody else’s, here or elsewhere', async () => {
    await aDossier(agent)
    const [mine] = (await list(agent, '?unread=true')).items
    const lyon = await t.org({ country: 'FR' })
    for (const who of [casa.admin, other, lyon.admin]) {
      expect((await list(who)).items.map((n) => n.id)).not.toContain(mine?.id)
      expect((await who.send('POST', `/notifications/${mine?.id}/read`)).status).toBe(404)
    }
    await readAll(other)
    expect((await list(agent, '?unread=true')).items.map((n) => n.id)).toContain(mine?.id)
  })

  it('an API key has no notifications', async () => {
    const key = await casa.admin.send<{ secret: string }>('POST', '/api-keys', { name: 'K', scopes: ['dossier.read'] })
    const answer = await t.anonymous('GET', '/api/v1/notifications', {
      headers: { authorization: `Bearer ${key.body.secret}`, 'x-org-id': casa.orgId },
    })
    expect(answer.status).toBe(403)
  })
})

describe('preferences', () => {
  it('are complete from the start, checked, and changed by one tab at a time', async () => {
    const me = await t.member(casa, ['AGENT'])
    const before = (await me.get<Preferences>('/notification-preferences')).body
    expect(before).toMatchObject({
      version: 0,
      timezone: 'Africa/Casablanca',
      quiet: null,
      digest: { mode: 'WEEKDAYS', hour: 8 },
      pushKey: null,
    })
    const { pushKey: _pushKey, ...choice } = before
    const put = (body: Record<string, unknown>) =>
      me.send<Preferences & { errors: { field: string }[]; current: Preferences }>('PUT', '/notification-preferences', {
        ...choice,
        ...body,
      })
    expect((await put({ timezone: 'Mars/Olympus' })).body.errors[0]?.field).toBe('timezone')
    expect((await put({ quiet: { from: 60, to: 60, days: [1] } })).status).toBe(400)
    const off = { ...before.channels, DOSSIER_ASSIGNED: { inApp: false, email: false, push: false } }
    const after = await put({ channels: off, quiet: { from: 1260, to: 420, days: [1, 2] }, timezone: 'Europe/Paris' })
    expect(after.body).toMatchObject({
      version: 1,
      quiet: { from: 1260, to: 420, days: [1, 2] },
      timezone: 'Europe/Paris',
    })
    const stale = await put({})
    expect([stale.status, stale.body.current.version]).toEqual([409, 1])
    expect((await put({ version: 1 })).body.version).toBe(2)
    await put({ version: 2, channels: off })
    await aDossier(me)
    expect(await kindsOf(me)).toEqual([])
  })
})
