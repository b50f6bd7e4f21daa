import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import { registerProviderApp } from './index.ts'

const SECRET = 'app-secret-for-tests'
const OTHER = 'secret-of-another-app'

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let ours: { phoneNumberId: string; accountId: string }
let theirs: { phoneNumberId: string; accountId: string }
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(2)
  casa = await bench.t.org({ country: 'MA' })
  lyon = await bench.t.org({ country: 'FR' })
  ours = await bench.connect(casa)
  theirs = await bench.connect(lyon)
  await registerProviderApp(bench.t.app.platform, { key: 'other', secret: OTHER, verifyToken: 'verify-other' })
})
afterAll(() => bench.close())

const textMessage = (id: string, from = '212612345678') => ({
  from,
  id,
  timestamp: '1773306000',
  type: 'text',
  text: { body: 'Bonjour' },
})

const change = (number: string, messages: unknown[]) => ({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '+212', phone_number_id: number },
    contacts: [{ wa_id: '212612345678', profile: { name: 'Salma' } }],
    messages,
  },
})

const webhook = (...changes: unknown[]) => ({ object: 'whatsapp_business_account', entry: [{ id: 'waba', changes }] })
const fresh = () => {
  serial += 1
  return `wamid.intake${serial}`
}
const signed = (body: string | Buffer, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** Posts a delivery as the provider does. */
async function deliver(
  body: unknown,
  options: { app?: string; secret?: string; signature?: string | null; type?: string } = {},
) {
  const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  const signature = options.signature === undefined ? signed(raw, options.secret ?? SECRET) : options.signature
  const answer = await bench.t.app.http.app.inject({
    method: 'POST',
    url: `/webhooks/whatsapp/${options.app ?? 'test'}`,
    headers: {
      'content-type': options.type ?? 'application/json',
      ...(signature === null ? {} : { 'x-hub-signature-256': signature }),
    },
    payload: raw,
  })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

async function events(orgId?: string): Promise<number> {
  const found = await bench.t.superuser.query<{ n: number }>(
    `select count(*)::int as n from app.inbound_events where $1::uuid is null or org_id = $1`,
    [orgId ?? null],
  )
  return found.rows[0]?.n ?? 0
}

async function counted(outcome: string, app = 'test'): Promise<number> {
  const found = await bench.t.superuser.query<{ n: number }>(
    'select coalesce(sum(count), 0)::int as n from platform.webhook_counters where app_key = $1 and outcome = $2',
    [app, outcome],
  )
  return found.rows[0]?.n ?? 0
}

describe('the signature', () => {
  it('must be there and be of these bytes: 401, nothing stored, counted', async () => {
    const before = [await events(), await counted('FORGED')]
    const body = JSON.stringify(webhook(change(ours.phoneNumberId, [textMessage(fresh())])))
    const bad = [
      null,
      '',
      'sha256=',
      'sha256=00',
      signed(body, OTHER),
      signed(`${body} `, SECRET),
      signed(body, SECRET).replace('sha256=', 'sha1='),
      signed(body, ''),
    ]
    for (const signature of bad) {
      const answer = await deliver(body, { signature })
      expect([signature, answer.status, answer.body.code]).toEqual([signature, 401, 'SIGNATURE_INVALID'])
    }
    expect([await events(), await counted('FORGED')]).toEqual([before[0], Number(before[1]) + bad.length])
  })

  it('of an app that nobody registered is 401 too, and hostile names of apps break nothing', async () => {
    for (const app of ['nobody', "x'--", '%00', 'é'.repeat(50), 'constructor']) {
      const answer = await deliver(webhook(), { app: app === '%00' ? app : encodeURIComponent(app) })
      expect([400, 401], app).toContain(answer.status)
    }
  })

  it('of one app opens no number of another', async () => {
    const before = [await events(), await counted('UNKNOWN_NUMBER', 'other')]
    const delivery = webhook(change(ours.phoneNumberId, [textMessage(fresh())]))
    expect((await deliver(delivery, { secret: OTHER })).status).toBe(401)
    const own = await deliver(delivery, { app: 'other', secret: OTHER })
    expect([own.status, own.body]).toMatchObject([200, { stored: 0, unknown: 1 }])
    expect([await events(), await counted('UNKNOWN_NUMBER', 'other')]).toEqual([before[0], Number(before[1]) + 1])
  })

  it('of one app opens no business account of another', async () => {
    const waba = await bench.t.superuser.query<{ waba: string }>(
      'select waba_id as waba from app.channel_accounts where id = $1',
      [ours.accountId],
    )
    const before = await events()
    const update = { field: 'account_update', value: { event: 'DISABLED_UPDATE' } }
    const body = { object: 'whatsapp_business_account', entry: [{ id: waba.rows[0]?.waba, changes: [update] }] }
    expect((await deliver(body, { app: 'other', secret: OTHER })).status).toBe(200)
    expect(await events()).toBe(before)
  })
})

describe('a signed delivery', () => {
  it('that is no JSON is kept whole in quarantine and answered 200', async () => {
    for (const body of ['{"entry":', 'garbage', '', Buffer.from([0xff, 0xfe, 0x00])]) {
      expect((await deliver(body)).status).toBe(200)
      const kept = await bench.t.superuser.query<{ body: Buffer; reason: string }>(
        'select body, reason from platform.quarantined_webhooks order by id desc limit 1',
      )
      expect(kept.rows[0]).toMatchObject({ reason: 'MALFORMED_JSON', body: Buffer.from(body) })
    }
  })

  it('of JSON with another shape is answered 200 and changes nothing', async () => {
    const before = await events()
    for (const body of ['null', '[]', '7', '"x"', '{}', '{"entry":7}', '{"object":"page","entry":[]}'])
      expect((await deliver(body)).status, body).toBe(200)
    expect(await events()).toBe(before)
  })

  it('for a number nobody here has is answered 200 and counted', async () => {
    const before = [await events(), await counted('UNKNOWN_NUMBER')]
    const answer = await deliver(webhook(change('999000999', [textMessage(fresh()), textMessage(fresh())])))
    expect([answer.status, answer.body]).toMatchObject([200, { stored: 0, unknown: 2 }])
    expect([await events(), await counted('UNKNOWN_NUMBER')]).toEqual([before[0], Number(before[1]) + 2])
  })

  it('of more than three megabytes is refused with 413', async () => {
    const answer = await deliver(JSON.stringify({ filler: 'x'.repeat(3 * 1024 * 1024) }))
    expect([answer.status, answer.body.code]).toEqual([413, 'BODY_TOO_LARGE'])
    expect((await deliver(JSON.stringify({ filler: 'x'.repeat(2_900_000) }))).status).toBe(200)
  })

  it('is read whatever type it claims to have', async () => {
    const answer = await deliver(webhook(change(ours.phoneNumberId, [textMessage(fresh())])), { type: 'text/plain' })
    expect([answer.status, answer.body]).toMatchObject([200, { stored: 1 }])
  })

  it('over the numbers of two organisations puts each event where it belongs', async () => {
    const before = [await events(casa.orgId), await events(lyon.orgId)]
    const [forUs, forThem] = [fresh(), fresh()]
    const answer = await deliver(
      webhook(change(ours.phoneNumberId, [textMessage(forUs)]), change(theirs.phoneNumberId, [textMessage(forThem)])),
    )
    expect(answer.body).toMatchObject({ stored: 2, duplicates: 0, unknown: 0 })
    expect([await events(casa.orgId), await events(lyon.orgId)]).toEqual(before.map((n) => n + 1))
    await bench.settle()
    const where = await bench.t.superuser.query<{ provider_id: string; org_id: string }>(
      'select provider_id, org_id from app.messages where provider_id = any ($1)',
      [[forUs, forThem]],
    )
    expect(Object.fromEntries(where.rows.map((row) => [row.provider_id, row.org_id]))).toEqual({
      [forUs]: casa.orgId,
      [forThem]: lyon.orgId,
    })
  })

  it('told many times at once is stored once', async () => {
    const id = fresh()
    const before = await events()
    const delivery = webhook(change(ours.phoneNumberId, [textMessage(id)]))
    const answers = await Promise.all(Array.from({ length: 12 }, () => deliver(delivery)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200))
    expect(answers.reduce((sum, { body }) => sum + Number(body.stored), 0)).toBe(1)
    expect(await events()).toBe(before + 1)
    await bench.settle()
    const kept = await bench.t.superuser.query('select 1 from app.messages where provider_id = $1', [id])
    expect(kept.rowCount).toBe(1)
  })

  it('with texts that the database cannot keep, or ids beyond all measure, is never a 500', async () => {
    const strange = [
      { ...textMessage(fresh()), text: { body: 'a\u0000b \ud800' } },
      { ...textMessage(`wamid.${'x'.repeat(6_000)}`) },
      { ...textMessage(fresh()), from: '9'.repeat(6_000) },
      { ...textMessage(fresh()), timestamp: '99999999999999999999' },
      { ...textMessage(fresh()), __proto__: { polluted: true } },
    ]
    for (const message of strange)
      expect((await deliver(webhook(change(ours.phoneNumberId, [message])))).status).toBe(200)
    await bench.settle()
    const id = fresh()
    await deliver(webhook(change(ours.phoneNumberId, [textMessage(id)])))
    await bench.settle()
    const next = await bench.t.superuser.query('select 1 from app.messages where provider_id = $1', [id])
    expect(next.rowCount, 'the neighbours go on').toBe(1)
  })

  it('among many of the same moment is told its own counts; the same one twice counts once', async () => {
    const before = [await events(casa.orgId), await events(lyon.orgId)]
    const twice = webhook(change(ours.phoneNumberId, [textMessage(fresh())]))
    const answers = await Promise.all([
      deliver(twice),
      deliver(webhook(change(ours.phoneNumberId, [textMessage(fresh()), textMessage(fresh())]))),
      deliver(webhook(change(theirs.phoneNumberId, [textMessage(fresh())]))),
      deliver(webhook(change('000', [textMessage(fresh())]))),
      deliver(twice),
    ])
    expect(answers.map(({ body }) => [body.stored, body.unknown]).slice(1, 4)).toEqual([
      [2, 0],
      [1, 0],
      [0, 1],
    ])
    expect([answers[0], answers[4]].map((a) => `${a?.body.stored}/${a?.body.duplicates}`).sort()).toEqual([
      '0/1',
      '1/0',
    ])
    expect([await events(casa.orgId), await events(lyon.orgId)]).toEqual([Number(before[0]) + 3, Number(before[1]) + 1])
  })

  it('that cannot be stored fails alone among its neighbours of the same moment', async () => {
    const good = () => webhook(change(ours.phoneNumberId, [textMessage(fresh())]))
    const bad = webhook(change(ours.phoneNumberId, [textMessage(`wamid.${'x'.repeat(6_000)}`)]))
    const answers = await Promise.all([deliver(good()), deliver(bad), deliver(good())])
    expect(answers.map(({ status, body }) => [status, body.stored])).toEqual([
      [200, 1],
      [200, 0],
      [200, 1],
    ])
  })
})

describe('the handshake', () => {
  const ask = (query: string, app = 'test') =>
    bench.t.app.http.app.inject({ url: `/webhooks/whatsapp/${app}?${query}` })

  it('gives the challenge back for the right token and for nothing else', async () => {
    const good = await ask('hub.mode=subscribe&hub.verify_token=verify&hub.challenge=12345')
    expect([good.statusCode, good.body]).toEqual([200, '12345'])
    for (const bad of [
      'hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1',
      'hub.mode=unsubscribe&hub.verify_token=verify&hub.challenge=1',
      'hub.verify_token=verify&hub.challenge=1',
      'hub.mode=subscribe&hub.verify_token=verify&hub.verify_token=wrong&hub.challenge=1',
      '',
    ])
      expect((await ask(bad)).statusCode, bad).toBe(403)
    expect((await ask('hub.mode=subscribe&hub.verify_token=verify&hub.challenge=1', 'other')).statusCode).toBe(403)
  })

  it('never answers with a page that a browser would run', async () => {
    const answer = await ask('hub.mode=subscribe&hub.verify_token=verify&hub.challenge=%3Cscript%3E')
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })
})
