import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

let bench: WhatsAppBench
let org: TestOrg
let ours: { phoneNumberId: string; accountId: string }
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  org = await bench.t.org({ country: 'MA' })
  ours = await bench.connect(org)
})
beforeEach(async () => {
  bench.meta.setFaults({})
  await bench.t.superuser.query(
    `update app.channel_accounts set agent_enabled = false, status = 'ACTIVE', paused_until = null where id = $1`,
    [ours.accountId],
  )
})
afterAll(() => bench.close())

async function aPerson(payload: Record<string, unknown> = {}) {
  serial += 1
  const phone = `2126800${String(10_000 + serial)}`
  const providerId = bench.meta.inbound(phone, { text: 'Bonjour', ...payload })
  await bench.settle()
  const found = await bench.t.superuser.query<{ conversation_id: string; contact_id: string }>(
    'select conversation_id, contact_id from app.messages where provider_id = $1',
    [providerId],
  )
  const row = found.rows[0]
  return { phone, conversationId: row?.conversation_id ?? '', contactId: row?.contact_id ?? '' }
}

async function send(conversationId: string): Promise<string> {
  const made = await org.admin.send<{ id: string }>('POST', '/outbound/messages', { conversationId, text: 'Bonjour' })
  expect(made.status).toBe(202)
  return made.body.id
}

async function message(id: string) {
  const found = await bench.t.superuser.query<{ status: string; failure_code: string | null; attempts: number }>(
    'select status, failure_code, attempts from app.messages where id = $1',
    [id],
  )
  return found.rows[0]
}

const allowResending = (allowed: boolean) =>
  bench.t.superuser.query(
    `update app.organizations set settings = settings || jsonb_build_object('resendUnknownServiceMessages', $2::boolean) where org_id = $1`,
    [org.orgId, allowed],
  )

describe('a send whose answer was lost', () => {
  async function lost() {
    const person = await aPerson()
    bench.meta.setFaults({ timeoutAfterAcceptRate: 1, droppedStatusRate: 1 })
    const id = await send(person.conversationId)
    // The statuses leave, and get lost, while the provider still loses them.
    await bench.settle()
    bench.meta.setFaults({})
    expect(await message(id)).toMatchObject({ status: 'UNKNOWN', attempts: 1 })
    return { id, ...person }
  }

  it('is not sent again before its time, then once more where the organisation allows it', async () => {
    await allowResending(true)
    const { id, phone } = await lost()
    await bench.t.app.drain()
    expect(bench.meta.messagesTo(phone)).toHaveLength(1)
    bench.clock.advance(121_000)
    await bench.settle()
    expect(await message(id)).toMatchObject({ attempts: 2 })
    expect(bench.meta.messagesTo(phone)).toHaveLength(2)
  })

  it('is repeated also when an earlier try was refused: only lost answers count', async () => {
    await allowResending(true)
    const { phone, conversationId } = await aPerson()
    bench.meta.setFaults({ rateLimitRate: 1 })
    const id = await send(conversationId)
    await bench.t.app.drain()
    bench.meta.setFaults({ timeoutAfterAcceptRate: 1, droppedStatusRate: 1 })
    bench.clock.advance(120_000)
    await bench.settle()
    bench.meta.setFaults({})
    expect(await message(id)).toMatchObject({ status: 'UNKNOWN', attempts: 2 })
    bench.clock.advance(121_000)
    await bench.settle()
    expect(await message(id)).toMatchObject({ attempts: 3 })
    expect(bench.meta.messagesTo(phone)).toHaveLength(2)
  })

  it('fails and says so where the organisation forbids it', async () => {
    await allowResending(false)
    const { id, phone } = await lost()
    bench.clock.advance(121_000)
    await bench.settle()
    expect(await message(id)).toMatchObject({ status: 'FAILED', failure_code: 'UNKNOWN_DELIVERY', attempts: 1 })
    expect(bench.meta.messagesTo(phone)).toHaveLength(1)
    await allowResending(true)
  })

  it('is settled by a status that carries our id, and never sent twice', async () => {
    const person = await aPerson()
    bench.meta.setFaults({ timeoutAfterAcceptRate: 1 })
    const id = await send(person.conversationId)
    await bench.settle()
    bench.meta.setFaults({})
    expect(['SENT', 'DELIVERED']).toContain((await message(id))?.status)
    bench.clock.advance(121_000)
    await bench.settle()
    expect(bench.meta.messagesTo(person.phone)).toHaveLength(1)
  })
})

