import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelAdapter, SignedRequest } from './adapter.ts'
import {
  type LocalProvider,
  type PlayedProvider,
  type ProviderAnswer,
  playedOverHttp,
  startLocalProvider,
} from './battery-provider.ts'
import type { ClassifiableError, ErrorClass } from './errors.ts'
import type { ParsedWebhook } from './inbound.ts'
import { createLeanFetch } from './lean-fetch.ts'
import type { OutboundPayload } from './outbound.ts'
import type { ProviderFetch } from './provider-call.ts'

/** What an adapter's test gives so that the same battery can judge every channel. */
export interface ChannelHarness<Account, Answer = ProviderAnswer> {
  adapter: ChannelAdapter<Account>
  /** An account whose provider is at `baseUrl`. */
  account(baseUrl: string): Account
  /** Absent for a channel whose provider calls nobody: nothing may come in by it then. */
  webhooks?: WebhookHarness
  payload: OutboundPayload
  /** A payload the provider's documented limits forbid, and the field at fault. */
  forbidden: { payload: OutboundPayload; field: string }
  /** The answer that accepts `payload` under this id. */
  accepted(providerId: string): Answer
  /** The id under which `accepted` takes it, where the provider gives none of its own. */
  givenId?: string
  refusals: readonly { answer: Answer; code: number; class: ErrorClass }[]
  /** An error of the provider's own making that no table knows. */
  unknownServerError?: ClassifiableError
}

interface WebhookHarness {
  /** Values which, parsed, are exactly one good message with the given provider id. */
  inbound(providerId: string): unknown
  /** Likewise one good status that carries `callbackData`. */
  status(providerId: string, callbackData: string): unknown
  /** A webhook in which `junk` stands beside the given good message; absent when a webhook holds one item only. */
  poisoned?: (providerId: string, junk: unknown) => unknown
  sign(rawBody: Uint8Array, secret: string): SignedRequest
}

type ReadingAdapter = Pick<ChannelAdapter<never>, 'kind' | 'verifyRequest' | 'parseWebhook'>

/** A way in alone, of a channel whose way out is another protocol. */
export interface InboundHarness extends WebhookHarness {
  adapter: ReadingAdapter
}

function everything(parsed: ParsedWebhook) {
  return [...parsed.messages, ...parsed.statuses, ...parsed.echoes, ...parsed.other]
}

function parsing(adapter: ReadingAdapter, harness: WebhookHarness): void {
  it('gives one message with routing, keys and the raw fragment', () => {
    const { messages, other } = adapter.parseWebhook(harness.inbound('id-1'))
    expect(other).toEqual([])
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ providerId: 'id-1', raw: expect.anything() })
    for (const key of ['accountKey', 'dedupeKey', 'identityKey'] as const) expect(messages[0]?.[key]).not.toBe('')
  })

  it('gives a redelivery the same key and another message another one', () => {
    const key = (id: string) => adapter.parseWebhook(harness.inbound(id)).messages[0]?.dedupeKey
    expect(key('id-1')).toBe(key('id-1'))
    expect(key('id-1')).not.toBe(key('id-2'))
  })

  it('gives a status with what we attached when sending', () => {
    const { statuses } = adapter.parseWebhook(harness.status('id-1', 'outbox-7'))
    expect(statuses).toHaveLength(1)
    expect(statuses[0]).toMatchObject({ providerId: 'id-1', callbackData: 'outbox-7' })
  })

  it('never throws, whatever it is given', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.anything({ withNullPrototype: true, withSparseArray: true }))
    fc.assert(
      fc.property(anything, (body) => {
        for (const item of everything(adapter.parseWebhook(body)))
          expect(item.dedupeKey.length).toBeLessThanOrEqual(512)
      }),
    )
  })

  const { poisoned } = harness
  if (poisoned !== undefined) {
    it('never loses a good message beside a poisoned one', () => {
      fc.assert(
        fc.property(fc.jsonValue(), (junk) => {
          const { messages } = adapter.parseWebhook(poisoned('id-good', junk))
          expect(messages.map((message) => message.providerId)).toContain('id-good')
        }),
      )
    })
  }
}

