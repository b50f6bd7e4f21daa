import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '../index.ts'
import { type Agency, anAgency, SOURCE_CODE } from './agency.ts'
import { good, hostile, type Schema, spoiled } from './inputs.ts'
import { rowsReader } from './rows.ts'

/** One seed for the whole file: a failure names its request, and comes again. */
const SEED = 20_260_312

type Parameter = { name: string; in: 'path' | 'query' | 'header'; schema: Schema; required?: boolean }
type Operation = {
  security?: unknown[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
type Route = { method: string; path: string; operation: Operation }
type Try = { url: string; payload?: string; type?: string }
type Reply = { status: number; type: string; text: string; correlationId: unknown }

let t: TestApp
let casa: Agency
let lyon: TestOrg
let rows: () => Promise<string>
let key: string

beforeAll(async () => {
  t = await bootTestApp()
  casa = await anAgency(t)
  lyon = await t.org({ country: 'FR' })
  rows = await rowsReader(t.superuser)
  key = await cookieOf(casa.org.admin.userId)
})
afterAll(() => t.close())

/** A session of the person, made by signing up a password for the account behind the API. */
async function cookieOf(userId: string): Promise<string> {
  const answer = await t.anonymous('POST', '/api/auth/sign-up/email', {
    body: { name: 'Nadia', email: 'fuzz@example.test', password: 'un-mot-de-passe-sûr' },
  })
  const made = (answer.body as { user: { id: string } }).user.id
  // Everything that names the member follows: constraints are not asked in between.
  await t.superuser.query('set session_replication_role = replica')
  const naming = await t.superuser.query<{ place: string; field: string }>(
    `select c.conrelid::regclass::text as place, quote_ident(a.attname) as field
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
      where c.contype = 'f' and c.confrelid = 'app.members'::regclass union select 'app.members', 'user_id'`,
  )
  for (const { place, field } of naming.rows)
    await t.superuser.query(`update ${place} set ${field} = $1 where ${field} = $2`, [made, userId])
  await t.superuser.query('set session_replication_role = origin')
  return String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
}

function routes(): Route[] {
  const { paths = {} } = t.app.http.app.swagger() as { paths?: Record<string, Record<string, Operation>> }
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
    )
    .filter(({ path }) => path !== '/api/v1/events/stream')
    .toSorted((a, b) => weight(a) - weight(b))
}

/** What takes rows away comes last, so that there is something left to ask for. */
const weight = (route: Route) => (route.method === 'DELETE' || route.path.endsWith('/redact') ? 1 : 0)

/** Real ids by the names that properties and parameters have. */
function knownIds(): Record<string, string> {
  const { ids } = casa
  return {
    agentId: ids.user,
    annonceId: ids.annonce,
    appointmentId: ids.appointment,
    assigneeId: ids.user,
    branchId: ids.branch,
    contactId: ids.contact,
    conversationId: ids.conversation,
    code: SOURCE_CODE,
    coverId: ids.photo,
    dossierId: ids.dossier,
    identityId: ids.identity,
    list: 'SOURCE',
    interestId: ids.interest,
    ownerContactId: ids.contact,
    partyId: ids.party,
    photoId: ids.photo,
    replyToId: ids.message,
    subjectId: ids.dossier,
    userId: ids.user,
  }
}

const KINDS: [RegExp, keyof Agency['ids']][] = [
  [/^\/api\/v1\/absences/, 'absence'],
  [/^\/api\/v1\/annonces/, 'annonce'],
  [/^\/api\/v1\/api-keys/, 'apiKey'],
  [/^\/api\/v1\/appointments/, 'appointment'],
  [/^\/api\/v1\/branches/, 'branch'],
  [/^\/api\/v1\/contacts/, 'contact'],
  [/^\/api\/v1\/conversations/, 'conversation'],
  [/^\/api\/v1\/decisions/, 'decision'],
  [/^\/api\/v1\/dossiers/, 'dossier'],
  [/^\/api\/v1\/invitations/, 'invitation'],
  [/^\/api\/v1\/notes/, 'note'],
  [/^\/api\/v1\/outbound/, 'queuedMessage'],
  [/^\/api\/v1\/tasks/, 'task'],
]

const asText = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed())

