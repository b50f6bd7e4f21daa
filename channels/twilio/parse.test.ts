import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWebhook } from './parse.ts'
import { ACCOUNT_SID, NUMBER, smsForm, statusForm, whatsappForm } from './webhook.fixture.ts'

function only(form: Record<string, string>) {
  const parsed = parseWebhook(form)
  expect(parsed).toMatchObject({ statuses: [], echoes: [], other: [] })
  expect(parsed.messages).toHaveLength(1)
  return parsed.messages[0]
}

describe('an inbound message', () => {
  it('is a text message with its routing', () => {
    const form = smsForm({ Body: 'Bonjour, é مرحبا 🏠' })
    expect(only(form)).toMatchObject({
      accountKey: NUMBER,
      accountScope: 'number',
      wabaId: ACCOUNT_SID,
      providerId: 'SM1',
      from: '+212612345678',
      bsuid: null,
      type: 'text',
      subtype: null,
      text: 'Bonjour, é مرحبا 🏠',
      media: null,
      raw: form,
    })
  })

  it('is a WhatsApp message with name and user name', () => {
    expect(only(whatsappForm({ ProfileUsername: '@nadia' }))).toMatchObject({
      accountKey: `whatsapp:${NUMBER}`,
      displayPhone: NUMBER,
      from: '+212612345678',
      profileName: 'Nadia B.',
      username: 'nadia',
    })
  })

  it.each([['whatsapp:MA.134912'], ['MA.134912']])('takes the user id %s, and orders by it', (ExternalUserId) => {
    const ParentExternalUserId = ExternalUserId.replace('MA.', 'MA.ENT.')
    const message = only(whatsappForm({ ExternalUserId, ParentExternalUserId }))
    expect(message).toMatchObject({ from: '+212612345678', bsuid: 'MA.134912', parentBsuid: 'MA.ENT.134912' })
    expect(message?.identityKey).toContain('MA.134912')
  })

  it('is known by the WhatsApp number where the address is missing', () => {
    expect(only(whatsappForm({ From: '' }))).toMatchObject({ from: '+212612345678', fault: undefined })
  })

  it('is known by user id alone when the person hides the number', () => {
    const form = whatsappForm({ From: 'whatsapp:MA.134912', WaId: '' })
    expect(only(form)).toMatchObject({ from: null, bsuid: 'MA.134912' })
  })

  it.each([
    ['STOP', 'désabonner'],
    ['START', 'go'],
    ['HELP', 'aide'],
  ])("says that Twilio's own opt-out handling understood %s", (OptOutType, Body) => {
    expect(only(smsForm({ OptOutType, Body }))).toMatchObject({ subtype: OptOutType, text: Body })
  })

  it.each([
    [{ MessageType: 'button', ButtonPayload: 'p1', ButtonText: 'Oui', Body: 'x' }, 'button', 'template', 'p1', 'Oui'],
    [{ MessageType: 'interactive', ButtonPayload: 'b', ButtonText: 'Non' }, 'interactive', 'button', 'b', 'Non'],
    [{ MessageType: 'interactive', ListId: 'l', ListTitle: 'Rabat' }, 'interactive', 'list', 'l', 'Rabat'],
    [{ MessageType: '', ButtonPayload: 'p1', Body: '' }, 'button', 'template', 'p1', null],
  ])('is a choice: %o', (parts, type, source, id, title) => {
    const message = only(whatsappForm(parts))
    expect(message).toMatchObject({ type, choice: { source, id, title }, text: title ?? id })
  })

  it('is a place, zero included, and none beyond the earth', () => {
    const place = {
      MessageType: 'location',
      Body: '',
      Latitude: '0',
      Longitude: '-7.6',
      Label: 'Maarif',
      Address: '1, rue',
    }
    expect(only(whatsappForm(place))).toMatchObject({
      type: 'location',
      text: null,
      location: { latitude: 0, longitude: -7.6, name: 'Maarif', address: '1, rue' },
    })
    expect(only(whatsappForm({ ...place, Latitude: '91' }))?.location).toBeNull()
  })

  it.each([
    ['image', 'image/jpeg', false],
    ['audio', 'audio/ogg; codecs=opus', true],
    ['audio', 'audio/mpeg', false],
    ['contacts', 'text/vcard', false],
  ])('carries a file: %s of type %s', (MessageType, MediaContentType0, voice) => {
    const MediaUrl0 = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1'
    const message = only(whatsappForm({ MessageType, NumMedia: '1', MediaUrl0, MediaContentType0, Body: 'légende' }))
    expect(message).toMatchObject({ type: MessageType, text: 'légende' })
    expect(message?.media).toMatchObject({ id: MediaUrl0, mimeType: MediaContentType0, voice, available: true })
  })

  it.each([
    ['image/png', 'image'],
    ['text/x-vcard', 'contacts'],
    ['application/pdf', 'document'],
    ['', 'document'],
  ])('names a file without a type word by its kind: %s', (MediaContentType0, type) => {
    expect(only(smsForm({ NumMedia: '1', MediaUrl0: 'https://m/1', MediaContentType0 }))?.type).toBe(type)
  })

  it('gives each file of an MMS a message of its own, the text with the first', () => {
    const form = smsForm({ NumMedia: '3', MediaUrl0: 'https://m/0', MediaUrl2: 'https://m/2' })
    const { messages } = parseWebhook(form)
    expect(messages.map(({ providerId, text, media }) => [providerId, text, media?.id, media?.available])).toEqual([
      ['SM1', 'Bonjour', 'https://m/0', true],
      ['SM1.1', null, null, false],
      ['SM1.2', null, 'https://m/2', true],
    ])
    expect(new Set(messages.map(({ dedupeKey }) => dedupeKey)).size).toBe(3)
    expect(new Set(messages.map(({ identityKey }) => identityKey)).size).toBe(1)
  })

  it('loses no file beyond the ten Twilio speaks of, and believes no count without addresses', () => {
    const urls = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`MediaUrl${i}`, `https://m/${i}`]))
    expect(parseWebhook(smsForm({ NumMedia: '12', ...urls })).messages).toHaveLength(12)
    expect(parseWebhook(smsForm({ NumMedia: '99999999' })).messages).toHaveLength(10)
  })

  it('knows what it answers, that it was forwarded, and the advertisement it came from', () => {
    const message = only(
      whatsappForm({
        OriginalRepliedMessageSid: 'SM0',
        FrequentlyForwarded: 'true',
        ReferralSourceId: '23851',
        ReferralSourceType: 'ad',
        ReferralHeadline: 'Villa à Rabat',
        ReferralMediaUrl: 'https://m/ad',
        ReferralCtwaClid: 'clid',
      }),
    )
    expect(message).toMatchObject({
      reply: { to: 'SM0' },
      forwarded: true,
      frequentlyForwarded: true,
      referral: { sourceId: '23851', sourceType: 'ad', headline: 'Villa à Rabat', clickId: 'clid', sourceUrl: null },
    })
    expect(only(smsForm())?.referral).toBeNull()
  })

  it('reads a plus sign that a careless form turned into a space', () => {
    expect(only(smsForm({ From: ' 212612345678', To: ' 212522000110' }))).toMatchObject({
      accountKey: NUMBER,
      from: '+212612345678',
    })
  })
})

