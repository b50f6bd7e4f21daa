import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutboundPayload } from '#channels/kit'
import { type LocalProvider, startLocalProvider } from '../kit/battery-provider.ts'
import { classifyError } from './errors.ts'
import { markRead, send } from './send.ts'

const TOKEN = 'EAAG-secret'
let provider: LocalProvider
const account = () => ({ baseUrl: `${provider.url}/`, apiVersion: 'v26.0', phoneNumberId: '1065', accessToken: TOKEN })
const live = () => ({ signal: new AbortController().signal, fetch: globalThis.fetch })
const hello: OutboundPayload = { to: { phone: '+212612345678' }, content: { type: 'text', body: 'Bonjour' } }

beforeAll(async () => {
  provider = await startLocalProvider()
})
beforeEach(() => {
  provider.seen.length = 0
})
afterAll(() => provider.close())

function answer(status: number, body: unknown, headers: Record<string, string> = {}): void {
  provider.behave({ status, body: JSON.stringify(body), headers })
}

describe('send', () => {
  it('posts to the number of the account, with its token, as JSON', async () => {
    answer(200, { messages: [{ id: 'wamid.9' }], contacts: [{ input: '+212612345678', wa_id: '212612345678' }] })
    expect(await send(account(), hello, live())).toEqual({
      kind: 'accepted',
      providerId: 'wamid.9',
      recipientId: '212612345678',
      messageStatus: null,
    })
    expect(provider.seen[0]).toMatchObject({
      method: 'POST',
      path: '/v26.0/1065/messages',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    })
    expect(JSON.parse(provider.seen[0]?.body.toString() ?? '')).toMatchObject({ to: '+212612345678', type: 'text' })
  })

  it('gives the user id when there is no wa_id, and the state of a held template', async () => {
    answer(200, {
      messages: [{ id: 'wamid.9', message_status: 'held_for_quality_assessment' }],
      contacts: [{ input: 'MA.134', user_id: 'MA.134' }],
    })
    const outcome = await send(account(), { ...hello, to: { bsuid: 'MA.134' } }, live())
    expect(outcome).toMatchObject({ recipientId: 'MA.134', messageStatus: 'held_for_quality_assessment' })
  })

  it('reads a whole error', async () => {
    const error = {
      message: '(#130429) Rate limit hit',
      type: 'OAuthException',
      code: 130429,
      error_subcode: 2494055,
      is_transient: true,
      error_data: { messaging_product: 'whatsapp', details: 'Cloud API throughput reached' },
      fbtrace_id: 'Az8or2yhqkZfEZ',
    }
    answer(429, { error }, { 'retry-after': '7' })
    expect(await send(account(), hello, live())).toEqual({
      kind: 'rejected',
      error: {
        origin: 'provider',
        code: 130429,
        subcode: 2494055,
        httpStatus: 429,
        message: '(#130429) Rate limit hit',
        details: 'Cloud API throughput reached',
        isTransient: true,
        traceId: 'Az8or2yhqkZfEZ',
        field: null,
        retryAfterMs: 7000,
      },
    })
  })

  it.each([
    ['plain words', 'Message undeliverable', 'Message undeliverable'],
    ['nothing', undefined, null],
  ])('reads an error whose error_data is %s', async (_what, data, details) => {
    answer(400, { error: { message: 'm', code: 131026, error_data: data } })
    expect(await send(account(), hello, live())).toMatchObject({ kind: 'rejected', error: { code: 131026, details } })
  })

  it('takes an error in a 200 for a refusal, and a 500 with a code for that code', async () => {
    answer(200, { error: { message: 'm', code: 131009 } })
    expect(await send(account(), hello, live())).toMatchObject({ kind: 'rejected', error: { code: 131009 } })
    answer(500, { error: { message: 'm', code: 131016 } })
    expect(await send(account(), hello, live())).toMatchObject({ kind: 'rejected', error: { code: 131016 } })
  })

  it('is unknown after an error without a code: nothing says that it was refused', async () => {
    answer(500, { error: { message: 'm' } })
    expect(await send(account(), hello, live())).toMatchObject({ kind: 'unknown', cause: { httpStatus: 500 } })
  })

  it('does not take an id in a server error for an acceptance', async () => {
    answer(503, { messages: [{ id: 'wamid.9' }] })
    expect(await send(account(), hello, live())).toMatchObject({ kind: 'unknown', cause: { httpStatus: 503 } })
  })

  it('is unknown after an answer of megabytes', async () => {
    answer(200, { messages: [{ id: 'wamid.9' }], padding: 'x'.repeat(2_000_000) })
    expect(await send(account(), hello, live())).toMatchObject({
      kind: 'unknown',
      cause: { code: 'unreadable_answer' },
    })
  })

  it('names the first wrong field without calling', async () => {
    const outcome = await send(account(), { ...hello, content: { type: 'text', body: '' } }, live())
    expect(outcome).toMatchObject({ kind: 'rejected', error: { origin: 'local', code: 131008, field: 'content.body' } })
    expect(provider.seen).toHaveLength(0)
  })

  it.each([
    ['token', { accessToken: 'bad\ntoken' }],
    ['address', { baseUrl: 'not an address' }],
  ])('an impossible %s is an account error that quotes no secret', async (_what, parts) => {
    const outcome = await send({ ...account(), ...parts }, hello, live())
    expect(outcome).toMatchObject({ kind: 'rejected', error: { origin: 'local', field: 'account' } })
    if (outcome.kind === 'rejected') expect(classifyError(outcome.error).class).toBe('A')
    expect(JSON.stringify(outcome)).not.toContain('bad')
    expect(provider.seen).toHaveLength(0)
  })

  it('never carries the token to the host of a redirect', async () => {
    const elsewhere = await startLocalProvider()
    answer(307, {}, { location: `${elsewhere.url}/v26.0/1065/messages` })
    expect(await send(account(), hello, live())).toMatchObject({ kind: 'unknown' })
    expect(elsewhere.seen).toHaveLength(0)
    await elsewhere.close()
  })

  it('writes a number id into one path segment', async () => {
    answer(200, { messages: [{ id: 'wamid.9' }] })
    await send({ ...account(), phoneNumberId: '1/../2?x' }, hello, live())
    expect(provider.seen[0]?.path).toBe('/v26.0/1%2F..%2F2%3Fx/messages')
  })
})

describe('markRead', () => {
  it('marks as read, with or without typing', async () => {
    answer(200, { success: true })
    expect(await markRead(account(), 'wamid.1', live())).toEqual({ kind: 'done' })
    expect(await markRead(account(), 'wamid.1', { ...live(), typing: true })).toEqual({ kind: 'done' })
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.1' }
    expect(provider.seen.map((request) => JSON.parse(request.body.toString()))).toEqual([
      read,
      { ...read, typing_indicator: { type: 'text' } },
    ])
  })

  it('reports a refusal and an answer without success', async () => {
    answer(400, { error: { message: 'm', code: 100 } })
    expect(await markRead(account(), 'wamid.1', live())).toMatchObject({ kind: 'rejected', error: { code: 100 } })
    answer(200, { success: false })
    expect(await markRead(account(), 'wamid.1', live())).toMatchObject({ kind: 'unknown' })
  })
})
