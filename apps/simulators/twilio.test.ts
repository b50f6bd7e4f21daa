import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import twilio from 'twilio'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OutboundPayload } from '#channels/kit'
import { fetchMedia, parseForm, parseWebhook, send, type TwilioAccount, verifySignature } from '#channels/twilio'
import type { FaultScenario } from './faults.ts'
import type { TwilioNumber } from './options.ts'
import { type Bench, PROSPECT, startBench } from './testing.ts'

const SMS = '+212622000110'
const WHATSAPP = 'whatsapp:+212622000110'
const ACCOUNT = `AC${'1'.repeat(32)}`
const TOKEN = 'twilio-token'

let bench: Bench
let forms: { url: string; body: string; headers: Record<string, unknown> }[]
/** Answers of the next posts: a status, or null to break the connection; 200 once it is empty. */
let answers: (number | null)[]
let hooks: ReturnType<typeof createServer>
let base: string

beforeEach(async () => {
  forms = []
  answers = []
  hooks = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    forms.push({ url: `${base}${request.url}`, body, headers: request.headers })
    const answer = answers.length === 0 ? 200 : answers.shift()
    if (answer === null || answer === undefined) request.socket.destroy()
    else response.writeHead(answer, { 'content-type': 'text/xml' }).end('<Response/>')
  })
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}`
  bench = await startBench({ twilioNumbers: [number(SMS), number(WHATSAPP)] })
})

afterEach(async () => {
  await bench.close()
  hooks.closeAllConnections()
  await new Promise((resolve) => hooks.close(resolve))
})

function number(address: string, parts: Partial<TwilioNumber> = {}): TwilioNumber {
  return {
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: address,
    inboundUrl: `${base}/in?k=é`,
    name: 'Agence',
    ...parts,
  }
}

const account = (from = SMS): TwilioAccount => ({
  baseUrl: bench.simulators.url,
  accountSid: ACCOUNT,
  authToken: TOKEN,
  from,
  statusCallback: `${base}/status`,
})
const options = () => ({ fetch, signal: new AbortController().signal })
const text = (body: string, callbackData?: string): OutboundPayload => ({
  to: { phone: PROSPECT },
  content: { type: 'text', body },
  ...(callbackData === undefined ? {} : { callbackData }),
})

/** What the forms say, each with a signature that Twilio's library and ours both accept. */
async function received() {
  await bench.simulators.deliverAll()
  return forms.map(({ url, body, headers }) => {
    const params = parseForm(body)
    const header = String(headers['x-twilio-signature'])
    expect(twilio.validateRequest(TOKEN, header, url, { ...params })).toBe(true)
    expect(verifySignature({ url, params, header }, TOKEN)).toBe(true)
    return parseWebhook(params, Object.fromEntries(new URL(url).searchParams))
  })
}

async function statuses() {
  return (await received()).flatMap((parsed) => parsed.statuses.map(({ status, errors }) => [status, errors[0]?.code]))
}

function faults(scenario: FaultScenario): void {
  bench.simulators.setFaults(scenario)
}

test('a text goes out, its statuses come back with our id', async () => {
  const outcome = await send(account(), text('Bonjour, votre visite est à 10 h.', 'outbox-1'), options())
  expect(outcome).toMatchObject({ kind: 'accepted', recipientId: `+${PROSPECT}`, messageStatus: 'queued' })
  const found = (await received()).flatMap((parsed) => parsed.statuses)
  expect(found.map(({ status }) => status)).toEqual(['sent', 'delivered'])
  for (const status of found) expect(status).toMatchObject({ accountKey: SMS, callbackData: 'outbox-1' })
  expect(bench.simulators.messagesTo(PROSPECT, SMS)).toMatchObject([{ state: 'delivered', outboxId: 'outbox-1' }])
  expect(bench.simulators.stats).toMatchObject({ accepted: 1, acceptedByOutboxId: { 'outbox-1': 1 } })
})

test('one message can be read again, by its own account alone', async () => {
  const outcome = await send(account(), text('€'.repeat(81)), options())
  const sid = outcome.kind === 'accepted' ? outcome.providerId : ''
  const ask = (token: string) =>
    fetch(`${bench.simulators.url}/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}.json`, {
      headers: { authorization: `Basic ${Buffer.from(`${ACCOUNT}:${token}`).toString('base64')}` },
    })
  const answer = await ask(TOKEN)
  expect(await answer.json()).toMatchObject({
    sid,
    from: SMS,
    to: `+${PROSPECT}`,
    num_segments: '2',
    num_media: '0',
    status: 'queued',
    date_sent: null,
  })
  expect(await (await ask('other')).json()).toMatchObject({ code: 20003, status: 401 })
})

test.each<[string, Record<string, string>, number, number]>([
  ['a bad recipient', { To: '06 12' }, 21211, 400],
  ['a landline', { To: '+212522000111' }, 21614, 400],
  ['no recipient', { To: '' }, 21604, 400],
  ['a sender of nobody', { From: '+212622000199' }, 21606, 400],
  ['a bad sender', { From: 'x' }, 21212, 400],
  ['two channels', { To: `whatsapp:+${PROSPECT}` }, 21910, 400],
  ['no body', { Body: '' }, 21602, 400],
  ['a long body', { Body: 'x'.repeat(1601) }, 21617, 400],
  ['a bad file', { MediaUrl: 'file:///x' }, 21620, 400],
  ['a bad template', { ContentSid: 'x' }, 21655, 400],
  ['bad variables', { ContentSid: `HX${'a'.repeat(32)}`, ContentVariables: '[' }, 21656, 400],
  ['a bad callback', { StatusCallback: 'x' }, 21609, 400],
])('refuses %s', async (_what, parts, code, status) => {
  const form = { From: SMS, To: `+${PROSPECT}`, Body: 'x', ...parts }
  const response = await fetch(`${bench.simulators.url}/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}` },
    body: new URLSearchParams(form),
  })
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ code, status, more_info: `https://www.twilio.com/docs/errors/${code}` })
  expect(bench.simulators.stats).toMatchObject({ accepted: 0, rejectedByCode: { [code]: 1 } })
})

