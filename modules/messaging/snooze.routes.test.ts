import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handOver, lockConversation } from '#modules/messaging'
import { type Answer, type Caller, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let agent: Caller
let other: Caller
let number: { phoneNumberId: string }
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA' })
  lyon = await bench.t.org({ country: 'FR' })
  number = await bench.connect(casa)
  agent = await bench.t.member(casa, ['AGENT'], { name: 'Karim' })
  other = await bench.t.member(casa, ['AGENT'], { name: 'Leila' })
})
afterAll(() => bench.close())

type Summary = {
  id: string
  unreadCount: number
  waitingSince: string | null
  handledBy: string
  needsHuman: boolean
  snoozed: { until: string; zone: string; by: { id: string; name: string } | null } | null
}
type Page = { items: Summary[]; nextCursor: string | null }
type Person = { phone: string; id: string }

async function ok<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

async function says(phone: string, text: string): Promise<void> {
  bench.meta.inbound(phone, { to: number.phoneNumberId, text })
  await bench.settle()
}

/** Somebody who wrote just now, in the hands of the agent and read. */
async function someone(): Promise<Person> {
  serial += 1
  const phone = `+2126616${String(10_000 + serial)}`
  await says(phone, 'Bonjour, un appartement à Casablanca ?')
  const { items } = await ok(casa.admin.get<Page>(`/conversations?q=${encodeURIComponent(phone)}`))
  const id = items[0]?.id ?? ''
  await ok(casa.admin.send('POST', `/conversations/${id}/assign`, { assigneeId: agent.userId }))
  // Whose turn it was with the dossier may be anybody.
  await bench.t.superuser.query(
    'update app.dossiers set assignee_id = $1 where id = (select dossier_id from app.conversations where id = $2)',
    [agent.userId, id],
  )
  await ok(agent.send('POST', `/conversations/${id}/take-over`, {}))
  await ok(agent.send('POST', `/conversations/${id}/read`, {}))
  return { phone, id }
}

const inMs = (ms: number) => new Date(bench.clock.now() + ms).toISOString()
const iso = (instant: string | undefined) => new Date(instant ?? Number.NaN).toISOString()
const snooze = (who: Caller, { id }: Person, until: unknown) =>
  who.send<{ errors: { field: string; code: string }[] }>('POST', `/conversations/${id}/snooze`, { until })
const wake = (who: Caller, { id }: Person) => who.send('POST', `/conversations/${id}/wake`, {})
const one = (who: Caller, { id }: Person) => ok(who.get<Summary>(`/conversations/${id}`))
const list = async (who: Caller, view: string) =>
  (await ok(who.get<Page>(`/conversations?view=${view}&limit=100`))).items
const holds = async (who: Caller, view: string, { id }: Person) => (await list(who, view)).some((v) => v.id === id)
const viewsWith = async (who: Caller, person: Person) => {
  const views = ['all', 'mine', 'unassigned', 'waiting', 'agent', 'snoozed']
  const held = await Promise.all(views.map((view) => holds(who, view, person)))
  return views.filter((_, n) => held[n])
}
const toldOf = async (who: Caller, { id }: Person) =>
  (
    await ok(who.get<{ items: { kind: string; count: number; subject: { id: string } }[] }>('/notifications?limit=100'))
  ).items.filter((n) => n.kind === 'CONVERSATION_AWAKE' && n.subject.id === id)
const traceOf = async ({ id }: Person) =>
  (
    await bench.t.superuser.query<{ code: string; params: Record<string, unknown>; actor: string }>(
      `select code, params, actor from app.activities where ref_id = $1 and (code like '%snoozed' or code like '%woken%') order by id`,
      [id],
    )
  ).rows
const jobsOf = async ({ id }: Person) =>
  (
    await bench.t.superuser.query<{ due_at: Date }>(
      `select due_at from app.jobs where kind = 'messaging.wake' and key = $1 and state = 'PENDING'`,
      [id],
    )
  ).rows.map((row) => new Date(row.due_at).toISOString())

