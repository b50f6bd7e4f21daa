import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { ChangedTask, Task } from './tasks.schema.ts'

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

type Answered = ChangedTask & { code: string; errors: { field: string; code: string }[] }
async function aDossier(who: Caller): Promise<string> {
  serial += 1
  const body = { caseType: 'LEAD_BUY', source: 'WALK_IN', contact: { displayName: `Personne ${serial}` } }
  return (await who.send<{ id: string }>('POST', '/dossiers', body)).body.id
}
const make = (body: Record<string, unknown>, who: Caller = agent) =>
  who.send<Answered>('POST', '/tasks', { title: 'Rappeler', category: 'CALL_BACK', ...body })
const change = (task: Task, body: Record<string, unknown>, who: Caller = agent) =>
  who.send<Answered>('PATCH', `/tasks/${task.id}`, { version: task.version, ...body })
const open = async (dossierId: string, who: Caller = agent) =>
  (await who.get<{ items: Task[] }>(`/tasks?state=OPEN&dossierId=${dossierId}`)).body.items
/** Thursday the 12th of March 2026, within Ramadan: Casablanca is at UTC. */
const THURSDAY = '2026-03-12T10:00:00Z'

describe('when a rule would come again', () => {
  const ask = (recurrence: string, more: Record<string, string> = {}, who: Caller = agent) =>
    who.get<{ timezone: string; next: string[]; errors: { field: string; code: string }[] }>(
      `/tasks/occurrences?${new URLSearchParams({ recurrence, startsAt: THURSDAY, ...more })}`,
    )

  it('is told three times, in the zone of who has it, never in the past, fewer at the end', async () => {
    expect((await ask('FREQ=MONTHLY;BYDAY=2TH')).body).toEqual({
      timezone: 'Africa/Casablanca',
      next: ['2026-04-09T09:00:00.000Z', '2026-05-14T09:00:00.000Z', '2026-06-11T09:00:00.000Z'],
    })
    expect((await ask('FREQ=DAILY;COUNT=3', { after: '2026-03-13T10:00:00Z' })).body.next).toEqual([
      '2026-03-14T10:00:00.000Z',
    ])
    const old = await ask('FREQ=DAILY', { startsAt: '2026-01-01T10:00:00Z' })
    expect(old.body.next.every((at) => Date.parse(at) > t.clock.now())).toBe(true)
  })

  it('is refused with the reason when the rule is not taken', async () => {
    const refused = await ask('FREQ=WEEKLY;BYDAY=MO')
    expect([refused.status, refused.body.errors[0]]).toEqual([
      400,
      expect.objectContaining({ field: 'recurrence', code: 'RRULE_FIRST' }),
    ])
  })
})

