import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#testing'

/** More than this would be one look at each pair of waiting rows, not one at each row. */
const LOOKS_PER_ROW = 20
const WAITING = 400

let db: TestDatabase
let superuser: pg.Client
beforeAll(async () => {
  db = await cloneDatabase()
  superuser = new pg.Client({ connectionString: db.superuserUrl })
  await superuser.connect()
  // Rows of one table at a time: what they hang on is not looked at by a claim.
  await superuser.query('set session_replication_role = replica')
})
afterAll(async () => {
  await superuser.end()
  await db.drop()
})

/** Pages the database looked at for a call. */
async function looks(call: string): Promise<number> {
  const found = await superuser.query<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number } }] }>(
    `explain (analyze, buffers, format json) select * from ${call}`,
  )
  return found.rows[0]?.['QUERY PLAN'][0].Plan['Shared Hit Blocks'] ?? 0
}

/** A number with so many messages to send, each to somebody else who agreed; its organisation and its id. */
async function numberWithQueue(count: number): Promise<{ org: string; account: string }> {
  const [org, account] = [randomUUID(), randomUUID()]
  await superuser.query(
    `insert into app.channel_accounts (org_id, id, branch_id, kind, app_key, display_name, display_phone, phone_number_id, waba_id)
     values ($1, $2, uuidv7(), 'WHATSAPP_CLOUD', 'k', 'N', '+2125', $3, 'w')`,
    [org, account, account],
  )
  await superuser.query('insert into app.sending_rates (org_id, account_id) values ($1, $2)', [org, account])
  await superuser.query(
    `with m as (
       insert into app.messages (org_id, conversation_id, contact_id, account_id, identity_id, channel, direction, origin, type, status, purpose, due_at, author)
       select $1, uuidv7(), uuidv7(), $2, uuidv7(), 'WHATSAPP', 'OUT', 'API', 'text', 'QUEUED', 'REPLY', now() - interval '1 minute', 'system'
         from generate_series(1, $3::int) returning org_id, identity_id, contact_id)
     insert into app.consent_states (org_id, identity_id, channel, purpose, contact_id, state, since, event_id)
     select org_id, identity_id, 'WHATSAPP', 'REPLY', contact_id, 'GRANTED', now(), uuidv7() from m`,
    [org, account, count],
  )
  return { org, account }
}

async function claim(perClaim: number, inFlight: number): Promise<Map<string, number>> {
  const found = await superuser.query<{ account_id: string }>(
    `select account_id from app.claim_outbound($1, $2, 200, interval '30 seconds')`,
    [perClaim, inFlight],
  )
  const taken = new Map<string, number>()
  for (const { account_id } of found.rows) taken.set(account_id, (taken.get(account_id) ?? 0) + 1)
  return taken
}

describe('a claim', () => {
  it('of provider events looks at each waiting one about once, however many wait', async () => {
    await superuser.query(
      `insert into app.inbound_events (org_id, account_id, kind, dedupe_key, order_key, payload, due_at)
       select $1, $1, 'MESSAGE', n::text, 'person ' || n % 50, '{}', now() - interval '1 minute' from generate_series(1, $2::int) n`,
      [randomUUID(), WAITING],
    )
    expect(await looks(`app.claim_inbound(8, interval '15 seconds')`)).toBeLessThan(WAITING * LOOKS_PER_ROW)
    // One of each person, the oldest; while it is worked on the next one waits.
    const rest = await superuser.query(`select order_key from app.claim_inbound(100, interval '15 seconds')`)
    expect(rest.rowCount).toBe(42)
    await superuser.query('delete from app.inbound_events')
  })

  it('of messages looks at each waiting one about once, however many wait', async () => {
    const { org } = await numberWithQueue(WAITING)
    expect(await looks(`app.claim_outbound(8, 32, 64, interval '30 seconds')`)).toBeLessThan(WAITING * LOOKS_PER_ROW)
    await superuser.query('delete from app.messages where org_id = $1', [org])
  })

  it('takes no more of one number than may be on the way at once, whatever hangs there, and serves the others', async () => {
    const hanging = await numberWithQueue(20)
    const other = await numberWithQueue(3)
    expect(await claim(8, 10)).toEqual(
      new Map([
        [hanging.account, 8],
        [other.account, 3],
      ]),
    )
    expect(await claim(8, 10)).toEqual(new Map([[hanging.account, 2]]))
    expect(await claim(8, 10)).toEqual(new Map())
    await superuser.query(
      `update app.messages set status = 'ACCEPTED' where id = (select id from app.messages where org_id = $1 and status = 'SENDING' limit 1)`,
      [hanging.org],
    )
    expect(await claim(8, 10)).toEqual(new Map([[hanging.account, 1]]))
  })
})
