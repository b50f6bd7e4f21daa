import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import { lockConversation } from './conversations.repository.ts'
import { queueMessage } from './outbound.service.ts'

/** The smallest picture there is. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

let bench: WhatsAppBench
let org: TestOrg
let ours: { phoneNumberId: string; accountId: string }
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  org = await bench.t.org({ country: 'MA' })
  ours = await bench.connect(org)
  // The assistant stays out of these threads: what leaves is what the test sends.
  await bench.t.superuser.query('update app.channel_accounts set agent_enabled = false where id = $1', [ours.accountId])
})
afterAll(() => bench.close())

type Sent = {
  id: string
  status: string
  code: string
  failure: { code: string } | null
  replyTo: unknown
  attempts: number
}

/** A person who has just written, and the conversation with them. */
async function aPerson(text = 'Bonjour'): Promise<{ phone: string; conversationId: string }> {
  serial += 1
  const phone = `2126700${String(10_000 + serial)}`
  bench.meta.inbound(phone, { text })
  await bench.settle()
  const found = await bench.t.superuser.query<{ id: string }>(
    `select v.id from app.conversations v join app.channel_identities i on i.id = v.identity_id where i.value = $1`,
    [`+${phone}`],
  )
  return { phone, conversationId: found.rows[0]?.id ?? '' }
}

const post = (body: Record<string, unknown>, key?: string) =>
  org.admin.send<Sent>('POST', '/outbound/messages', body, key ? { 'idempotency-key': key } : {})
const act = (id: string, verb: string) => org.admin.send<Sent>('POST', `/outbound/messages/${id}/${verb}`)

async function message(id: string) {
  const found = await bench.t.superuser.query<{
    status: string
    failure_code: string | null
    attempts: number
    provider_id: string | null
  }>('select status, failure_code, attempts, provider_id from app.messages where id = $1', [id])
  return found.rows[0] ?? { status: 'GONE', failure_code: null, attempts: 0, provider_id: null }
}