function signatures(adapter: ReadingAdapter, { sign }: WebhookHarness): void {
  const body = Buffer.from('{"text":"\\u0645\\u0631\\u062d\\u0628\\u0627"}')
  it('accepts what was signed with the secret, and nothing else', () => {
    const request = sign(body, 'secret')
    expect(adapter.verifyRequest(request, 'secret')).toBe(true)
    expect(adapter.verifyRequest(request, 'other')).toBe(false)
    expect(adapter.verifyRequest(request, '')).toBe(false)
    expect(adapter.verifyRequest({ ...request, headers: {} }, 'secret')).toBe(false)
  })

  it('refuses a request signed with an empty secret', () => {
    expect(adapter.verifyRequest(sign(body, ''), '')).toBe(false)
  })

  it('never throws on a hostile header', () => {
    const request = sign(body, 'secret')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        const headers = Object.fromEntries(Object.keys(request.headers).map((name) => [name, header]))
        expect(adapter.verifyRequest({ ...request, headers }, 'secret')).toBe(false)
      }),
    )
  })
}

/** Nobody calls: whatever pretends to is not believed, and says nothing. */
function silence<Account>(adapter: ChannelAdapter<Account>): void {
  it('believes and reads nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, body) => {
        const request = { rawBody: Buffer.from(text), headers: { 'x-signature': text }, url: 'https://crm.example/' }
        expect(adapter.verifyRequest(request, text)).toBe(false)
        expect(everything(adapter.parseWebhook(body))).toEqual([])
      }),
    )
  })
}

function sending<Account, Answer>(
  harness: ChannelHarness<Account, Answer>,
  fetch: ProviderFetch,
  start: () => Promise<PlayedProvider<Answer>>,
): void {
  const { adapter, payload } = harness
  const live = () => ({ signal: new AbortController().signal, fetch })
  let provider: PlayedProvider<Answer>
  beforeAll(async () => {
    provider = await start()
  })
  beforeEach(() => {
    provider.seen.length = 0
  })
  afterAll(() => provider.close())

  it('is accepted with the provider id', async () => {
    provider.behave(harness.accepted('id-9'))
    const outcome = await adapter.send(harness.account(provider.url), payload, live())
    expect(outcome).toMatchObject({ kind: 'accepted', providerId: harness.givenId ?? 'id-9' })
    expect(provider.seen).toHaveLength(1)
  })

  it.each(harness.refusals)('is refused with code $code, class $class', async ({ answer, code, class: expected }) => {
    provider.behave(answer)
    const outcome = await adapter.send(harness.account(provider.url), payload, live())
    expect(outcome).toMatchObject({ kind: 'rejected', error: { origin: 'provider', code } })
    if (outcome.kind === 'rejected') expect(adapter.classifyError(outcome.error).class).toBe(expected)
  })

  it('refuses a forbidden payload without a call and names the field', async () => {
    const { payload: forbidden, field } = harness.forbidden
    expect(adapter.checkPayload(forbidden)[0]).toMatchObject({ field })
    const outcome = await adapter.send(harness.account(provider.url), forbidden, live())
    expect(outcome).toMatchObject({ kind: 'rejected', error: { origin: 'local', field } })
    if (outcome.kind === 'rejected') expect(adapter.classifyError(outcome.error).class).toBe('B')
    expect(provider.seen).toHaveLength(0)
  })

  it('is unknown when the connection breaks after the request', async () => {
    provider.breakOff()
    const outcome = await adapter.send(harness.account(provider.url), payload, live())
    expect(outcome).toMatchObject({ kind: 'unknown', cause: { code: 'connection_lost' } })
  })

  it('is unknown when no answer comes in time', async () => {
    const timer = new AbortController()
    // The clock of this test: time is up as soon as the provider has the whole request.
    provider.hang(() => timer.abort(new DOMException('time is up', 'TimeoutError')))
    const outcome = await adapter.send(harness.account(provider.url), payload, { ...live(), signal: timer.signal })
    expect(outcome).toMatchObject({ kind: 'unknown', cause: { code: 'timeout' } })
  })

  it('is not sent when the call is ended before it begins', async () => {
    const outcome = await adapter.send(harness.account(provider.url), payload, {
      ...live(),
      signal: AbortSignal.abort(),
    })
    expect(outcome).toMatchObject({ kind: 'not_sent', cause: { code: 'aborted' } })
    expect(provider.seen).toHaveLength(0)
  })

  it('is not sent when nobody listens', async () => {
    const gone = await start()
    await gone.close()
    const outcome = await adapter.send(harness.account(gone.url), payload, live())
    expect(outcome).toMatchObject({ kind: 'not_sent', cause: { code: 'connect_failed' } })
  })
}

