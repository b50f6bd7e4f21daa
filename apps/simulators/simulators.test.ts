import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { SimulatorOptions } from './index.ts'
import { type Bench, PHONE_NUMBER_ID, PROSPECT, startBench, WABA_ID } from './testing.ts'

let bench: Bench
async function boot(overrides: Partial<SimulatorOptions> = {}): Promise<Bench> {
  bench = await startBench(overrides)
  return bench
}
afterEach(() => bench.close())

const names = (bench: Bench) => bench.receiver.statuses().map((status) => status.status)

describe('webhooks out', () => {
  test('the body is escaped ASCII and the signature covers those exact bytes', async () => {
    const { simulators, receiver } = await boot()
    simulators.inbound(PROSPECT, { name: 'Zoé', text: 'شقة à vendre / 🏠' })
    await simulators.deliverAll()

    const [post] = receiver.received
    expect(post?.body).toContain('\\u0634\\u0642\\u0629 \\u00e0 vendre \\/ \\ud83c\\udfe0')
    expect(/^[\x20-\x7e]*$/.test(post?.body ?? '')).toBe(true)
    const digest = createHmac('sha256', 'app-secret')
      .update(post?.body ?? '')
      .digest('hex')
    expect(post?.signature).toBe(`sha256=${digest}`)
    const reserialised = createHmac('sha256', 'app-secret').update(JSON.stringify(post?.json)).digest('hex')
    expect(post?.signature).not.toBe(`sha256=${reserialised}`)
  })

  test('anything but 200 is retried with the same bytes until it is taken', async () => {
    const { simulators, receiver } = await boot()
    receiver.answers.push(500, 202, 401)
    simulators.inbound(PROSPECT, { text: 'Bonjour' })
    expect(simulators.waiting()).toBe(1)
    await simulators.deliverAll()
    expect(simulators.waiting()).toBe(0)

    expect(receiver.received).toHaveLength(4)
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    expect(simulators.stats.webhooks).toMatchObject({
      posted: 4,
      acknowledged: 1,
      refused: 3,
      retried: 3,
      abandoned: 0,
    })
    expect(simulators.thread(PROSPECT).messages[0]?.state).toBe('delivered')
  })

  test('it gives up after the last retry', async () => {
    const { simulators, receiver } = await boot({ webhookRetryDelaysMs: [10, 20] })
    receiver.answers.push(500, 500, 500, 500)
    simulators.inbound(PROSPECT, { text: 'Bonjour' })
    await simulators.deliverAll()
    expect(receiver.received).toHaveLength(3)
    expect(simulators.stats.webhooks.abandoned).toBe(1)
  })

  test('duplicates, dropped statuses and batches follow the scenario', async () => {
    const { simulators, receiver, sendText } = await boot({ faults: { duplicateRate: 1 } })
    simulators.inbound(PROSPECT, { text: 'Bonjour' })
    await simulators.deliverAll()
    expect(receiver.received).toHaveLength(2)
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body)

    simulators.setFaults({ droppedStatusRate: 1 })
    await sendText('Bonjour', 'out-1')
    await simulators.deliverAll()
    expect(receiver.statuses()).toHaveLength(0)

    simulators.setFaults({ batchSize: 50 })
    for (const text of ['a', 'b', 'c']) simulators.inbound(PROSPECT, { text })
    await simulators.deliverAll()
    expect(receiver.received).toHaveLength(3)
    expect(receiver.received[2]?.json.entry[0]?.changes).toHaveLength(3)
  })

  test('one POST carries the events of several numbers of one app', async () => {
    const second = { phoneNumberId: '2', wabaId: '20', displayPhone: '+33 1 86 65 00 10', name: 'Lyon', country: 'FR' }
    const first = { phoneNumberId: '1', wabaId: '10', displayPhone: '+212 522000110', name: 'Casa', country: 'MA' }
    const { simulators, receiver } = await boot({ numbers: [first, second], faults: { batchSize: 10 } })
    simulators.inbound(PROSPECT, { text: 'un', to: '1' })
    simulators.inbound(PROSPECT, { text: 'deux', to: '2' })
    await simulators.deliverAll()
    expect(receiver.received).toHaveLength(1)
    expect(receiver.received[0]?.json.entry.map(({ id }) => id)).toEqual(['10', '20'])
  })

  test('the same seed draws the same disorder', async () => {
    const order = async () => {
      const { simulators, receiver, close } = await boot({ seed: 7, faults: { reorderRate: 0.5 } })
      for (let index = 0; index < 12; index++) simulators.inbound(PROSPECT, { text: String(index) })
      await simulators.deliverAll()
      const texts = receiver.messages().map((message) => (message.text as { body: string }).body)
      await close()
      return texts
    }
    const first = await order()
    expect(first).not.toEqual([...first].sort((left, right) => Number(left) - Number(right)))
    expect(await order()).toEqual(first)
    await boot()
  })

  test('the verification handshake succeeds with the right token only', async () => {
    const { simulators, receiver, graph } = await boot()
    expect(await simulators.handshake()).toBe(true)
    receiver.verifyToken = 'another'
    expect(await simulators.handshake()).toBe(false)
    const override = { override_callback_uri: `${receiver.url}/own`, verify_token: 'another' }
    expect((await graph('POST', `${WABA_ID}/subscribed_apps`, override)).status).toBe(200)
    expect((await graph('POST', `${WABA_ID}/subscribed_apps`, { ...override, verify_token: 'x' })).status).toBe(400)
  })
})

