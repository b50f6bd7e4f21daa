import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import type { ProviderEvent, ProviderEventDetail } from './events.schema.ts'

let bench: WhatsAppBench
let org: TestOrg
let other: TestOrg
let account: { phoneNumberId: string; accountId: string }

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  org = await bench.t.org({ country: 'MA' })
  other = await bench.t.org({ country: 'FR' })
  account = await bench.connect(org)
})
afterAll(() => bench.close())

const log = async (query = '') =>
  (await org.admin.get<{ items: ProviderEvent[]; nextCursor: string | null }>(`/operations/events?${query}`)).body
const open = (id: string, who = org.admin) => who.get<ProviderEventDetail>(`/operations/events/${id}`)
const replay = (id: string, who = org.admin) => who.send<ProviderEvent>('POST', `/operations/events/${id}/replay`)
const messages = async (text: string) =>
  (await bench.t.superuser.query('select id from app.messages where text = $1', [text])).rows.length

/** An event that was worked on and yet stands in quarantine: as after a fault that came late. */
async function quarantined(text: string): Promise<string> {
  bench.meta.inbound('212680077001', { text })
  await bench.settle()
  const found = await bench.t.superuser.query<{ id: string }>(
    `update app.inbound_events set state = 'QUARANTINED', attempts = 5, error = 'Error: the number is gone'
      where org_id = $1 and payload ->> 'text' = $2 returning id`,
    [org.orgId, text],
  )
  return found.rows[0]?.id ?? ''
}

it('is a log by keys, newest first, without contents', async () => {
  const id = await quarantined('Un premier mot')
  const all = await log('limit=1')
  expect(all.items).toHaveLength(1)
  const set = await log('state=QUARANTINED')
  expect(set.items).toMatchObject([
    { id, kind: 'MESSAGE', type: 'text', state: 'QUARANTINED', reason: 'Error: the number is gone', erased: false },
  ])
  expect(JSON.stringify(set)).not.toContain('Un premier mot')
  let [cursor, seen] = ['', [] as string[]]
  do {
    const page = await log(`limit=2${cursor && `&cursor=${cursor}`}`)
    seen = [...seen, ...page.items.map((event) => event.id)]
    cursor = page.nextCursor ?? ''
  } while (cursor)
  expect(seen).toEqual([...new Set(seen)].sort().reverse())
  expect(seen).toContain(id)
})

it('shows the contents to the administrator, who is recorded', async () => {
  const id = await quarantined('Ce que personne ne lit en secret')
  const { body } = await open(id)
  expect(JSON.stringify(body.payload)).toContain('Ce que personne ne lit en secret')
  const { body: audit } = await org.admin.get<{ items: { action: string; changes: unknown[] }[] }>(
    '/audit?entity=inbound_events',
  )
  expect(audit.items[0]).toMatchObject({ action: 'READ', changes: [{ field: 'event', after: id }] })
})

it('works on an event again without doing anything twice, for the first who asks', async () => {
  const id = await quarantined('Encore une fois')
  const answers = await Promise.all([replay(id), replay(id)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  await bench.settle()
  expect((await open(id)).body).toMatchObject({ state: 'DONE', reason: null })
  expect(await messages('Encore une fois')).toBe(1)
  expect((await replay(id)).body).toMatchObject({ code: 'EVENT_NOT_QUARANTINED' })
  const { body } = await org.admin.get<{ items: { action: string }[] }>(`/audit?entityId=${id}`)
  expect(body.items.map(({ action }) => action)).toEqual(['REPLAY'])
})

it('does what was never done', async () => {
  const id = await quarantined('Jamais arrivé')
  await bench.t.superuser.query(`update app.messages set text = null, provider_id = null where text = 'Jamais arrivé'`)
  expect((await replay(id)).status).toBe(200)
  await bench.settle()
  expect(await messages('Jamais arrivé')).toBe(1)
})

it('has nothing to replay where the contents were erased', async () => {
  const id = await quarantined('À oublier')
  await bench.t.superuser.query(`update app.inbound_events set payload = '{}' where id = $1`, [id])
  expect((await replay(id)).body).toMatchObject({ status: 409, code: 'EVENT_ERASED' })
})

it('is not there for anybody else', async () => {
  const id = await quarantined('Chez nous')
  for (const role of ['MANAGER', 'AGENT', 'AUDITOR', 'OWNER', 'MODERATOR']) {
    const who = await bench.t.member(org, [role])
    expect((await who.get('/operations/events')).status).toBe(403)
    expect((await open(id, who)).status).toBe(403)
    expect((await replay(id, who)).status).toBe(403)
  }
  expect((await open(id, other.admin)).status).toBe(404)
  expect((await replay(id, other.admin)).status).toBe(404)
  expect((await other.admin.get<{ items: unknown[] }>('/operations/events')).body.items).toEqual([])
})

it("keeps what the provider says of a number's quality and reach", async () => {
  const rate = (value: Record<string, unknown>) =>
    bench.t.superuser.query(
      `insert into app.inbound_events (org_id, account_id, kind, dedupe_key, order_key, payload, due_at)
       values ($1, $2, 'OTHER', gen_random_uuid()::text, 'account', $3, '2026-01-01')`,
      [
        org.orgId,
        account.accountId,
        JSON.stringify({ malformed: false, account: { type: 'number_quality', ...value } }),
      ],
    )
  const state = async () =>
    (
      await bench.t.superuser.query('select quality_rating, messaging_limit from app.channel_accounts where id = $1', [
        account.accountId,
      ])
    ).rows[0]
  const speed = async () =>
    (
      await bench.t.superuser.query('select messages_per_second from app.channel_accounts where id = $1', [
        account.accountId,
      ])
    ).rows[0]?.messages_per_second
  expect(await speed()).toBe(80)
  await rate({ displayPhone: '212522000010', event: 'FLAGGED', limit: 'TIER_1K' })
  await bench.settle()
  expect(await state()).toEqual({ quality_rating: 'RED', messaging_limit: 'TIER_1K' })
  await rate({ displayPhone: '212522000010', event: 'THROUGHPUT_UPGRADE', limit: 'TIER_UNLIMITED' })
  await rate({ displayPhone: '33100000000', event: 'UNFLAGGED', limit: 'TIER_50' })
  await bench.settle()
  expect(await speed()).toBe(1000)
  expect(await state()).toEqual({ quality_rating: 'RED', messaging_limit: 'TIER_UNLIMITED' })
})
