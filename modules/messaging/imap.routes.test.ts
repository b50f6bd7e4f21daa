import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Caller, startImap, startWhatsAppBench, type TestImap, type TestOrg, type WhatsAppBench } from '#testing'
import { connectMailbox } from './index.ts'

const BOX = 'bonjour@anfa.example'
const PASSWORD = 'imap-password-for-tests'

type Channel = { id: string; version: number; imap: { folder: string; since: string } | null }
type Problem = { code: string; detail: string; errors?: { field: string; code: string }[] }

let imap: TestImap
let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let manager: Caller
let auditor: Caller
let id: string
const shown: string[] = []

beforeAll(async () => {
  imap = await startImap()
  imap.user('anfa')
  bench = await startWhatsAppBench(1, { ATLAS_SMTP_PRIVATE_HOSTS: `127.0.0.1:${imap.port}` })
  casa = await bench.t.org({ country: 'MA' })
  lyon = await bench.t.org({ country: 'FR' })
  manager = await bench.t.member(casa, ['MANAGER'])
  auditor = await bench.t.member(casa, ['AUDITOR'])
  id = await bench.t.inOrg(casa.orgId, (ctx) =>
    connectMailbox(ctx, { branchId: casa.branchId, displayName: 'Accueil', address: BOX, url: null }),
  )
})
afterAll(async () => {
  await bench.close()
  await imap.close()
})

const server = (over: Record<string, unknown> = {}) => ({
  host: '127.0.0.1',
  port: imap.port,
  security: 'STARTTLS',
  user: 'anfa',
  password: PASSWORD,
  folder: 'INBOX',
  ...over,
})
async function box(which = id): Promise<Channel> {
  const { body } = await casa.admin.get<{ items: Channel[] }>('/channels')
  shown.push(JSON.stringify(body))
  const found = body.items.find((item) => item.id === which)
  if (!found) throw new Error('no mailbox')
  return found
}
async function act(what: '' | '/check' | '/stop', body: Record<string, unknown>, who = casa.admin, which = id) {
  const answer = await who.send<Channel & Problem>('POST', `/channels/${which}/imap${what}`, body)
  shown.push(JSON.stringify(answer.body))
  return answer
}

describe('a check', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['loopback, another port', { port: 9 }, 'CHANNEL_MAIL_PRIVATE', 'host'],
    ['an address inside', { host: '10.0.0.7', port: 143 }, 'CHANNEL_MAIL_PRIVATE', 'host'],
    ['a name that leads inside', { host: 'localhost', port: 143 }, 'CHANNEL_MAIL_PRIVATE', 'host'],
    ['inside in another spelling', { host: '127.1', port: 143 }, 'CHANNEL_MAIL_PRIVATE', 'host'],
    ['inside in the new form', { host: '::1', port: 143 }, 'CHANNEL_MAIL_PRIVATE', 'host'],
    ['what clouds keep there', { host: '169.254.169.254', port: 993, security: 'TLS' }, 'CHANNEL_MAIL_PRIVATE', 'host'],
    ['no such name', { host: 'mail.nowhere.invalid' }, 'CHANNEL_MAIL_UNREACHABLE', 'host'],
    ['no encryption there', { security: 'TLS' }, 'CHANNEL_MAIL_TLS', 'security'],
    ['another password', { password: 'wrong' }, 'CHANNEL_MAIL_SIGN_IN', 'password'],
    ['nobody of that name', { user: 'nobody' }, 'CHANNEL_MAIL_SIGN_IN', 'password'],
    ['no such folder', { folder: 'Clients' }, 'CHANNEL_MAIL_FOLDER', 'folder'],
  ])('says what is wrong, at the field, and keeps nothing: %s', async (_name, over, code, field) => {
    const { version } = await box()
    for (const what of ['/check', ''] as const) {
      const answer = await act(what, { version, ...server(over) })
      const told = answer.body.errors?.map((error) => [error.field, error.code])
      expect([answer.status, answer.body.code, told]).toEqual([422, code, [[field, code]]])
    }
    expect((await box()).imap).toBeNull()
  })

  it('that is good keeps nothing either', async () => {
    const { version } = await box()
    const answer = await act('/check', { version, ...server() })
    expect([answer.status, answer.body]).toEqual([200, { ok: true }])
    expect(await box()).toMatchObject({ version, imap: null })
  })

  it('refuses what is no server or folder at the field', async () => {
    const { version } = await box()
    for (const [field, value] of [
      ['host', 'http://x'],
      ['port', 0],
      ['security', 'NONE'],
      ['user', ''],
      ['folder', ' '],
      ['folder', 'A\r\nB'],
    ] as const) {
      const answer = await act('/check', { version, ...server({ [field]: value }) })
      expect([answer.status, answer.body.errors?.[0]?.field], field).toEqual([400, expect.stringContaining(field)])
    }
  })
})