describe('a conversation put off', () => {
  it('leaves the lists of work for its own, says until when and by whom, and leaves a trace', async () => {
    const person = await someone()
    expect(await viewsWith(agent, person)).toEqual(['all', 'mine'])
    const until = inMs(2 * DAY)
    await ok(snooze(agent, person, until))
    expect(await viewsWith(agent, person)).toEqual(['all', 'snoozed'])
    expect(await viewsWith(casa.admin, person)).toEqual(['all', 'snoozed'])
    const { snoozed } = await one(casa.admin, person)
    expect(snoozed).toMatchObject({ zone: 'Africa/Casablanca', by: { id: agent.userId, name: 'Karim' } })
    expect(iso(snoozed?.until)).toBe(until)
    expect(await jobsOf(person)).toEqual([until])
    expect(await traceOf(person)).toEqual([
      { code: 'conversation.snoozed', params: { day: '14/03/2026', time: '09:00' }, actor: `user:${agent.userId}` },
    ])
    const audited = await bench.t.superuser.query<{ actor: string }>(
      `select e.actor from app.audit_entries e join app.audit_values v on v.entry_id = e.id
        where e.entity = 'conversations' and e.entity_id = $1 and v.changes::text like '%snoozed_until%'`,
      [person.id],
    )
    expect(audited.rows).toEqual([{ actor: `user:${agent.userId}` }])
  })

  it('wakes by itself at its instant: back where it belongs, unread, and whoever put it off is told once', async () => {
    const person = await someone()
    await ok(snooze(agent, person, inMs(3 * HOUR)))
    bench.clock.advance(3 * HOUR - 1)
    await bench.settle()
    expect(await viewsWith(agent, person)).toEqual(['all', 'snoozed'])
    bench.clock.advance(1)
    await bench.settle()
    const back = await viewsWith(agent, person)
    expect(back).toContain('mine')
    expect(back).not.toContain('snoozed')
    expect(await one(agent, person)).toMatchObject({ snoozed: null, unreadCount: 1 })
    expect(await toldOf(agent, person)).toMatchObject([{ count: 1 }])
    expect(await toldOf(casa.admin, person)).toEqual([])
    expect((await traceOf(person)).map(({ code, actor }) => [code, actor])).toEqual([
      ['conversation.snoozed', `user:${agent.userId}`],
      ['conversation.woken_on_time', 'job:messaging.wake'],
    ])
    await bench.settle()
    expect(await toldOf(agent, person)).toMatchObject([{ count: 1 }])
  })

  it('is judged by the instant where the job is late, and is woken in full by whoever looks at it first', async () => {
    const person = await someone()
    await ok(snooze(agent, person, inMs(HOUR)))
    // The job is gone: nothing but the clock says that it is over.
    await bench.t.superuser.query(`delete from app.jobs where kind = 'messaging.wake' and key = $1`, [person.id])
    const before = (await ok(agent.get<Record<string, number>>('/conversations/counts'))).mine ?? 0
    bench.clock.advance(HOUR)
    expect(await viewsWith(agent, person)).not.toContain('snoozed')
    expect(await holds(agent, 'mine', person)).toBe(true)
    expect(await one(agent, person)).toMatchObject({ snoozed: null, unreadCount: 1 })
    expect((await ok(agent.get<Record<string, number>>('/conversations/counts'))).mine).toBe(before + 1)
    await ok(casa.admin.send('POST', `/conversations/${person.id}/read`, {}))
    expect(await one(agent, person)).toMatchObject({ snoozed: null, unreadCount: 0 })
    expect(await toldOf(agent, person)).toHaveLength(1)
    expect((await traceOf(person)).map(({ code }) => code)).toEqual([
      'conversation.snoozed',
      'conversation.woken_on_time',
    ])
  })

  it('told late is told once, though it is put off anew before the job came', async () => {
    const person = await someone()
    await ok(snooze(agent, person, inMs(HOUR)))
    bench.clock.advance(2 * HOUR)
    await ok(snooze(casa.admin, person, inMs(HOUR)))
    await bench.settle()
    expect(await viewsWith(agent, person)).toEqual(['all', 'snoozed'])
    expect(await toldOf(agent, person)).toMatchObject([{ count: 1 }])
    bench.clock.advance(HOUR)
    await bench.settle()
    expect(await toldOf(casa.admin, person)).toMatchObject([{ count: 1 }])
    expect(await toldOf(agent, person)).toMatchObject([{ count: 1 }])
  })

  it('wakes at once when the person writes, and waits for us', async () => {
    const person = await someone()
    await ok(snooze(agent, person, inMs(5 * DAY)))
    await says(person.phone, 'Finalement je suis libre demain')
    expect(await viewsWith(agent, person)).toEqual(['all', 'mine', 'waiting'])
    const after = await one(agent, person)
    expect(after).toMatchObject({ snoozed: null, unreadCount: 1 })
    expect(after.waitingSince).not.toBeNull()
    expect(await toldOf(agent, person)).toHaveLength(1)
    expect(await jobsOf(person)).toEqual([])
    expect((await traceOf(person)).at(-1)?.code).toBe('conversation.woken_by_message')
    bench.clock.advance(5 * DAY)
    await bench.settle()
    expect(await toldOf(agent, person)).toMatchObject([{ count: 1 }])
  })

  it('does not hold the assistant back, which answers what comes while the conversation sleeps', async () => {
    const person = await someone()
    await ok(agent.send('POST', `/conversations/${person.id}/give-back`, {}))
    await bench.settle()
    await ok(snooze(agent, person, inMs(DAY)))
    const heard = bench.meta.messagesTo(person.phone, number.phoneNumberId).length
    await says(person.phone, 'Un trois chambres à Maârif, 2 millions de dirhams')
    expect(bench.meta.messagesTo(person.phone, number.phoneNumberId).length).toBeGreaterThan(heard)
    expect(await one(agent, person)).toMatchObject({ snoozed: null, handledBy: 'AGENT' })
  })

  it('wakes when the assistant hands over: a person is needed now', async () => {
    const person = await someone()
    await ok(snooze(agent, person, inMs(DAY)))
    await bench.t.inOrg(casa.orgId, async (ctx) => {
      const held = await lockConversation(ctx, person.id)
      if (held) await handOver(ctx, held, 'ASKED_FOR_HUMAN')
    })
    expect(await viewsWith(agent, person)).toEqual(['all', 'mine', 'waiting'])
    expect(await one(agent, person)).toMatchObject({ snoozed: null, needsHuman: true, unreadCount: 1 })
    expect(await jobsOf(person)).toEqual([])
  })

  it('wakes by hand, by a colleague too: whoever put it off is told, the one who woke it is not', async () => {
    const person = await someone()
    await ok(snooze(agent, person, inMs(DAY)))
    await ok(wake(agent, person))
    expect(await viewsWith(agent, person)).toContain('mine')
    expect(await one(agent, person)).toMatchObject({ snoozed: null, unreadCount: 0 })
    expect(await jobsOf(person)).toEqual([])
    expect(await toldOf(agent, person)).toEqual([])
    await ok(wake(agent, person))
    expect((await traceOf(person)).map(({ code }) => code)).toEqual(['conversation.snoozed', 'conversation.woken'])
    await ok(snooze(agent, person, inMs(DAY)))
    await ok(wake(casa.admin, person))
    expect(await toldOf(agent, person)).toHaveLength(1)
  })

  it('twice wakes at the second instant alone, sooner or later, and the second person is told', async () => {
    for (const [first, second] of [
      [4 * HOUR, 2 * HOUR],
      [2 * HOUR, 4 * HOUR],
    ] as const) {
      const person = await someone()
      await ok(snooze(agent, person, inMs(first)))
      const until = inMs(second)
      await ok(snooze(casa.admin, person, until))
      expect(await jobsOf(person)).toEqual([until])
      expect((await one(agent, person)).snoozed?.by?.id).toBe(casa.admin.userId)
      bench.clock.advance(2 * HOUR)
      await bench.settle()
      expect(await holds(agent, 'snoozed', person)).toBe(second > 2 * HOUR)
      bench.clock.advance(2 * HOUR)
      await bench.settle()
      expect(await viewsWith(agent, person)).not.toContain('snoozed')
      expect(await toldOf(casa.admin, person)).toHaveLength(1)
      expect(await toldOf(agent, person)).toEqual([])
    }
  })

  it('by two people at once ends as one of both would have it, with one job', async () => {
    const person = await someone()
    const [a, b] = [inMs(2 * HOUR), inMs(4 * HOUR)]
    await Promise.all([ok(snooze(agent, person, a)), ok(snooze(casa.admin, person, b)), ok(snooze(agent, person, a))])
    const until = iso((await one(agent, person)).snoozed?.until)
    expect([a, b]).toContain(until)
    expect(await jobsOf(person)).toEqual([until])
  })

  it('is refused an instant that is past, too far or none, by the field', async () => {
    const person = await someone()
    for (const [until, code] of [
      [inMs(0), 'PAST'],
      [inMs(-HOUR), 'PAST'],
      [inMs(365 * DAY + 1000), 'TOO_FAR'],
    ] as const) {
      const answer = await snooze(agent, person, until)
      expect([answer.status, answer.body.errors[0]]).toMatchObject([400, { field: 'until', code }])
    }
    for (const until of ['demain', '', null, 12, '2026-02-30T10:00:00Z', '2026-13-01T10:00:00Z']) {
      const answer = await snooze(agent, person, until)
      expect([until, answer.status, answer.body.errors[0]?.field]).toEqual([until, 400, 'until'])
    }
    expect(await traceOf(person)).toEqual([])
    await ok(snooze(agent, person, inMs(365 * DAY)))
  })
})

