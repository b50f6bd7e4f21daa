import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectMailbox, connectWhatsAppNumber, registerMailApp, registerProviderApp } from '#modules/messaging'
import { createVault, type Vault } from '#platform/crypto'
import { bootTestApp, sealedUnnamed, startTestMails, type TestApp, type TestMails, type TestOrg } from '#testing'
import { runCli } from '../cli.ts'
import { SEALED_PLACES } from './sealed-places.ts'

const OLD = 'the-master-key-of-yesterday-with-32-characters'
const NEW = 'the-master-key-of-today-with-32-characters'
const LOST = 'the-master-key-that-nobody-has-any-more'
const old = createVault(OLD)
const fresh = createVault(NEW)
/** A secret that must never be printed. */
const TOKEN = 'EAAG-secret-token'

/** Columns of bytes that nobody sealed: hashes, salts, and bodies kept as they came. */
const NOT_SEALED = [
  'app.api_keys.secret_hash',
  'app.audit_entries.digest',
  'app.audit_heads.hash',
  'app.audit_seals.hash',
  'app.audit_values.salt',
  'app.calendar_feeds.token_hash',
  'app.invitations.token_hash',
  'app.mandate_entries.hash',
  'app.mandate_registers.head',
  'app.push_subscriptions.endpoint_hash',
  'app.suppressions.digest',
  'platform.quarantined_webhooks.body',
  'platform.suppression_salts.salt',
]

let t: TestApp
let mails: TestMails
let orgs: TestOrg[]

type Row = Record<string, unknown>
const rows = async <T = Row>(text: string, values: unknown[] = []) =>
  (await t.superuser.query(text, values)).rows as T[]

async function run(...args: string[]) {
  const out: string[] = []
  const status = await runCli(args, {
    out: (line) => void out.push(line),
    err: (line) => void out.push(line),
    async *lines() {},
  })
  return { status, out: out.join('\n') }
}
const rotate = (...args: string[]) => run('rotate-key', ...args)

/** What the command says of a place: re-sealed (or to re-seal), already new, could not be opened. */
function said(out: string, place: string): number[] {
  const line = out.split('\n').find((each) => each.startsWith(`${place} `)) ?? ''
  return line.slice(place.length).trim().split(/\s+/).map(Number)
}

/** Everything sealed, read without the list that the command goes by. */
async function allSealed(): Promise<Map<string, Buffer>> {
  const found = await rows<{ at: string; sealed: Buffer }>(`
    select 'app ' || key || ' secret' as at, secret_sealed as sealed from platform.provider_apps
    union all select 'app ' || key || ' verify', verify_token_sealed from platform.provider_apps
    union all select id || ' credentials', credentials_sealed from app.channel_accounts where credentials_sealed is not null
    union all select id || ' imap', imap_sealed from app.channel_accounts where imap_sealed is not null
    union all select id || ' draft', credentials_sealed from app.channel_drafts
    union all select id || ' draft app', app_secret_sealed from app.channel_drafts
    union all select id || ' push', sealed from app.push_subscriptions
    union all select id || ' job', decode(payload ->> 'token', 'base64') from app.jobs where kind = 'organizations.invitation_mail'
    order by 1`)
  return new Map(found.map(({ at, sealed }) => [at, sealed]))
}
const inTheClear = async (by: Vault) => [...(await allSealed())].map(([at, sealed]) => [at, by.open(sealed)])

/** What re-sealing must not touch. */
const around = async () => ({
  audit: await rows('select count(*)::int as n from app.audit_entries'),
  accounts: await rows(
    `select to_jsonb(a) - 'credentials_sealed' - 'imap_sealed' as row from app.channel_accounts a order by id`,
  ),
  drafts: await rows(
    `select to_jsonb(d) - 'credentials_sealed' - 'app_secret_sealed' as row from app.channel_drafts d order by id`,
  ),
  push: await rows(`select to_jsonb(p) - 'sealed' as row from app.push_subscriptions p order by id`),
  jobs: await rows(`select to_jsonb(j) - 'payload' as row, payload - 'token' as payload from app.jobs j order by id`),
  apps: await rows(
    `select to_jsonb(p) - 'secret_sealed' - 'verify_token_sealed' as row from platform.provider_apps p order by key`,
  ),
})