/** Paths: mostly of a row that is there, else of nothing, of somebody else, or no id at all. */
function pathOf(route: Route): fc.Arbitrary<string> {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const kind = KINDS.find(([pattern]) => pattern.test(route.path))?.[1]
  const parts = names.map((name) => {
    const real = name === 'id' ? (kind ? casa.ids[kind] : '') : (knownIds()[name] ?? '')
    return fc.oneof(
      { weight: 8, arbitrary: fc.constant(real || 'x') },
      { weight: 1, arbitrary: fc.constantFrom(lyon.branchId, lyon.admin.userId, lyon.orgId) },
      { weight: 2, arbitrary: hostile.map((value) => asText(value).slice(0, 500) || 'x') },
    )
  })
  return fc
    .tuple(...parts)
    .map((values) => names.reduce((path, name, i) => path.replace(`{${name}}`, String(values[i])), route.path))
}

function queryOf(route: Route): fc.Arbitrary<string> {
  const parameters = (route.operation.parameters ?? []).filter((p) => p.in === 'query')
  if (parameters.length === 0) return fc.constant('')
  const parts = parameters.map((p) => {
    const fine = good(p.schema, knownIds(), p.name)
    const value = fc.oneof({ weight: 3, arbitrary: fine }, { weight: 2, arbitrary: hostile })
    return fc.tuple(fc.constant(p.name), p.required ? value : fc.option(value, { nil: undefined }), fc.boolean())
  })
  return fc.tuple(...parts).map((pairs) => {
    const given = pairs.flatMap(([name, value, twice]) => {
      if (value === undefined) return []
      const pair = `${name}=${asText(value).slice(0, 3_000)}`
      return twice && pair.length % 5 === 0 ? [pair, pair] : [pair]
    })
    return given.length > 0 ? `?${given.join('&')}` : ''
  })
}

/** Bodies that are no good JSON of any schema. */
const RAW: { payload: string; type: string }[] = [
  { payload: '{"version":1', type: 'application/json' },
  { payload: '', type: 'application/json' },
  { payload: '[]', type: 'application/json' },
  { payload: 'null', type: 'application/json' },
  { payload: '"text"', type: 'application/json' },
  { payload: '{"__proto__":{"polluted":true},"version":1}', type: 'application/json' },
  { payload: '{"constructor":{"prototype":{"polluted":true}}}', type: 'application/json' },
  { payload: `${'['.repeat(20_000)}${']'.repeat(20_000)}`, type: 'application/json' },
  { payload: `{"a":"${'x'.repeat(1_100_000)}"}`, type: 'application/json' },
  { payload: 'version=1&name=x', type: 'application/x-www-form-urlencoded' },
  { payload: '<x/>', type: 'text/xml' },
  { payload: '{"version":1}', type: 'application/json; charset=utf-16' },
  { payload: '--x\r\nbroken', type: 'multipart/form-data; boundary=x' },
  { payload: 'x', type: 'multipart/form-data' },
]

function tries(route: Route, index: number): Try[] {
  const path = pathOf(route)
  const query = queryOf(route)
  const schema = Object.values(route.operation.requestBody?.content ?? {})[0]?.schema
  const seed = SEED + index
  if (!schema) {
    const urls = fc.sample(fc.tuple(path, query), { seed, numRuns: route.operation.parameters?.length ? 9 : 2 })
    return urls.map(([at, asked]) => ({
      url: at + asked,
      ...(route.method === 'GET' ? {} : { type: 'application/json' }),
    }))
  }
  const fine = good(schema, knownIds())
  const body = fc.oneof(
    { weight: 2, arbitrary: fine },
    { weight: 8, arbitrary: spoiled(fine) },
    { weight: 1, arbitrary: hostile },
  )
  const made = fc.sample(fc.tuple(path, body), { seed, numRuns: 11 }).map(([at, value]) => ({
    url: at,
    payload: JSON.stringify(value),
    type: 'application/json',
  }))
  const real = fc.sample(path, { seed, numRuns: 1 })[0] ?? route.path
  return [...made, ...RAW.filter((_, i) => (i + index) % 3 === 0).map((raw) => ({ url: real, ...raw }))]
}