describe('sending', () => {
  test('a message in the window becomes sent, delivered, and read when the prospect looks', async () => {
    const { simulators, receiver, sendText } = await boot()
    simulators.inbound(PROSPECT, { text: 'Salam' })
    const response = await sendText('Bonjour', 'out-1')
    expect(await response.json()).toMatchObject({
      messaging_product: 'whatsapp',
      contacts: [{ input: PROSPECT, wa_id: PROSPECT }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    })
    await simulators.deliverAll()
    expect(names(bench)).toEqual(['sent', 'delivered'])
    expect(simulators.look(PROSPECT)).toBe(1)
    await simulators.deliverAll()
    expect(names(bench)).toEqual(['sent', 'delivered', 'read'])
    const statuses = receiver.statuses()
    expect(statuses.every((status) => status.biz_opaque_callback_data === 'out-1')).toBe(true)
    expect(statuses.filter((status) => status.pricing !== undefined)).toHaveLength(1)
    expect(statuses.some((status) => status.conversation !== undefined)).toBe(false)
  })

  test('exactly-once counters see a lost answer and the resend it provokes', async () => {
    const { simulators, sendText } = await boot({ faults: { timeoutAfterAcceptRate: 1 } })
    simulators.inbound(PROSPECT, { text: 'Salam' })
    await expect(sendText('Bonjour', 'out-1')).rejects.toThrow()
    expect(simulators.stats).toMatchObject({
      accepted: 1,
      answersLost: 1,
      acceptedByOutboxId: { 'out-1': 1 },
      duplicates: {},
    })
    simulators.setFaults({})
    await sendText('Bonjour', 'out-1')
    expect(simulators.stats.duplicates).toEqual({ 'out-1': 2 })
  })

  test('a reset before acceptance takes nothing', async () => {
    const { simulators, sendText } = await boot({ faults: { resetBeforeAcceptRate: 1 } })
    await expect(sendText('Bonjour', 'out-1')).rejects.toThrow()
    expect(simulators.stats).toMatchObject({ accepted: 0, resets: 1 })
    expect(simulators.messagesTo(PROSPECT)).toEqual([])
  })

  test('a status can precede the HTTP answer', async () => {
    const { simulators, sendText } = await boot({ faults: { statusBeforeResponse: true } })
    simulators.inbound(PROSPECT, { text: 'Salam' })
    await sendText('Bonjour', 'out-1')
    expect(names(bench)).toEqual(['sent'])
    await simulators.deliverAll()
    expect(names(bench)).toEqual(['sent', 'delivered'])
  })

  test('outside the 24-hour window free text fails with 131047 after a 200, inside it passes', async () => {
    const { simulators, clock, sendText, receiver } = await boot()
    simulators.inbound(PROSPECT, { text: 'Salam' })
    clock.advance(24 * 3_600_000 - 1)
    expect((await sendText('à temps')).status).toBe(200)
    clock.advance(1)
    expect((await sendText('trop tard')).status).toBe(200)
    await simulators.deliverAll()
    const failed = receiver.statuses().filter((status) => status.status === 'failed')
    expect(failed.map((status) => status.errors?.[0]?.code)).toEqual([131047])
    expect(simulators.messagesTo(PROSPECT).map((message) => message.state)).toEqual(['delivered', 'failed'])
  })

  test('the pair limit allows a burst of 45, then one every six seconds', async () => {
    const { simulators, clock, sendText, errorCode } = await boot()
    simulators.inbound(PROSPECT, { text: 'Salam' })
    for (let index = 0; index < 45; index++) expect((await sendText(String(index))).status).toBe(200)
    expect(await errorCode(await sendText('46'))).toBe(131056)
    clock.advance(6000)
    expect((await sendText('46')).status).toBe(200)
    expect(await errorCode(await sendText('47'))).toBe(131056)
  })

  test('throughput answers 130429 with the configured status', async () => {
    const { sendText, clock } = await boot({ limits: { messagesPerSecond: 2, throttleHttpStatus: 400 } })
    await sendText('1')
    await sendText('2')
    const third = await sendText('3')
    expect(third.status).toBe(400)
    expect(await bench.errorCode(third)).toBe(130429)
    clock.advance(500)
    expect((await sendText('3')).status).toBe(200)
  })

  test('faults of the account: token, throttling, outage', async () => {
    const { simulators, send, sendText, errorCode } = await boot({ seed: 3 })
    expect(await errorCode(await send({ text: { body: 'x' } }, 'bad-token'))).toBe(190)
    simulators.setFaults({ tokenRevoked: true })
    expect(await errorCode(await sendText('x'))).toBe(190)
    simulators.setFaults({ rateLimitRate: 1 })
    expect(await errorCode(await sendText('x'))).toBe(130429)
    simulators.setFaults({ providerDown: true })
    expect((await sendText('x')).status).toBe(503)
    simulators.setFaults({ errorRate: 1 })
    expect((await sendText('x')).status).toBeGreaterThanOrEqual(500)
    expect(simulators.stats.accepted).toBe(0)
  })

  test('blocked, scripted and marketing-stopped recipients fail after a 200', async () => {
    const marketing = [{ type: 'BODY', text: 'Nouveau bien à Lyon.' }]
    const { simulators, send, sendText, receiver } = await boot({
      faults: { recipients: { '33639981204': 131049 } },
      templates: [{ wabaId: WABA_ID, name: 'promo', language: 'fr', category: 'MARKETING', components: marketing }],
    })
    const codes = async () => {
      await simulators.deliverAll()
      return receiver.statuses().flatMap((status) => status.errors?.map(({ code }) => code) ?? [])
    }
    simulators.inbound(PROSPECT, { text: 'Salam' })
    simulators.block(PROSPECT, true)
    await sendText('x')
    expect(await codes()).toEqual([131026])
    simulators.block(PROSPECT, false)
    await fetch(`${simulators.url}/simulator/preferences`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone: PROSPECT, to: PHONE_NUMBER_ID, value: 'stop' }),
    })
    await send({ type: 'template', template: { name: 'promo', language: { code: 'fr' } } })
    await send({ to: '+33 6 39 98 12 04', text: { body: 'x' } })
    expect(await codes()).toEqual([131026, 131050, 131049])
    expect(receiver.received.some(({ json }) => json.entry[0]?.changes[0]?.field === 'user_preferences')).toBe(true)
  })

  test('local checks name the code of the contract', async () => {
    const { send, errorCode } = await boot()
    const button = (title: string) => ({ type: 'reply', reply: { id: title, title } })
    const cases: [Record<string, unknown>, number][] = [
      [{ messaging_product: 'sms' }, 100],
      [{ to: undefined, text: { body: 'x' } }, 100],
      [{ type: 'text' }, 131008],
      [{ type: 'text', text: { body: '' } }, 131009],
      [{ type: 'text', text: { body: 'x'.repeat(4097) } }, 131009],
      [{ type: 'fax', fax: {} }, 131051],
      [{ to: '0612', text: { body: 'x' } }, 131009],
      [{ to: '+212522000110', text: { body: 'x' } }, 131021],
      [{ type: 'image', image: {} }, 131008],
      [{ type: 'image', image: { id: '1', link: 'https://a.test/b.jpg' } }, 131009],
      [{ type: 'image', image: { id: '404' } }, 131009],
      [{ type: 'location', location: { latitude: 0 } }, 131008],
      [
        {
          type: 'interactive',
          interactive: {
            type: 'button',
            body: { text: 'Quand ?' },
            action: { buttons: ['1', '2', '3', '4'].map(button) },
          },
        },
        131009,
      ],
      [{ type: 'template', template: { name: 'absent', language: { code: 'fr' } } }, 132001],
    ]
    for (const [body, code] of cases) expect([body, await errorCode(await send(body))]).toEqual([body, code])
  })

  test('mark-as-read turns the prospect ticks blue and shows typing', async () => {
    const { simulators, graph, clock } = await boot()
    const id = simulators.inbound(PROSPECT, { text: 'Salam' })
    const body = { messaging_product: 'whatsapp', status: 'read', message_id: id, typing_indicator: { type: 'text' } }
    expect(await (await graph('POST', `${PHONE_NUMBER_ID}/messages`, body)).json()).toEqual({ success: true })
    expect(simulators.thread(PROSPECT)).toMatchObject({ typing: true, messages: [{ state: 'read' }] })
    clock.advance(25_001)
    expect(simulators.thread(PROSPECT).typing).toBe(false)
  })
})

