import { describe, expect, it } from 'vitest'
import type { AccountEvent } from '#channels/kit'
import { parseWebhook } from './parse.ts'
import { message, messageWebhook, NUMBER, onNumber, status, WABA, webhook } from './webhook.fixture.ts'

describe('batches', () => {
  it('reads every message and status of several entries, changes and numbers', () => {
    const entry = (id: string, ...changes: unknown[]) => ({ id, changes })
    const body = {
      object: 'whatsapp_business_account',
      entry: [
        entry(
          'W1',
          onNumber({ messages: [message({ id: 'a' }), message({ id: 'b' })], statuses: [status({ id: 's1' })] }, 'N1'),
          onNumber({ messages: [message({ id: 'c' })] }, 'N2'),
        ),
        entry('W2', onNumber({ statuses: [status({ id: 's2' }), status({ id: 's3' })] }, 'N3')),
      ],
    }
    const parsed = parseWebhook(body)
    expect(parsed.messages.map((m) => [m.wabaId, m.accountKey, m.providerId])).toEqual([
      ['W1', 'N1', 'a'],
      ['W1', 'N1', 'b'],
      ['W1', 'N2', 'c'],
    ])
    expect(parsed.statuses.map((s) => [s.wabaId, s.accountKey, s.providerId])).toEqual([
      ['W1', 'N1', 's1'],
      ['W2', 'N3', 's2'],
      ['W2', 'N3', 's3'],
    ])
    expect(parsed.other).toEqual([])
  })

  it('never gives the same message id on two numbers one key', () => {
    const { messages } = parseWebhook(
      webhook(onNumber({ messages: [message()] }, 'N1'), onNumber({ messages: [message()] }, 'N2')),
    )
    expect(new Set(messages.map((m) => m.dedupeKey)).size).toBe(2)
  })

  it('reads a lone object where a list should be', () => {
    const body = {
      object: 'whatsapp_business_account',
      entry: { id: WABA, changes: onNumber({ messages: message() }) },
    }
    expect(parseWebhook(body).messages).toHaveLength(1)
  })

  it('stops at ten thousand items and reports the rest once, with the whole body', () => {
    const body = webhook(onNumber({ messages: Array.from({ length: 20_000 }, () => ({})) }))
    const { other } = parseWebhook(body)
    expect(other).toHaveLength(10_001)
    expect(other.at(-1)).toMatchObject({ reason: 'too_many_items', malformed: true, raw: body })
  })
})