async function arrange(org: TestOrg, n: number): Promise<void> {
  const { platform } = t.app
  const { orgId, branchId, admin } = org
  await registerProviderApp(platform, { key: `meta${n}`, secret: `app-secret-${n}`, verifyToken: `verify-${n}` })
  await registerMailApp(platform, { key: `mail${n}`, secret: `mail-secret-${n}` })
  const about = { branchId, appKey: `meta${n}`, displayName: 'Anfa', displayPhone: '+212 5', wabaId: `9${n}` }
  const accounts = await t.inOrg(orgId, async (ctx) => ({
    number: await connectWhatsAppNumber(ctx, { ...about, phoneNumberId: `1${n}`, accessToken: `${TOKEN}-${n}` }),
    mailbox: await connectMailbox(ctx, {
      branchId,
      displayName: 'Anfa',
      address: `a${n}@anfa.example`,
      url: `smtp://u:p${n}@x`,
    }),
  }))
  // Of before values named their key.
  await rows('update app.channel_accounts set credentials_sealed = $1 where id = $2', [
    sealedUnnamed(OLD, `${TOKEN}-${n}`),
    accounts.number,
  ])
  await rows(
    `update app.channel_accounts set imap_sealed = $1, imap_folder = 'INBOX', imap_since = now() where id = $2`,
    [old.seal(`imap://u:p${n}@x`), accounts.mailbox],
  )
  await rows('insert into app.channel_drafts (org_id, credentials_sealed, app_secret_sealed) values ($1, $2, $3)', [
    orgId,
    old.seal(`draft-${n}`),
    sealedUnnamed(OLD, `draft-app-${n}`),
  ])
  await push(org, 1)
  expect((await admin.send('POST', '/invitations', { email: `new${n}@anfa.example`, roles: ['AGENT'] })).status).toBe(
    201,
  )
}
const push = (org: TestOrg, times: number) =>
  rows(
    `insert into app.push_subscriptions (org_id, user_id, endpoint_hash, sealed, device)
     select $1, $2, sha256(gen_random_bytes(8)), $3, 'Firefox' from generate_series(1, $4)`,
    [org.orgId, org.admin.userId, old.seal('{"endpoint":"https://push.example"}'), times],
  )

beforeAll(async () => {
  mails = await startTestMails()
})
beforeEach(async () => {
  t = await bootTestApp({ ATLAS_MASTER_KEY: OLD, SMTP_URL: mails.url })
  orgs = [await t.org({ country: 'MA' }), await t.org({ country: 'FR' })]
  for (const [n, org] of orgs.entries()) await arrange(org, n)
  vi.stubEnv('DATABASE_URL', t.db.appUrl)
  vi.stubEnv('DATABASE_MIGRATION_URL', t.db.superuserUrl)
  vi.stubEnv('ATLAS_MODE', 'test')
  vi.stubEnv('ATLAS_PORT', '0')
  vi.stubEnv('ATLAS_MASTER_KEY', NEW)
  vi.stubEnv('ATLAS_MASTER_KEYS_BEFORE', OLD)
  vi.stubEnv('ATLAS_AUTH_SECRET', NEW)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await t.close()
})
afterAll(() => mails.close())

/** The organisation and the account of its number. */
async function numberOf(n: number): Promise<string> {
  return String((await rows('select id from app.channel_accounts where phone_number_id = $1', [`1${n}`]))[0]?.id)
}
const sealedOf = async (id: string) =>
  (
    await rows<{ sealed: Buffer }>('select credentials_sealed as sealed from app.channel_accounts where id = $1', [id])
  )[0]?.sealed ?? Buffer.alloc(0)

