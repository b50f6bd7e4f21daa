import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyHandshake, verifySignature } from './signature.ts'
import { messageWebhook } from './webhook.fixture.ts'

function sign(body: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** Meta's spelling: everything beyond ASCII as \uxxxx in lower case, slashes escaped. */
function asMeta(value: unknown): Buffer {
  const escaped = JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return Buffer.from(escaped, 'ascii')
}

describe('verifySignature', () => {
  const value = messageWebhook({ text: { body: 'مرحبا، Amélie 🏠 https://exemple.ma/é' } })
  const body = asMeta(value)
  const header = sign(body, 'app-secret')

  it('accepts the bytes as they came', () => {
    expect(body.toString()).toContain('\\u0645\\u0631\\u062d\\u0628\\u0627')
    expect(body.toString()).toContain('\\ud83c\\udfe0')
    expect(verifySignature(body, header, 'app-secret')).toBe(true)
    expect(verifySignature(body, header.toUpperCase().replace('SHA256', 'sha256'), 'app-secret')).toBe(true)
  })

  it('refuses a body that was parsed and written again', () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())))
    expect(JSON.parse(rewritten.toString())).toEqual(value)
    expect(verifySignature(rewritten, header, 'app-secret')).toBe(false)
  })

  it('refuses any single changed byte', () => {
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (place, mask) => {
        const changed = Buffer.from(body)
        changed[place] = (changed[place] ?? 0) ^ mask
        expect(verifySignature(changed, header, 'app-secret')).toBe(false)
      }),
    )
  })

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['the bare digest', header.slice(7)],
    ['the sha1 form', `sha1=${'a'.repeat(40)}`],
    ['a short digest', header.slice(0, -2)],
    ['a long digest', `${header}00`],
    ['two signatures', `${header},${header}`],
  ])('refuses %s', (_what, given) => {
    expect(verifySignature(body, given, 'app-secret')).toBe(false)
  })

  it('refuses another secret and an empty one', () => {
    expect(verifySignature(body, header, 'app-secret2')).toBe(false)
    expect(verifySignature(body, sign(body, ''), '')).toBe(false)
  })
})

describe('verifyHandshake', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'token' }

  it('gives the challenge back as it is', () => {
    expect(verifyHandshake(query, 'token')).toBe('1158201444')
  })

  it.each<[string, unknown, string]>([
    ['another token', query, 'Token'],
    ['no configured token', { ...query, 'hub.verify_token': '' }, ''],
    ['another mode', { ...query, 'hub.mode': 'unsubscribe' }, 'token'],
    ['no challenge', { ...query, 'hub.challenge': undefined }, 'token'],
    ['a repeated token', { ...query, 'hub.verify_token': ['token', 'x'] }, 'token'],
    ['no query', undefined, 'token'],
  ])('refuses %s', (_what, given, token) => {
    expect(verifyHandshake(given, token)).toBeNull()
  })
})