test('a person writes; the signed form says who, what and in which language', async () => {
  bench.simulators.inbound(PROSPECT, { to: SMS, text: 'Bonjour é مرحبا 🏠', name: 'Zoé' })
  expect((await received())[0]?.messages).toMatchObject([
    { accountKey: SMS, from: `+${PROSPECT}`, type: 'text', text: 'Bonjour é مرحبا 🏠', wabaId: ACCOUNT },
  ])
  expect(forms[0]?.headers['i-twilio-idempotency-token']).toEqual(expect.any(String))
  expect(bench.simulators.thread(PROSPECT, SMS).messages).toMatchObject([{ author: 'prospect', state: 'delivered' }])
  expect(() => bench.simulators.inbound(PROSPECT, { to: SMS, location: { latitude: 1, longitude: 2 } })).toThrow(
    'carries',
  )
})

test('STOP alone is obeyed and told to the business all the same; START ends it', async () => {
  bench.simulators.inbound(PROSPECT, { to: SMS, text: 'stop please' })
  expect((await send(account(), text('x'), options())).kind).toBe('accepted')
  bench.simulators.inbound(PROSPECT, { to: SMS, text: ' Stop ' })
  const refused = await send(account(), text('x'), options())
  expect(refused).toMatchObject({ kind: 'rejected', error: { code: 21610, httpStatus: 400 } })
  expect(bench.simulators.thread(PROSPECT, SMS)).toMatchObject({ unsubscribed: true })
  expect(bench.simulators.messagesTo(PROSPECT, SMS).at(-1)?.text).toContain('unsubscribed')
  bench.simulators.inbound(PROSPECT, { to: SMS, text: 'START' })
  expect((await send(account(), text('x'), options())).kind).toBe('accepted')
  const messages = (await received()).flatMap((parsed) => parsed.messages)
  expect(messages.map((message) => [message.text, message.subtype])).toEqual([
    ['stop please', null],
    [' Stop ', null],
    ['START', null],
  ])
})