async function send(method: string, one: Try): Promise<Reply> {
  const answer = await t.app.http.app.inject({
    method: method as 'GET',
    url: one.url,
    headers: {
      cookie: key,
      'x-org-id': casa.org.orgId,
      'x-atlas-csrf': '1',
      ...(one.type && one.payload !== undefined ? { 'content-type': one.type } : {}),
    },
    ...(one.payload === undefined ? {} : { payload: one.payload }),
  })
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type'] ?? ''),
    text: answer.body,
    correlationId: answer.headers['x-correlation-id'],
  }
}

/** Words of the inside that no refusal may hold. */
const INSIDE = /node_modules|\bat .+\.ts:\d|\bselect .+ from\b|pg_catalog|app\.app_now|stack|violates|syntax error/i

function faultIn(reply: Reply): string | null {
  if (reply.status >= 500) return `answered ${reply.status}`
  if (reply.status < 400) return null
  if (!reply.type.startsWith('application/problem+json')) return `is no problem document but ${reply.type}`
  const problem = JSON.parse(reply.text) as { code?: unknown; correlationId?: unknown; status?: unknown }
  if (typeof problem.code !== 'string' || problem.code === 'INTERNAL') return 'names no code'
  if (problem.status !== reply.status || problem.correlationId !== reply.correlationId) return 'names no correlation id'
  return INSIDE.test(reply.text) ? 'tells about the inside' : null
}

const shown = (method: string, one: Try) => `${method} ${one.url.slice(0, 300)} ${one.payload?.slice(0, 300) ?? ''}`

describe('generated input', () => {
  it('to every route gets no 5xx, typed refusals, and changes nothing where it is refused', {
    timeout: 90_000,
  }, async () => {
    const faults: string[] = []
    const statuses = new Map<number, number>()
    let state = await rows()
    for (const [index, route] of routes().entries()) {
      for (const one of tries(route, index)) {
        const reply = await send(route.method, one)
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1)
        const fault = faultIn(reply)
        if (fault) faults.push(`${shown(route.method, one)}\n   ${fault}: ${reply.text.slice(0, 200)}`)
        const after = await rows()
        if (reply.status >= 400 && after !== state) faults.push(`${shown(route.method, one)}\n   changed rows`)
        state = after
      }
    }
    expect(faults.slice(0, 12).join('\n')).toBe('')
    expect(faults).toHaveLength(0)
    // The generator reaches the use cases and not only the door.
    for (const status of [200, 201, 400, 404, 409, 413, 415, 422]) expect([...statuses.keys()]).toContain(status)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('to the sign-in library gets no 5xx either', { timeout: 30_000 }, async () => {
    const posts = [
      'sign-in/email',
      'sign-up/email',
      'request-password-reset',
      'reset-password',
      'sign-in/magic-link',
      'two-factor/enable',
      'two-factor/verify-totp',
      'two-factor/verify-backup-code',
      'revoke-session',
      'change-password',
      'update-user',
    ]
    const body = spoiled(
      fc.record({
        email: fc.constant('fuzz@example.test'),
        password: fc.constant('devine'),
        name: fc.constant('Nadia'),
        token: fc.constant('x'),
        code: fc.constant('000000'),
        newPassword: fc.constant('court'),
        currentPassword: fc.constant('x'),
        callbackURL: fc.constant('/app/'),
      }),
    )
    const faults: string[] = []
    for (const [index, path] of posts.entries()) {
      const values = fc.sample(body, { seed: SEED + index, numRuns: 8 })
      const payloads = [...values.map((value) => JSON.stringify(value)), '{"email":', '', '[]', 'null']
      for (const payload of payloads) {
        const one = { url: `/api/auth/${path}`, payload, type: 'application/json' }
        const reply = await send('POST', one)
        if (reply.status >= 500)
          faults.push(`${shown('POST', one)}\n   answered ${reply.status}: ${reply.text.slice(0, 200)}`)
      }
    }
    for (const url of [
      'list-sessions',
      'token',
      'jwks',
      'magic-link/verify?token=%00',
      'reset-password/%00',
      '..%2f..%2fx',
      'error?error=%3Cscript%3E',
    ]) {
      const reply = await send('GET', { url: `/api/auth/${url}` })
      if (reply.status >= 500) faults.push(`GET /api/auth/${url} answered ${reply.status}`)
      expect(reply.text).not.toContain('<script>')
    }
    expect(faults.join('\n')).toBe('')
  })
})
