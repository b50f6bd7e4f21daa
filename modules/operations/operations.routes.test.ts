import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aConsent, aMessage, aThread, insertId, type Thread } from '../../database/tests/arrange.ts'
import type { FigureRow, MessagingFigures } from './operations.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let thread: Thread

const ago = (seconds: number) => new Date(t.clock.now() - seconds * 1000).toISOString()
const set = (id: string, values: Record<string, unknown>) =>
  t.superuser.query(
    `update app.messages set ${Object.keys(values)
      .map((name, i) => `${name} = $${i + 2}`)
      .join(', ')} where id = $1`,
    [id, ...Object.values(values)],
  )

async function sentMessage(values: Record<string, unknown>, at = t.clock.now() - 600_000): Promise<string> {
  const id = await aMessage(t, thread, { direction: 'OUT', at })
  await set(id, values)
  return id
}

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  thread = await aThread(t, casa)
  await aConsent(t, thread, { purpose: 'REPLY', state: 'GRANTED' })
  await sentMessage({ status: 'DELIVERED', attempts: 1, accepted_at: ago(598), delivered_at: ago(593) })
  await sentMessage({ status: 'ACCEPTED', attempts: 3, accepted_at: ago(590) })
  await sentMessage({
    status: 'FAILED',
    attempts: 1,
    failure_code: '131026',
    failure_cause: 'channels.whatsapp.errors.131026',
  })
  await sentMessage({ status: 'DEAD', attempts: 8, failure_code: 'ECONNREFUSED', failure_cause: 'not_sent' })
  // Chosen for later: it was to leave a minute before it was accepted, however long ago it was written.
  await sentMessage({
    status: 'ACCEPTED',
    attempts: 1,
    accepted_at: ago(30),
    payload: JSON.stringify({ notBefore: ago(31) }),
  })
  await sentMessage({ status: 'FAILED', failure_code: 'OLD' }, t.clock.now() - 25 * 3_600_000)
  await aMessage(t, thread, { direction: 'OUT', at: t.clock.now() - 120_000 })
  await aMessage(t, thread, { direction: 'OUT', at: t.clock.now() + 3_600_000 })
  await aMessage(t, thread, { direction: 'IN' })
  for (const [n, state] of ['DONE', 'PENDING', 'QUARANTINED'].entries())
    await insertId(
      t,
      `insert into app.inbound_events (org_id, account_id, kind, dedupe_key, order_key, payload, state, received_at, processed_at)
       values ($1, $2, 'MESSAGE', $3, $3, '{"type":"text"}', $4, $5, $6) returning id`,
      [casa.orgId, thread.accountId, `event-${n}`, state, ago(60), state === 'PENDING' ? null : ago(58)],
    )
  await t.superuser.query(
    `insert into platform.webhook_counters (app_key, outcome, day, count)
     select app_key, 'FORGED', $2::date, 3 from app.channel_accounts where id = $1 union all select 'somebody-else', 'FORGED', $2::date, 50`,
    [thread.accountId, ago(0)],
  )
  await t.superuser.query(
    `update app.channel_accounts set quality_rating = 'YELLOW', messaging_limit = 'TIER_1K', status = 'PAUSED',
       status_reason = 'channels.whatsapp.errors.131048' where id = $1`,
    [thread.accountId],
  )
})
afterAll(() => t.close())

const figures = async (who: Caller) => (await who.get<MessagingFigures>('/operations/messaging')).body
const rows = async (who: Caller, query: string) =>
  (await who.get<{ items: FigureRow[]; nextCursor: string | null }>(`/operations/messaging/rows?${query}`)).body

