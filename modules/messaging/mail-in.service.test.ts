import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signMail } from '#channels/email'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import { connectMailbox, receiveMailFor, registerMailApp } from './index.ts'

const SECRET = 'mail-secret-for-tests'
const BOX = 'contact@anfa.example'

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA' })
  lyon = await bench.t.org({ country: 'FR' })
  await bench.connectMail(casa, BOX)
  await registerMailApp(bench.t.app.platform, { key: 'lyon-mail', secret: 'secret-of-lyon-mail' })
  await bench.t.inOrg(lyon.orgId, async (ctx) => {
    await connectMailbox(ctx, { branchId: lyon.branchId, displayName: 'L', address: 'box@lyon.example', url: null })
    await receiveMailFor(ctx, { address: 'box@lyon.example', appKey: 'lyon-mail' })
  })
})
afterAll(() => bench.close())

type Row = Record<string, unknown>
const rows = async (text: string, values: unknown[] = []) => (await bench.t.superuser.query<Row>(text, values)).rows
const fresh = (name = 'salma') => {
  serial += 1
  return `${name}${serial}@example.com`
}
const letter = (from: string, body: string, head: readonly string[] = [], to = BOX) => {
  serial += 1
  return Buffer.from(
    [`Message-ID: <in${serial}@example.com>`, `From: Salma <${from}>`, `To: ${to}`, ...head, '', body].join('\r\n'),
  )
}
const seconds = () => Math.floor(bench.clock.now() / 1000)

async function hand(raw: Buffer, more: { app?: string; headers?: Record<string, string>; type?: string } = {}) {
  const answer = await bench.t.app.http.app.inject({
    method: 'POST',
    url: `/webhooks/email/${more.app ?? 'test-mail'}`,
    headers: { 'content-type': more.type ?? 'message/rfc822', ...(more.headers ?? signMail(raw, SECRET, seconds())) },
    payload: raw,
  })
  return { status: answer.statusCode, body: answer.json() as Row }
}
async function arrive(raw: Buffer) {
  const answer = await hand(raw)
  expect(answer.status).toBe(200)
  await bench.settle()
  return answer.body
}
const counted = async (outcome: string, app = 'test-mail') =>
  Number(
    (
      await rows(
        'select coalesce(sum(count), 0)::int as n from platform.webhook_counters where app_key = $1 and outcome = $2',
        [app, outcome],
      )
    )[0]?.n,
  )
const events = async () => Number((await rows('select count(*)::int as n from app.inbound_events'))[0]?.n)
const of = (email: string, columns: string) =>
  rows(
    `select ${columns} from app.messages m join app.channel_identities i on i.org_id = m.org_id and i.id = m.identity_id
       join app.conversations v on v.org_id = m.org_id and v.id = m.conversation_id where i.value = $1 order by m.id`,
    [email],
  )
const consents = (email: string) =>
  rows(
    `select c.purpose, c.state, c.source from app.consent_events c join app.channel_identities i on i.org_id = c.org_id and i.id = c.identity_id
      where i.value = $1 order by c.id`,
    [email],
  )

describe('the door', () => {
  it('takes only what was signed with the secret of this application, now', async () => {
    const raw = letter(fresh(), 'Bonjour')
    const before = [await events(), await counted('FORGED'), await counted('REPLAYED')]
    const good = signMail(raw, SECRET, seconds())
    const bad: [Record<string, string>, string?][] = [
      [{}],
      [{ 'x-atlas-signature': good['x-atlas-signature'] ?? '' }],
      [{ ...good, 'x-atlas-timestamp': String(seconds() + 1) }],
      [signMail(raw, 'another secret', seconds())],
      [signMail(raw, '', seconds())],
      [signMail(raw.subarray(0, -3), SECRET, seconds())],
      [good, 'lyon-mail'],
      [good, 'test'],
      [good, 'nobody'],
    ]
    for (const [headers, app] of bad) {
      const answer = await hand(raw, { headers, ...(app ? { app } : {}) })
      expect([answer.status, answer.body.code], JSON.stringify(headers)).toEqual([401, 'SIGNATURE_INVALID'])
    }
    expect((await hand(raw, { headers: signMail(raw, SECRET, seconds() - 400) })).status).toBe(401)
    expect((await hand(raw, { type: 'application/json' })).status).toBe(415)
    expect([await events(), (await counted('FORGED')) > Number(before[1]), await counted('REPLAYED')]).toEqual([
      before[0],
      true,
      Number(before[2]) + 1,
    ])
  })

  it('takes a large letter, refuses one of more than fifteen megabytes, and one with half its bytes', async () => {
    const big = letter(fresh(), 'x '.repeat(2_500_000))
    expect((await hand(big)).body).toMatchObject({ stored: 1 })
    const over = Buffer.alloc(15 * 1024 * 1024 + 1, 120)
    expect((await hand(over)).status).toBe(413)
    const signature = signMail(big, SECRET, seconds())
    expect((await hand(big.subarray(0, 1000), { headers: signature })).status).toBe(401)
  })

  it('keeps what cannot be read whole, with the fault', async () => {
    const raw = letter(fresh(), '--b\r\n\r\nhalf', ['Content-Type: multipart/mixed; boundary=b'])
    expect((await hand(raw)).body).toMatchObject({ stored: 0, unknown: 0 })
    const kept = await rows('select reason, body from platform.quarantined_webhooks order by id desc limit 1')
    expect(kept).toEqual([{ reason: 'MALFORMED_MAIL UNCLOSED', body: raw }])
  })

  it('opens no mailbox of another application, and stores a letter once', async () => {
    const before = [await events(), await counted('UNKNOWN_MAILBOX')]
    expect((await hand(letter(fresh(), 'x', [], 'box@lyon.example'))).body).toMatchObject({ stored: 0, unknown: 1 })
    const raw = letter(fresh(), 'Bonjour')
    const answers = await Promise.all(Array.from({ length: 5 }, () => hand(raw)))
    expect(answers.map(({ body }) => body.stored).sort()).toEqual([0, 0, 0, 0, 1])
    expect([await events(), await counted('UNKNOWN_MAILBOX')]).toEqual([Number(before[0]) + 1, Number(before[1]) + 1])
  })
})