/** Answers of proxies and of half a provider, which only HTTP knows. */
function answers<Account>(harness: ChannelHarness<Account>, fetch: ProviderFetch): void {
  const { adapter, payload } = harness
  const live = () => ({ signal: new AbortController().signal, fetch })
  let provider: LocalProvider
  beforeAll(async () => {
    provider = await startLocalProvider()
  })
  beforeEach(() => {
    provider.seen.length = 0
  })
  afterAll(() => provider.close())

  it.each<[string, ProviderAnswer]>([
    ['a page of a proxy', { status: 502, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } }],
    ['a success without an id', { status: 200, body: '{}' }],
    ['half a JSON', { status: 200, body: '{"messages":[{"id":' }],
    ['an empty body', { status: 200, body: '' }],
    ['a server error without a code', { status: 500, body: '{"oops":true}' }],
    ['a redirect', { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } }],
  ])('is unknown after %s', async (_what, answer) => {
    provider.behave(answer)
    const outcome = await adapter.send(harness.account(provider.url), payload, live())
    expect(outcome).toMatchObject({ kind: 'unknown', cause: { code: 'unreadable_answer' } })
    expect(provider.seen).toHaveLength(1)
  })

  it('is unknown when the connection breaks within the answer', async () => {
    provider.behave((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"messages":', () => response.destroy())
    })
    const outcome = await adapter.send(harness.account(provider.url), payload, live())
    expect(outcome).toMatchObject({ kind: 'unknown', cause: { httpStatus: 200 } })
  })
}

function classification<Account, Answer>({ adapter, unknownServerError }: ChannelHarness<Account, Answer>): void {
  it('tries an unknown server error again a few times and stops', () => {
    const error = unknownServerError ?? { code: 987_654_321, httpStatus: 503 }
    const first = adapter.classifyError(error)
    expect(first).toMatchObject({ class: 'R', known: false })
    expect(first.retryAfterMs).toBeGreaterThan(0)
    expect(adapter.classifyError({ ...error, failures: first.maxAttempts - 1 }).retryAfterMs).toBeNull()
  })

  it('treats any other unknown code as ours to look at', () => {
    const verdict = adapter.classifyError({ code: 987_654_321, httpStatus: 400 })
    expect(verdict).toMatchObject({ class: 'B', known: false, alert: 'now', retryAfterMs: null })
  })

  it('answers for any number', () => {
    fc.assert(
      fc.property(fc.option(fc.integer()), fc.nat(50), (code, failures) => {
        const verdict = adapter.classifyError({ code, failures })
        expect('RPABUO').toContain(verdict.class)
        expect(verdict.cause).not.toBe('')
        if (verdict.retryAfterMs !== null) expect(Number.isSafeInteger(verdict.retryAfterMs)).toBe(true)
      }),
    )
  })
}

/** The tests every way in passes. */
export function inboundBattery(makeHarness: () => InboundHarness): void {
  const harness = makeHarness()
  describe(`${harness.adapter.kind}: reading webhooks`, () => parsing(harness.adapter, harness))
  describe(`${harness.adapter.kind}: signatures`, () => signatures(harness.adapter, harness))
}

/** The tests every channel passes, whatever its provider speaks; `start` plays it. */
export function protocolBattery<Account, Answer>(
  harness: ChannelHarness<Account, Answer>,
  start: () => Promise<PlayedProvider<Answer>>,
): void {
  const { adapter, webhooks } = harness
  const { kind } = adapter
  if (webhooks) {
    describe(`${kind}: reading webhooks`, () => parsing(adapter, webhooks))
    describe(`${kind}: signatures`, () => signatures(adapter, webhooks))
  } else describe(`${kind}: webhooks`, () => silence(adapter))
  describe(`${kind}: sending`, () => sending(harness, globalThis.fetch, start))
  describe(`${kind}: classifying errors`, () => classification(harness))
}

/** The same for a provider that is called over HTTP, and what only HTTP knows; call it from the adapter's own test file. */
export function channelBattery<Account>(makeHarness: () => ChannelHarness<Account>): void {
  const harness = makeHarness()
  const { kind } = harness.adapter
  protocolBattery(harness, playedOverHttp)
  describe(`${kind}: answers over HTTP`, () => answers(harness, globalThis.fetch))
  describe(`${kind}: sending by the lean client`, () => sending(harness, createLeanFetch(), playedOverHttp))
  describe(`${kind}: answers over HTTP to the lean client`, () => answers(harness, createLeanFetch()))
}