/** A status as the provider reports it, signed. */
async function report(id: string, status: string, errors?: unknown[]) {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '+212', phone_number_id: ours.phoneNumberId },
    statuses: [{ id, status, timestamp: '1773306000', recipient_id: '212670000000', ...(errors ? { errors } : {}) }],
  }
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: 'waba', changes: [{ field: 'messages', value }] }],
  })
  await bench.t.app.http.app.inject({
    method: 'POST',
    url: '/webhooks/whatsapp/test',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${createHmac('sha256', 'app-secret-for-tests').update(body).digest('hex')}`,
    },
    payload: body,
  })
  await bench.t.app.drain()
}

describe('a dossier that is written about', () => {
  it('was last active when the last message came or was written', async () => {
    const { phone, conversationId } = await aPerson()
    const activeAt = async () =>
      (
        await bench.t.superuser.query<{ at: Date }>(
          `select d.last_activity_at as at from app.conversations v join app.dossiers d on d.id = v.dossier_id where v.id = $1`,
          [conversationId],
        )
      ).rows[0]?.at.getTime()
    expect(await activeAt()).toBe(bench.clock.now())
    bench.clock.advance(3_600_000)
    const received = bench.clock.now()
    bench.meta.inbound(phone, { text: 'Toujours disponible ?' })
    await bench.settle()
    expect(await activeAt()).toBe(received)
    bench.clock.advance(60_000)
    const written = bench.clock.now()
    expect((await post({ conversationId, text: 'Oui' })).status).toBe(202)
    expect(await activeAt()).toBe(written)
    bench.clock.advance(-3_660_000)
  })
})

describe('Idempotency-Key', () => {
  it('gives the same answer and sends once, however often and however parallel', async () => {
    const { phone, conversationId } = await aPerson()
    const body = { conversationId, text: 'Une seule fois' }
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(body, 'double-click')))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202])
    expect(new Set(answers.map((a) => a.body.id)).size).toBe(1)
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(1)
    expect((await post(body, 'double-click')).body.id).toBe(answers[0]?.body.id)
  })

  it('with another request is refused, and belongs to one person', async () => {
    const { conversationId } = await aPerson()
    await post({ conversationId, text: 'Un' }, 'mine')
    const other = await post({ conversationId, text: 'Deux' }, 'mine')
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH'])
    const manager = await bench.t.member(org, ['MANAGER'])
    const theirs = await manager.send<Sent>(
      'POST',
      '/outbound/messages',
      { conversationId, text: 'Deux' },
      { 'idempotency-key': 'mine' },
    )
    expect(theirs.status).toBe(202)
  })

  it('is asked of API keys', async () => {
    const { conversationId } = await aPerson()
    const key = await org.admin.send<{ secret: string }>('POST', '/api-keys', { name: 'x', scopes: ['message.send'] })
    const answer = await bench.t.anonymous('POST', '/api/v1/outbound/messages', {
      body: { conversationId, text: 'Bonjour' },
      headers: { authorization: `Bearer ${key.body.secret}` },
    })
    expect([answer.status, answer.body.code]).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED'])
  })
})

describe('what policy refuses', () => {
  it('is 422 with the reason, sends nothing, and is written down', async () => {
    const { phone, conversationId } = await aPerson()
    bench.meta.inbound(phone, { text: 'STOP' })
    await bench.settle()
    const before = bench.meta.messagesTo(phone).length
    const refused = await post({ conversationId, text: 'Une offre' })
    expect([refused.status, refused.body.code]).toEqual([422, 'CONSENT_REQUIRED'])
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(before)
    const record = await bench.t.superuser.query(
      `select 1 from app.activities where org_id = $1 and code = 'message.blocked' and ref_id = $2`,
      [org.orgId, conversationId],
    )
    expect(record.rowCount).toBe(1)
  })

  it('withdraws at once what was waiting when the person says stop', async () => {
    const { phone, conversationId } = await aPerson()
    const later = new Date(bench.clock.now() + 3_600_000).toISOString()
    const waiting = await post({ conversationId, text: 'Tout à l’heure', scheduledAt: later })
    bench.meta.inbound(phone, { text: 'STOP' })
    await bench.settle()
    expect(await message(waiting.body.id)).toMatchObject({ status: 'CANCELLED', failure_code: 'CONSENT_REQUIRED' })
    expect(bench.meta.messagesTo(phone)).toHaveLength(0)
  })

  it('never quotes into one conversation what was said in another', async () => {
    const [here, there] = [await aPerson('Ici'), await aPerson('Un secret de quelqu’un d’autre')]
    const secret = await bench.t.superuser.query<{ id: string }>(
      `select id from app.messages where conversation_id = $1 and direction = 'IN'`,
      [there.conversationId],
    )
    const answer = await post({ conversationId: here.conversationId, text: 'Re', replyToId: secret.rows[0]?.id })
    expect(JSON.stringify(answer.body)).not.toContain('Un secret')
    expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED'])
  })
})

describe('a queued message', () => {
  it('waits for its time and can be withdrawn until it leaves', async () => {
    const { phone, conversationId } = await aPerson()
    const at = bench.clock.now() + 600_000
    const kept = await post({ conversationId, text: 'À l’heure', scheduledAt: new Date(at).toISOString() })
    const gone = await post({ conversationId, text: 'Non', scheduledAt: new Date(at).toISOString() })
    expect((await act(gone.body.id, 'cancel')).body.status).toBe('CANCELLED')
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(0)
    bench.clock.advance(601_000)
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(1)
    const late = await act(kept.body.id, 'cancel')
    expect([late.status, late.body.code]).toEqual([409, 'MESSAGE_ALREADY_SENT'])
    const again = await act(kept.body.id, 'retry')
    expect([again.status, again.body.code]).toEqual([409, 'MESSAGE_NOT_AT_REST'])
  })
})

describe('statuses', () => {
  async function sent() {
    const { conversationId } = await aPerson()
    const made = await post({ conversationId, text: 'Bonjour' })
    await bench.t.app.drain()
    const { provider_id } = await message(made.body.id)
    return { id: made.body.id, providerId: provider_id ?? '' }
  }

  it('move forward only, and a failure after delivery changes nothing', async () => {
    const { id, providerId } = await sent()
    await report(providerId, 'read')
    expect((await message(id)).status).toBe('READ')
    for (const late of ['delivered', 'sent', 'failed']) {
      await report(providerId, late, late === 'failed' ? [{ code: 131026 }] : undefined)
      expect((await message(id)).status, late).toBe('READ')
    }
  })

  it('that come before we know the message wait for it', async () => {
    const { conversationId } = await aPerson()
    const made = await post({ conversationId, text: 'Bonjour' })
    await report('wamid.early', 'delivered')
    const waiting = await bench.t.superuser.query(`select 1 from app.orphan_statuses where provider_id = 'wamid.early'`)
    expect(waiting.rowCount).toBe(1)
    expect((await message(made.body.id)).status).not.toBe('DELIVERED')
  })

  it('of failure make a new try possible, and the old try is kept', async () => {
    const { id, providerId } = await sent()
    await report(providerId, 'failed', [{ code: 131026, title: 'Undeliverable' }])
    expect(await message(id)).toMatchObject({ status: 'FAILED', failure_code: '131026', attempts: 1 })
    expect((await act(id, 'retry')).status).toBe(200)
    await bench.t.app.drain()
    expect((await message(id)).attempts).toBe(2)
    const tries = await bench.t.superuser.query('select n from app.message_attempts where message_id = $1 order by n', [
      id,
    ])
    expect(tries.rows).toEqual([{ n: 1 }, { n: 2 }])
  })

  it('131050 ends marketing consent and nothing else', async () => {
    const { id, providerId } = await sent()
    await report(providerId, 'failed', [{ code: 131050 }])
    const states = await bench.t.superuser.query<{ purpose: string; state: string }>(
      `select s.purpose, s.state from app.consent_states s join app.messages m on m.identity_id = s.identity_id where m.id = $1`,
      [id],
    )
    const byPurpose = Object.fromEntries(states.rows.map((row) => [row.purpose, row.state]))
    expect(byPurpose).toMatchObject({ MARKETING: 'REVOKED', REPLY: 'GRANTED' })
  })
})

describe('a person who takes over', () => {
  it('silences what the assistant had queued, and gives the conversation back', async () => {
    const { phone, conversationId } = await aPerson()
    await bench.t.superuser.query('update app.channel_accounts set agent_enabled = true where id = $1', [
      ours.accountId,
    ])
    await org.admin.send('POST', `/conversations/${conversationId}/give-back`)
    const say = (body: string, scheduledAt = bench.clock.now()) =>
      bench.t.inOrg(org.orgId, async (ctx) => {
        const conversation = await lockConversation(ctx, conversationId)
        if (!conversation) throw new Error('no conversation')
        return queueMessage(ctx, conversation, { origin: 'AGENT', content: { type: 'text', body }, scheduledAt })
      })
    const queued = await say('Je suis l’assistant', bench.clock.now() + 60_000)
    expect((await org.admin.send('POST', `/conversations/${conversationId}/take-over`)).status).toBe(204)
    expect(await message(queued)).toMatchObject({ status: 'CANCELLED', failure_code: 'HUMAN_HANDLING' })
    bench.clock.advance(61_000)
    await bench.t.app.drain()
    expect(JSON.stringify(bench.meta.messagesTo(phone))).not.toContain('Je suis l’assistant')
    await expect(say('Encore')).rejects.toMatchObject({ status: 422, code: 'HUMAN_HANDLING' })
    await bench.t.superuser.query('update app.channel_accounts set agent_enabled = false where id = $1', [
      ours.accountId,
    ])
  })

  it('shows colleagues that somebody is writing, for a few seconds', async () => {
    const { conversationId } = await aPerson()
    const colleague = await bench.t.member(org, ['MANAGER'], { name: 'Zineb' })
    await colleague.send('POST', `/conversations/${conversationId}/typing`)
    const typing = async () =>
      (await org.admin.get<{ typing: { name: string } | null }>(`/conversations/${conversationId}`)).body.typing
    expect(await typing()).toMatchObject({ name: 'Zineb' })
    bench.clock.advance(7_000)
    expect(await typing()).toBeNull()
  })
})

describe('one person', () => {
  it('who sends ten pictures in one second keeps one thread, in order', async () => {
    serial += 1
    const phone = `2126700${String(10_000 + serial)}`
    const ids = Array.from({ length: 10 }, (_, n) =>
      bench.meta.inbound(phone, { image: { base64: PIXEL, caption: `Photo ${n}` } }),
    )
    await bench.settle()
    const rows = await bench.t.superuser.query<{ conversation_id: string; type: string; text: string }>(
      `select conversation_id, type, text from app.messages where provider_id = any ($1) order by at, id`,
      [ids],
    )
    expect(rows.rows.map((row) => row.text)).toEqual(Array.from({ length: 10 }, (_, n) => `Photo ${n}`))
    expect(new Set(rows.rows.map((row) => row.conversation_id)).size).toBe(1)
    expect(new Set(rows.rows.map((row) => row.type))).toEqual(new Set(['image']))
  })
})
