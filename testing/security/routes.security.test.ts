import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '../index.ts'
import { type Agency, anAgency, MARK, ROLES } from './agency.ts'
import { RULES } from './routes.table.ts'
import { rowsReader } from './rows.ts'

/** Routes of an organisation that answer with an endless stream; asked over a real connection below. */
const STREAMS = ['GET /events/stream']
/** Routes of a person: no organisation, so no role decides. */
const PERSONAL = ['GET /me', 'PATCH /me', 'POST /organizations']
/** Routes of those who keep the platform, of no organisation either; their own test stands in modules/platform-admin. */
const ofPlatform = (name: string) => name.includes(' /platform/')

let t: TestApp
let casa: Agency
let lyon: TestOrg
let outsider: Caller
let rowsOfCasa: () => Promise<string>

beforeAll(async () => {
  t = await bootTestApp()
  casa = await anAgency(t)
  lyon = await t.org({ name: 'Agence des Brotteaux', country: 'FR' })
  outsider = lyon.admin
  rowsOfCasa = await rowsReader(t.superuser, casa.org.orgId)
})
afterAll(() => t.close())

type Operation = { security?: unknown[] }
/** Every route of the API document as "METHOD /path", with whether it asks who calls. */
function documented(): { name: string; signedIn: boolean }[] {
  const { paths = {} } = t.app.http.app.swagger() as { paths?: Record<string, Record<string, Operation>> }
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path.slice('/api/v1'.length)}`,
        signedIn: operation.security !== undefined,
      })),
    )
}

const methodOf = (name: string) => (name.split(' ')[0] ?? 'GET') as 'GET' | Parameters<Caller['send']>[0]

type Body = { code?: string; correlationId?: string }

function ask(who: Caller, name: string) {
  const { url, body, headers } = RULES[name]?.ask(casa) ?? { url: '' }
  return askAs(who, methodOf(name), url, body, headers)
}

function askAs(
  who: Caller,
  method: ReturnType<typeof methodOf>,
  url: string,
  body: unknown,
  headers?: Record<string, string>,
) {
  return method === 'GET' ? who.get<Body>(url, headers) : who.send<Body>(method, url, body, headers)
}

/** Ids, names and words of the arranged agency that an answer holds. */
function leaksIn(body: unknown): string[] {
  const text = JSON.stringify(body) ?? ''
  const asked = Object.entries(casa.ids).filter(([, id]) => id.length > 0)
  return [
    ...asked.filter(([, id]) => text.includes(id)).map(([kind]) => kind),
    ...[MARK, casa.org.orgId, '661000101'].filter((word) => text.includes(word)),
  ]
}

describe('the table of routes', () => {
  it('has every route of the API document and no other', () => {
    const tenant = documented()
      .filter(({ name, signedIn }) => signedIn && !PERSONAL.includes(name) && !ofPlatform(name))
      .map(({ name }) => name)
    expect(Object.keys(RULES).concat(STREAMS).toSorted()).toEqual(tenant.toSorted())
  })

  it('leaves open to everybody only what must be', () => {
    const open = documented().filter(({ signedIn }) => !signedIn)
    expect(open.map(({ name }) => name).toSorted()).toEqual([
      'GET /demo-logins',
      'GET /dev/clock',
      'GET /files/{token}',
      'GET /letter-frame',
      'GET /unsubscribe/{token}',
      'GET /visit-answers/{token}',
      'POST /dev/clock/advance',
      'POST /invitations/accept',
      'POST /unsubscribe/{token}',
      'POST /visit-answers/{token}',
    ])
  })

  it('is asked with ids that exist', () => {
    for (const [kind, id] of Object.entries(casa.ids)) expect(id, kind).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('without a session', () => {
  it('every route is answered 401 and says nothing', async () => {
    for (const name of [...Object.keys(RULES), ...STREAMS]) {
      const { url, body, headers } = RULES[name]?.ask(casa) ?? { url: '/events/stream' }
      const answer = await t.anonymous(methodOf(name), `/api/v1${url}`, {
        body,
        headers: { 'x-org-id': casa.org.orgId, ...headers },
      })
      expect([name, answer.status, answer.body.code]).toEqual([name, 401, 'UNAUTHENTICATED'])
      expect(leaksIn(answer.body), name).toEqual([])
    }
  })
})

describe('an administrator of another organisation', () => {
  it('reaches no row of ours by its id, learns nothing and changes nothing', async () => {
    const before = await rowsOfCasa()
    for (const [name, rule] of Object.entries(RULES)) {
      const { url } = rule.ask(casa)
      const answer = await ask(outsider, name)
      if (rule.outsider === 'own') expect(answer.status, name).not.toBe(403)
      else expect([name, answer.status], JSON.stringify(answer.body)).toEqual([name, rule.outsider])
      expect(answer.status, name).toBeLessThan(500)
      // What the caller said may come back; anything else of ours may not.
      const said = leaksIn(url)
      expect(
        leaksIn(answer.body).filter((word) => !said.includes(word)),
        name,
      ).toEqual([])
    }
    expect(await rowsOfCasa()).toBe(before)
  })

  it('cannot enter our organisation at all', async () => {
    for (const name of [...Object.keys(RULES), ...STREAMS]) {
      const { url, body, headers } = RULES[name]?.ask(casa) ?? { url: '/events/stream' }
      const as = { 'x-org-id': casa.org.orgId, ...headers }
      const answer = await askAs(outsider, methodOf(name), url, body, as)
      expect([name, answer.status, answer.body.code]).toEqual([name, 403, 'ORG_FORBIDDEN'])
    }
  })
})

describe('a platform administrator whom nobody invited', () => {
  it('enters no route of an organisation, by list, by id, by search or by export', async () => {
    const keeper = await t.member(lyon, ['AUDITOR'])
    await t.superuser.query(`update auth."user" set "twoFactorEnabled" = true where id = $1`, [keeper.userId])
    await t.superuser.query(`insert into platform.administrators (user_id, granted_by) values ($1, 'test')`, [
      keeper.userId,
    ])
    const before = await rowsOfCasa()
    for (const name of [...Object.keys(RULES), ...STREAMS]) {
      const { url, body, headers } = RULES[name]?.ask(casa) ?? { url: '/events/stream' }
      const answer = await askAs(keeper, methodOf(name), url, body, { 'x-org-id': casa.org.orgId, ...headers })
      expect([name, answer.status, answer.body.code]).toEqual([name, 403, 'ORG_FORBIDDEN'])
    }
    expect(await rowsOfCasa()).toBe(before)
  })
})

describe('each role', () => {
  it('is refused with 403 exactly where the table does not name it, and sees nothing beyond its reach', async () => {
    const before = await rowsOfCasa()
    for (const [name, rule] of Object.entries(RULES)) {
      for (const role of ROLES.filter((r) => !rule.may.includes(r))) {
        const answer = await ask(casa.callers[role], name)
        const refusal = rule.hidden.includes(role) ? [404, 'NOT_FOUND'] : [403, 'FORBIDDEN']
        expect([name, role, answer.status, answer.body.code]).toEqual([name, role, ...refusal])
      }
    }
    expect(await rowsOfCasa()).toBe(before)
  })

  it('is let in where the table names it', async () => {
    for (const [name, rule] of Object.entries(RULES)) {
      for (const [turn, role] of rule.may.entries()) {
        const answer = await ask(casa.callers[role], name)
        const why = `${name} as ${role}: ${JSON.stringify(answer.body).slice(0, 200)}`
        expect([401, 403], why).not.toContain(answer.status)
        expect(answer.status, why).toBeLessThan(500)
        // Only what the first of them took away may be gone for the next.
        if (turn === 0 || !/^DELETE|\/redact$/.test(name)) expect(answer.status, why).not.toBe(404)
        if (methodOf(name) === 'GET') expect(answer.status, why).toBe(200)
      }
    }
  })
})

describe('the live stream', () => {
  /** Listens with an API key of the organisation until told to stop. */
  async function listen(base: string, admin: Caller) {
    const key = await admin.send<{ secret: string }>('POST', '/api-keys', { name: 'Écran', scopes: ['contact.read'] })
    const stop = new AbortController()
    const headers = { authorization: `Bearer ${key.body.secret}` }
    const answer = await fetch(`${base}/api/v1/events/stream`, { headers, signal: stop.signal })
    let heard = ''
    const done = (async () => {
      for await (const piece of answer.body ?? []) heard += Buffer.from(piece).toString('utf8')
    })().catch(() => undefined)
    return {
      status: answer.status,
      heard: () => heard,
      stop: () => {
        stop.abort()
        return done
      },
    }
  }

  it('tells an organisation of its own changes and of no other', async () => {
    const base = await t.app.listen()
    const [ours, theirs] = [await listen(base, casa.callers.ADMIN_ORG), await listen(base, outsider)]
    expect([ours.status, theirs.status]).toEqual([200, 200])
    const made = await casa.callers.ADMIN_ORG.send<{ id: string }>('POST', '/contacts', { displayName: 'Yasmine' })
    const own = await outsider.send<{ id: string }>('POST', '/contacts', { displayName: 'Bernadette' })
    await expect.poll(ours.heard).toContain(made.body.id)
    await expect.poll(theirs.heard).toContain(own.body.id)
    expect(ours.heard()).not.toContain(own.body.id)
    expect(theirs.heard()).not.toContain(made.body.id)
    expect(leaksIn(theirs.heard())).toEqual([])
    await Promise.all([ours.stop(), theirs.stop()])
  })
})
