import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

let bench: WhatsAppBench
let org: TestOrg
let number: string
let waba: string

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  org = await bench.t.org({ country: 'MA' })
  const ours = await bench.connect(org)
  number = ours.phoneNumberId
  const found = await bench.t.superuser.query<{ waba: string }>(
    'select waba_id as waba from app.channel_accounts where id = $1',
    [ours.accountId],
  )
  waba = found.rows[0]?.waba ?? ''
})
afterAll(() => bench.close())

/** Posts these bytes as Meta does, and tells what became of their events. */
async function deliver(raw: string): Promise<Record<string, unknown>> {
  const signature = createHmac('sha256', 'app-secret-for-tests').update(raw).digest('hex')
  const answer = await bench.t.app.http.app.inject({
    method: 'POST',
    url: '/webhooks/whatsapp/test',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    payload: raw,
  })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

const message = (id: string, from: string) => ({ id, from, type: 'text', text: { body: 'Bonjour' } })
const webhook = (value: object) =>
  JSON.stringify({ entry: [{ id: waba, changes: [{ field: 'messages', value: { ...value } }] }] })
const onNumber = (value: object) => webhook({ metadata: { phone_number_id: number }, ...value })

async function shown(id: string): Promise<number | null> {
  return (await bench.t.superuser.query('select 1 from app.messages where provider_id = $1', [id])).rowCount
}

/** What was stored with this fault, oldest first. */
async function setAside(fault: string): Promise<string[]> {
  const found = await bench.t.superuser.query<{ event: string }>(
    `select kind || ' ' || state as event from app.inbound_events
      where org_id = $1 and payload ->> 'fault' = $2 order by id`,
    [org.orgId, fault],
  )
  return found.rows.map(({ event }) => event)
}

it('what names nobody, or no number of ours, is kept and set aside; its neighbour is shown', async () => {
  const messages = [message('wamid.of-nobody', 'SENDER_PHONE_NUMBER'), message('wamid.beside', '212612345678')]
  expect(await deliver(onNumber({ messages }))).toMatchObject({ stored: 2 })
  const astray = {
    messages: [message('wamid.astray', '212612345678')],
    statuses: [{ id: 'wamid.astray', status: 'read' }],
    message_echoes: [{ id: 'wamid.echo', to: '212612345678' }],
  }
  expect(await deliver(webhook(astray))).toMatchObject({ stored: 3 })
  expect(await deliver(JSON.stringify(astray))).toMatchObject({ stored: 0, unknown: 3 })
  await bench.settle()
  expect(await setAside('missing_sender')).toEqual(['MESSAGE QUARANTINED'])
  expect(await setAside('missing_account')).toEqual(['MESSAGE QUARANTINED', 'STATUS QUARANTINED', 'ECHO QUARANTINED'])
  expect(await Promise.all(['wamid.of-nobody', 'wamid.astray', 'wamid.beside'].map(shown))).toEqual([0, 0, 1])
})

it('a byte order mark is passed over, and an id of twenty digits keeps each of them', async () => {
  const raw = onNumber({ messages: [message('ID', '212612345679')] }).replace('"ID"', '12345678901234567890')
  expect(await deliver(`\uFEFF${raw}`)).toMatchObject({ stored: 1 })
  await bench.settle()
  expect(await shown('12345678901234567890')).toBe(1)
})
