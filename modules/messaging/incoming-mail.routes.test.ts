import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signMail } from '#channels/email'
import { type Caller, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import { connectMailbox } from './index.ts'

const BOX = 'bonjour@anfa.example'

type MailIn = { own: boolean; secretAt: string | null; receivedAt: string | null } | null
type Channel = { id: string; version: number; callbackUrl: string | null; mailIn: MailIn; lastInboundAt: string | null }
type Door = { channel: Channel; secret: string; code?: string }

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let manager: Caller
let auditor: Caller
let id: string
let serial = 0
const secrets: string[] = []
const shown: string[] = []

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA' })
  lyon = await bench.t.org({ country: 'FR' })
  manager = await bench.t.member(casa, ['MANAGER'])
  auditor = await bench.t.member(casa, ['AUDITOR'])
  id = await bench.t.inOrg(casa.orgId, (ctx) =>
    connectMailbox(ctx, { branchId: casa.branchId, displayName: 'Accueil', address: BOX, url: null }),
  )
})
afterAll(() => bench.close())

async function box(which = id): Promise<Channel> {
  const { body } = await casa.admin.get<{ items: Channel[] }>('/channels')
  shown.push(JSON.stringify(body))
  const found = body.items.find((item) => item.id === which)
  if (!found) throw new Error('no mailbox')
  return found
}
async function act(what: '' | '/secret' | '/stop', version: number, who = casa.admin, which = id) {
  const answer = await who.send<Door & Channel>('POST', `/channels/${which}/incoming-mail${what}`, { version })
  if (answer.body.secret) secrets.push(answer.body.secret)
  return answer
}
/** Hands a letter over as the mail service does. */
async function hand(address: string | null, secret: string, to = BOX): Promise<{ status: number; stored: unknown }> {
  serial += 1
  const raw = Buffer.from(
    [`Message-ID: <in${serial}@example.com>`, `From: <salma${serial}@example.com>`, `To: ${to}`, '', 'Bonjour'].join(
      '\r\n',
    ),
  )
  const answer = await bench.t.app.http.app.inject({
    method: 'POST',
    url: new URL(address ?? 'http://nowhere/').pathname,
    headers: {
      'content-type': 'message/rfc822',
      ...signMail(raw, secret, Math.floor(bench.clock.now() / 1000)),
    },
    payload: raw,
  })
  await bench.settle()
  return { status: answer.statusCode, stored: answer.json<{ stored?: number }>().stored }
}

