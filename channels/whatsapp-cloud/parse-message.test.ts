import { describe, expect, it } from 'vitest'
import type { InboundMessage } from '#channels/kit'
import { parseWebhook } from './parse.ts'
import { message, messageWebhook, NUMBER, onNumber, PERSON, WABA, webhook } from './webhook.fixture.ts'

function only(body: unknown): InboundMessage {
  const parsed = parseWebhook(body)
  expect(parsed.other).toEqual([])
  const [first] = parsed.messages
  if (first === undefined || parsed.messages.length > 1) throw new Error('expected one message')
  return first
}

/** The message made of the default one, with another type and payload. */
function ofType(type: string, payload: unknown, more: Record<string, unknown> = {}): InboundMessage {
  return only(messageWebhook({ text: undefined, type, ...(payload === undefined ? {} : { [type]: payload }), ...more }))
}

const HASH = 'a3f5'.repeat(16)

describe('every message', () => {
  it('says who, where, when, and keeps its fragment', () => {
    const raw = message()
    expect(only(webhook(onNumber({ contacts: [PERSON], messages: [raw] })))).toMatchObject({
      providerId: 'wamid.1',
      accountKey: NUMBER,
      accountScope: 'number',
      wabaId: WABA,
      displayPhone: '+212 5 22 00 00 00',
      from: '+212612345678',
      bsuid: null,
      profileName: 'Nadia B.',
      at: 1_793_000_000_000,
      type: 'text',
      text: 'Bonjour',
      raw,
    })
  })

  it.each([
    ['seconds as a number', 1_793_000_000, 1_793_000_000_000],
    ['milliseconds', '1793000000000', 1_793_000_000_000],
    ['nothing', undefined, null],
    ['words', 'yesterday', null],
    ['the far future', '99999999999999999', null],
  ])('reads a timestamp given as %s', (_what, timestamp, at) => {
    expect(only(messageWebhook({ timestamp })).at).toBe(at)
  })

  it('keeps text storable: no NUL, no half surrogate pair', () => {
    const { text } = only(messageWebhook({ text: { body: 'a\u0000b\ud83d' } }))
    expect(text).toBe('a\uFFFDb\uFFFD')
  })

  it('reads a quoted reply, forwarding and the product it refers to', () => {
    const context = {
      from: '212500000000',
      id: 'wamid.0',
      referred_product: { catalog_id: 'c1', product_retailer_id: 'p1' },
    }
    expect(only(messageWebhook({ context }))).toMatchObject({
      reply: { to: 'wamid.0' },
      forwarded: false,
      referredProduct: { catalogId: 'c1', productId: 'p1' },
    })
    expect(only(messageWebhook({ context: { forwarded: true } }))).toMatchObject({ reply: null, forwarded: true })
    expect(only(messageWebhook({ context: { frequently_forwarded: true } }))).toMatchObject({
      forwarded: true,
      frequentlyForwarded: true,
    })
  })

  it('reads the advertisement it came from', () => {
    const referral = {
      source_url: 'https://fb.me/x',
      source_id: 12,
      source_type: 'ad',
      headline: 'Villa',
      body: 'Vue mer',
      media_type: 'video',
      video_url: 'https://v',
      thumbnail_url: 'https://t',
      ctwa_clid: 'clid',
      welcome_message: { text: 'Bienvenue' },
    }
    expect(only(messageWebhook({ referral })).referral).toEqual({
      sourceUrl: 'https://fb.me/x',
      sourceId: '12',
      sourceType: 'ad',
      headline: 'Villa',
      body: 'Vue mer',
      mediaType: 'video',
      mediaUrl: 'https://v',
      thumbnailUrl: 'https://t',
      clickId: 'clid',
      welcomeText: 'Bienvenue',
    })
  })
})

