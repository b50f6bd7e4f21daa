import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp } from '#testing'

let t: TestApp

beforeAll(async () => {
  t = await bootTestApp({ ATLAS_RATE_LIMITS: 'true' })
})
afterAll(() => t.close())

/** A try to sign in from an address of its own; the password is never right. */
async function guess(email: string, address: string) {
  const answer = await t.app.http.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    remoteAddress: address,
    payload: { email, password: 'devine-devine' },
  })
  return { status: answer.statusCode, body: answer.json() as { code?: string }, after: answer.headers['retry-after'] }
}

async function untilRefused(next: (n: number) => Promise<{ status: number }>): Promise<number> {
  for (let n = 0; n < 60; n += 1) if ((await next(n)).status === 429) return n
  return Number.POSITIVE_INFINITY
}

describe('guessing passwords', () => {
  it('is stopped for an account, from however many addresses', async () => {
    const tries = await untilRefused((n) => guess('victime@example.test', `198.51.100.${n}`))
    expect(tries).toBeLessThanOrEqual(20)
    const same = await guess('VICTIME@example.test', '198.51.100.200')
    expect([same.status, same.body.code]).toEqual([429, 'RATE_LIMITED'])
    expect(Number(same.after)).toBeGreaterThan(0)
    expect((await guess('voisin@example.test', '198.51.100.201')).status).toBe(401)
  })

  it('is stopped for an address, on however many accounts', async () => {
    const tries = await untilRefused((n) => guess(`compte${n}@example.test`, '203.0.113.7'))
    expect(tries).toBeLessThanOrEqual(20)
    expect((await guess('autre@example.test', '203.0.113.8')).status).toBe(401)
  })

  it('counts the address of the connection, whatever X-Forwarded-For claims', async () => {
    const tries = await untilRefused(async (n) => {
      const answer = await t.app.http.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        remoteAddress: '203.0.113.77',
        headers: { 'x-forwarded-for': `10.0.0.${n}` },
        payload: { email: `relais${n}@example.test`, password: 'devine-devine' },
      })
      return { status: answer.statusCode }
    })
    expect(tries).toBeLessThanOrEqual(20)
  })

  it('is limited for reset links, magic links and second factors too', async () => {
    const paths = ['request-password-reset', 'sign-in/magic-link', 'two-factor/verify-totp']
    for (const [at, path] of paths.entries()) {
      const tries = await untilRefused(async () => {
        const answer = await t.app.http.app.inject({
          method: 'POST',
          url: `/api/auth/${path}`,
          remoteAddress: `203.0.113.${100 + at}`,
          payload: { email: `cible${at}@example.test`, code: '000000' },
        })
        return { status: answer.statusCode }
      })
      expect(tries, path).toBeLessThanOrEqual(20)
    }
  })
})

describe('calls', () => {
  it('of one account are limited, and say when to come back', async () => {
    const org = await t.org()
    const statuses: number[] = []
    for (let n = 0; n < 301; n += 1)
      statuses.push((await org.admin.send('POST', '/contacts', { displayName: '' })).status)
    expect(statuses.slice(0, 300).every((status) => status !== 429)).toBe(true)
    const refused = await org.admin.send('POST', '/contacts', { displayName: 'Salma' })
    expect([refused.status, refused.body.code, refused.body.correlationId]).toEqual([
      429,
      'RATE_LIMITED',
      expect.any(String),
    ])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await org.admin.get('/contacts')).status).toBe(200)
  })

  it('that prove nothing are limited by address', async () => {
    const tries: number[] = []
    for (let n = 0; n < 1_210; n += 1) {
      const answer = await t.app.http.app.inject({
        url: '/api/v1/contacts',
        remoteAddress: '203.0.113.200',
        headers: { authorization: `Bearer atlas_${'x'.repeat(20)}${n}` },
      })
      tries.push(answer.statusCode)
    }
    expect(tries[0]).toBe(401)
    expect(tries.at(-1)).toBe(429)
  })
})