describe('atlas rotate-key', () => {
  it('re-seals everything of every organisation, so that the old key may go', async () => {
    const [before, beside] = [await inTheClear(old), await around()]
    expect(before.length).toBe(2 * 11)
    const dry = await rotate('--dry-run')
    expect(dry.status).toBe(0)
    const perOrg: Record<string, number> = {
      // The application at Meta, and the mail handed over.
      'platform.provider_apps.secret_sealed': 2,
      'platform.provider_apps.verify_token_sealed': 2,
      // The number and the mailbox.
      'app.channel_accounts.credentials_sealed': 2,
    }
    for (const { name } of SEALED_PLACES) expect(said(dry.out, name), name).toEqual([2 * (perOrg[name] ?? 1), 0, 0])
    expect(await inTheClear(old)).toEqual(before)

    const done = await rotate()
    expect(done.status).toBe(0)
    for (const { name } of SEALED_PLACES) expect(said(done.out, name), name).toEqual(said(dry.out, name))
    expect(await inTheClear(fresh)).toEqual(before)
    for (const sealed of (await allSealed()).values()) expect(sealed.subarray(0, 9)).toEqual(fresh.head)
    // No version moves under somebody who edits, nothing of it is in the audit, no job runs twice.
    expect(await around()).toEqual(beside)
    for (const secret of [TOKEN, OLD, NEW, 'draft-', 'app-secret']) expect(dry.out + done.out).not.toContain(secret)

    const bytes = await allSealed()
    const again = await rotate()
    expect(again.status).toBe(0)
    for (const { name } of SEALED_PLACES) expect(said(again.out, name)).toEqual([0, said(dry.out, name)[0], 0])
    expect(await allSealed()).toEqual(bytes)

    await t.another({ ATLAS_MASTER_KEY: NEW }, (app) => app.drain())
    expect(
      mails
        .received()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['new0@anfa.example', 'new1@anfa.example'])
    for (const mail of mails.received()) expect(mail.text).toMatch(/accept-invitation\?token=[\w-]{43}/)
  })

  it('counts and leaves what no key opens, and says so', async () => {
    const id = await numberOf(1)
    const lost = createVault(LOST).seal(TOKEN)
    await rows('update app.channel_accounts set credentials_sealed = $1 where id = $2', [lost, id])
    const unnamed = sealedUnnamed(LOST, TOKEN)
    await rows('update app.channel_drafts set credentials_sealed = $1 where org_id = $2', [unnamed, orgs[1]?.orgId])
    for (const args of [['--dry-run'], [], []]) {
      const { status, out } = await rotate(...args)
      expect(status, args.join()).toBe(1)
      expect([
        said(out, 'app.channel_accounts.credentials_sealed')[2],
        said(out, 'app.channel_drafts.credentials_sealed')[2],
      ]).toEqual([1, 1])
      expect(out).toContain('2 could not be opened')
      expect(out).not.toContain(lost.subarray(0, 9).toString('hex'))
    }
    expect(await sealedOf(id)).toEqual(lost)
    // Found again, the key opens them like any other.
    vi.stubEnv('ATLAS_MASTER_KEYS_BEFORE', `${OLD}, ${LOST}`)
    expect((await rotate()).status).toBe(0)
    expect(fresh.open(await sealedOf(id))).toBe(TOKEN)
  })

  it('leaves what somebody changes meanwhile as they left it', async () => {
    const [byNew, byOld] = [await numberOf(0), await numberOf(1)]
    await t.superuser.query('begin')
    const change = 'update app.channel_accounts set credentials_sealed = $1 where id = $2'
    await rows(change, [fresh.seal('changed by a new process'), byNew])
    await rows(change, [old.seal('changed by an old process'), byOld])
    const running = rotate()
    // It has done all the rest and waits for these two.
    const waits = 'select 1 from pg_locks where not granted and transactionid = pg_current_xact_id()::xid'
    while ((await rows(waits)).length === 0);
    await t.superuser.query('commit')
    expect((await running).status).toBe(0)
    expect([fresh.open(await sealedOf(byNew)), fresh.open(await sealedOf(byOld))]).toEqual([
      'changed by a new process',
      'changed by an old process',
    ])
  })

  it('that ended in the middle is gone on with', async () => {
    const [casa] = orgs
    if (!casa) throw new Error('no organisation')
    await push(casa, 250)
    await rows(
      `create function public.stop() returns trigger language plpgsql as $$ begin raise exception 'the power is gone'; end $$`,
    )
    await rows(
      `create trigger stop before update on app.push_subscriptions for each row
       when (new.id = '${String((await rows('select id from app.push_subscriptions where org_id = $1 order by id offset 149 limit 1', [casa.orgId]))[0]?.id)}')
       execute function public.stop()`,
    )
    expect((await rotate()).status).toBe(1)
    const renewed = async () =>
      (await rows<{ sealed: Buffer }>('select sealed from app.push_subscriptions')).filter(({ sealed }) =>
        sealed.subarray(0, 9).equals(fresh.head),
      ).length
    expect(await renewed()).toBe(100)
    await rows('drop trigger stop on app.push_subscriptions')
    const { status, out } = await rotate()
    expect([status, said(out, 'app.push_subscriptions.sealed')]).toEqual([0, [152, 100, 0]])
    expect(await renewed()).toBe(252)
  })

  it('needs no more of an owner than to own the tables: policies hold for it', async () => {
    const role = `owner_${t.db.name}`
    await rows(`create role ${role} login password 'owner' in role atlas_definer`)
    try {
      await rows(`grant usage on schema app, platform, private, public to ${role}`)
      for (const table of new Set(SEALED_PLACES.map((place) => place.table)))
        await rows(`alter table ${table} owner to ${role}`)
      const url = new URL(t.db.superuserUrl)
      url.username = role
      url.password = 'owner'
      vi.stubEnv('DATABASE_MIGRATION_URL', url.toString())
      const before = await inTheClear(old)
      expect((await rotate()).status).toBe(0)
      expect(await inTheClear(fresh)).toEqual(before)
    } finally {
      await rows(`reassign owned by ${role} to current_user`)
      await rows(`drop owned by ${role}`)
      await rows(`drop role ${role}`)
    }
  })

  it('is for the owner of the database', async () => {
    const bytes = await allSealed()
    vi.stubEnv('DATABASE_MIGRATION_URL', '')
    expect(await rotate()).toMatchObject({
      status: 1,
      out: expect.stringContaining('DATABASE_MIGRATION_URL is needed'),
    })
    vi.stubEnv('DATABASE_MIGRATION_URL', t.db.appUrl)
    for (const args of [[], ['--dry-run']])
      expect(await rotate(...args)).toMatchObject({ status: 1, out: expect.stringContaining('the role that owns') })
    for (const args of [['now'], ['--dry-run', '--force'], ['--dryrun']])
      expect(await rotate(...args)).toMatchObject({
        status: 2,
        out: expect.stringContaining('usage: atlas rotate-key'),
      })
    expect(await allSealed()).toEqual(bytes)
  })
})

