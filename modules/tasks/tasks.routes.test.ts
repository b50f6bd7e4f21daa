import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { createTask } from './index.ts'
import type { Task } from './tasks.schema.ts'

let t: TestApp
let casa: TestOrg
let agent: Caller
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  agent = await t.member(casa, ['AGENT'], { name: 'Yassine' })
})
afterAll(() => t.close())

type Answered = Task & { code: string; current: Task; errors: { field: string }[] }
async function aDossier(who: Caller): Promise<string> {
  serial += 1
  const body = { caseType: 'LEAD_BUY', source: 'WALK_IN', contact: { displayName: `Personne ${serial}` } }
  return (await who.send<{ id: string }>('POST', '/dossiers', body)).body.id
}
const make = (who: Caller, body: Record<string, unknown> = {}) =>
  who.send<Answered>('POST', '/tasks', { title: 'Rappeler', category: 'CALL_BACK', ...body })
const change = (who: Caller, id: string, body: Record<string, unknown>) =>
  who.send<Answered>('PATCH', `/tasks/${id}`, { version: 1, ...body })
const list = async (who: Caller, query: string) =>
  (await who.get<{ items: Task[]; nextCursor: string | null }>(`/tasks${query}`)).body

describe('tasks', () => {
  it('are for whoever makes them, stand by due time and tell when they are overdue', async () => {
    const me = await t.member(casa, ['MANAGER'])
    for (const dueAt of ['2026-03-13T09:00:00Z', '2026-03-12T08:00:00Z', undefined])
      await make(me, dueAt ? { dueAt } : {})
    const { items } = await list(me, '?assignee=me&state=OPEN')
    expect(items.map((k) => [k.dueAt, k.overdue])).toEqual([
      ['2026-03-12T08:00:00Z', true],
      ['2026-03-13T09:00:00Z', false],
      [null, false],
    ])
    expect(items[0]?.assignee).toEqual({ id: me.userId, name: 'MANAGER' })
    const read: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: Task[]; nextCursor: string | null } = await list(
        me,
        `?assignee=me&limit=1${cursor ? `&cursor=${cursor}` : ''}`,
      )
      read.push(...page.items.map((k) => k.id))
      cursor = page.nextCursor
    }
    expect(read).toEqual(items.map((k) => k.id))
    expect((await list(me, '?assignee=me&dueBefore=2026-03-12T12:00:00Z')).items).toHaveLength(1)
  })

  it('are done or cancelled once, told on the timeline, and refuse a stale version', async () => {
    const dossierId = await aDossier(casa.admin)
    const made = await make(casa.admin, { dossierId })
    expect(made.body.dossier).toMatchObject({ id: dossierId })
    const renamed = await change(casa.admin, made.body.id, { title: 'Rappeler demain', dueAt: '2026-03-13T09:00:00Z' })
    expect(renamed.body).toMatchObject({ title: 'Rappeler demain', version: 2 })
    const stale = await change(casa.admin, made.body.id, { state: 'DONE' })
    expect([stale.status, stale.body.current.version]).toEqual([409, 2])
    const done = await change(casa.admin, made.body.id, { version: 2, state: 'DONE' })
    expect(done.body).toMatchObject({ state: 'DONE', completedAt: '2026-03-12T09:00:00Z', overdue: false })
    const again = await change(casa.admin, made.body.id, { version: 3, state: 'CANCELLED' })
    expect([again.status, again.body.code]).toEqual([422, 'TASK_CLOSED'])
    const timeline = await casa.admin.get<{ items: { code: string; ref: unknown }[] }>(
      `/dossiers/${dossierId}/timeline?type=TASK`,
    )
    expect(timeline.body.items.map((a) => a.code)).toEqual(['task.done', 'task.changed', 'task.created'])
    expect(timeline.body.items[0]?.ref).toEqual({ kind: 'task', id: made.body.id })
  })

  it('made by the system are for whoever has the dossier', async () => {
    const dossierId = await aDossier(agent)
    const task = await t.inOrg(casa.orgId, (ctx) =>
      createTask(ctx, { title: 'Rappeler Salma', category: 'CALL_BACK', dossierId }),
    )
    expect(task.assignee?.id).toBe(agent.userId)
    expect((await list(agent, '?assignee=me')).items.map((k) => k.id)).toContain(task.id)
  })

  it('follow a missed visit up: a call the same day, for whoever has the dossier', async () => {
    const dossierId = await aDossier(agent)
    const visit = await agent.send<{ id: string }>('POST', '/appointments', {
      type: 'VISIT',
      startsAt: '2026-03-13T10:00:00Z',
      dossierId,
    })
    expect((await list(agent, `?dossierId=${dossierId}`)).items).toEqual([])
    t.clock.advance(26 * 3_600_000)
    expect((await agent.send('POST', `/appointments/${visit.body.id}/no-show`, { version: 1 })).status).toBe(200)
    const { items } = await list(agent, `?dossierId=${dossierId}`)
    expect(items).toMatchObject([{ category: 'CALL_BACK', state: 'OPEN', assignee: { id: agent.userId } }])
    expect(Date.parse(items[0]?.dueAt ?? '')).toBe(t.clock.now() + 2 * 3_600_000)
    t.clock.advance(-26 * 3_600_000)
  })

  it('follow a missed visit up without a dossier too: for the agent who waited, by the name of who did not come', async () => {
    const contact = await casa.admin.send<{ id: string }>('POST', '/contacts', { displayName: 'Houda', phones: [] })
    const waiting = await t.member(casa, ['AGENT'], { name: 'Samir' })
    const visit = await casa.admin.send<{ id: string }>('POST', '/appointments', {
      type: 'VISIT',
      startsAt: '2026-03-13T15:00:00Z',
      agentId: waiting.userId,
      contactId: contact.body.id,
    })
    t.clock.advance(32 * 3_600_000)
    expect((await casa.admin.send('POST', `/appointments/${visit.body.id}/no-show`, { version: 1 })).status).toBe(200)
    const { items } = await list(waiting, '?assignee=me')
    expect(items).toMatchObject([
      { category: 'CALL_BACK', state: 'OPEN', dossier: null, assignee: { id: waiting.userId } },
    ])
    expect(items[0]?.title).toContain('Houda')
    expect(Date.parse(items[0]?.dueAt ?? '')).toBe(t.clock.now() + 2 * 3_600_000)
    t.clock.advance(-32 * 3_600_000)
  })

  it('go to active members only', async () => {
    const gone = await t.member(casa, ['AGENT'])
    await t.superuser.query(`update app.members set status = 'LEFT' where user_id = $1`, [gone.userId])
    const answer = await make(casa.admin, { assigneeId: gone.userId })
    expect([answer.status, answer.body.errors[0]?.field]).toEqual([400, 'assigneeId'])
  })
})

