import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutboundContent, OutboundPayload } from '#channels/kit'
import { type LocalProvider, startLocalProvider } from '../kit/battery-provider.ts'
import type { TwilioAccount } from './account.ts'
import { checkPayload } from './check.ts'
import { classifyError } from './errors.ts'
import { send } from './send.ts'
import { ACCOUNT_SID, NUMBER } from './webhook.fixture.ts'

const TOKEN = 'secret-token'
const SID = `HX${'a'.repeat(32)}`
let provider: LocalProvider
const account = (parts: Partial<TwilioAccount> = {}): TwilioAccount => ({
  baseUrl: `${provider.url}/`,
  accountSid: ACCOUNT_SID,
  authToken: TOKEN,
  from: NUMBER,
  statusCallback: 'https://crm.example/twilio/status?k=1',
  ...parts,
})
const whatsapp = () => account({ from: `whatsapp:${NUMBER}` })
const live = () => ({ signal: new AbortController().signal, fetch: globalThis.fetch })
const hello: OutboundPayload = { to: { phone: '212612345678' }, content: { type: 'text', body: 'Bonjour é' } }

beforeAll(async () => {
  provider = await startLocalProvider()
})
beforeEach(() => {
  provider.seen.length = 0
  answer(201, { sid: 'SM9', status: 'queued', to: '+212612345678', error_code: null })
})
afterAll(() => provider.close())

function answer(status: number, body: unknown, headers: Record<string, string> = {}): void {
  provider.behave({ status, body: JSON.stringify(body), headers })
}

/** The form the provider got. */
async function sent(from: TwilioAccount, message: OutboundPayload): Promise<Record<string, string>> {
  expect(await send(from, message, live())).toMatchObject({ kind: 'accepted' })
  return Object.fromEntries(new URLSearchParams(provider.seen[0]?.body.toString()))
}