describe('who writes', () => {
  const BSUID = 'MA.13491208655302741918'

  it('knows a person by user id alone', () => {
    const contacts = [{ user_id: BSUID, parent_user_id: 'MA.ENT.77', profile: { name: 'Amal', username: '@amal' } }]
    const raw = message({ from: undefined, from_user_id: BSUID })
    expect(only(webhook(onNumber({ contacts, messages: [raw] })))).toMatchObject({
      from: null,
      bsuid: BSUID,
      parentBsuid: 'MA.ENT.77',
      profileName: 'Amal',
      username: 'amal',
    })
  })

  it('takes a user id written where the phone stands', () => {
    expect(only(messageWebhook({ from: BSUID }))).toMatchObject({ from: null, bsuid: BSUID, profileName: null })
  })

  it('finds the phone in contacts, which are not aligned with the messages', () => {
    const contacts = [PERSON, { wa_id: '33612345678', user_id: BSUID, profile: { name: 'Luc' } }]
    const messages = [message({ id: 'a', from: undefined, from_user_id: BSUID }), message({ id: 'b' })]
    const parsed = parseWebhook(webhook(onNumber({ contacts, messages })))
    expect(parsed.messages.map(({ from, bsuid, profileName }) => [from, bsuid, profileName])).toEqual([
      ['+33612345678', BSUID, 'Luc'],
      ['+212612345678', null, 'Nadia B.'],
    ])
  })

  it('orders all messages of one person together, apart from other people and other numbers', () => {
    const key = (parts: Record<string, unknown>, number = NUMBER) =>
      parseWebhook(webhook(onNumber({ messages: [message(parts)] }, number))).messages[0]?.identityKey
    expect(key({ id: 'a' })).toBe(key({ id: 'b' }))
    expect(key({})).not.toBe(key({ from: '212612345679' }))
    expect(key({})).not.toBe(key({}, '2'))
    expect(key({ from_user_id: BSUID })).toBe(key({ from_user_id: BSUID, from: undefined }))
  })

  it('uses the only contact when the message names nobody, and never guesses among several', () => {
    const raw = message({ from: undefined })
    expect(only(webhook(onNumber({ contacts: [PERSON], messages: [raw] }))).from).toBe('+212612345678')
    const among = only(webhook(onNumber({ contacts: [PERSON, { wa_id: '33612345678' }], messages: [raw] })))
    expect(among).toMatchObject({ from: null, bsuid: null, fault: 'missing_sender', accountKey: NUMBER, raw })
  })

  it.each([['SENDER_PHONE_NUMBER'], ['567'], [''], [null], [{}]])('reads what nobody by number says: %j', (from) => {
    expect(only(webhook(onNumber({ messages: [message({ from })] })))).toMatchObject({
      text: 'Bonjour',
      from: null,
      fault: 'missing_sender',
    })
  })

  it('does without contacts, and keeps the group', () => {
    const { messages } = parseWebhook(webhook(onNumber({ messages: [message({ group_id: 'G1' })] })))
    expect(messages[0]).toMatchObject({ from: '+212612345678', profileName: null, groupId: 'G1' })
  })
})

