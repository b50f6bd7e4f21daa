import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWebhook } from './parse.ts'
import { message, onNumber, PERSON, status, WABA, webhook } from './webhook.fixture.ts'

/** A rich message of every known type, so that a mutation has something to break. */
const TYPES: Record<string, unknown> = {
  text: { body: 'x' },
  image: { id: 'm', mime_type: 'image/jpeg', sha256: 'a'.repeat(64), caption: 'c' },
  location: { latitude: 1, longitude: 2 },
  contacts: [
    { name: { formatted_name: 'n' }, phones: [{ phone: '1', wa_id: '212612345678' }], emails: [{ email: 'e' }] },
  ],
  interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}' }, list_reply: { id: 'i', title: 't' } },
  button: { payload: 'p', text: 't' },
  reaction: { message_id: 'm', emoji: '👍' },
  order: { catalog_id: 'c', product_items: [{ quantity: 1, item_price: 2 }] },
  system: { type: 'user_changed_number', wa_id: '212699999999', user_id: 'MA.2', previous_user_id: 'MA.1' },
  edit: { original_message_id: 'o', message: { type: 'text', text: { body: 'y' } } },
  revoke: { original_message_id: 'o' },
}

const richMessage = fc.constantFrom(...Object.keys(TYPES)).map((type) => ({
  ...message({ id: `rich-${type}`, type, text: undefined }),
  [type]: TYPES[type],
  context: { id: 'q', referred_product: { catalog_id: 'c' } },
  referral: { source_id: 's', welcome_message: { text: 'w' } },
  errors: [{ code: 1, error_data: { details: 'd' } }],
}))

const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, [], {}, '', 0, -1, 1e308, 'x'.repeat(2000), '\u0000', '\ud800', [[]], [null], true),
  fc.constant(JSON.parse('{"__proto__":{"text":{"body":"polluted"}},"constructor":{"prototype":{}}}')),
)

/** Replaces the value at one random place of a JSON value. */
function spoil(value: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof value !== 'object' || value === null) return by
  const keys = Object.keys(value)
  if (keys.length === 0) return by
  const key = keys[step % keys.length] ?? ''
  const copy = Array.isArray(value) ? [...value] : { ...value }
  Reflect.set(copy, key, spoil(Reflect.get(value, key), rest, by))
  return copy
}

const path = fc.array(fc.nat(30), { maxLength: 6 })

describe('a poisoned item', () => {
  it('never throws and never costs its neighbours, wherever it is spoiled', () => {
    fc.assert(
      fc.property(richMessage, path, junk, fc.nat(2), (rich, where, by, place) => {
        const messages: unknown[] = [message({ id: 'good-1' }), message({ id: 'good-2' })]
        messages.splice(place, 0, spoil(rich, where, by))
        const parsed = parseWebhook(
          webhook(onNumber({ contacts: [PERSON], messages, statuses: [status({ id: 'good-s' })] })),
        )
        expect(parsed.messages.map((m) => m.providerId)).toEqual(expect.arrayContaining(['good-1', 'good-2']))
        expect(parsed.statuses.map((s) => s.providerId)).toEqual(['good-s'])
        // Nothing disappears either: three messages in, three items out.
        expect(parsed.messages.length + parsed.other.length).toBe(3)
      }),
      { numRuns: 500 },
    )
  })

  it('does not reach the next change or entry', () => {
    fc.assert(
      fc.property(path, junk, (where, by) => {
        const poisoned = spoil(onNumber({ contacts: [PERSON], messages: [message()], statuses: [status()] }), where, by)
        const good = onNumber({ messages: [message({ id: 'good' })] })
        const body = {
          object: 'whatsapp_business_account',
          entry: [{ id: WABA, changes: [poisoned, good] }, by, { changes: [good] }],
        }
        expect(parseWebhook(body).messages.filter((m) => m.providerId === 'good')).toHaveLength(2)
      }),
      { numRuns: 300 },
    )
  })

  it('does not reach its siblings of another kind: broken contacts, statuses and errors', () => {
    fc.assert(
      fc.property(junk, junk, junk, (contacts, statuses, errors) => {
        const body = webhook(onNumber({ contacts, statuses, errors, messages: [message({ id: 'good' })] }))
        expect(parseWebhook(body).messages.map((m) => m.providerId)).toEqual(['good'])
      }),
    )
  })
})

describe('hostile JSON', () => {
  it('does not pollute prototypes nor read inherited keys', () => {
    const body = JSON.parse(
      `{"object":"whatsapp_business_account","entry":[{"id":"${WABA}","__proto__":{"changes":[{"x":1}]},"changes":[
        {"field":"messages","value":{"metadata":{"phone_number_id":"1"},"messages":[
          {"id":"a","from":"212612345678","type":"__proto__","__proto__":{"text":{"body":"polluted"},"polluted":true}},
          {"id":"b","from":"212612345678","type":"text","text":{"body":"fine"}}]}}]}]}`,
    )
    const { messages } = parseWebhook(body)
    expect(messages.map((m) => [m.providerId, m.text])).toEqual([
      ['a', null],
      ['b', 'fine'],
    ])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('survives nesting a hundred thousand levels deep', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const body = JSON.parse(
      `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":
        {"metadata":{"phone_number_id":"1"},"messages":[${deep},{"id":"a","from":"212612345678","x":${deep}}]}}]},${deep}]}`,
    )
    const parsed = parseWebhook(body)
    expect(parsed.messages.map((m) => m.providerId)).toEqual(['a'])
    expect(parsed.other.map((event) => event.reason)).toEqual(['not_an_object', 'not_an_object'])
  })

  it('keeps an item that cannot even be read, and goes on', () => {
    const trap = Object.defineProperty({}, 'id', {
      enumerable: true,
      get() {
        throw new Error('trap')
      },
    })
    const body = webhook(trap, onNumber({ messages: [trap, message({ id: 'good' })] }))
    const parsed = parseWebhook(body)
    expect(parsed.messages.map((m) => m.providerId)).toEqual(['good'])
    expect(parsed.other.map((event) => event.reason)).toEqual(['not_an_object', 'parser_failure'])
    expect(parsed.other[1]?.raw).toBe(trap)
  })
})