describe('what is not understood is kept with its reason', () => {
  const value = onNumber({ messages: [message()] }).value
  it.each<[string, unknown, string]>([
    ['a text', 'hello', 'not_an_object'],
    ['nothing', null, 'not_an_object'],
    ['an empty object', {}, 'no_entries'],
    ['another product', { object: 'page', entry: [{ id: '1', changes: [] }] }, 'unknown_object'],
    ['an entry which is a number', { entry: [7] }, 'not_an_object'],
    ['an entry without changes', { entry: [{ id: WABA }] }, 'unknown_content'],
    ['a change without value', webhook({ field: 'messages' }), 'not_an_object'],
    ['a value without messages', webhook(onNumber({})), 'unknown_content'],
    ['a field nobody knows', webhook({ field: 'dreams', value }), 'unknown_field'],
    ['a message which is a text', webhook(onNumber({ messages: ['x'] })), 'not_an_object'],
    ['a message without id', messageWebhook({ id: undefined }), 'missing_id'],
    ['a message with a boundless id', messageWebhook({ id: 'x'.repeat(5000) }), 'missing_id'],
    ['echoes without list', webhook({ ...onNumber({}), field: 'smb_message_echoes' }), 'unknown_content'],
  ])('%s', (_what, body, reason) => {
    const parsed = parseWebhook(body)
    expect(parsed.messages).toEqual([])
    expect(parsed.other).toMatchObject([{ reason }])
    expect(parsed.other[0]?.raw).toBeDefined()
  })

  it.each<[string, unknown]>([
    ['a field name', webhook({ value })],
    ['an object word', { ...(webhook({ field: 'messages', value }) as object), object: null }],
    ['an entry around the change, as in the samples of the dashboard', { field: 'messages', value }],
    ['all but a sample', { sample: { field: 'messages', value } }],
    ['the list around the entry', { id: WABA, changes: [{ field: 'messages', value }] }],
    ['everything around the value', value],
    ['one value: there is a list of them', webhook({ field: 'messages', value: [value] })],
    ['one body: there is a list of them', [webhook({ field: 'messages', value })]],
  ])('reads a conversation without %s', (_what, body) => {
    const parsed = parseWebhook(body)
    expect(parsed.messages).toMatchObject([{ providerId: 'wamid.1', accountKey: NUMBER, fault: undefined }])
    expect(parsed.other).toEqual([])
  })

  it('keeps the values of a list apart: a broken one costs no other', () => {
    const parsed = parseWebhook(webhook({ field: 'messages', value: [null, value, 7] }))
    expect(parsed.messages).toHaveLength(1)
    expect(parsed.other.map(({ reason }) => reason)).toEqual(['not_an_object', 'not_an_object'])
  })

  it('reads messages, statuses and echoes without number of ours, and says what is amiss', () => {
    const bare = { messages: [message()], statuses: [status()], message_echoes: [message({ to: '212612345678' })] }
    const fault = { fault: 'missing_account', accountKey: WABA, accountScope: 'business', providerId: 'wamid.1' }
    expect(parseWebhook(webhook({ field: 'messages', value: bare }))).toMatchObject({
      messages: [{ ...fault, from: '+212612345678', text: 'Bonjour' }],
      statuses: [fault],
      echoes: [fault],
      other: [],
    })
    expect(parseWebhook(bare).messages).toMatchObject([{ fault: 'missing_account', accountKey: null }])
  })

  it('keeps lists nobody knows beside the messages, and finds nothing wrong with them', () => {
    const clicks = [{ action_type: 'marketing_messages_link_click' }]
    const parsed = parseWebhook(webhook(onNumber({ messages: [message()], user_actions: clicks, groups: [] })))
    expect(parsed.messages).toHaveLength(1)
    expect(parsed.other).toMatchObject([
      { reason: 'unknown_field', malformed: false, field: 'messages', raw: { user_actions: clicks } },
    ])
  })

  it('marks as malformed only what should have been understood', () => {
    expect(parseWebhook(webhook({ field: 'dreams', value })).other[0]?.malformed).toBe(false)
    expect(parseWebhook(messageWebhook({ id: undefined })).other[0]?.malformed).toBe(true)
  })
})

describe('echoes of the agency’s own phone', () => {
  it('are outbound messages to the customer', () => {
    const echo = message({ from: '212522000000', to: '212612345678', to_user_id: 'MA.1' })
    const body = webhook({ ...onNumber({ message_echoes: [echo, null] }), field: 'smb_message_echoes' })
    const parsed = parseWebhook(body)
    expect(parsed.messages).toEqual([])
    expect(parsed.echoes).toMatchObject([
      { providerId: 'wamid.1', from: '+212522000000', to: '+212612345678', bsuid: 'MA.1', text: 'Bonjour', raw: echo },
    ])
    expect(parsed.other).toMatchObject([{ reason: 'not_an_object' }])
  })

  it.each([
    ['smb_message_echoes', 'messages'],
    ['messages', 'message_echoes'],
    ['messages', 'smb_message_echoes'],
  ])('are never taken for messages to us: field %s, list %s', (field, list) => {
    const echo = message({ from: '212522000000', to: '212612345678' })
    const parsed = parseWebhook(webhook({ ...onNumber({ [list]: [echo] }), field }))
    expect(parsed).toMatchObject({ messages: [], echoes: [{ providerId: 'wamid.1', to: '+212612345678' }], other: [] })
  })

  it('are kept when they do not say to whom', () => {
    const echo = message({ from: '212522000000', recipient_id: '212612345678' })
    const parsed = parseWebhook(webhook({ ...onNumber({ message_echoes: [echo] }), field: 'smb_message_echoes' }))
    expect(parsed.echoes).toMatchObject([{ to: null, bsuid: null, fault: 'missing_sender' }])
  })

  it('are ordered with the messages of the same customer', () => {
    const echo = parseWebhook(
      webhook({
        ...onNumber({ message_echoes: [message({ from: '212522000000', to: '212612345678' })] }),
        field: 'smb_message_echoes',
      }),
    ).echoes[0]
    expect(echo?.identityKey).toBe(parseWebhook(messageWebhook()).messages[0]?.identityKey)
  })
})