describe('each type of the contract', () => {
  it.each(['image', 'video', 'document', 'sticker'])('%s', (type) => {
    const base64 = Buffer.from(HASH, 'hex').toString('base64')
    const payload = {
      id: 'm1',
      mime_type: 'x/y',
      sha256: base64,
      caption: 'légende',
      filename: 'bail.pdf',
      url: 'https://u',
    }
    expect(ofType(type, payload)).toMatchObject({
      type,
      text: 'légende',
      media: {
        id: 'm1',
        mimeType: 'x/y',
        sha256: HASH,
        filename: 'bail.pdf',
        url: 'https://u',
        voice: false,
        available: true,
      },
    })
  })

  it('audio, voice note, and the legacy type voice', () => {
    const payload = { id: 5, mime_type: 'audio/ogg; codecs=opus', sha256: HASH.toUpperCase(), voice: true }
    expect(ofType('audio', payload).media).toMatchObject({ id: '5', voice: true, sha256: HASH })
    expect(ofType('audio', { ...payload, voice: false }).media?.voice).toBe(false)
    expect(ofType('voice', { id: 'm' })).toMatchObject({ type: 'voice', media: { voice: true } })
  })

  it('media with errors stays a message whose file is unavailable', () => {
    const errors = [{ code: 131052, title: 'Media download error', error_data: { details: 'too large' } }]
    expect(ofType('image', { id: 'm1' }, { errors })).toMatchObject({
      media: { id: 'm1', available: false },
      errors: [{ code: 131052, title: 'Media download error', details: 'too large' }],
    })
    expect(ofType('image', undefined).media).toMatchObject({ id: null, available: false })
  })

  it('location, at the zero point too', () => {
    expect(ofType('location', { latitude: 0, longitude: 0 }).location).toMatchObject({ latitude: 0, longitude: 0 })
    expect(ofType('location', { latitude: '33.58', longitude: -7.6, name: 'Agence' }).location).toMatchObject({
      latitude: 33.58,
      name: 'Agence',
    })
    expect(ofType('location', { latitude: 91, longitude: 0 }).location).toBeNull()
  })

  it('contacts, with or without wa_id, with vcard and origin', () => {
    const payload = [
      {
        name: { formatted_name: 'Luc D.' },
        phones: [
          { phone: '+33 6 12 34 56 78', type: 'CELL' },
          { phone: '06', wa_id: '33612345678' },
        ],
        emails: [{ email: 'l@d.fr' }],
        org: { company: 'SCI' },
        vcard: 'BEGIN:VCARD',
        origin: 'contact_request',
      },
      { name: { first_name: 'Amal', last_name: 'K.' } },
      null,
    ]
    const { contacts } = ofType('contacts', payload)
    expect(contacts).toHaveLength(2)
    expect(contacts[0]).toMatchObject({
      name: 'Luc D.',
      phones: [{ waId: null }, { waId: '+33612345678' }],
      emails: ['l@d.fr'],
      organisation: 'SCI',
      origin: 'contact_request',
    })
    expect(contacts[1]?.name).toBe('Amal K.')
  })

  it('interactive: button, list, form', () => {
    const button = ofType('interactive', { type: 'button_reply', button_reply: { id: 'yes', title: 'Oui' } })
    expect(button).toMatchObject({ text: 'Oui', subtype: 'button_reply', choice: { source: 'button', id: 'yes' } })
    const list = ofType('interactive', {
      type: 'list_reply',
      list_reply: { id: 'slot-1', title: '10 h', description: 'mardi' },
    })
    expect(list).toMatchObject({ text: '10 h', choice: { source: 'list', id: 'slot-1', description: 'mardi' } })
  })

  it.each([
    ['an object', '{"a":1}', { a: 1 }],
    ['an array', '[1]', [1]],
    ['null', 'null', null],
    ['not JSON', '{a:', null],
  ])('interactive form whose response is %s', (_what, responseJson, response) => {
    const payload = { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: responseJson } }
    expect(ofType('interactive', payload)).toMatchObject({
      text: 'Sent',
      form: { name: 'flow', responseJson, response },
    })
  })

  it('interactive without its content takes the error of the value', () => {
    const value = onNumber({
      messages: [message({ type: 'interactive', text: undefined })],
      errors: [{ code: 131000, title: 'Something went wrong' }],
    })
    const { messages, other } = parseWebhook(webhook(value))
    expect(messages).toMatchObject([{ type: 'interactive', choice: null, errors: [{ code: 131000 }] }])
    expect(other).toMatchObject([{ reason: 'provider_errors', malformed: false, errors: [{ code: 131000 }] }])
  })

  it('button of a template, with and without payload', () => {
    const context = { id: 'wamid.0' }
    expect(ofType('button', { payload: 'confirm', text: 'Je confirme' }, { context })).toMatchObject({
      text: 'Je confirme',
      choice: { source: 'template', id: 'confirm' },
      reply: { to: 'wamid.0' },
    })
    expect(ofType('button', { text: 'Non' })).toMatchObject({ text: 'Non', choice: { id: null } })
  })

  it('reaction and its removal', () => {
    expect(ofType('reaction', { message_id: 'wamid.0', emoji: '👍' }).reaction).toEqual({ to: 'wamid.0', emoji: '👍' })
    expect(ofType('reaction', { message_id: 'wamid.0' }).reaction).toEqual({ to: 'wamid.0', emoji: null })
    expect(ofType('reaction', { message_id: 'wamid.0', emoji: '' }).reaction).toEqual({ to: 'wamid.0', emoji: null })
  })

  it('order, quantities as numbers or strings', () => {
    const payload = {
      catalog_id: 'c',
      text: 'svp',
      product_items: [
        { product_retailer_id: 'p', quantity: 2, item_price: 10.5, currency: 'MAD' },
        { product_retailer_id: 'q', quantity: '3', item_price: '7', currency: 'MAD' },
      ],
    }
    expect(ofType('order', payload)).toMatchObject({
      text: 'svp',
      order: {
        catalogId: 'c',
        items: [
          { quantity: 2, price: 10.5 },
          { quantity: 3, price: 7 },
        ],
      },
    })
  })

  it('system: a new number, in the present and the older keys', () => {
    const system = { type: 'user_changed_number', body: 'changed', wa_id: '212699999999' }
    expect(ofType('system', system)).toMatchObject({
      subtype: 'user_changed_number',
      from: '+212612345678',
      system: { previousPhone: '+212612345678', phone: '+212699999999' },
    })
    const older = { type: 'user_changed_number', customer: '212611111111', new_wa_id: '212622222222' }
    expect(ofType('system', older, { from: undefined })).toMatchObject({
      from: '+212611111111',
      system: { previousPhone: '+212611111111', phone: '+212622222222' },
    })
  })

  it('system: a new user id, without contacts', () => {
    const system = {
      type: 'user_changed_user_id',
      user_id: 'MA.2',
      previous_user_id: 'MA.1',
      parent_user_id: 'MA.ENT.9',
    }
    const raw = message({ type: 'system', text: undefined, from: undefined, from_user_id: 'MA.1', system })
    expect(only(webhook(onNumber({ messages: [raw] })))).toMatchObject({
      bsuid: 'MA.1',
      system: { previousBsuid: 'MA.1', bsuid: 'MA.2', parentBsuid: 'MA.ENT.9' },
    })
  })

  it('edit and revoke name the original message', () => {
    const next = { type: 'image', image: { id: 'm2', caption: 'corrigé' } }
    expect(ofType('edit', { original_message_id: 'wamid.0', message: next })).toMatchObject({
      edit: { originalId: 'wamid.0' },
      text: 'corrigé',
      media: { id: 'm2' },
    })
    expect(ofType('revoke', { original_message_id: 'wamid.0' })).toMatchObject({ revoke: { originalId: 'wamid.0' } })
  })

  it('an edit of an edit of an edit is no recursion', () => {
    let nested: unknown = { type: 'text', text: { body: 'x' } }
    for (let i = 0; i < 50_000; i += 1) nested = { type: 'edit', edit: { original_message_id: 'o', message: nested } }
    expect(ofType('edit', { original_message_id: 'wamid.0', message: nested })).toMatchObject({ text: null })
  })

  it('unsupported, with its errors and its kind', () => {
    const errors = [{ code: 131051, title: 'Unsupported message type' }]
    expect(ofType('unsupported', { type: 'poll' }, { errors })).toMatchObject({
      subtype: 'poll',
      text: null,
      errors: [{ code: 131051, details: null }],
    })
  })

  it('takes the words that stand beside a type nobody can show', () => {
    expect(only(messageWebhook({ type: 'unsupported' }))).toMatchObject({ type: 'unsupported', text: 'Bonjour' })
    expect(only(messageWebhook({ type: 'image', image: { id: 'm', caption: 'vue' } })).text).toBe('vue')
  })

  it.each(['request_welcome', 'ephemeral', 'something_of_2030', '__proto__', 'constructor'])(
    'keeps the unknown type %s as it is',
    (type) => {
      expect(ofType(type, undefined)).toMatchObject({ type, text: null, media: null })
    },
  )

  it('reads the type from the content when the word is missing', () => {
    expect(only(messageWebhook({ type: undefined }))).toMatchObject({ type: 'text', text: 'Bonjour' })
  })
})