describe('a task that comes again', () => {
  it('makes the next when it is done, at the same hour of the branch, after Ramadan too', async () => {
    const dossierId = await aDossier(agent)
    const { body: first } = await make({ dossierId, dueAt: THURSDAY, recurrence: 'RRULE:FREQ=WEEKLY;INTERVAL=1' })
    expect(first.recurrence).toEqual({
      rule: 'FREQ=WEEKLY',
      timezone: 'Africa/Casablanca',
      startsAt: THURSDAY,
      occurrenceAt: THURSDAY,
    })
    const second = (await change(first, { state: 'DONE' })).body
    expect(second).toMatchObject({ state: 'DONE', steps: [] })
    expect(second.next).toMatchObject({ state: 'OPEN', title: 'Rappeler', dueAt: '2026-03-19T10:00:00Z' })
    if (!second.next) throw new Error('no next task')
    const third = (await change(second.next, { state: 'DONE' })).body
    expect(third.next?.dueAt).toBe('2026-03-26T09:00:00Z')
    expect((await open(dossierId)).map((k) => k.id)).toEqual([third.next?.id])
    const timeline = await agent.get<{ items: { code: string }[] }>(`/dossiers/${dossierId}/timeline?type=TASK`)
    expect(timeline.body.items.map((a) => a.code)).toEqual([
      'task.created',
      'task.done',
      'task.created',
      'task.done',
      'task.created',
    ])
  })

  it('makes one next task when two people tick at once', async () => {
    const dossierId = await aDossier(agent)
    const { body: task } = await make({ dossierId, dueAt: THURSDAY, recurrence: 'FREQ=DAILY' })
    const both = await Promise.all([change(task, { state: 'DONE' }), change(task, { state: 'DONE' }, casa.admin)])
    expect(both.map((a) => a.status).sort()).toEqual([200, 409])
    expect(await open(dossierId)).toHaveLength(1)
  })

  it('skips what was missed, ends with its count, and after it offers steps', async () => {
    const dossierId = await aDossier(agent)
    const late = (await make({ dossierId, dueAt: '2026-03-02T10:00:00Z', recurrence: 'FREQ=DAILY;COUNT=12' })).body
    const next = (await change(late, { state: 'DONE' })).body.next
    expect(next?.dueAt).toBe(THURSDAY)
    if (!next) throw new Error('no next task')
    const last = (await change(next, { state: 'DONE' })).body.next
    expect(last?.dueAt).toBe('2026-03-13T10:00:00Z')
    if (!last) throw new Error('no last task')
    const over = (await change(last, { state: 'DONE' })).body
    expect(over.next).toBeNull()
    expect(over.steps).toEqual([
      { category: 'PREPARE_VISIT', dueAt: '2026-03-13T10:00:00Z' },
      { category: 'CALL_BACK', dueAt: '2026-03-16T10:00:00Z' },
    ])
  })

  it('offers no step of a category that the organisation hides', async () => {
    const at = '/reference-lists/TASK_CATEGORY/values/PREPARE_VISIT'
    const show = (active: boolean, version: number) => casa.admin.send('PATCH', at, { version, active })
    expect((await show(false, 0)).status).toBe(200)
    const dossierId = await aDossier(agent)
    const done = (await change((await make({ dossierId, dueAt: THURSDAY })).body, { state: 'DONE' })).body
    expect(done.steps.map(({ category }) => category)).toEqual(['CALL_BACK'])
    expect((await show(true, 1)).status).toBe(200)
  })

  it('is left out alone, or ends when it is cancelled', async () => {
    const dossierId = await aDossier(agent)
    const { body: task } = await make({ dossierId, dueAt: THURSDAY, recurrence: 'FREQ=DAILY' })
    const left = (await change(task, { state: 'CANCELLED', scope: 'ONE' })).body
    expect(left.next?.dueAt).toBe('2026-03-13T10:00:00Z')
    if (!left.next) throw new Error('no next task')
    expect((await change(left.next, { state: 'CANCELLED' })).body.next).toBeNull()
    expect(await open(dossierId)).toEqual([])
  })

  it('is changed alone, or with those that follow', async () => {
    const { body: task } = await make({ dueAt: THURSDAY, recurrence: 'FREQ=DAILY;COUNT=5' })
    const alone = (await change(task, { title: 'Une fois', dueAt: '2026-03-12T15:00:00Z' })).body
    expect(alone.recurrence?.rule).toBe('FREQ=DAILY;COUNT=5')
    const second = (await change(alone, { state: 'DONE' })).body.next
    expect(second).toMatchObject({ title: 'Rappeler', dueAt: '2026-03-13T10:00:00Z' })
    if (!second) throw new Error('no next task')
    const moved = (await change(second, { title: 'Désormais', dueAt: '2026-03-13T14:30:00Z', scope: 'FOLLOWING' })).body
    expect(moved).toMatchObject({ title: 'Désormais', recurrence: { rule: 'FREQ=DAILY;COUNT=4' } })
    expect((await change(moved, { state: 'DONE' })).body.next).toMatchObject({
      title: 'Désormais',
      dueAt: '2026-03-14T14:30:00Z',
    })
  })

  it('stops when its recurrence is taken away, takes another, and ends with its dossier', async () => {
    const dossierId = await aDossier(agent)
    const { body: task } = await make({ dossierId, dueAt: THURSDAY, recurrence: 'FREQ=DAILY' })
    const once = (await change(task, { recurrence: null })).body
    expect(once.recurrence).toBeNull()
    const monthly = (await change(once, { recurrence: 'FREQ=MONTHLY;BYMONTHDAY=12' })).body
    expect(monthly.recurrence?.rule).toBe('FREQ=MONTHLY;BYMONTHDAY=12')
    await t.superuser.query(
      `update app.dossiers set is_open = false, status = 'LOST', closed_at = now(), loss_reason = 'OTHER' where id = $1`,
      [dossierId],
    )
    expect((await change(monthly, { state: 'DONE' }, casa.admin)).body).toMatchObject({ next: null, steps: [] })
  })

  it('is refused with field and reason, and nothing is written', async () => {
    const before = (await agent.get<{ items: Task[] }>('/tasks?limit=100')).body.items.length
    const refused: [Record<string, unknown>, string, string][] = [
      [{ recurrence: 'FREQ=DAILY' }, 'dueAt', 'REQUIRED'],
      [{ dueAt: THURSDAY, recurrence: 'FREQ=HOURLY' }, 'recurrence', 'RRULE_FREQ'],
      [{ dueAt: THURSDAY, recurrence: 'FREQ=WEEKLY;BYDAY=MO' }, 'recurrence', 'RRULE_FIRST'],
      [{ dueAt: THURSDAY, recurrence: 'FREQ=DAILY;COUNT=1' }, 'recurrence', 'RRULE_NEVER'],
      [{ reminder: { minutesBefore: 15 } }, 'reminder', 'NO_DUE_TIME'],
    ]
    for (const [body, field, code] of refused) {
      const answer = await make(body)
      expect([answer.status, answer.body.errors[0]?.field, answer.body.errors[0]?.code]).toEqual([400, field, code])
    }
    for (const reminder of [
      {},
      { minutesBefore: 5, at: THURSDAY },
      { minutesBefore: -1 },
      { minutesBefore: 99_999 },
      15,
    ])
      expect((await make({ dueAt: THURSDAY, reminder })).status).toBe(400)
    expect((await agent.get<{ items: Task[] }>('/tasks?limit=100')).body.items).toHaveLength(before)
  })

  it('is out of reach of another organisation, and its series of another person’s hands', async () => {
    const lyon = await t.org({ country: 'FR' })
    const { body: task } = await make({ dueAt: THURSDAY, recurrence: 'FREQ=DAILY' })
    const other = await t.member(casa, ['AGENT'])
    for (const who of [lyon.admin, other]) expect((await change(task, { state: 'DONE' }, who)).status).toBe(404)
    const auditor = await t.member(casa, ['AUDITOR'])
    expect((await change(task, { recurrence: null }, auditor)).status).toBe(403)
  })
})

