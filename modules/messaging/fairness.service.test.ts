import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

/** What one organisation has queued while another answers a person. */
const BACKLOG = 50_000
/** As the outbound worker claims. */
const CLAIM = `app.claim_outbound(8, 32, 64, interval '30 seconds')`

let bench: WhatsAppBench
let crowd: TestOrg
let other: TestOrg

beforeAll(async () => {
  bench = await startWhatsAppBench(2)
  crowd = await bench.t.org()
  other = await bench.t.org()
  for (const org of [crowd, other]) {
    const { phoneNumberId, accountId } = await bench.connect(org)
    await bench.t.superuser.query('update app.channel_accounts set agent_enabled = false where id = $1', [accountId])
    bench.meta.inbound(org === crowd ? '212661000001' : '212661000002', { to: phoneNumberId, text: 'Bonjour' })
  }
  await bench.settle()
  await plantBacklog()
}, 120_000)
afterAll(() => bench.close())

/** Many conversations of one organisation, each with a message that waits. Triggers rest: a campaign is not the subject. */
async function plantBacklog(): Promise<void> {
  const { superuser } = bench.t
  await superuser.query('set session_replication_role = replica')
  await superuser.query(
    `insert into app.messages (org_id, conversation_id, contact_id, account_id, identity_id, channel, direction, origin, type, text, payload, status, purpose, due_at, author)
     select v.org_id, uuidv7(), v.contact_id, v.account_id, v.identity_id, 'WHATSAPP', 'OUT', 'API', 'text', 'Bonjour',
            '{"content": {"type": "text", "body": "Bonjour"}}', 'QUEUED', 'REPLY', $2, 'system'
       from app.conversations v, generate_series(1, $3) where v.org_id = $1`,
    [crowd.orgId, new Date(bench.clock.now() - 3_600_000), BACKLOG],
  )
  await superuser.query('set session_replication_role = origin')
  await superuser.query('analyze app.messages')
}

/** One claim by the injected clock, kept or taken back. */
async function inClaim<R>(keep: boolean, work: () => Promise<R>): Promise<R> {
  const { superuser } = bench.t
  await superuser.query('begin')
  await superuser.query(`select set_config('app.now', $1, true)`, [new Date(bench.clock.now()).toISOString()])
  const result = await work()
  await superuser.query(keep ? 'commit' : 'rollback')
  return result
}

/** What one claim reads: rows of the messages, and pages of all tables and indexes. It is taken back. */
async function readByClaim(): Promise<{ rows: number; pages: number }> {
  type Explained = { 'QUERY PLAN': { Plan: Record<string, unknown> }[] }
  const { superuser } = bench.t
  const rows = async () => {
    const found = await superuser.query<{ n: string }>(
      `select seq_tup_read + idx_tup_fetch as n from pg_stat_xact_user_tables where relid = 'app.messages'::regclass`,
    )
    return Number(found.rows[0]?.n)
  }
  return inClaim(false, async () => {
    const before = await rows()
    const found = await superuser.query<Explained>(`explain (analyze, buffers, format json) select * from ${CLAIM}`)
    // A function called in FROM hides its plan; its buffers stand at the node that calls it.
    const plan = found.rows[0]?.['QUERY PLAN'][0]?.Plan
    const pages = Number(plan?.['Shared Hit Blocks'] ?? 0) + Number(plan?.['Shared Read Blocks'] ?? 0)
    return { rows: (await rows()) - before, pages }
  })
}

const claim = () =>
  inClaim(
    true,
    async () => (await bench.t.superuser.query<{ org_id: string; id: string }>(`select * from ${CLAIM}`)).rows,
  )

async function reply(): Promise<string> {
  const conversation = await bench.t.superuser.query<{ id: string }>(
    'select id from app.conversations where org_id = $1',
    [other.orgId],
  )
  const answer = await other.admin.send<{ id: string }>('POST', '/outbound/messages', {
    conversationId: conversation.rows[0]?.id,
    text: 'Je vous réponds',
  })
  expect(answer.status).toBe(202)
  return answer.body.id
}

const settle = (ids: string[]) =>
  bench.t.superuser.query(`update app.messages set status = 'ACCEPTED', lease_until = null where id = any ($1)`, [ids])

it('a reply is in the first claim after it is queued, however many messages another organisation has waiting', async () => {
  const waits: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const id = await reply()
    let claims = 0
    for (let found = false; !found && claims < 10; ) {
      const rows = await claim()
      claims += 1
      found = rows.some((row) => row.id === id)
      await settle(rows.map((row) => row.id))
    }
    waits.push(claims)
  }
  expect(waits).toEqual([1, 1, 1, 1, 1])
})

it('also while the other’s provider hangs: what is on the way of one number is bounded, the places left are others’', async () => {
  const held: string[] = []
  for (let n = 0; n < 8; n += 1) {
    bench.clock.advance(1)
    held.push(...(await claim()).map((row) => row.id))
  }
  expect(held.length).toBeLessThanOrEqual(32)
  const id = await reply()
  const rows = await claim()
  expect(rows.map((row) => row.id)).toEqual([id])
  await settle([...held, id])
})

it('a claim reads what it takes, not what waits', async () => {
  // The first one of a connection reads the catalogues too.
  await readByClaim()
  const read = await readByClaim()
  expect(read.rows).toBeGreaterThan(0)
  expect(read.rows).toBeLessThan(200)
  expect(read.pages).toBeGreaterThan(0)
  expect(read.pages).toBeLessThan(1_000)
})