describe('mail that comes in, set up by the agency', () => {
  it('is switched on with an address and a secret shown once, and its first letter is seen', async () => {
    expect(await box()).toMatchObject({ callbackUrl: null, mailIn: null })
    const made = await act('', (await box()).version)
    expect(made.status).toBe(201)
    expect(made.body.secret).toMatch(/^[\w-]{32,}$/)
    const on = await box()
    expect(on.callbackUrl).toMatch(/\/webhooks\/email\/[\w-]{10,}$/)
    expect(on).toMatchObject({ mailIn: { own: true, secretAt: expect.any(String), receivedAt: null } })
    expect(made.body.channel).toEqual(on)
    expect(await hand(on.callbackUrl, made.body.secret)).toEqual({ status: 200, stored: 1 })
    const heard = await box()
    expect(Date.parse(heard.mailIn?.receivedAt ?? '')).toBe(bench.clock.now())
    expect(heard.lastInboundAt).not.toBeNull()
    // It signs for no other mailbox, not even of the same house.
    expect(await hand(on.callbackUrl, made.body.secret, 'box@lyon.example')).toEqual({ status: 200, stored: 0 })
    expect([(await act('', on.version)).status, (await act('', 1)).status]).toEqual([409, 409])
  })

  it('gets another secret: the one before ends at once, the address stays', async () => {
    const before = await box()
    const old = secrets.at(-1) ?? ''
    expect((await act('/secret', before.version - 1)).status).toBe(409)
    bench.clock.advance(60_000)
    const renewed = await act('/secret', before.version)
    expect([renewed.status, renewed.body.channel.callbackUrl]).toEqual([200, before.callbackUrl])
    expect(renewed.body.secret).not.toBe(old)
    const after = await box()
    expect(Date.parse(after.mailIn?.secretAt ?? '')).toBe(bench.clock.now())
    expect(after.mailIn?.receivedAt).toBeNull()
    expect((await hand(after.callbackUrl, old)).status).toBe(401)
    expect(await hand(after.callbackUrl, renewed.body.secret)).toEqual({ status: 200, stored: 1 })
  })

  it('is switched off: what is still handed over is refused, and a new start is a new secret', async () => {
    const { version, callbackUrl } = await box()
    const old = secrets.at(-1) ?? ''
    const off = await act('/stop', version)
    expect([off.status, off.body.mailIn, off.body.callbackUrl]).toEqual([200, null, null])
    expect((await hand(callbackUrl, old)).status).toBe(401)
    expect((await act('/stop', off.body.version)).status).toBe(409)
    expect((await act('/secret', off.body.version)).status).toBe(409)
    const again = await act('', off.body.version)
    expect(again.status).toBe(201)
    expect((await hand(again.body.channel.callbackUrl, old)).status).toBe(401)
    expect(await hand(again.body.channel.callbackUrl, again.body.secret)).toEqual({ status: 200, stored: 1 })
  })

  it('that the operator set up gets an application of its own: others go on by the operator’s', async () => {
    const served = await bench.connectMail(casa, 'contact@anfa.example')
    const before = await box(served)
    expect(before.mailIn).toEqual({ own: false, secretAt: null, receivedAt: null })
    const renewed = await act('/secret', before.version, casa.admin, served)
    expect(renewed.body.channel.callbackUrl).not.toBe(before.callbackUrl)
    expect(await hand(renewed.body.channel.callbackUrl, renewed.body.secret, 'contact@anfa.example')).toEqual({
      status: 200,
      stored: 1,
    })
    // The operator's secret is as it was, and reaches this mailbox no longer.
    expect(await hand(before.callbackUrl, 'mail-secret-for-tests', 'contact@anfa.example')).toEqual({
      status: 200,
      stored: 0,
    })
  })
})

it('is for the administrator of the organisation alone, and for mailboxes alone', async () => {
  const { version } = await box()
  for (const what of ['', '/secret', '/stop'] as const) {
    for (const who of [manager, auditor]) expect((await act(what, version, who)).status).toBe(403)
    expect((await act(what, version, lyon.admin)).status).toBe(404)
    expect((await casa.admin.send('POST', `/channels/${id}/incoming-mail${what}`, {})).status).toBe(400)
  }
  const { accountId } = await bench.connect(casa)
  expect((await act('', (await box(accountId)).version, casa.admin, accountId)).status).toBe(404)
  const closed = await casa.admin.send<Channel>('POST', `/channels/${id}/disable`, { version })
  expect((await act('/stop', closed.body.version)).status).toBe(200)
  expect((await act('', closed.body.version + 1)).status).toBe(409)
})

it('shows no secret again, keeps none in the clear, and leaves its trace in the audit', async () => {
  expect(secrets.length).toBeGreaterThan(3)
  const rows = await bench.t.superuser.query<{ all: string }>(
    `select coalesce(string_agg(v::text, ' '), '') as all from (
       select row_to_json(a) v from app.audit_values a union all select row_to_json(c) from app.channel_accounts c
       union all select row_to_json(p) from platform.provider_apps p union all select row_to_json(e) from app.audit_entries e
       union all select row_to_json(k) from app.idempotency_keys k) x`,
  )
  for (const text of [...shown, rows.rows[0]?.all ?? ''])
    for (const secret of secrets)
      for (const form of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')])
        expect(text).not.toContain(form)
  const audit = await bench.t.superuser.query<{ n: number; actor: string }>(
    `select count(*)::int as n, min(e.actor) as actor from app.audit_entries e join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
      where e.org_id = $1 and e.entity = 'channel_accounts' and e.entity_id = $2 and v.changes ? 'mail_secret_at'`,
    [casa.orgId, id],
  )
  expect(audit.rows[0]).toMatchObject({ actor: `user:${casa.admin.userId}` })
  expect(audit.rows[0]?.n).toBeGreaterThanOrEqual(4)
})
