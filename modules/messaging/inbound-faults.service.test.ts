import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

let bench: WhatsAppBench
let org: TestOrg
beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  org = await bench.t.org({ country: 'MA' })
  await bench.connect(org)
})
afterAll(() => bench.close())

/** Every message that comes in meets this error until the words are taken back. */
async function failing(sqlState: string | null): Promise<void> {
  await bench.t.superuser.query('drop trigger if exists aa_fails on app.messages')
  if (sqlState === null) return
  await bench.t.superuser.query(
    `create or replace function public.fails() returns trigger language plpgsql as $$ begin raise exception 'as told' using errcode = '${sqlState}'; end $$`,
  )
  await bench.t.superuser.query(
    'create trigger aa_fails before insert on app.messages for each row execute function public.fails()',
  )
}

const states = async () =>
  (
    await bench.t.superuser.query<{ state: string }>(
      `select state from app.inbound_events where kind = 'MESSAGE' and org_id = $1 order by id`,
      [org.orgId],
    )
  ).rows.map(({ state }) => state)

async function workOff(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await bench.t.app.drain()
    bench.clock.advance(20_000)
  }
}

it('a database that goes away and comes back sets no message aside, however often it was tried', async () => {
  bench.meta.inbound('212673000001', { text: 'Bonjour' })
  await bench.meta.deliverAll()
  await failing('57P01')
  await workOff(9)
  expect(await states()).toEqual(['PENDING'])
  await failing(null)
  await workOff(2)
  expect(await states()).toEqual(['DONE'])
  const kept = await bench.t.superuser.query(`select 1 from app.messages where direction = 'IN' and org_id = $1`, [
    org.orgId,
  ])
  expect(kept.rowCount).toBe(1)
})

it('an error of the message itself sets it aside after a few tries', async () => {
  bench.meta.inbound('212673000002', { text: 'Bonjour' })
  await bench.meta.deliverAll()
  await failing('22000')
  await workOff(7)
  await failing(null)
  expect(await states()).toEqual(['DONE', 'QUARANTINED'])
})
