import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { MyFeed, NewFeed } from './calendar-feeds.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

const HOST = 'http://127.0.0.1:3000'
const create = async (who: Caller) => {
  const made = await who.send<NewFeed>('POST', '/calendar-feed')
  expect(made.status).toBe(201)
  return made.body.address.slice(HOST.length)
}
const read = (path: string) => t.anonymous('GET', path)
const mine = async (who: Caller) => (await who.get<MyFeed>('/calendar-feed')).body.feed

/** A refusal without what differs from call to call. */
async function refusal(path: string) {
  const { status, body, headers } = await read(path)
  const { correlationId, ...said } = body
  expect(correlationId).toBeDefined()
  return { status, said, cache: headers['cache-control'], type: headers['content-type'] }
}

/** Changes a member as an administrator does. */
async function patchMember(userId: string, patch: Record<string, unknown>) {
  expect((await casa.admin.send('PATCH', `/members/${userId}`, patch)).status).toBe(200)
}

describe('an address that opens nothing', () => {
  it('is answered alike: unknown, revoked, renewed, of somebody suspended, gone or without the right', async () => {
    const unknown = await refusal(`/calendar/${'a'.repeat(43)}.ics`)
    expect(unknown).toMatchObject({ status: 404, said: { code: 'NOT_FOUND' }, cache: 'private, no-store' })

    const agent = await t.member(casa, ['AGENT'])
    const first = await create(agent)
    expect((await read(first)).status).toBe(200)
    const second = await create(agent)
    expect(await refusal(first)).toEqual(unknown)
    expect((await read(second)).status).toBe(200)
    expect((await agent.send('DELETE', '/calendar-feed')).status).toBe(204)
    expect(await refusal(second)).toEqual(unknown)

    const third = await create(agent)
    await patchMember(agent.userId, { status: 'SUSPENDED' })
    expect(await refusal(third)).toEqual(unknown)
    await patchMember(agent.userId, { status: 'ACTIVE' })
    expect((await read(third)).status).toBe(200)
    await patchMember(agent.userId, { roles: ['OWNER'] })
    expect(await refusal(third)).toEqual(unknown)
    await patchMember(agent.userId, { roles: ['AGENT'] })
    await patchMember(agent.userId, { status: 'LEFT' })
    expect(await refusal(third)).toEqual(unknown)
  })

  it('stays closed when somebody who left comes back', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const old = await create(agent)
    await patchMember(agent.userId, { status: 'LEFT' })
    await patchMember(agent.userId, { status: 'ACTIVE' })
    expect((await read(old)).status).toBe(404)
    expect(await mine(await t.as(agent.userId, casa.orgId))).toBeNull()
  })

  it('is no way around by its form', async () => {
    const path = await create(casa.admin)
    const secret = path.slice('/calendar/'.length, -'.ics'.length)
    for (const bad of [
      '',
      '.ics',
      secret,
      `${secret.slice(1)}.ics`,
      `${secret}x.ics`,
      `${secret}.ics.ics`,
      `${secret}.ICS`,
      `${secret}.ics%0a`,
      `${secret}.ics%20`,
      `../calendar/x.ics`,
      `..%2f..%2fapi%2fv1%2fme`,
      `x%2f${secret}.ics`,
      `'%20or%20true--.ics`,
    ]) {
      const answer = await read(`/calendar/${bad}`)
      expect([bad, answer.status, JSON.stringify(answer.body).includes('VCALENDAR')]).toEqual([bad, 404, false])
    }
    expect((await read('/calendar/%00.ics')).status).toBe(400)
    expect((await read(`/calendar/${'a'.repeat(700)}.ics`)).status).toBe(414)
    expect((await read('/calendar/%ff.ics')).status).toBe(400)
    expect((await t.anonymous('POST', path)).status).toBe(404)
    expect((await read(`/api/v1${path}`)).status).toBe(404)
    expect((await read(path)).status).toBe(200)
  })
})