describe('who may', () => {
  it('only those who may write in it: another agent sees nothing of it, roles that read are refused, other houses find nothing', async () => {
    const person = await someone()
    const until = inMs(DAY)
    const choices = (who: Caller) => who.get(`/conversations/${person.id}/snooze-choices`)
    const asked = async (who: Caller) => [
      (await choices(who)).status,
      (await snooze(who, person, until)).status,
      (await wake(who, person)).status,
    ]
    expect(await asked(other)).toEqual([404, 404, 404])
    expect(await asked(lyon.admin)).toEqual([404, 404, 404])
    for (const role of ['OWNER', 'MODERATOR', 'AUDITOR'])
      expect(await asked(await bench.t.member(casa, [role])), role).toEqual([403, 403, 403])
    expect(await asked(await bench.t.member(casa, ['MANAGER']))).toEqual([200, 204, 204])
    await ok(snooze(agent, person, until))
    expect(await holds(other, 'snoozed', person)).toBe(false)
    expect(await holds(lyon.admin, 'snoozed', person)).toBe(false)
    const counts = (who: Caller) => ok(who.get<{ snoozed: number }>('/conversations/counts'))
    expect((await counts(other)).snoozed).toBe(0)
    expect((await counts(lyon.admin)).snoozed).toBe(0)
    expect((await counts(agent)).snoozed).toBeGreaterThan(0)
  })

  it('is offered moments by the clock of the branch', async () => {
    const person = await someone()
    const now = bench.clock.now()
    const answer = await ok(
      agent.get<{ zone: string; items: { code: string; until: string }[] }>(
        `/conversations/${person.id}/snooze-choices`,
      ),
    )
    expect(answer.zone).toBe('Africa/Casablanca')
    expect(answer.items.map(({ code }) => code)).toContain('TOMORROW')
    for (const { until } of answer.items) {
      expect(Date.parse(until)).toBeGreaterThan(now)
      expect((await snooze(agent, person, until)).status).toBe(204)
    }
  })
})

