import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bootTestApp, startTestMails, type TestApp, type TestMails, type TestOrg } from '#testing'
import type { Invitation } from './organizations.schema.ts'

let t: TestApp
let org: TestOrg
let mails: TestMails
let serial = 0

beforeAll(async () => {
  mails = await startTestMails()
  t = await bootTestApp({ SMTP_URL: mails.url })
  org = await t.org({ name: 'Atlas Casa' })
})
beforeEach(() => mails.clear())
afterAll(async () => {
  await t.close()
  await mails.close()
})

type Refusal = { code: string; errors: { field: string; code: string }[] }
const PASSWORD = 'une-phrase-assez-longue'
const address = () => {
  serial += 1
  return `invite${serial}@example.test`
}

/** Invites and reads the link out of the mail. */
async function invite(email: string, roles = ['AGENT'], from = org): Promise<{ id: string; token: string }> {
  const made = await from.admin.send<Invitation & Refusal>('POST', '/invitations', {
    email,
    roles,
    branchIds: [from.branchId],
  })
  expect(made.status).toBe(201)
  await t.app.drain()
  const link = /http\S+\/app\/accept-invitation\?token=([\w-]+)/.exec(mails.received().at(-1)?.text ?? '')
  return { id: made.body.id, token: link?.[1] ?? '' }
}

const accept = (body: Record<string, unknown>, headers: Record<string, string> = {}) =>
  t.anonymous('POST', '/api/v1/invitations/accept', { body, headers })

/** Signs in through the real door; the cookie to send. */
async function cookieOf(email: string): Promise<string> {
  const answer = await t.anonymous('POST', '/api/auth/sign-in/email', {
    body: { email, password: PASSWORD },
    headers: { origin: 'http://127.0.0.1:3000' },
  })
  return [answer.headers['set-cookie']]
    .flat()
    .map((c) => String(c).split(';')[0])
    .join('; ')
}

