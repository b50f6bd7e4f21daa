import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { signIn, signUp } from './identity.fixtures.ts'

/** A little longer than a stream goes unasked whether its reader is still let in. */
const ASKED_AGAIN_MS = 51_000
const HOUR = 3_600_000

let t: TestApp
let casa: TestOrg
let base: string
const open: (() => void)[] = []

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  base = await t.app.listen()
})
afterAll(() => t.close())
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  for (const stop of open.splice(0)) stop()
  vi.useRealTimers()
})

type Person = Awaited<ReturnType<typeof aPerson>>

/** Somebody signed in by the product's own door, in the organisation with a role unless none is named. */
async function aPerson(role: string | null) {
  const { userId, email, browser } = await signUp(t)
  if (role)
    await t.superuser.query(
      'insert into app.members (org_id, user_id, name, email, roles, branch_ids) values ($1, $2, $3, $4, $5, $6)',
      [casa.orgId, userId, 'Nadia', email, [role], [casa.branchId]],
    )
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return { userId, email, browser, headers: { cookie, 'x-org-id': casa.orgId } }
}

/** A stream that is read until it ends, on a connection of its own. */
async function listen(headers: Record<string, string>) {
  const request = get(`${base}/api/v1/events/stream`, { headers, agent: false })
  open.push(() => request.destroy())
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  expect(answer.statusCode).toBe(200)
  const state = { heard: '', ended: false }
  answer.setEncoding('utf8')
  answer.on('data', (piece: string) => {
    state.heard += piece
  })
  answer.on('end', () => {
    state.ended = true
  })
  answer.on('error', () => undefined)
  await expect.poll(() => state.heard).toContain('retry')
  return state
}

/** Something happens in the organisation; its id. */
async function anEvent(): Promise<string> {
  return (await casa.admin.send<{ id: string }>('POST', '/contacts', { displayName: 'Yasmine' })).body.id
}

/** The stream of who stays: what it hears shows that everything before has been told. */
async function told(state: { heard: string }): Promise<string> {
  const id = await anEvent()
  await expect.poll(() => state.heard).toContain(id)
  return id
}

const memberOf = async ({ userId }: Person) =>
  (await casa.admin.get<{ items: { userId: string; version: number }[] }>('/members')).body.items.find(
    (m) => m.userId === userId,
  )

describe('an open stream ends with the right to it', () => {
  it('goes on for who is still let in, whatever becomes of others', async () => {
    const [stays, leaves] = [await aPerson('AGENT'), await aPerson('AGENT')]
    const [hers, his] = [await listen(stays.headers), await listen(leaves.headers)]
    const { version } = (await memberOf(leaves)) ?? { version: 0 }
    const gone = await casa.admin.send('PATCH', `/members/${leaves.userId}`, { status: 'LEFT', version })
    expect(gone.status).toBe(200)
    await expect.poll(() => his.ended).toBe(true)
    const changed = await casa.admin.send('PATCH', `/members/${stays.userId}`, {
      roles: ['MANAGER'],
      version: (await memberOf(stays))?.version,
    })
    expect(changed.status).toBe(200)
    vi.advanceTimersByTime(ASKED_AGAIN_MS)
    const id = await told(hers)
    expect([hers.ended, his.heard.includes(id)]).toEqual([false, false])
  })

  it('of a guest: when the hours are over', async () => {
    const [keeper, stays] = [await aPerson(null), await aPerson('AGENT')]
    await t.superuser.query(`insert into platform.administrators (user_id, granted_by) values ($1, 'test')`, [
      keeper.userId,
    ])
    const invited = await casa.admin.send('POST', '/members/guests', { email: keeper.email, hours: 2 })
    expect(invited.status).toBe(201)
    const [guest, others] = [await listen(keeper.headers), await listen(stays.headers)]
    vi.advanceTimersByTime(ASKED_AGAIN_MS)
    const before = await told(guest)
    const now = t.clock.now()
    t.clock.advance(2 * HOUR)
    vi.advanceTimersByTime(ASKED_AGAIN_MS)
    await expect.poll(() => guest.ended).toBe(true)
    const after = await told(others)
    expect([guest.heard.includes(before), guest.heard.includes(after)]).toEqual([true, false])
    t.clock.set(now)
  })

  it('of a guest: at once when they are asked to leave', async () => {
    const keeper = await aPerson(null)
    await t.superuser.query(`insert into platform.administrators (user_id, granted_by) values ($1, 'test')`, [
      keeper.userId,
    ])
    await casa.admin.send('POST', '/members/guests', { email: keeper.email, hours: 2 })
    const guest = await listen(keeper.headers)
    expect((await casa.admin.send('DELETE', `/members/guests/${keeper.userId}`)).status).toBe(204)
    await expect.poll(() => guest.ended).toBe(true)
  })

  it('when the session it was opened with is revoked from another browser, and leaves that one its own', async () => {
    const person = await aPerson('AGENT')
    const other = (await signIn(t, person.email)).browser
    const cookie = [...other.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const [lost, kept] = [await listen(person.headers), await listen({ ...person.headers, cookie })]
    expect((await other.post('/api/auth/revoke-other-sessions')).status).toBe(200)
    vi.advanceTimersByTime(ASKED_AGAIN_MS)
    await expect.poll(() => lost.ended).toBe(true)
    await told(kept)
    expect(kept.ended).toBe(false)
  })

  it('does not keep alive by itself the session it was opened with', async () => {
    const person = await aPerson('AGENT')
    const ends = `now() + interval '3 days'`
    await t.superuser.query(
      `update auth.session set "expiresAt" = ${ends}, "updatedAt" = now() - interval '11 days' where "userId" = $1`,
      [person.userId],
    )
    const expiry = async () =>
      (
        await t.superuser.query<{ at: string }>(
          'select "expiresAt"::text as at from auth.session where "userId" = $1',
          [person.userId],
        )
      ).rows[0]?.at
    const stream = await listen(person.headers)
    // Opening it was the person's doing; what is asked afterwards is not.
    await t.superuser.query(`update auth.session set "expiresAt" = ${ends} where "userId" = $1`, [person.userId])
    const before = await expiry()
    vi.advanceTimersByTime(ASKED_AGAIN_MS)
    await told(stream)
    expect([stream.ended, await expiry()]).toEqual([false, before])
  })

  it('when its API key is revoked', async () => {
    const key = await casa.admin.send<{ id: string; secret: string }>('POST', '/api-keys', {
      name: 'Écran',
      scopes: ['contact.read'],
    })
    const stream = await listen({ authorization: `Bearer ${key.body.secret}` })
    vi.advanceTimersByTime(ASKED_AGAIN_MS)
    await told(stream)
    expect((await casa.admin.send('DELETE', `/api-keys/${key.body.id}`)).status).toBe(204)
    vi.advanceTimersByTime(ASKED_AGAIN_MS)
    await expect.poll(() => stream.ended).toBe(true)
  })
})
