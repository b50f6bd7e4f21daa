import fc from 'fast-check'
import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import { parseForm } from './form.ts'
import { verifyRequest, verifySignature } from './signature.ts'

/** Twilio's own library signs; ours must agree with it. */
const { getExpectedTwilioSignature, getExpectedBodyHash, validateRequest, validateRequestWithBody } = twilio

const TOKEN = '12345'
const VECTOR = {
  url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
  params: {
    CallSid: 'CA1234567890ABCDE',
    From: '+12349013030',
    To: '+18005551212',
    Caller: '+12349013030',
    Digits: '1234',
  },
  header: '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
}

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const name = fc.string({ minLength: 1, maxLength: 8 }).filter((key) => key !== '__proto__')
const parameters = fc.dictionary(name, fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 4 })), { maxKeys: 12 })
const address = fc
  .record({
    scheme: fc.constantFrom('https', 'http'),
    host: fc.constantFrom('crm.example', 'agence.ma', '127.0.0.1', '[::1]'),
    port: fc.constantFrom('', ':443', ':80', ':8443'),
    path: fc.webPath(),
    query: fc.constantFrom('', '?m=1', '?foo=1&bar=%C3%A9', '?x='),
  })
  .map(({ scheme, host, port, path, query }) => `${scheme}://${host}${port}${path || '/'}${query}`)

describe('verifySignature', () => {
  it('accepts the known vector, and no other', () => {
    expect(verifySignature(VECTOR, TOKEN)).toBe(true)
    expect(verifySignature(VECTOR, '12346')).toBe(false)
    expect(verifySignature({ ...VECTOR, params: { ...VECTOR.params, Digits: '1235' } }, TOKEN)).toBe(false)
    expect(verifySignature({ ...VECTOR, params: { ...VECTOR.params, New: '' } }, TOKEN)).toBe(false)
    expect(verifySignature({ ...VECTOR, url: VECTOR.url.replace('bar=2', 'bar=3') }, TOKEN)).toBe(false)
  })

  it("agrees with Twilio's library on any address and parameters, blank and repeated ones included", () => {
    fc.assert(
      fc.property(address, parameters, (url, params) => {
        const header = getExpectedTwilioSignature(TOKEN, url, params)
        expect(validateRequest(TOKEN, header, url, params)).toBe(verifySignature({ url, params, header }, TOKEN))
        expect(verifySignature({ url, params, header }, `${TOKEN}x`)).toBe(false)
        expect(verifySignature({ url, params: { ...params, Extra: '1' }, header }, TOKEN)).toBe(
          validateRequest(TOKEN, header, url, { ...params, Extra: '1' }),
        )
      }),
    )
  })

  it('accepts what was signed with or without the standard port', () => {
    fc.assert(
      fc.property(parameters, fc.constantFrom('', ':443'), fc.constantFrom('', ':443'), (params, signed, called) => {
        const header = getExpectedTwilioSignature(TOKEN, `https://crm.example${signed}/t?a=1`, params)
        expect(verifySignature({ url: `https://crm.example${called}/t?a=1`, params, header }, TOKEN)).toBe(true)
      }),
    )
  })

  it('agrees on what came over the wire as a form', () => {
    fc.assert(
      fc.property(address, parameters, (url, params) => {
        const pairs = Object.entries(params).flatMap(([key, value]) =>
          [value].flat().map((one): [string, string] => [key, one]),
        )
        const rawBody = Buffer.from(new URLSearchParams(pairs).toString())
        const header = getExpectedTwilioSignature(TOKEN, url, parseForm(rawBody))
        const request = { url, rawBody, headers: { 'x-twilio-signature': header } }
        expect(verifyRequest(request, TOKEN)).toBe(validateRequest(TOKEN, header, url, params))
      }),
    )
  })

  it('agrees on a body that is no form: its hash stands in the signed address', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (body, other) => {
        const url = `https://crm.example/t?x=1&bodySHA256=${getExpectedBodyHash(body)}`
        const header = getExpectedTwilioSignature(TOKEN, url, {})
        expect(validateRequestWithBody(TOKEN, header, url, body)).toBe(true)
        expect(verifySignature({ url, rawBody: body, header }, TOKEN)).toBe(true)
        expect(verifySignature({ url, rawBody: other, header }, TOKEN)).toBe(body === other)
        const request = { url, rawBody: Buffer.from(body), headers: { 'x-twilio-signature': header } }
        expect(verifyRequest(request, TOKEN)).toBe(true)
      }),
    )
  })

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['a short one', VECTOR.header.slice(1)],
    ['two', `${VECTOR.header},${VECTOR.header}`],
  ])('refuses %s', (_what, header) => {
    expect(verifySignature({ ...VECTOR, header }, TOKEN)).toBe(false)
  })

  it('refuses a body without its hash in the address, and an empty token', () => {
    const url = 'https://crm.example/t'
    const header = getExpectedTwilioSignature(TOKEN, url, {})
    expect(verifySignature({ url, rawBody: '{}', header }, TOKEN)).toBe(false)
    const empty = getExpectedTwilioSignature('', VECTOR.url, VECTOR.params)
    expect(verifySignature({ ...VECTOR, header: empty }, '')).toBe(false)
  })

  it('never throws, whatever the address is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (url, header) => {
        expect(verifySignature({ url, params: { a: '1' }, header }, TOKEN)).toBe(false)
        expect(verifySignature({ url, rawBody: 'x', header }, TOKEN)).toBe(false)
      }),
    )
  })
})

describe('parseForm', () => {
  it('keeps repeated names as lists and hostile ones as names', () => {
    const form = parseForm('a=1&a=2&b=&__proto__=x&c=%zz&d=%ff&e=%2B212+6')
    expect(Object.entries(form)).toEqual([
      ['a', ['1', '2']],
      ['b', ''],
      ['__proto__', 'x'],
      ['c', '%zz'],
      ['d', '\uFFFD'],
      ['e', '+212 6'],
    ])
    expect(Reflect.get({}, 'x')).toBeUndefined()
  })
})