describe('send', () => {
  it('posts a form to the account, with its credentials and our id in the callback', async () => {
    expect(await send(account(), { ...hello, callbackData: 'o-1:2&x' }, live())).toEqual({
      kind: 'accepted',
      providerId: 'SM9',
      recipientId: '+212612345678',
      messageStatus: 'queued',
    })
    expect(provider.seen[0]).toMatchObject({
      method: 'POST',
      path: `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages.json`,
      headers: {
        authorization: `Basic ${Buffer.from(`${ACCOUNT_SID}:${TOKEN}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    const form = Object.fromEntries(new URLSearchParams(provider.seen[0]?.body.toString()))
    expect(form).toEqual({
      To: '+212612345678',
      From: NUMBER,
      Body: 'Bonjour é',
      StatusCallback: 'https://crm.example/twilio/status?k=1&m=o-1%3A2%26x',
    })
  })

  it('writes WhatsApp addresses with their prefix, user ids too', async () => {
    expect(await sent(whatsapp(), hello)).toMatchObject({ To: 'whatsapp:+212612345678', From: `whatsapp:${NUMBER}` })
    provider.seen.length = 0
    expect(await sent(whatsapp(), { ...hello, to: { bsuid: 'MA.134' } })).toMatchObject({ To: 'whatsapp:MA.134' })
  })

  it('sends a file by its address with the caption as text', async () => {
    const content: OutboundContent = { type: 'document', media: { link: 'https://crm.example/f.pdf' }, caption: 'Plan' }
    expect(await sent(whatsapp(), { ...hello, content })).toMatchObject({
      MediaUrl: 'https://crm.example/f.pdf',
      Body: 'Plan',
    })
  })

  it('sends a template by its content id, variables numbered through it or named', async () => {
    const content: OutboundContent = {
      type: 'template',
      name: 'visite',
      providerId: SID,
      language: 'fr',
      header: { type: 'image', media: { link: 'https://crm.example/v.jpg' } },
      body: [
        { type: 'text', text: 'Nadia' },
        { type: 'date_time', fallback: 'demain 10 h' },
      ],
      buttons: [{ type: 'url', index: 0, suffix: 'v/12' }],
    }
    const form = await sent(whatsapp(), { ...hello, content })
    expect(form).toMatchObject({ ContentSid: SID })
    expect(form).not.toHaveProperty('Body')
    expect(JSON.parse(form.ContentVariables ?? '')).toEqual({
      1: 'https://crm.example/v.jpg',
      2: 'Nadia',
      3: 'demain 10 h',
      4: 'v/12',
    })
    provider.seen.length = 0
    const named: OutboundContent = {
      type: 'template',
      name: 'visite',
      providerId: SID,
      language: 'fr',
      body: [{ type: 'text', name: 'prenom', text: 'Nadia' }],
    }
    expect((await sent(whatsapp(), { ...hello, content: named })).ContentVariables).toBe('{"prenom":"Nadia"}')
    provider.seen.length = 0
    const plain = await sent(whatsapp(), {
      ...hello,
      content: { type: 'template', name: 'visite', providerId: SID, language: 'fr' },
    })
    expect(plain).not.toHaveProperty('ContentVariables')
  })

  it('asks for no statuses when the account has no callback', async () => {
    expect(await sent(account({ statusCallback: '' }), hello)).not.toHaveProperty('StatusCallback')
  })

  it('reads a whole refusal', async () => {
    answer(
      429,
      { code: 20429, message: 'Too Many Requests', more_info: 'https://…', status: 429 },
      { 'retry-after': '7', 'twilio-request-id': 'RQ1' },
    )
    expect(await send(account(), hello, live())).toEqual({
      kind: 'rejected',
      error: {
        origin: 'provider',
        code: 20429,
        subcode: null,
        httpStatus: 429,
        message: 'Too Many Requests',
        details: null,
        isTransient: false,
        traceId: 'RQ1',
        field: null,
        retryAfterMs: 7000,
      },
    })
  })

  it('takes a message that was made and failed at once for refused', async () => {
    answer(201, { sid: 'SM9', status: 'failed', error_code: 30007, error_message: 'Filtered' })
    expect(await send(account(), hello, live())).toMatchObject({ kind: 'rejected', error: { code: 30007 } })
  })

  it.each([
    ['an id in a server error', 503, { sid: 'SM9' }],
    ['a refusal without a code', 400, { message: 'm' }],
    ['a code in a success', 201, { code: 21211 }],
  ])('is unknown after %s', async (_what, status, body) => {
    answer(status, body)
    expect(await send(account(), hello, live())).toMatchObject({ kind: 'unknown', cause: { httpStatus: status } })
  })

  it.each([
    ['base address', { baseUrl: 'not an address' }],
    ['callback', { statusCallback: 'not an address' }],
  ])('an impossible %s is an account error that quotes no secret', async (_what, parts) => {
    const outcome = await send(account(parts), hello, live())
    expect(outcome).toMatchObject({ kind: 'rejected', error: { origin: 'local', field: 'account' } })
    if (outcome.kind === 'rejected') expect(classifyError(outcome.error).class).toBe('A')
    expect(JSON.stringify(outcome)).not.toContain(TOKEN)
    expect(provider.seen).toHaveLength(0)
  })

  it('never carries the credentials to the host of a redirect', async () => {
    const elsewhere = await startLocalProvider()
    answer(307, {}, { location: elsewhere.url })
    expect(await send(account(), hello, live())).toMatchObject({ kind: 'unknown' })
    expect(elsewhere.seen).toHaveLength(0)
    await elsewhere.close()
  })
})

describe('checkPayload', () => {
  const to = { phone: '+212612345678' }
  const problems = (content: OutboundContent, kind: 'SMS' | 'WHATSAPP') => checkPayload({ to, content }, kind)
  const template: OutboundContent = { type: 'template', name: 'visite', providerId: SID, language: 'fr' }
  const buttons: OutboundContent = { type: 'buttons', body: 'x', buttons: [{ id: '1', title: 'Oui' }] }
  const list: OutboundContent = {
    type: 'list',
    body: 'x',
    button: 'y',
    sections: [{ rows: [{ id: '1', title: 'a' }] }],
  }

  it.each([buttons, list, template, { type: 'location', latitude: 1, longitude: 2 } as const])(
    'a text message carries no $type',
    (content) => {
      expect(problems(content, 'SMS')).toEqual([{ field: 'content.type', rule: 'unsupported', limit: null }])
    },
  )

  it('WhatsApp by Twilio carries templates, and no buttons or lists made on the spot', () => {
    expect(problems(template, 'WHATSAPP')).toEqual([])
    for (const content of [buttons, list]) expect(problems(content, 'WHATSAPP')[0]?.rule).toBe('unsupported')
  })

  it.each([
    [{ type: 'text', body: 'x'.repeat(1600) } as const, []],
    [{ type: 'text', body: '🏠'.repeat(1600) } as const, []],
    [{ type: 'text', body: 'x'.repeat(1601) } as const, [{ field: 'content.body', rule: 'too_long', limit: 1600 }]],
    [{ type: 'text', body: ' ' } as const, [{ field: 'content.body', rule: 'required', limit: null }]],
    [{ type: 'image', media: { id: '1' } } as const, [{ field: 'content.media.id', rule: 'unsupported', limit: null }]],
    [
      { type: 'image', media: { link: 'ftp://x' } } as const,
      [{ field: 'content.media.link', rule: 'format', limit: null }],
    ],
  ])('a text message of %o', (content, expected) => {
    expect(problems(content, 'SMS')).toEqual(expected)
  })

  it('a caption is shorter on WhatsApp', () => {
    const content: OutboundContent = { type: 'image', media: { link: 'https://x/y' }, caption: 'x'.repeat(1025) }
    expect(problems(content, 'SMS')).toEqual([])
    expect(problems(content, 'WHATSAPP')).toEqual([{ field: 'content.caption', rule: 'too_long', limit: 1024 }])
  })

  it('a template needs its content id, full variables and no payload of a quick reply', () => {
    const content: OutboundContent = {
      type: 'template',
      name: 'visite',
      language: 'fr',
      header: { type: 'image', media: { id: '1' } },
      body: [{ type: 'text', text: ' ' }],
      buttons: [{ type: 'quick_reply', index: 0, payload: 'p' }],
    }
    expect(problems(content, 'WHATSAPP').map(({ field }) => field)).toEqual([
      'content.providerId',
      'content.header.media.id',
      'content.body[0].text',
      'content.buttons[0]',
    ])
  })

  it('a text message needs a number, WhatsApp a number or a user id', () => {
    const text: OutboundContent = { type: 'text', body: 'x' }
    const fields = (recipient: OutboundPayload['to'], kind: 'SMS' | 'WHATSAPP') =>
      checkPayload({ to: recipient, content: text }, kind).map(({ field }) => field)
    expect(fields({ bsuid: 'MA.1' }, 'SMS')).toEqual(['to.phone'])
    expect(fields({ bsuid: 'MA.1' }, 'WHATSAPP')).toEqual([])
    expect(fields({}, 'WHATSAPP')).toEqual(['to'])
    expect(fields({ bsuid: 'x' }, 'WHATSAPP')).toEqual(['to.bsuid'])
    expect(fields({ phone: '12' }, 'SMS')).toEqual(['to.phone'])
  })
})