describe('a status callback', () => {
  it.each(['sent', 'delivered', 'read', 'failed', 'queued', 'sending', 'accepted'])('is %s', (MessageStatus) => {
    const parsed = parseWebhook(statusForm({ MessageStatus }), { m: 'outbox:1' })
    expect(parsed).toMatchObject({ messages: [], other: [] })
    expect(parsed.statuses).toMatchObject([
      { accountKey: NUMBER, providerId: 'SM1', status: MessageStatus, callbackData: 'outbox:1', errors: [] },
    ])
  })

  it('is a failure when undelivered, with its error', () => {
    const form = statusForm({ MessageStatus: 'undelivered', ErrorCode: '30003', ErrorMessage: 'Unreachable' })
    expect(parseWebhook(form).statuses).toMatchObject([
      {
        status: 'failed',
        callbackData: null,
        recipient: '+212612345678',
        errors: [{ code: 30003, title: 'Unreachable', details: null }],
      },
    ])
  })

  it('belongs to the sender of ours, and its redelivery is the same fact', () => {
    const form = statusForm({
      From: `whatsapp:${NUMBER}`,
      To: 'whatsapp:MA.134912',
      ChannelStatusMessage: 'blocked',
      ErrorCode: '63014',
    })
    const [first] = parseWebhook(form).statuses
    expect(first).toMatchObject({ accountKey: `whatsapp:${NUMBER}`, recipient: null, recipientBsuid: 'MA.134912' })
    expect(first?.errors[0]?.details).toBe('blocked')
    const key = (MessageStatus: string) => parseWebhook({ ...form, MessageStatus }).statuses[0]?.dedupeKey
    expect(key('delivered')).toBe(first?.dedupeKey)
    expect(key('read')).not.toBe(first?.dedupeKey)
  })

  it('is recognised by the older words alone', () => {
    const { MessageSid: _sid, MessageStatus: _status, ...old } = statusForm()
    expect(parseWebhook(old).statuses).toMatchObject([{ providerId: 'SM1', status: 'delivered' }])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['nothing', undefined, 'not_an_object'],
    ['text', 'From=%2B212', 'not_an_object'],
    ['an empty form', {}, 'unknown_content'],
    ['another event', { AccountSid: ACCOUNT_SID, CallSid: 'CA1' }, 'unknown_content'],
    ['no id', smsForm({ MessageSid: '', SmsSid: '', SmsMessageSid: '' }), 'missing_id'],
    ['Conversations', { ...smsForm({ EventType: 'onMessageAdded' }), MessageSid: 'IM1' }, 'unknown_content'],
    ['a room', smsForm({ ConversationSid: 'CH1' }), 'unknown_content'],
  ])('is kept with its reason: %s', (_what, form, reason) => {
    expect(parseWebhook(form)).toMatchObject({
      messages: [],
      statuses: [],
      other: [{ reason, malformed: true, raw: form }],
    })
  })

  it.each([
    ['a short code', '36179'],
    ['a sender name', 'MAROCTEL'],
    ['another channel', 'messenger:1234567890'],
    ['nobody', ''],
  ])('a message of %s is read, and nobody can answer it', (_what, From) => {
    expect(only(smsForm({ From }))).toMatchObject({ text: 'Bonjour', from: null, bsuid: null, fault: 'missing_sender' })
  })

  it('a message or status that names no sender of ours is read, and belongs to nobody', () => {
    const fault = { fault: 'missing_account', accountKey: null, providerId: 'SM1' }
    expect(only(smsForm({ To: '' }))).toMatchObject({ ...fault, from: '+212612345678', displayPhone: null })
    expect(parseWebhook({ MessageSid: 'SM1', MessageStatus: 'failed', ErrorCode: '63018' }).statuses).toMatchObject([
      { ...fault, status: 'failed', errors: [{ code: 63018 }] },
    ])
  })

  it('gives exactly one answer to any form, and never throws', () => {
    const names = [
      ...Object.keys(whatsappForm()),
      ...Object.keys(statusForm()),
      'MediaUrl0',
      'Latitude',
      'ErrorCode',
      'ListId',
    ]
    const value = fc.oneof(
      fc.string(),
      fc.array(fc.string()),
      fc.jsonValue(),
      fc.constantFrom('\u0000', '\ud800', 'x'.repeat(2000)),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), fc.jsonValue(), (junk, query) => {
        for (const form of [junk, { ...whatsappForm(), ...junk }, { ...statusForm(), ...junk }]) {
          const { messages, statuses, other } = parseWebhook(form, query)
          const found = [...messages, ...statuses, ...other]
          expect(found.length).toBeGreaterThan(0)
          expect(new Set(found.map(({ dedupeKey }) => dedupeKey)).size).toBe(found.length)
          if (messages.length === 0) expect(found).toHaveLength(1)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps a form that cannot even be read', () => {
    const trap = Object.defineProperty({}, 'MessageSid', {
      enumerable: true,
      get() {
        throw new Error('trap')
      },
    })
    expect(
      parseWebhook(Object.assign(trap, { From: '+212612345678', To: NUMBER, SmsStatus: 'received' })).other,
    ).toMatchObject([{ reason: 'parser_failure' }])
  })
})