describe('a letter of a person', () => {
  it('opens conversation and dossier, grants an answer, and shows what was written this time', async () => {
    const email = fresh()
    await arrive(
      letter(email, 'Je cherche un appartement à louer à Anfa.\r\n\r\nLe lundi, Anfa a écrit :\r\n> Bonjour', [
        'Subject: Recherche',
      ]),
    )
    const [shown] = await of(email, 'm.text, m.channel, m.status, m.payload, v.waiting_since, v.dossier_id')
    expect(shown).toMatchObject({
      text: 'Je cherche un appartement à louer à Anfa.',
      channel: 'EMAIL',
      status: 'RECEIVED',
      payload: { subject: 'Recherche' },
      waiting_since: expect.anything(),
      dossier_id: expect.anything(),
    })
    expect((await consents(email))[0]).toEqual({ purpose: 'REPLY', state: 'GRANTED', source: 'EMAIL_INBOUND' })
    expect((await consents(email)).map(({ purpose }) => purpose)).not.toContain('MARKETING')
    const raw = await rows(
      `select payload -> 'raw' ->> 'rfc822' as raw from app.inbound_events where order_key like '%' || $1`,
      [email],
    )
    expect(Buffer.from(String(raw[0]?.raw), 'base64').toString()).toContain('> Bonjour')
  })

  it('that says stop is heard, and its page never reaches a screen as one', async () => {
    const email = fresh()
    await arrive(letter(email, 'Bonjour'))
    await arrive(letter(email, '<p>STOP<img src="http://x/1.gif"></p><script>x</script>', ['Content-Type: text/html']))
    expect((await of(email, 'm.text')).at(-1)).toEqual({ text: 'STOP' })
    expect((await consents(email)).filter(({ state }) => state === 'REVOKED')).toHaveLength(3)
  })

  it('has its files judged by what they are', async () => {
    const email = fresh()
    const text = Buffer.from('<script>alert(1)</script>').toString('base64')
    bench.meta.writeMail({
      from: email,
      text: 'Voici',
      file: { filename: 'plan.png', contentType: 'image/png', base64: text },
    })
    await bench.settle()
    const [words, file] = await of(email, 'm.type, m.media')
    expect([words?.type, file?.type]).toEqual(['text', 'image'])
    expect(file?.media).toMatchObject({ mismatch: true, mimeType: 'application/octet-stream', filename: 'plan.png' })
  })

  it('is none when a machine wrote it: it agrees to nothing, and a stranger’s makes no client', async () => {
    const [known, stranger] = [fresh(), fresh()]
    await casa.admin.send('POST', '/contacts', { firstName: 'Houda', emails: [known], phones: [] })
    const before = await counted('AUTOMATIC_MAIL')
    for (const from of [known, stranger])
      await arrive(letter(from, 'Je suis absente. STOP', ['Auto-Submitted: auto-replied']))
    const shown = await of(known, 'm.text, v.waiting_since, v.dossier_id, v.handled_by')
    expect(shown).toMatchObject([{ waiting_since: null, dossier_id: null }])
    expect(await consents(known)).toEqual([])
    expect(await rows('select 1 from app.channel_identities where value = $1', [stranger])).toEqual([])
    expect(await counted('AUTOMATIC_MAIL')).toBe(before + 1)
  })

  it('is none when it is our own that came back', async () => {
    const before = await counted('MAIL_LOOP')
    await arrive(letter(BOX, 'Bonjour'))
    expect(await counted('MAIL_LOOP')).toBe(before + 1)
    expect(await rows('select 1 from app.channel_identities where value = $1', [BOX])).toEqual([])
  })
})

