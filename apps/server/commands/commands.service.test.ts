import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { runCli } from '../cli.ts'

let test: TestApp
let org: TestOrg
const events: string[] = []

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await runCli(args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    async *lines() {},
  })
  return { status, out: out.join('\n'), err: err.join('\n') }
}

async function setAside(key: string): Promise<string> {
  const made = await test.superuser.query<{ id: string }>(
    `insert into app.inbound_events (org_id, account_id, kind, dedupe_key, order_key, payload, state, attempts, error)
     select org_id, id, 'MESSAGE', $2, $2, '{}', 'QUARANTINED', 5, 'TypeError: poisoned'
       from app.channel_accounts where org_id = $1 returning id`,
    [org.orgId, key],
  )
  return made.rows[0]!.id
}

beforeAll(async () => {
  test = await bootTestApp()
  org = await test.org()
  await test.superuser.query(
    `insert into platform.provider_apps (key, kind, secret_sealed, verify_token_sealed) values ('meta', 'WHATSAPP_CLOUD', '', '')`,
  )
  await test.superuser.query(
    `insert into app.channel_accounts (org_id, branch_id, kind, app_key, display_name, display_phone, phone_number_id, waba_id)
     values ($1, $2, 'WHATSAPP_CLOUD', 'meta', 'Agence', '+212 5', '100', '900')`,
    [org.orgId, org.branchId],
  )
  vi.stubEnv('DATABASE_URL', test.db.appUrl)
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await test.close()
})

it('lists events of every organisation with their reason, and deliveries that were no JSON', async () => {
  expect((await run('quarantine', 'list')).out).toBe('nothing in quarantine')
  events.push(await setAside('one'), await setAside('two'))
  await test.superuser.query(
    `insert into platform.quarantined_webhooks (app_key, reason, body) values ('meta', 'MALFORMED_JSON', '{oops')`,
  )
  const { status, out } = await run('quarantine', 'list')
  expect(status).toBe(0)
  for (const id of events) expect(out).toContain(`${id}  ${org.orgId}  MESSAGE`)
  expect(out).toContain('TypeError: poisoned')
  expect(out).toMatch(/MALFORMED_JSON {2}5 bytes/)
})

it('puts one event or all of them back in line', async () => {
  expect((await run('quarantine', 'replay')).status).toBe(2)
  expect((await run('quarantine', 'replay', '01900000-0000-7000-8000-000000000000')).status).toBe(1)
  expect(await run('quarantine', 'replay', events[0] ?? '')).toMatchObject({ status: 0, out: '1 event back in line' })
  expect((await run('quarantine', 'replay', '--all')).out).toBe('1 event back in line')
  const left = await test.superuser.query('select state, attempts from app.inbound_events order by id')
  expect(left.rows).toEqual([
    { state: 'PENDING', attempts: 0 },
    { state: 'PENDING', attempts: 0 },
  ])
})

it('finds nothing wrong with this installation, and names what is', async () => {
  vi.stubEnv('ATLAS_PORT', '0')
  const healthy = await run('doctor')
  expect(healthy.out).toContain('the boot check finds nothing')
  vi.stubEnv('DATABASE_URL', test.db.superuserUrl)
  const { status, out } = await run('doctor')
  expect(status).toBe(1)
  expect(out).toMatch(/✗ {2}boot check +role postgres is a superuser/)
})