describe('an invitation', () => {
  it('goes out by mail with a link, and its token is stored nowhere in the clear', async () => {
    const email = address()
    const { token } = await invite(email.toUpperCase())
    expect(mails.received()).toHaveLength(1)
    expect(mails.received()[0]).toMatchObject({ to: email, subject: 'Atlas Casa vous invite sur Atlas Immobilier' })
    expect(token).toHaveLength(43)
    const dump = await t.superuser.query(
      `select (select jsonb_agg(to_jsonb(i)) from app.invitations i)::text || (select jsonb_agg(to_jsonb(j)) from app.jobs j)::text
           || (select jsonb_agg(v.changes) from app.audit_values v)::text as text`,
    )
    expect(dump.rows[0].text).not.toContain(token)
    const list = await org.admin.get<{ items: Invitation[] }>('/invitations')
    expect(list.body.items[0]).toMatchObject({ email, roles: ['AGENT'], expiresAt: '2026-03-19T09:00:00Z' })
  })

  it('opens an account, once, that signs in and belongs to the organisation', async () => {
    const email = address()
    const { token } = await invite(email, ['MANAGER'])
    const joined = await accept({ token, name: 'Nour Alami', password: PASSWORD })
    expect([joined.status, joined.body]).toEqual([200, { organization: { id: org.orgId, name: 'Atlas Casa' } }])
    expect((await accept({ token, name: 'Nour', password: PASSWORD })).body.code).toBe('INVITATION_INVALID')
    const me = await t.anonymous('GET', '/api/v1/me', { headers: { cookie: await cookieOf(email) } })
    expect(me.body).toMatchObject({
      user: { name: 'Nour Alami', email },
      organizations: [{ id: org.orgId, roles: ['MANAGER'] }],
    })
    const again = await org.admin.send<Refusal>('POST', '/invitations', { email, roles: ['AGENT'] })
    expect([again.status, again.body.code]).toEqual([409, 'ALREADY_MEMBER'])
  })

  it('lets somebody with an account join only signed in, as the invited person, from our own pages', async () => {
    const email = address()
    await accept({ token: (await invite(email)).token, name: 'Hind', password: PASSWORD })
    const second = await t.org({ name: 'Atlas Rabat' })
    const { token } = await invite(email, ['AGENT'], second)
    const cold = await accept({ token, name: 'Hind', password: 'autre-phrase-longue' })
    expect([cold.status, cold.body.code]).toEqual([409, 'ACCOUNT_EXISTS'])
    const cookie = await cookieOf(email)
    expect((await accept({ token }, { cookie })).body.code).toBe('CSRF_REFUSED')
    const joined = await accept({ token }, { cookie, 'x-atlas-csrf': '1' })
    expect(joined.status).toBe(200)
    const me = await t.anonymous('GET', '/api/v1/me', { headers: { cookie } })
    expect((me.body.organizations as { name: string }[]).map((o) => o.name)).toEqual(['Atlas Casa', 'Atlas Rabat'])

    const thief = await invite(address(), ['ADMIN_ORG'], second)
    const stolen = await accept({ token: thief.token }, { cookie, 'x-atlas-csrf': '1' })
    expect([stolen.status, stolen.body.code]).toEqual([403, 'INVITATION_OTHER_EMAIL'])
  })

  it('is worth nothing when wrong, withdrawn, replaced or older than seven days', async () => {
    const person = { name: 'Trop Tard', password: PASSWORD }
    expect((await accept({ token: 'x'.repeat(43), ...person })).status).toBe(404)
    const withdrawn = await invite(address())
    expect((await org.admin.send('DELETE', `/invitations/${withdrawn.id}`)).status).toBe(204)
    expect((await org.admin.send('DELETE', `/invitations/${withdrawn.id}`)).status).toBe(404)
    expect((await accept({ token: withdrawn.token, ...person })).status).toBe(404)
    const email = address()
    const first = await invite(email)
    const second = await invite(email)
    expect((await accept({ token: first.token, ...person })).status).toBe(404)
    t.clock.advance(7 * 86_400_000)
    expect((await accept({ token: second.token, ...person })).status).toBe(404)
    const accounts = await t.superuser.query(`select 1 from auth."user" where email = $1`, [email])
    expect(accounts.rowCount).toBe(0)
  })

  it('asks for name and password, and for an address and branches that exist', async () => {
    const { token } = await invite(address())
    const bare = await accept({ token })
    expect((bare.body as Refusal).errors.map((e) => e.field)).toEqual(['name', 'password'])
    expect((await accept({ token, name: 'A', password: 'court' })).status).toBe(400)
    const other = await t.org()
    for (const body of [
      { email: 'nobody', roles: ['AGENT'] },
      { email: address(), roles: [] },
      { email: address(), roles: ['AGENT'], branchIds: [other.branchId] },
    ])
      expect((await org.admin.send('POST', '/invitations', body)).status, JSON.stringify(body)).toBe(400)
  })

  it('is used up by one of several tries at once', async () => {
    const email = address()
    await accept({ token: (await invite(email)).token, name: 'Vite', password: PASSWORD })
    const second = await t.org()
    const { token } = await invite(email, ['AGENT'], second)
    const headers = { cookie: await cookieOf(email), 'x-atlas-csrf': '1' }
    const tries = await Promise.all(Array.from({ length: 5 }, () => accept({ token }, headers)))
    expect(tries.map((a) => a.status).sort()).toEqual([200, 404, 404, 404, 404])
  })

  it('brings back who had left, with the new roles', async () => {
    const email = address()
    await accept({ token: (await invite(email)).token, name: 'Retour', password: PASSWORD })
    const user = await t.superuser.query<{ id: string }>(`select id from auth."user" where email = $1`, [email])
    const userId = user.rows[0]!.id
    expect((await org.admin.send('PATCH', `/members/${userId}`, { status: 'LEFT' })).status).toBe(200)
    const { token } = await invite(email, ['MANAGER'])
    await accept({ token }, { cookie: await cookieOf(email), 'x-atlas-csrf': '1' })
    const member = await t.superuser.query('select status, roles from app.members where org_id = $1 and user_id = $2', [
      org.orgId,
      userId,
    ])
    expect(member.rows).toEqual([{ status: 'ACTIVE', roles: ['MANAGER'] }])
  })
})