test('with Advanced Opt-Out the form says what Twilio understood; WhatsApp is never blocked by a word', async () => {
  const register = await fetch(`${bench.simulators.url}/simulator/twilio-numbers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(number(SMS, { advancedOptOut: true })),
  })
  expect(register.status).toBe(200)
  bench.simulators.inbound(PROSPECT, { to: SMS, text: 'HELP' })
  bench.simulators.inbound(PROSPECT, { to: WHATSAPP, text: 'STOP' })
  const messages = (await received()).flatMap((parsed) => parsed.messages)
  expect(messages.map((message) => message.subtype)).toEqual(['HELP', null])
  expect((await send(account(WHATSAPP), text('x'), options())).kind).toBe('accepted')
})

test('WhatsApp by Twilio: window, template, files without credentials elsewhere, read', async () => {
  await send(account(WHATSAPP), text('x'), options())
  expect(await statuses()).toEqual([['failed', 63016]])
  forms.length = 0
  const template = { type: 'template', name: 'visite', providerId: `HX${'a'.repeat(32)}`, language: 'fr' } as const
  const content = { ...template, body: [{ type: 'text', text: 'Zoé' }] } as const
  await send(account(WHATSAPP), { to: { phone: PROSPECT }, content }, options())
  expect(await statuses()).toEqual([
    ['sent', undefined],
    ['delivered', undefined],
  ])
  expect(bench.simulators.look(PROSPECT, WHATSAPP)).toBe(1)
  expect((await statuses()).at(-1)).toEqual(['read', undefined])

  forms.length = 0
  const bytes = Buffer.from('photo')
  bench.simulators.inbound(PROSPECT, { to: WHATSAPP, image: { base64: bytes.toString('base64'), caption: 'façade' } })
  bench.simulators.inbound(PROSPECT, { to: WHATSAPP, location: { latitude: 0, longitude: -7.6, name: 'Maarif' } })
  const [photo, place] = (await received()).flatMap((parsed) => parsed.messages)
  expect(photo).toMatchObject({ type: 'image', text: 'façade', media: { mimeType: 'image/jpeg' } })
  expect(place).toMatchObject({ type: 'location', location: { latitude: 0, name: 'Maarif' } })
  const file = await fetchMedia(account(WHATSAPP), photo?.media?.id ?? '', 100, options())
  expect(file.kind === 'ok' && Buffer.from(file.value.bytes)).toEqual(bytes)
  const stranger = await fetchMedia({ ...account(), authToken: 'x' }, photo?.media?.id ?? '', 100, options())
  expect(stranger).toMatchObject({ kind: 'rejected', error: { field: 'account' } })
})

test('an answer of 500 is not asked again; a connection that failed once is', async () => {
  answers = [500]
  bench.simulators.inbound(PROSPECT, { to: SMS, text: 'one' })
  await received()
  expect(forms).toHaveLength(1)
  answers = [null]
  bench.simulators.inbound(PROSPECT, { to: SMS, text: 'two' })
  await received()
  expect(forms).toHaveLength(3)
  expect(forms[1]?.headers['i-twilio-idempotency-token']).toBe(forms[2]?.headers['i-twilio-idempotency-token'])
  answers = [null, null]
  bench.simulators.inbound(PROSPECT, { to: SMS, text: 'three' })
  await received()
  expect(bench.simulators.stats.webhooks).toMatchObject({ abandoned: 2, retried: 2, acknowledged: 1 })
})

test.each<[string, FaultScenario, object]>([
  ['the provider is down', { providerDown: true }, { kind: 'rejected', error: { code: 20500, httpStatus: 503 } }],
  ['it errs', { errorRate: 1 }, { kind: 'rejected', error: { code: 20500, httpStatus: 500 } }],
  ['too much at once', { rateLimitRate: 1 }, { kind: 'rejected', error: { code: 20429, httpStatus: 429 } }],
  ['the token is revoked', { tokenRevoked: true }, { kind: 'rejected', error: { code: 20003, httpStatus: 401 } }],
  ['the connection breaks before', { resetBeforeAcceptRate: 1 }, { kind: 'unknown' }],
])('fault: %s, nothing is taken', async (_what, scenario, outcome) => {
  faults(scenario)
  expect(await send(account(), text('x', 'o'), options())).toMatchObject(outcome)
  expect(bench.simulators.stats.accepted).toBe(0)
})

test('faults after acceptance: a lost answer settled by its status, early and doubled statuses, failures', async () => {
  faults({ timeoutAfterAcceptRate: 1 })
  expect((await send(account(), text('x', 'o-1'), options())).kind).toBe('unknown')
  const settled = (await received()).flatMap((parsed) => parsed.statuses)
  expect(settled.map(({ callbackData, status }) => [callbackData, status])).toEqual([
    ['o-1', 'sent'],
    ['o-1', 'delivered'],
  ])
  forms.length = 0
  faults({ statusBeforeResponse: true })
  const early = await send(account(), text('x', 'o-2'), options())
  expect(forms).toHaveLength(1)
  expect(early).toMatchObject({ kind: 'accepted', messageStatus: 'queued' })
  expect((await statuses()).map(([status]) => status)).toEqual(['sent', 'delivered'])
  forms.length = 0
  faults({ recipients: { [PROSPECT]: 21610 } })
  await send(account(), text('x'), options())
  faults({ failureRate: 1, duplicateRate: 1 })
  await send(account(), text('x'), options())
  const failed = (await statuses()).sort()
  expect(failed).toEqual([
    ['failed', 21610],
    ['failed', 21610],
    ['failed', 30003],
    ['failed', 30003],
  ])
  faults({})
  forms.length = 0
  bench.simulators.block(PROSPECT, true, SMS)
  await send(account(), text('x'), options())
  expect(await statuses()).toEqual([['failed', 30004]])
})

test('numbers, conversations and STOP survive a restart', async () => {
  bench.simulators.inbound(PROSPECT, { to: SMS, text: 'STOP' })
  const state = bench.simulators.saveState()
  await bench.close()
  bench = await startBench({ state })
  expect(bench.simulators.thread(PROSPECT, SMS)).toMatchObject({ unsubscribed: true, messages: [{ text: 'STOP' }, {}] })
  expect(await send(account(), text('x'), options())).toMatchObject({ kind: 'rejected', error: { code: 21610 } })
  const phones = await (await fetch(`${bench.simulators.url}/simulator/phones`)).json()
  expect(phones).toMatchObject({
    numbers: [{ channel: 'WHATSAPP' }, { phoneNumberId: SMS, channel: 'SMS', country: 'MA' }, { channel: 'WHATSAPP' }],
  })
})

test('a registration must be whole, and a conversation needs a known number', async () => {
  const post = (path: string, body: unknown) =>
    fetch(`${bench.simulators.url}/simulator${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await post('/twilio-numbers', { ...number(SMS), number: 'ATLAS' })).status).toBe(400)
  expect((await post('/twilio-numbers', { ...number(SMS), inboundUrl: 'x' })).status).toBe(400)
  for (const path of ['/read', '/block'])
    expect((await post(path, { phone: PROSPECT, to: '+212622000199', blocked: true })).status).toBe(404)
  const history = { phone: PROSPECT, to: SMS, messages: [{ id: 'SM1', author: 'business', at: 1, text: 'x' }] }
  expect(await (await post('/history', history)).json()).toEqual({ added: 1 })
})