describe('identity', () => {
  test('a prospect with a username is known by user id only and can be answered', async () => {
    const { simulators, receiver, send } = await boot()
    simulators.inbound(PROSPECT, { text: 'Hello', name: 'Nadia', bsuidOnly: true })
    await simulators.deliverAll()
    const value = receiver.received[0]?.json.entry[0]?.changes[0]?.value as {
      contacts: { wa_id?: string; user_id: string }[]
      messages: { from?: string; from_user_id: string }[]
    }
    const userId = value.contacts[0]?.user_id
    expect(userId).toMatch(/^MA\.\d+$/)
    expect(value.contacts[0]).not.toHaveProperty('wa_id')
    expect(value.messages[0]).not.toHaveProperty('from')

    const answer = await send({ to: undefined, recipient: userId, text: { body: 'Bonjour' } })
    expect(await answer.json()).toMatchObject({ contacts: [{ input: userId, user_id: userId }] })
    await simulators.deliverAll()
    expect(receiver.statuses().map((status) => [status.status, status.recipient_user_id, status.recipient_id])).toEqual(
      [
        ['sent', userId, undefined],
        ['delivered', userId, undefined],
      ],
    )

    await fetch(`${simulators.url}/simulator/rotate-user-id`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone: PROSPECT, to: PHONE_NUMBER_ID }),
    })
    await send({ to: undefined, recipient: userId, text: { body: 'Encore' } })
    await simulators.deliverAll()
    expect(receiver.statuses().at(-1)).toMatchObject({ status: 'failed', errors: [{ code: 131026 }] })
  })
})