it('the doctor says which keys are needed and what none of them opens', async () => {
  const sealed = async () => (await run('doctor')).out.split('\n').filter((line) => /sealed|KEYS_BEFORE/.test(line))
  expect(await sealed()).toEqual([expect.stringMatching(/· {2}sealed values +22 .*rotate-key/)])
  vi.stubEnv('ATLAS_MASTER_KEYS_BEFORE', '')
  expect(await sealed()).toContainEqual(
    expect.stringMatching(/✗ {2}sealed values +app\.channel_accounts\.imap_sealed: 2 that no/),
  )
  expect((await run('doctor')).status).toBe(1)
  vi.stubEnv('ATLAS_MASTER_KEYS_BEFORE', OLD)
  await rotate()
  expect(await sealed()).toEqual([
    expect.stringMatching(/✓ {2}sealed values +22 with the master key of now/),
    expect.stringMatching(/· {2}ATLAS_MASTER_KEYS_BEFORE +nothing is sealed with them/),
  ])
  vi.stubEnv('ATLAS_MASTER_KEYS_BEFORE', '')
  expect(await sealed()).toEqual([expect.stringContaining('✓')])
})

describe('the list of sealed places', () => {
  it('has every column of bytes that is neither hash nor body', async () => {
    const columns = await rows<{ name: string }>(`
      select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
        join information_schema.tables using (table_schema, table_name)
       where data_type = 'bytea' and table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`)
    const listed = SEALED_PLACES.filter((place) => 'column' in place).map(({ name }) => name)
    expect(columns.map(({ name }) => name).sort()).toEqual([...listed, ...NOT_SEALED].sort())
  })

  it('has every sealed value that travels as text', () => {
    // What the vault seals is bytes; only who makes text of it can put it elsewhere than in a column of bytes.
    const files = execFileSync('git', ['ls-files', 'apps', 'modules', 'platform', 'channels'], { encoding: 'utf8' })
    const asText = files
      .split('\n')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => /\.seal\([^\n]*\.(toString|toJSON)\(/.test(readFileSync(file, 'utf8')))
    expect(asText).toEqual(['modules/organizations/invitations.service.ts'])
  })
})