describe('the lists', () => {
  it('put what sleeps in the order in which it wakes, page by page, and are searched', async () => {
    const fresh = await bench.t.superuser.query(`update app.conversations set snoozed_until = null, snoozed_by = null`)
    expect(fresh.rowCount).toBeGreaterThan(0)
    const people: Person[] = []
    for (const hours of [30, 10, 20, 10, 40]) {
      const person = await someone()
      people.push(person)
      await ok(snooze(agent, person, new Date(Math.ceil(bench.clock.now() / HOUR) * HOUR + hours * HOUR).toISOString()))
    }
    const [a, b, c, d, e] = people
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page = await ok(
        agent.get<Page>(`/conversations?view=snoozed&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
      )
      seen.push(...page.items.map((v) => v.id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual([b, d, c, a, e].map((p) => p?.id))
    expect((await ok(agent.get<{ snoozed: number }>('/conversations/counts'))).snoozed).toBe(5)
    const found = await ok(agent.get<Page>(`/conversations?view=snoozed&q=${encodeURIComponent(c?.phone ?? '')}`))
    expect(found.items.map((v) => v.id)).toEqual([c?.id])
    // A word that is written right goes another way through the database.
    const worded = await ok(agent.get<Page>('/conversations?view=snoozed&q=appartement'))
    expect(worded.items.every((v) => v.snoozed !== null)).toBe(true)
  })

  it('count what is unread in each, and stop at a hundred', async () => {
    const person = await someone()
    const counts = () => ok(agent.get<Record<string, number>>('/conversations/counts'))
    const before = await counts()
    await says(person.phone, 'Vous êtes là ?')
    expect(await counts()).toMatchObject({ mine: (before.mine ?? 0) + 1, waiting: (before.waiting ?? 0) + 1 })
    await ok(snooze(agent, person, inMs(DAY)))
    expect(await counts()).toMatchObject({ ...before, snoozed: (before.snoozed ?? 0) + 1 })
    await bench.t.superuser.query(
      `with i as (insert into app.channel_identities (org_id, contact_id, kind, value, raw)
                  select v.org_id, v.contact_id, 'PHONE', '+212699' || lpad(n::text, 6, '0'), 'x' from app.conversations v, generate_series(1, 120) n
                   where v.id = $1 returning *)
       insert into app.conversations (org_id, account_id, channel, contact_id, identity_id, branch_id, assignee_id, unread_count, handled_by)
       select v.org_id, v.account_id, v.channel, v.contact_id, i.id, v.branch_id, v.assignee_id, 1, 'HUMAN' from i, app.conversations v where v.id = $1`,
      [person.id],
    )
    expect((await counts()).mine).toBe(100)
  })

  it('are not the only ones it leaves: one’s day does not ask for it either', async () => {
    const person = await someone()
    await says(person.phone, 'Alors ?')
    const waits = async () =>
      (await ok(agent.get<{ waiting: { conversationId: string }[] }>('/today'))).waiting.some(
        (w) => w.conversationId === person.id,
      )
    expect(await waits()).toBe(true)
    await ok(snooze(agent, person, inMs(HOUR)))
    expect(await waits()).toBe(false)
    bench.clock.advance(HOUR)
    expect(await waits()).toBe(true)
  })
})