describe('a report', () => {
  /** Somebody who agreed to letters, and one sent to them. */
  async function sentTo(email: string) {
    const person = await casa.admin.send<{ id: string; identities: { id: string }[] }>('POST', '/contacts', {
      firstName: 'Houda',
      emails: [email],
      phones: [],
    })
    const identityId = person.body.identities[0]?.id
    for (const purpose of ['CONTACT', 'MARKETING'])
      await casa.admin.send('POST', `/contacts/${person.body.id}/consents`, {
        identityId,
        channel: 'EMAIL',
        purpose,
        state: 'GRANTED',
        source: 'PAPER',
        evidence: { note: 'Fiche' },
      })
    const sent = await casa.admin.send<{ id: string }>('POST', '/outbound/messages', {
      contactId: person.body.id,
      channel: 'EMAIL',
      text: 'Une villa à Anfa.',
    })
    expect(sent.status).toBe(202)
    await bench.settle()
    await bench.settle()
    return { contactId: person.body.id, messageId: sent.body.id }
  }
  const tries = (id: string) =>
    rows('select state, error_code, cause from app.message_attempts where message_id = $1', [id])
  const status = async (id: string) =>
    (await rows('select status, failure_cause from app.messages where id = $1', [id]))[0]

  it('of an address nobody has fails the letter, with its cause, and marks the address', async () => {
    const email = 'bounce@nowhere.example'
    const { contactId, messageId } = await sentTo(email)
    expect(await status(messageId)).toEqual({
      status: 'FAILED',
      failure_cause: 'channels.email.errors.mail_refused_address',
    })
    expect(await tries(messageId)).toMatchObject([{ state: 'ACCEPTED', error_code: '5.1.1' }])
    const card = (await casa.admin.get<{ identities: { bouncedAt: string | null }[] }>(`/contacts/${contactId}`)).body
    expect(card.identities[0]?.bouncedAt).not.toBeNull()
    expect(
      await rows(`select 1 from app.activities where contact_id = $1 and code = 'message.failed'`, [contactId]),
    ).toHaveLength(1)
    await arrive(letter(email, 'Je suis là'))
    const after = (await casa.admin.get<{ identities: { bouncedAt: string | null }[] }>(`/contacts/${contactId}`)).body
    expect(after.identities[0]?.bouncedAt).toBeNull()
  })

  it('of a delay leaves the letter, and is noted with the try', async () => {
    const { messageId } = await sentTo('later@nowhere.example')
    expect(await status(messageId)).toMatchObject({ status: 'ACCEPTED' })
    expect(await tries(messageId)).toEqual([
      { state: 'ACCEPTED', error_code: '4.4.1', cause: 'channels.email.errors.mail_delayed' },
    ])
  })

  it('of a complaint ends marketing to the address, and nothing else', async () => {
    const { messageId } = await sentTo('complaint@nowhere.example')
    expect(await status(messageId)).toMatchObject({ status: 'ACCEPTED' })
    expect((await consents('complaint@nowhere.example')).filter(({ state }) => state === 'REVOKED')).toEqual([
      { purpose: 'MARKETING', state: 'REVOKED', source: 'EMAIL_CONFIRM' },
    ])
  })

  it('about a letter of nobody, or of another house, is counted and kept', async () => {
    const before = [await counted('UNKNOWN_BOUNCE'), await events()]
    const report = (id: string) =>
      letter(
        'mailer-daemon@mx.example',
        [
          '--r',
          'Content-Type: message/delivery-status',
          '',
          'Reporting-MTA: dns; mx',
          '',
          'Action: failed',
          'Status: 5.1.1',
          '--r',
          'Content-Type: text/rfc822-headers',
          '',
          `Message-ID: ${id}`,
          '--r--',
        ].join('\r\n'),
        ['Content-Type: multipart/report; report-type=delivery-status; boundary=r'],
      )
    await arrive(report('<x@y>'))
    await arrive(report('<0199a000-0000-7000-8000-000000000001.1@anfa.example>'))
    expect([await counted('UNKNOWN_BOUNCE'), await events()]).toEqual([Number(before[0]) + 2, Number(before[1]) + 2])
  })
})