it('is set, changed and switched off as it was seen', async () => {
  const { version } = await box()
  const made = await act('', { version, ...server() })
  expect([made.status, made.body.imap?.folder]).toEqual([200, 'INBOX'])
  expect(await box()).toEqual(made.body)
  expect((await act('', { version, ...server() })).status).toBe(409)
  expect((await act('/stop', { version })).status).toBe(409)
  bench.clock.advance(60_000)
  const again = await act('', { version: made.body.version, ...server() })
  // The same box: it goes on where it was.
  expect([again.status, again.body.imap?.since]).toEqual([200, made.body.imap?.since])
  const off = await act('/stop', { version: again.body.version })
  expect([off.status, off.body.imap]).toEqual([200, null])
  expect((await act('/stop', { version: off.body.version })).status).toBe(409)
})

it('is for the administrator of the organisation alone, and for mailboxes alone', async () => {
  const { version } = await box()
  const body = { version, ...server() }
  for (const what of ['', '/check', '/stop'] as const) {
    const given = what === '/stop' ? { version } : body
    for (const who of [manager, auditor]) expect((await act(what, given, who)).status).toBe(403)
    expect((await act(what, given, lyon.admin)).status).toBe(404)
    expect((await act(what, {})).status).toBe(400)
  }
  expect((await lyon.admin.get<{ items: unknown[] }>('/channels')).body.items).toEqual([])
  const { accountId } = await bench.connect(casa)
  const number = await box(accountId)
  for (const what of ['', '/check'] as const)
    expect((await act(what, { ...body, version: number.version }, casa.admin, accountId)).status).toBe(404)
  const closed = await casa.admin.send<Channel>('POST', `/channels/${id}/disable`, { version })
  expect((await act('', { ...body, version: closed.body.version })).status).toBe(409)
  await casa.admin.send('POST', `/channels/${id}/resume`, { version: closed.body.version })
})

it('shows the password to nobody, keeps it sealed, writes it into no log, and leaves its trace in the audit', async () => {
  const { log } = bench.t.app.platform
  const logs = (['info', 'warn', 'error'] as const).map((level) => vi.spyOn(log, level))
  await act('', { version: (await box()).version, ...server() })
  await imap.changePassword('anfa', 'another-password')
  bench.clock.advance(60_000)
  await bench.settle()
  await box()
  const logged = JSON.stringify(logs.flatMap((spy) => spy.mock.calls))
  expect(logged).toContain('a mailbox was not read')
  const rows = await bench.t.superuser.query<{ all: string }>(
    `select coalesce(string_agg(v::text, ' '), '') as all from (
       select row_to_json(a) v from app.audit_values a union all select row_to_json(c) from app.channel_accounts c
       union all select row_to_json(e) from app.audit_entries e union all select row_to_json(j) from app.jobs j
       union all select row_to_json(r) from app.imap_readings r union all select row_to_json(k) from app.idempotency_keys k) x`,
  )
  expect(rows.rows[0]?.all).toContain('sign_in')
  for (const text of [...shown, logged, rows.rows[0]?.all ?? ''])
    for (const form of [PASSWORD, Buffer.from(PASSWORD).toString('hex'), Buffer.from(PASSWORD).toString('base64')])
      expect(text).not.toContain(form)
  const audit = await bench.t.superuser.query<{ actor: string; fields: string[] }>(
    `select e.actor, array(select jsonb_object_keys(v.changes)) as fields from app.audit_entries e
       join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
      where e.org_id = $1 and e.entity = 'channel_accounts' and e.entity_id = $2 and v.changes ? 'imap_folder'`,
    [casa.orgId, id],
  )
  expect(audit.rows.length).toBeGreaterThanOrEqual(3)
  for (const { actor, fields } of audit.rows) {
    expect(actor).toBe(`user:${casa.admin.userId}`)
    expect(fields).not.toContain('imap_sealed')
  }
})
