import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { Member } from './organizations.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let keeper: Caller
let email: string

type Answer = Member & { code: string }

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  const member = await t.member(lyon, ['AGENT'], { name: 'Keeper' })
  keeper = await t.as(member.userId, casa.orgId)
  const found = await t.superuser.query<{ email: string }>('select email from auth."user" where id = $1', [
    keeper.userId,
  ])
  email = found.rows[0]?.email ?? ''
})
afterAll(() => t.close())

const invite = (body: Record<string, unknown>, who = casa.admin) =>
  who.send<Answer>('POST', '/members/guests', { email, hours: 2, ...body })
const end = (who = casa.admin) => who.send<Answer>('DELETE', `/members/guests/${keeper.userId}`)
const enters = async (url = '/contacts') => {
  const { status, body } = await keeper.get<{ code?: string }>(url)
  return [status, body.code]
}
const shown = async () =>
  (await casa.admin.get<{ items: Member[] }>('/members')).body.items.find(({ userId }) => userId === keeper.userId)
const outside = [403, 'ORG_FORBIDDEN']

describe('the time-boxed way in', () => {
  it('is for those who keep the platform alone', async () => {
    expect([(await invite({})).status, (await invite({})).body.code]).toEqual([422, 'NOT_PLATFORM_ADMIN'])
    await t.superuser.query(`insert into platform.administrators (user_id, granted_by) values ($1, 'test')`, [
      keeper.userId,
    ])
    expect(await enters()).toEqual(outside)
  })

  it('has bounds: 1 to 72 hours, never an administrator, opened by administrators alone', async () => {
    for (const body of [{ hours: 0 }, { hours: 73 }, { hours: 1.5 }, { role: 'ADMIN_ORG' }, { email: 'x' }])
      expect((await invite(body)).status, JSON.stringify(body)).toBe(400)
    const manager = await t.member(casa, ['MANAGER'])
    expect((await invite({}, manager)).status).toBe(403)
    const byHand = (roles: string, hours: number) =>
      t.superuser.query(
        `insert into app.members (org_id, user_id, name, email, roles, guest_until)
         values ($1, $2, 'K', 'k@example.test', $3, now() + make_interval(hours => $4))`,
        [casa.orgId, keeper.userId, roles, hours],
      )
    await expect(byHand('{ADMIN_ORG}', 1)).rejects.toMatchObject({ code: '23514' })
    await expect(byHand('{AUDITOR}', 73)).rejects.toMatchObject({ code: 'AT007' })
    expect(await enters()).toEqual(outside)
  })

  it('lets in as an auditor, whose readings of persons are recorded, and ends by itself', async () => {
    const made = await invite({})
    expect(made.body).toMatchObject({ roles: ['AUDITOR'], status: 'ACTIVE' })
    expect(Date.parse(made.body.guestUntil ?? '')).toBe(t.clock.now() + 2 * 3_600_000)
    expect((await invite({})).body.code).toBe('ALREADY_MEMBER')
    expect(await enters()).toEqual([200, undefined])
    const me = await keeper.get<{ organizations: { id: string; guestUntil: string | null }[] }>('/me')
    expect(me.body.organizations.find(({ id }) => id === casa.orgId)?.guestUntil).toBe(made.body.guestUntil)
    expect(me.body.organizations.find(({ id }) => id === lyon.orgId)?.guestUntil).toBeNull()
    t.clock.advance(2 * 3_600_000 - 1000)
    expect(await enters()).toEqual([200, undefined])
    t.clock.advance(1000)
    expect(await enters()).toEqual(outside)
    expect(await shown()).toMatchObject({ status: 'LEFT' })
    const gone = await keeper.get<{ organizations: { id: string }[] }>('/me')
    expect(gone.body.organizations.map(({ id }) => id)).toEqual([lyon.orgId])
    expect((await end()).status).toBe(404)
  })

  it('records what a guest reads in any role, ends at once, and can be opened again', async () => {
    expect((await invite({ role: 'MANAGER', hours: 72 })).status).toBe(201)
    const before = await readings()
    expect(await enters()).toEqual([200, undefined])
    expect(await readings()).toBe(before + 1)
    for (const patch of [{ roles: ['ADMIN_ORG'] }, { status: 'ACTIVE' }, { status: 'LEFT' }]) {
      const answer = await casa.admin.send<Answer>('PATCH', `/members/${keeper.userId}`, patch)
      expect([answer.status, answer.body.code]).toEqual([422, 'GUEST_MEMBER'])
    }
    expect((await end(keeper)).status).toBe(403)
    expect((await end(lyon.admin)).status).toBe(404)
    expect((await end()).status).toBe(204)
    expect(await enters()).toEqual(outside)
    expect((await keeper.get('/contacts', { 'x-org-id': lyon.orgId })).status).toBe(200)
  })

  it('closes when the person keeps the platform no more', async () => {
    expect((await invite({})).status).toBe(201)
    await t.superuser.query('delete from platform.administrators where user_id = $1', [keeper.userId])
    const again = await t.as(keeper.userId, casa.orgId)
    expect((await again.get<{ organizations: { id: string }[] }>('/me')).body.organizations).toHaveLength(1)
    expect(await shown()).toMatchObject({ status: 'LEFT' })
  })

  it('stands in the audit of the organisation', async () => {
    const { rows } = await t.superuser.query<{ n: number }>(
      `select count(*)::int as n from app.audit_entries e join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
        where e.org_id = $1 and e.entity = 'members' and e.entity_id = $2 and v.changes ? 'guest_until'`,
      [casa.orgId, keeper.userId],
    )
    expect(rows[0]?.n).toBeGreaterThanOrEqual(4)
  })
})

async function readings(): Promise<number> {
  const { rows } = await t.superuser.query<{ n: number }>(
    `select count(*)::int as n from app.audit_entries where org_id = $1 and action = 'READ' and actor = $2`,
    [casa.orgId, `user:${keeper.userId}`],
  )
  return rows[0]?.n ?? 0
}
