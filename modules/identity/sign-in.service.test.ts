import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp } from '#testing'
import { browser, type Mailbox, openMailbox, PASSWORD, signIn, signUp } from './identity.fixtures.ts'

let t: TestApp
let mailbox: Mailbox

beforeAll(async () => {
  mailbox = await openMailbox()
  t = await bootTestApp({ SMTP_URL: mailbox.url })
})
afterAll(async () => {
  await t.close()
  await mailbox.close()
})

const linkIn = (text: string): URL => new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? '')

/** A code of RFC 6238 for a base32 secret, of the half minute that holds the instant. */
function totp(secret: string, atMs: number): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('sign-up and sign-in', () => {
  it('opens an account, an organisation, and lets its administrator in', async () => {
    const { browser: own, userId } = await signUp(t)
    const made = await own.post<{ id: string }>(
      '/api/v1/organizations',
      { name: 'Agence des Orangers', country: 'MA', city: 'Rabat' },
      { 'x-atlas-csrf': '1' },
    )
    expect(made.status).toBe(201)
    const me = await own.get<{ user: { id: string }; organizations: { id: string; roles: string[] }[] }>('/api/v1/me')
    expect(me.body.user.id).toBe(userId)
    expect(me.body.organizations).toMatchObject([{ id: made.body.id, roles: ['ADMIN_ORG'] }])
    expect((await own.get('/api/v1/organization', { 'x-org-id': made.body.id })).status).toBe(200)
  })

  it('keeps passwords as argon2id and nowhere else', async () => {
    const { userId } = await signUp(t)
    const row = await t.superuser.query<{ password: string }>('select password from auth.account where "userId" = $1', [
      userId,
    ])
    expect(row.rows[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('answers a wrong password and an unknown account with the same words', async () => {
    const { email } = await signUp(t)
    const wrong = (await signIn(t, email, 'pas-le-bon-mot')).answer
    const unknown = (await signIn(t, 'personne@example.test', 'pas-le-bon-mot')).answer
    expect([wrong.status, wrong.body]).toEqual([401, unknown.body])
    expect(unknown.status).toBe(401)
    expect(wrong.headers['set-cookie']).toBeUndefined()
  })

  it('refuses short passwords, broken addresses and fields of other shapes with 400', async () => {
    for (const body of [
      { name: 'N', email: 'court@example.test', password: 'court' },
      { name: 'N', email: 'pas-une-adresse', password: PASSWORD },
      { name: 'N', email: { $gt: '' }, password: PASSWORD },
      { name: 'N\u0000', email: 'nul@example.test', password: PASSWORD },
      [],
      null,
    ]) {
      const answer = await browser(t).post('/api/auth/sign-up/email', body)
      expect([400, 422], JSON.stringify(body)).toContain(answer.status)
    }
  })

  it('ends at sign-out: the cookie opens nothing any more, at once', async () => {
    const { browser: own } = await signUp(t)
    const kept = [...own.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    expect((await own.get('/api/v1/me')).status).toBe(200)
    expect((await own.post('/api/auth/sign-out')).status).toBe(200)
    expect(own.cookies.size).toBe(0)
    expect((await browser(t).get('/api/v1/me', { cookie: kept })).status).toBe(401)
  })

  it('does not sign in from a page of somebody else', async () => {
    const { browser: own, email } = await signUp(t)
    const foreign = { origin: 'https://evil.example' }
    expect((await own.post('/api/auth/sign-out', {}, foreign)).status).toBe(403)
    expect((await own.get('/api/v1/me')).status).toBe(200)
    expect((await own.post('/api/auth/sign-in/email', { email, password: PASSWORD }, foreign)).status).toBe(403)
  })
})

describe('sessions', () => {
  it('are listed, and one of them can be revoked from another', async () => {
    const { email, browser: first } = await signUp(t)
    const { browser: second } = await signIn(t, email)
    const list = await first.get<{ token: string }[]>('/api/auth/list-sessions')
    expect(list.body).toHaveLength(2)
    const secondToken = decodeURIComponent([...second.cookies.values()][0] ?? '').split('.')[0]
    expect((await second.get('/api/v1/me')).status).toBe(200)
    expect((await first.post('/api/auth/revoke-session', { token: secondToken })).status).toBe(200)
    expect((await second.get('/api/v1/me')).status).toBe(401)
    expect((await first.get('/api/v1/me')).status).toBe(200)
  })

  it('cannot be revoked by somebody else', async () => {
    const { browser: victim } = await signUp(t)
    const { browser: attacker } = await signUp(t)
    const token = decodeURIComponent([...victim.cookies.values()][0] ?? '').split('.')[0]
    await attacker.post('/api/auth/revoke-session', { token })
    expect((await victim.get('/api/v1/me')).status).toBe(200)
  })

  it('record the address of the connection, not one the caller makes up', async () => {
    const { email, browser: own } = await signUp(t)
    await browser(t).post(
      '/api/auth/sign-in/email',
      { email, password: PASSWORD },
      { 'x-forwarded-for': '203.0.113.9' },
    )
    const list = await own.get<{ ipAddress: string }[]>('/api/auth/list-sessions')
    expect(list.body.map((s) => s.ipAddress)).not.toContain('203.0.113.9')
  })

  it('refuse a cookie whose signature is not ours', async () => {
    const { browser: own } = await signUp(t)
    const [name = '', value = ''] = [...own.cookies][0] ?? []
    const [token] = decodeURIComponent(value).split('.')
    const forged = createHmac('sha256', 'another secret')
      .update(token ?? '')
      .digest('base64')
    for (const cookie of [`${name}=${token}`, `${name}=${encodeURIComponent(`${token}.${forged}`)}`, `${name}=%zz`])
      expect((await browser(t).get('/api/v1/me', { cookie })).status).toBe(401)
  })
})

describe('password reset by mail', () => {
  it('answers alike for unknown accounts and writes to nobody', async () => {
    const { email } = await signUp(t)
    const ask = (to: string) =>
      browser(t).post('/api/auth/request-password-reset', { email: to, redirectTo: '/app/reset' })
    const known = await ask(email)
    const unknown = await ask('inconnu@example.test')
    expect([known.status, known.body]).toEqual([200, unknown.body])
    expect(mailbox.take(email)).toContain('valable une heure')
    expect(() => mailbox.take('inconnu@example.test')).toThrow()
  })

  it('sets the password once and ends every session of the account', async () => {
    const { email, browser: old } = await signUp(t)
    await browser(t).post('/api/auth/request-password-reset', { email, redirectTo: '/app/reset' })
    const token = linkIn(mailbox.take(email)).pathname.split('/').at(-1)
    const reset = (password: string) => browser(t).post('/api/auth/reset-password', { token, newPassword: password })
    expect((await old.get('/api/v1/me')).status).toBe(200)
    expect((await reset('un-autre-mot-de-passe')).status).toBe(200)
    expect((await old.get('/api/v1/me')).status).toBe(401)
    expect((await signIn(t, email)).answer.status).toBe(401)
    expect((await signIn(t, email, 'un-autre-mot-de-passe')).answer.status).toBe(200)
    expect((await reset('encore-un-autre-mot')).status).toBe(400)
  })

  it('sends nobody to a foreign site', async () => {
    const { email } = await signUp(t)
    const answer = await browser(t).post('/api/auth/request-password-reset', {
      email,
      redirectTo: 'https://evil.example/',
    })
    expect(answer.status).toBe(403)
    expect(() => mailbox.take(email)).toThrow()
  })
})

describe('magic link', () => {
  it('signs in once', async () => {
    const { email, userId } = await signUp(t)
    expect((await browser(t).post('/api/auth/sign-in/magic-link', { email, callbackURL: '/app/' })).status).toBe(200)
    const link = linkIn(mailbox.take(email))
    const own = browser(t)
    await own.get(`${link.pathname}${link.search}`)
    expect((await own.get<{ user: { id: string } }>('/api/v1/me')).body.user.id).toBe(userId)
    const again = browser(t)
    await again.get(`${link.pathname}${link.search}`)
    expect((await again.get('/api/v1/me')).status).toBe(401)
  })

  it('proves the address: whoever opened the account without it loses their session and password', async () => {
    const { email, browser: squatter } = await signUp(t)
    await browser(t).post('/api/auth/sign-in/magic-link', { email })
    const link = linkIn(mailbox.take(email))
    await browser(t).get(`${link.pathname}${link.search}`)
    expect((await squatter.get('/api/v1/me')).status).toBe(401)
    expect((await signIn(t, email)).answer.status).toBe(401)
  })

  it('is no way around a second factor, not even a link sent before it was set up', async () => {
    const { email, userId } = await signUp(t)
    await browser(t).post('/api/auth/sign-in/magic-link', { email })
    const before = linkIn(mailbox.take(email))
    await t.superuser.query(`update auth."user" set "twoFactorEnabled" = true where id = $1`, [userId])
    const own = browser(t)
    await own.get(`${before.pathname}${before.search}`)
    expect((await own.get('/api/v1/me')).status).toBe(401)
    expect((await browser(t).post('/api/auth/sign-in/magic-link', { email })).status).toBe(200)
    const letter = mailbox.take(email)
    expect(letter).toContain('second facteur')
    expect(letter).not.toContain('magic-link')
  })

  it('opens no account', async () => {
    await browser(t).post('/api/auth/sign-in/magic-link', { email: 'nouveau@example.test' })
    const own = browser(t)
    const link = linkIn(mailbox.take('nouveau@example.test'))
    await own.get(`${link.pathname}${link.search}`)
    expect(own.cookies.size).toBe(0)
    const found = await t.superuser.query(`select 1 from auth."user" where email = 'nouveau@example.test'`)
    expect(found.rowCount).toBe(0)
  })
})

describe('second factor', () => {
  it('asks for a code after the password, refuses a wrong one, and takes the right one', async () => {
    const { email, browser: own } = await signUp(t)
    expect((await own.post('/api/auth/two-factor/enable', { password: 'pas-le-bon-mot' })).status).toBe(400)
    const enabled = await own.post<{ totpURI: string }>('/api/auth/two-factor/enable', { password: PASSWORD })
    const secret = new URL(enabled.body.totpURI).searchParams.get('secret') ?? ''
    const code = () => totp(secret, Date.now())
    expect((await own.post('/api/auth/two-factor/verify-totp', { code: code() })).status).toBe(200)

    const { answer, browser: next } = await signIn(t, email)
    expect(answer.body).toMatchObject({ twoFactorRedirect: true })
    expect((await next.get('/api/v1/me')).status).toBe(401)
    const wrong = String((Number(code()) + 500_000) % 1_000_000).padStart(6, '0')
    expect((await next.post('/api/auth/two-factor/verify-totp', { code: wrong })).status).toBe(401)
    expect((await next.get('/api/v1/me')).status).toBe(401)
    expect((await next.post('/api/auth/two-factor/verify-totp', { code: code() })).status).toBe(200)
    expect((await next.get('/api/v1/me')).status).toBe(200)
  })

  it('stops guessing after a few codes, whatever comes then', async () => {
    const { email, browser: own } = await signUp(t)
    const enabled = await own.post<{ totpURI: string }>('/api/auth/two-factor/enable', { password: PASSWORD })
    const secret = new URL(enabled.body.totpURI).searchParams.get('secret') ?? ''
    await own.post('/api/auth/two-factor/verify-totp', { code: totp(secret, Date.now()) })
    for (let round = 0; round < 3; round += 1) {
      const { browser: next } = await signIn(t, email)
      for (let guess = 0; guess < 6; guess += 1)
        await next.post('/api/auth/two-factor/verify-totp', { code: String(100_000 + guess) })
    }
    const { browser: last } = await signIn(t, email)
    const answer = await last.post('/api/auth/two-factor/verify-totp', { code: totp(secret, Date.now()) })
    expect(answer.status).toBe(429)
    expect((await last.get('/api/v1/me')).status).toBe(401)
  })

  it('keeps the secret sealed', async () => {
    const rows = await t.superuser.query<{ secret: string }>('select secret from auth."twoFactor"')
    expect(rows.rows.length).toBeGreaterThan(0)
    for (const { secret } of rows.rows) expect(secret).not.toMatch(/^[A-Z2-7]{16,64}$|^[A-Za-z0-9]{32}$/)
  })
})
