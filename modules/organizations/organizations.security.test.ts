import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let callers: Record<string, Caller>
let colleague: Caller

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
  colleague = await t.member(casa, ['AGENT'])
  callers = { ADMIN_ORG: casa.admin }
  for (const role of ['MANAGER', 'AGENT', 'OWNER', 'MODERATOR', 'AUDITOR']) callers[role] = await t.member(casa, [role])
})
afterAll(() => t.close())

const nothing = '0195a000-0000-7000-8000-000000000000'
type Row = [method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: () => string, body: unknown, may: string[]]

/** Every route with who may; everybody else is refused with 403. A body that is wrong keeps the rows as they are. */
const table: Row[] = [
  ['GET', () => '/organization', undefined, ['ADMIN_ORG', 'MANAGER', 'AUDITOR']],
  ['PATCH', () => '/organization', { version: 9999 }, ['ADMIN_ORG']],
  ['GET', () => '/branches', undefined, ['ADMIN_ORG', 'MANAGER', 'AGENT', 'MODERATOR', 'AUDITOR']],
  ['POST', () => '/branches', { name: 'Fez', city: 'Fez', country: 'MA', timezone: 'Mars/Olympus' }, ['ADMIN_ORG']],
  ['PATCH', () => `/branches/${nothing}`, { version: 1 }, ['ADMIN_ORG']],
  ['GET', () => '/members', undefined, ['ADMIN_ORG', 'MANAGER', 'AGENT', 'MODERATOR', 'AUDITOR']],
  ['PATCH', () => `/members/${nothing}`, { roles: ['ADMIN_ORG'] }, ['ADMIN_ORG']],
  ['GET', () => '/invitations', undefined, ['ADMIN_ORG', 'MANAGER', 'AUDITOR']],
  ['POST', () => '/invitations', { email: 'nobody', roles: ['AGENT'] }, ['ADMIN_ORG']],
  ['DELETE', () => `/invitations/${nothing}`, undefined, ['ADMIN_ORG']],
  ['GET', () => '/channel-accounts', undefined, ['ADMIN_ORG', 'MANAGER', 'AGENT', 'AUDITOR']],
  ['GET', () => `/working-hours?userId=${colleague.userId}`, undefined, ['ADMIN_ORG', 'MANAGER', 'AGENT', 'AUDITOR']],
  ['PUT', () => `/working-hours/${colleague.userId}`, { items: [] }, ['ADMIN_ORG', 'MANAGER']],
  ['GET', () => '/absences', undefined, ['ADMIN_ORG', 'MANAGER', 'AGENT', 'AUDITOR']],
  [
    'POST',
    () => '/absences',
    { userId: nothing, startsAt: '2026-03-16T08:00:00Z', endsAt: '2026-03-16T09:00:00Z' },
    ['ADMIN_ORG', 'MANAGER'],
  ],
  ['GET', () => '/api-keys', undefined, ['ADMIN_ORG', 'AUDITOR']],
  ['POST', () => '/api-keys', { name: 'x', scopes: ['nothing'] }, ['ADMIN_ORG']],
  ['DELETE', () => `/api-keys/${nothing}`, undefined, ['ADMIN_ORG']],
]

const ask = (who: Caller, [method, url, body]: Row, headers?: Record<string, string>) =>
  method === 'GET' ? who.get(url(), headers) : who.send(method, url(), body, headers)

describe('each role on each route', () => {
  it.each(table.map((row) => [`${row[0]} ${row[1].toString().slice(6)}`, row] as const))('%s', async (_name, row) => {
    for (const [role, caller] of Object.entries(callers)) {
      const answer = await ask(caller, row)
      if (row[3].includes(role)) expect(answer.status, role).not.toBe(403)
      else expect([answer.status, answer.body.code], role).toEqual([403, 'FORBIDDEN'])
    }
  })

  it('lets an agent plan own time only', async () => {
    const agent = callers.AGENT!
    expect((await agent.send('PUT', `/working-hours/${agent.userId}`, { items: [] })).status).toBe(200)
    const own = { userId: agent.userId, startsAt: '2026-03-16T08:00:00Z', endsAt: '2026-03-16T09:00:00Z' }
    const mine = await agent.send<{ id: string }>('POST', '/absences', own)
    expect(mine.status).toBe(201)
    expect((await colleague.send('DELETE', `/absences/${mine.body.id}`)).status).toBe(403)
    expect((await agent.send('DELETE', `/absences/${mine.body.id}`)).status).toBe(204)
  })
})

describe('outside', () => {
  it('nobody enters without session, CSRF header or membership', async () => {
    for (const row of table) {
      const [method, url, body] = row
      const nobody = await t.anonymous(method, `/api/v1${url()}`, { body, headers: { 'x-org-id': casa.orgId } })
      expect(nobody.status, url()).toBe(401)
      expect((await ask(casa.admin, row, { 'x-org-id': lyon.orgId })).status, url()).toBe(403)
      if (method !== 'GET') {
        const forged = await ask(casa.admin, row, { 'x-atlas-csrf': '' })
        expect([forged.status, forged.body.code], url()).toEqual([403, 'CSRF_REFUSED'])
      }
    }
  })

  it('another organisation changes none of our rows, by no id', async () => {
    const invitation = await casa.admin.send<{ id: string }>('POST', '/invitations', {
      email: 'x@example.test',
      roles: ['AGENT'],
    })
    const key = await casa.admin.send<{ id: string }>('POST', '/api-keys', { name: 'x', scopes: ['contact.read'] })
    const absence = await casa.admin.send<{ id: string }>('POST', '/absences', {
      userId: colleague.userId,
      startsAt: '2026-03-16T08:00:00Z',
      endsAt: '2026-03-16T09:00:00Z',
    })
    const tries: ['PATCH' | 'DELETE' | 'PUT' | 'POST', string, unknown][] = [
      ['PATCH', `/branches/${casa.branchId}`, { version: 1, name: 'Prise' }],
      ['PATCH', `/members/${colleague.userId}`, { roles: ['ADMIN_ORG'] }],
      ['DELETE', `/invitations/${invitation.body.id}`, undefined],
      ['DELETE', `/api-keys/${key.body.id}`, undefined],
      ['DELETE', `/absences/${absence.body.id}`, undefined],
      ['PUT', `/working-hours/${colleague.userId}`, { items: [] }],
      [
        'POST',
        '/absences',
        { userId: colleague.userId, startsAt: '2026-03-16T08:00:00Z', endsAt: '2026-03-16T09:00:00Z' },
      ],
    ]
    for (const [method, url, body] of tries) expect((await lyon.admin.send(method, url, body)).status, url).toBe(404)
    expect((await lyon.admin.get(`/working-hours?userId=${colleague.userId}`)).status).toBe(404)
    for (const url of ['/members', '/invitations', '/api-keys', '/absences', '/branches']) {
      const text = JSON.stringify((await lyon.admin.get(url)).body)
      for (const id of [colleague.userId, invitation.body.id, key.body.id, absence.body.id, casa.branchId])
        expect(text).not.toContain(id)
    }
  })
})