describe('a provider that refuses', () => {
  it('for going too fast makes the number pause, and the message leaves afterwards', async () => {
    const { phone, conversationId } = await aPerson()
    bench.meta.setFaults({ rateLimitRate: 1 })
    const id = await send(conversationId)
    await bench.t.app.drain()
    const account = await bench.t.superuser.query<{ status: string }>(
      'select status from app.channel_accounts where id = $1',
      [ours.accountId],
    )
    expect([account.rows[0]?.status, (await message(id))?.status]).toEqual(['PAUSED', 'QUEUED'])
    bench.meta.setFaults({})
    bench.clock.advance(120_000)
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(1)
  })

  it('for a moment keeps the order: what was written afterwards waits behind, and says why it waits', async () => {
    const { phone, conversationId } = await aPerson()
    const write = (text: string) => org.admin.send('POST', '/outbound/messages', { conversationId, text })
    bench.meta.setFaults({ providerDown: true })
    await write('Un')
    await write('Deux')
    await bench.t.app.drain()
    await write('Trois')
    type Thread = { items: { text: string; failure: { cause: string | null } | null; dueAt: string | null }[] }
    const { items } = (await org.admin.get<Thread>(`/conversations/${conversationId}/messages`)).body
    const [three, two, one] = items
    expect(one).toMatchObject({ text: 'Un', failure: { cause: expect.any(String) }, dueAt: expect.any(String) })
    expect([two?.dueAt, three?.dueAt]).toEqual([one?.dueAt, one?.dueAt])
    // The provider is back, and the first is not due yet.
    bench.meta.setFaults({})
    await bench.settle()
    expect(bench.meta.messagesTo(phone)).toHaveLength(0)
    bench.clock.advance(3_000)
    await bench.settle()
    expect(bench.meta.messagesTo(phone).map(({ text }) => text)).toEqual(['Un', 'Deux', 'Trois'])
  })

  it('for ten minutes loses nothing: the message leaves when it is back, and no other failure weighs more for it', async () => {
    const { phone, conversationId } = await aPerson()
    bench.meta.setFaults({ providerDown: true })
    const id = await send(conversationId)
    for (let second = 0; second < 600; second += 40) {
      await bench.t.app.drain()
      bench.clock.advance(40_000)
    }
    expect(await message(id)).toMatchObject({ status: 'QUEUED' })
    expect((await message(id))?.attempts).toBeGreaterThan(5)
    // Back, and stumbling once over another error that alone would be tried three times.
    bench.meta.setFaults({ resetBeforeAcceptRate: 1 })
    bench.clock.advance(120_000)
    await bench.t.app.drain()
    bench.meta.setFaults({})
    bench.clock.advance(180_000)
    await bench.settle()
    expect(['SENT', 'DELIVERED', 'READ']).toContain((await message(id))?.status)
    expect(bench.meta.messagesTo(phone)).toHaveLength(1)
  })

  it('again and again ends in the dead letters, with a cause a person can read', async () => {
    const { conversationId } = await aPerson()
    bench.meta.setFaults({ errorRate: 1 })
    const id = await send(conversationId)
    for (let round = 0; round < 40 && (await message(id))?.status === 'QUEUED'; round += 1) {
      await bench.t.app.drain()
      bench.clock.advance(600_000)
    }
    expect((await message(id))?.status).toBe('DEAD')
    type Dead = { items: { id: string; failure: { code: string; cause: string | null } }[] }
    const list = await org.admin.get<Dead>('/outbound/dead-letters')
    expect(list.body.items.find((item) => item.id === id)?.failure.cause).toEqual(expect.any(String))
  })
})

describe('who a person is', () => {
  it('may be known by the provider’s user id alone, and can be answered', async () => {
    const { conversationId } = await aPerson({ bsuidOnly: true })
    const seen = await org.admin.get<{ identity: { kind: string } }>(`/conversations/${conversationId}`)
    expect(seen.body.identity.kind).toBe('WHATSAPP_BSUID')
    const id = await send(conversationId)
    await bench.settle()
    expect(['SENT', 'DELIVERED']).toContain((await message(id))?.status)
  })

  it('stays one thread when the provider tells the number one day, and hides it again', async () => {
    const { phone, conversationId, contactId } = await aPerson({ bsuidOnly: true })
    for (const bsuidOnly of [false, true, false]) {
      const providerId = bench.meta.inbound(phone, { text: 'Encore moi', bsuidOnly })
      await bench.settle()
      const found = await bench.t.superuser.query(
        'select conversation_id, contact_id from app.messages where provider_id = $1',
        [providerId],
      )
      expect(found.rows).toEqual([{ conversation_id: conversationId, contact_id: contactId }])
    }
    const shown = await aPerson({ bsuidOnly: false })
    bench.meta.inbound(shown.phone, { text: 'Sans numéro', bsuidOnly: true })
    await bench.settle()
    const threads = await bench.t.superuser.query('select id from app.conversations where contact_id = $1', [
      shown.contactId,
    ])
    expect(threads.rows).toEqual([{ id: shown.conversationId }])
  })

  it('stays the same with a new number, which is linked to the same contact', async () => {
    const { phone, contactId } = await aPerson()
    const fresh = `2126899${String(10_000 + serial)}`
    bench.meta.inbound(phone, {
      text: undefined,
      raw: { type: 'system', system: { type: 'user_changed_number', body: 'changed', wa_id: fresh } },
    } as never)
    await bench.settle()
    const owner = await bench.t.superuser.query<{ contact_id: string }>(
      'select contact_id from app.channel_identities where org_id = $1 and value = $2',
      [org.orgId, `+${fresh}`],
    )
    expect(owner.rows).toEqual([{ contact_id: contactId }])
  })
})