describe('facts about the account', () => {
  const template = {
    message_template_id: 594425479261596,
    message_template_name: 'visite',
    message_template_language: 'en-US',
  }
  const of = { templateId: '594425479261596', name: 'visite', language: 'en_US' }

  it.each<[string, unknown, AccountEvent]>([
    [
      'message_template_status_update',
      {
        ...template,
        event: 'REJECTED',
        reason: null,
        message_template_category: 'UTILITY',
        rejection_info: { reason: 'PROMOTIONAL', recommendation: 'Change it' },
        other_info: { title: 'FIRST_PAUSE' },
        disable_info: { disable_date: 1_793_000_000 },
      },
      {
        type: 'template_status',
        ...of,
        event: 'REJECTED',
        reason: 'PROMOTIONAL',
        category: 'UTILITY',
        title: 'FIRST_PAUSE',
        recommendation: 'Change it',
        disableDate: '1793000000',
      },
    ],
    [
      'message_template_quality_update',
      { ...template, previous_quality_score: 'GREEN', new_quality_score: 'RED' },
      { type: 'template_quality', ...of, previous: 'GREEN', current: 'RED' },
    ],
    [
      'template_category_update',
      { ...template, previous_category: 'UTILITY', new_category: 'MARKETING' },
      { type: 'template_category', ...of, previous: 'UTILITY', current: 'MARKETING' },
    ],
    [
      'phone_number_quality_update',
      { display_phone_number: '212522', event: 'THROUGHPUT_UPGRADE', current_limit: 'TIER_1K' },
      { type: 'number_quality', displayPhone: '212522', event: 'THROUGHPUT_UPGRADE', limit: 'TIER_1K' },
    ],
    [
      'user_id_update',
      { user_id: { previous: 'MA.1', current: 'MA.2' }, parent_user_id: 'MA.ENT.1', wa_id: '212612345678' },
      { type: 'user_id_update', phone: '+212612345678', previousBsuid: 'MA.1', bsuid: 'MA.2', parentBsuid: 'MA.ENT.1' },
    ],
  ])('%s is routed by the business account and read', (field, value, account) => {
    expect(parseWebhook(webhook({ field, value })).other).toMatchObject([
      {
        reason: 'account_field',
        malformed: false,
        accountKey: WABA,
        accountScope: 'business',
        field,
        account,
        raw: value,
      },
    ])
  })

  it('user_preferences gives one fact for each person', () => {
    const preference = (wa_id: string | undefined, value: string) => ({
      wa_id,
      category: 'marketing_messages',
      value,
      detail: 'User requested to stop marketing messages',
      timestamp: 1_793_000_000,
    })
    const change = onNumber({
      user_preferences: [preference('212612345678', 'stop'), preference(undefined, 'resume'), 3],
    })
    const { other } = parseWebhook(webhook({ ...change, field: 'user_preferences' }))
    expect(other.map((event) => event.reason)).toEqual(['account_field', 'missing_sender', 'missing_sender'])
    expect(other[0]).toMatchObject({
      accountKey: NUMBER,
      accountScope: 'number',
      at: 1_793_000_000_000,
      account: { type: 'user_preference', phone: '+212612345678', category: 'marketing_messages', value: 'stop' },
    })
  })

  it('stores the other account fields as they are, with a key that a redelivery shares', () => {
    const body = webhook({ field: 'account_alerts', value: { alert_type: 'X' } })
    const [first] = parseWebhook(body).other
    expect(first).toMatchObject({ account: null, malformed: false })
    expect(parseWebhook(structuredClone(body)).other[0]?.dedupeKey).toBe(first?.dedupeKey)
    const another = parseWebhook(webhook({ field: 'account_alerts', value: { alert_type: 'Y' } })).other[0]
    expect(another?.dedupeKey).not.toBe(first?.dedupeKey)
  })
})