describe('reminders', () => {
  const told = async (who: Caller) =>
    (await who.get<{ items: { kind: string; subject: { id: string }; count: number }[] }>('/notifications')).body.items
      .filter((n) => n.kind === 'TASK_REMINDER')
      .map((n) => [n.subject.id, n.count])
  const later = async (minutes: number) => {
    t.clock.advance(minutes * 60_000)
    await t.app.drain()
  }

  it('are given once, also when the task is changed or its due time is moved, and never when it is done', async () => {
    const who = await t.member(casa, ['AGENT'])
    const soon = new Date(t.clock.now() + 3_600_000).toISOString()
    const { body: task } = await make({ dueAt: soon, reminder: { minutesBefore: 30 } }, who)
    expect(task.reminder).toEqual({ minutesBefore: 30, at: '2026-03-12T09:30:00Z' })
    const moved = (await change(task, { dueAt: '2026-03-12T11:00:00Z' }, who)).body
    await later(31)
    expect(await told(who)).toEqual([])
    await later(60)
    expect(await told(who)).toEqual([[task.id, 1]])
    const renamed = (await change(moved, { title: 'Rappeler vite' }, who)).body
    await later(5)
    expect(await told(who)).toEqual([[task.id, 1]])
    await change(renamed, { state: 'DONE' }, who)
    expect(await told(who)).toEqual([])
    const instant = new Date(t.clock.now() + 600_000).toISOString()
    const { body: own } = await make({ reminder: { at: instant } }, who)
    const { body: done } = await make({ reminder: { at: instant } }, who)
    await change(done, { state: 'DONE' }, who)
    await later(11)
    expect(await told(who)).toEqual([[own.id, 1]])
  })

  it('come along with each task of a series', async () => {
    const who = await t.member(casa, ['AGENT'])
    const dueAt = '2026-03-16T10:00:00Z'
    const { body: task } = await make({ dueAt, recurrence: 'FREQ=WEEKLY', reminder: { minutesBefore: 60 } }, who)
    expect((await change(task, { state: 'DONE' }, who)).body.next?.reminder).toEqual({
      minutesBefore: 60,
      at: '2026-03-23T08:00:00Z',
    })
  })
})