describe('what others cannot do with tasks', () => {
  it('another organisation sees none, changes none, and hangs none on a dossier', async () => {
    const lyon = await t.org({ country: 'FR' })
    const dossierId = await aDossier(casa.admin)
    const { body: task } = await make(casa.admin, { dossierId })
    expect((await list(lyon.admin, '')).items).toEqual([])
    expect((await change(lyon.admin, task.id, { state: 'DONE' })).status).toBe(404)
    expect((await make(lyon.admin, { dossierId })).status).toBe(404)
    expect((await make(lyon.admin, { assigneeId: casa.admin.userId })).status).toBe(400)
  })

  it('an agent sees and changes only what is theirs, and learns nothing of a dossier that is not', async () => {
    const hidden = await aDossier(casa.admin)
    await casa.admin.send('POST', `/dossiers/${hidden}/assign`, { version: 1, assigneeId: casa.admin.userId })
    const foreign = (await make(casa.admin, { dossierId: hidden })).body
    const given = (await make(casa.admin, { dossierId: hidden, assigneeId: agent.userId })).body
    const seen = (await list(agent, '')).items
    expect(seen.map((k) => k.id)).not.toContain(foreign.id)
    expect(seen.find((k) => k.id === given.id)).toMatchObject({ dossier: null, title: 'Rappeler' })
    expect((await change(agent, foreign.id, { state: 'DONE' })).status).toBe(404)
    expect((await make(agent, { dossierId: hidden })).status).toBe(404)
    expect((await make(agent, { assigneeId: casa.admin.userId })).status).toBe(403)
    expect((await change(agent, given.id, { state: 'DONE' })).status).toBe(200)
  })

  it('an auditor reads, owners and moderators do not', async () => {
    const auditor = await t.member(casa, ['AUDITOR'])
    expect((await auditor.get('/tasks')).status).toBe(200)
    expect((await make(auditor)).status).toBe(403)
    for (const role of ['OWNER', 'MODERATOR'])
      expect((await (await t.member(casa, [role])).get('/tasks')).status).toBe(403)
  })
})