describe('the caller’s own feed', () => {
  it('is nobody else’s to see or end, in the organisation or outside', async () => {
    const [agent, colleague] = [await t.member(casa, ['AGENT']), await t.member(casa, ['AGENT'])]
    const path = await create(agent)
    for (const other of [colleague, casa.admin, lyon.admin]) {
      await other.send('DELETE', '/calendar-feed')
      expect(await mine(other)).toBeNull()
    }
    expect((await read(path)).status).toBe(200)
    expect((await agent.get('/calendar-feed', { 'x-org-id': lyon.orgId })).status).toBe(403)
  })

  it('is each organisation’s own for a person of two', async () => {
    const person = await t.member(casa, ['AGENT'])
    await t.superuser.query(
      `insert into app.members (org_id, user_id, name, email, roles) values ($1, $2, 'X', 'x@example.test', '{AGENT}')`,
      [lyon.orgId, person.userId],
    )
    const there = await t.as(person.userId, lyon.orgId)
    const [here, away] = [await create(person), await create(there)]
    await person.send('DELETE', '/calendar-feed')
    expect([(await read(here)).status, (await read(away)).status]).toEqual([404, 200])
  })

  it('is not for who reads no appointments, nor for an API key, nor without the CSRF header', async () => {
    for (const role of ['OWNER', 'MODERATOR']) {
      const person = await t.member(casa, [role])
      expect((await person.get('/calendar-feed')).status).toBe(403)
      expect((await person.send('POST', '/calendar-feed')).status).toBe(403)
      expect((await person.send('DELETE', '/calendar-feed')).status).toBe(403)
    }
    const key = await casa.admin.send<{ secret: string }>('POST', '/api-keys', {
      name: 'Agenda',
      scopes: ['appointment.read', 'appointment.write'],
    })
    for (const method of ['GET', 'POST', 'DELETE']) {
      const headers = { authorization: `Bearer ${key.body.secret}` }
      expect((await t.anonymous(method, '/api/v1/calendar-feed', { headers })).status, method).toBe(403)
    }
    const forged = await casa.admin.send('POST', '/calendar-feed', undefined, { 'x-atlas-csrf': '0' })
    expect(forged.status).toBe(403)
  })

  it('is one at most, however many are asked for at once', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const paths = await Promise.all(Array.from({ length: 8 }, () => create(agent)))
    const open = await Promise.all(paths.map(async (path) => (await read(path)).status))
    expect(open.filter((status) => status === 200)).toHaveLength(1)
  })

  it('is kept as a hash alone, audited without it', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const path = await create(agent)
    const secret = path.slice('/calendar/'.length, -'.ics'.length)
    await read(path)
    await agent.send('DELETE', '/calendar-feed')
    const kept = await t.superuser.query<{ row: string }>(
      `select f::text || encode(f.token_hash, 'escape') as row from app.calendar_feeds f where user_id = $1`,
      [agent.userId],
    )
    expect(kept.rows).toHaveLength(1)
    expect(kept.rows[0]?.row).not.toContain(secret)
    const audited = await t.superuser.query<{ action: string; actor: string; changes: string }>(
      `select e.action, e.actor, v.changes::text as changes from app.audit_entries e
         join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
        where e.entity = 'calendar_feeds' and e.actor = $1 order by e.id`,
      [`user:${agent.userId}`],
    )
    // Made and ended; a reading is no change that anybody has to answer for.
    expect(audited.rows.map((row) => row.action)).toEqual(['INSERT', 'UPDATE'])
    for (const row of audited.rows) expect(row.changes).not.toMatch(/token_hash|last_read_at/)
  })
})

describe('the rate', () => {
  it('is that of the public', async () => {
    const limited = await bootTestApp({ ATLAS_RATE_LIMITS: 'true' })
    try {
      const statuses: number[] = []
      for (let i = 0; i < 121; i += 1)
        statuses.push((await limited.anonymous('GET', `/calendar/${'a'.repeat(43)}.ics`)).status)
      expect([statuses[0], statuses.at(-2), statuses.at(-1)]).toEqual([404, 404, 429])
    } finally {
      await limited.close()
    }
  })
})