describe('the figures of messaging', () => {
  it('tell what waits, what became of the day, and how the numbers stand', async () => {
    const f = await figures(casa.admin)
    expect(f.queue).toMatchObject({ waiting: { count: 1, more: false }, later: { count: 1 }, unknown: { count: 0 } })
    expect(Date.parse(f.queue.oldestAt ?? '')).toBe(t.clock.now() - 120_000)
    expect(f.sent).toMatchObject({ messages: 7, accepted: 3, delivered: 1, failed: 2, retries: 9, sampled: false })
    expect(f.sent.sendLatency).toEqual({ p50: 2, p95: 9.2 })
    expect(f.sent.deliveryLatency).toEqual({ p50: 5, p95: 5 })
    expect(f.failures.map(({ code, count }) => [code, count])).toEqual([
      ['131026', 1],
      ['ECONNREFUSED', 1],
    ])
    expect(f.failures[0]?.cause).toMatch(/\p{L}+ \p{L}+/u)
    expect(f.deadLetters.count).toBe(3)
    expect(f.webhooks).toMatchObject({
      events: 3,
      pending: { count: 1 },
      quarantined: { count: 1 },
      signatureFailures: 3,
    })
    expect(f.webhooks.lag).toEqual({ p50: 2, p95: 2 })
    expect(f.numbers).toMatchObject([{ quality: 'YELLOW', tier: 'TIER_1K', status: 'PAUSED', waiting: { count: 1 } }])
    expect(f.numbers[0]?.reason).toMatch(/\p{L}+ \p{L}+/u)
  })

  it('do not call a number paused whose pause is over', async () => {
    await t.superuser.query('update app.channel_accounts set paused_until = $2 where id = $1', [
      thread.accountId,
      ago(1),
    ])
    expect((await figures(casa.admin)).numbers).toMatchObject([{ status: 'ACTIVE', reason: null, pausedUntil: null }])
    const { body } = await t.anonymous('GET', '/metrics')
    expect(String(body)).toContain('atlas_channel_accounts{status="PAUSED"} 0')
    expect(String(body)).toContain('atlas_dead_letters{status="DEAD"} 1')
    expect(String(body)).toMatch(/atlas_queue_oldest_seconds\{queue="outbound"\} 120/)
    await t.superuser.query('update app.channel_accounts set paused_until = null where id = $1', [thread.accountId])
  })

  it('tell how long the oldest entry of the audit waits for its seal', async () => {
    await t.superuser.query('begin')
    await t.superuser.query('set local session_replication_role = replica')
    const [entry] = (
      await t.superuser.query<{ id: string }>(
        'update app.audit_entries set at = $1 where id = (select id from app.audit_entries order by id limit 1) returning id',
        [ago(90)],
      )
    ).rows
    await t.superuser.query(
      'insert into app.audit_unsealed (org_id, entry_id) select org_id, id from app.audit_entries where id = $1 on conflict do nothing',
      [entry?.id],
    )
    await t.superuser.query('commit')
    const { body } = await t.anonymous('GET', '/metrics')
    expect(String(body)).toMatch(/atlas_queue_oldest_seconds\{queue="seals"\} 90/)
  })

  it('lead to the rows they counted', async () => {
    const codes = async (query: string) => (await rows(casa.admin, query)).items.map(({ code }) => code)
    expect(await codes('figure=failed')).toEqual(['ECONNREFUSED', '131026'])
    expect(await codes('figure=failed&code=131026')).toEqual(['131026'])
    expect((await rows(casa.admin, 'figure=retried')).items.map(({ attempts }) => attempts)).toEqual([8, 3])
    expect((await rows(casa.admin, 'figure=waiting')).items).toHaveLength(1)
    expect((await rows(casa.admin, `figure=waiting&account=${lyon.orgId}`)).items).toEqual([])
    expect((await rows(casa.admin, 'figure=later')).items).toHaveLength(1)
    expect((await rows(casa.admin, 'figure=unknown')).items).toEqual([])
    expect((await rows(casa.admin, 'figure=slowestSent')).items.map(({ seconds }) => seconds)).toEqual([10, 2, 1])
    expect((await rows(casa.admin, 'figure=slowestDelivered')).items.map(({ seconds }) => seconds)).toEqual([5])
    const first = await rows(casa.admin, 'figure=failed&limit=1')
    expect(first.nextCursor).not.toBeNull()
    const second = await rows(casa.admin, `figure=failed&limit=1&cursor=${first.nextCursor}`)
    expect([second.items.map(({ code }) => code), second.nextCursor]).toEqual([['131026'], null])
  })

  it('count a person who takes everything back once', async () => {
    for (const purpose of ['CONTACT', 'MARKETING', 'REPLY']) await aConsent(t, thread, { purpose, state: 'REVOKED' })
    expect((await figures(casa.admin)).optOuts).toEqual({ count: 1, more: false })
    expect((await rows(casa.admin, 'figure=optOuts')).items).toMatchObject([
      { code: 'REPLY', contact: { id: thread.contactId } },
    ])
  })

  it('are of one organisation alone, for administrators and managers', async () => {
    const theirs = await figures(lyon.admin)
    expect(theirs.sent.messages + theirs.webhooks.events + theirs.webhooks.signatureFailures).toBe(0)
    expect([theirs.deadLetters.count, theirs.optOuts.count, theirs.numbers]).toEqual([0, 0, []])
    expect((await rows(lyon.admin, 'figure=failed')).items).toEqual([])
    expect((await (await t.member(casa, ['MANAGER'])).get('/operations/messaging')).status).toBe(200)
    for (const role of ['AGENT', 'AUDITOR', 'OWNER', 'MODERATOR']) {
      const who = await t.member(casa, [role])
      expect([role, (await who.get('/operations/messaging')).status]).toEqual([role, 403])
      expect([role, (await who.get('/operations/messaging/rows?figure=failed')).status]).toEqual([role, 403])
    }
  })

  it('refuse a figure nobody counts', async () => {
    expect((await casa.admin.get('/operations/messaging/rows?figure=constructor')).status).toBe(400)
    expect((await casa.admin.get('/operations/messaging/rows?figure=failed&cursor=x')).status).toBe(400)
  })
})
