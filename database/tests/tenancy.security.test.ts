import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDatabase, type Database, openDatabase, platformScope, type TenantScope, type Tx } from '#platform/db'
import { sqlState } from '#platform/errors'
import { cloneDatabase, type TestDatabase } from '#testing'
import { plantRow, tenantTables, writableColumns } from './minimal-rows.ts'

let db: TestDatabase
let superuser: pg.Client
let database: Database
let tables: string[]
const [agencyA, agencyB] = [randomUUID(), randomUUID()]
const scopeOf = (orgId: string): TenantScope => ({ ...platformScope('user:test', 'test', ''), orgId })
const outside = platformScope('user:test', 'test', '')

beforeAll(async () => {
  db = await cloneDatabase()
  superuser = new pg.Client({ connectionString: db.superuserUrl })
  await superuser.connect()
  database = openDatabase({ url: db.appUrl, poolSize: 2 })
  tables = await tenantTables(superuser)
  await superuser.query('set session_replication_role = replica')
  for (const table of tables) for (const org of [agencyA, agencyB]) await plantRow(superuser, table, org)
  await superuser.query('set session_replication_role = origin')
})
afterAll(async () => {
  await database.close()
  await superuser.end()
  await db.drop()
})

const DENIED = '42501'
const name = (table: string) => sql.table(`app.${table}`)

/** What a statement answers: a number of rows, or the SQLSTATE that refused it. Undone in any case. */
async function attempt(
  scope: TenantScope,
  run: (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }>,
): Promise<string> {
  const undo = new Error('undo')
  let answer = ''
  await database
    .transaction(scope, async (tx) => {
      answer = `${(await run(tx)).numAffectedRows ?? 0} rows`
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) answer = sqlState(error) ?? String(error)
    })
  return answer
}

async function count(scope: TenantScope, table: string, org?: string): Promise<number> {
  const where = org ? sql`where org_id = ${org}` : sql``
  const rows = await sql<{ n: number }>`select count(*)::int as n from ${name(table)} ${where}`.execute(
    database.read(scope),
  )
  return rows.rows[0]?.n ?? -1
}

/** One fingerprint of everything an organisation has. */
async function fingerprint(org: string): Promise<string> {
  const parts: string[] = []
  for (const table of tables) {
    const rows = await superuser.query<{ h: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as h from app.${table} t where org_id = $1`,
      [org],
    )
    parts.push(`${table}:${rows.rows[0]?.h}`)
  }
  return parts.join('\n')
}

/** Runs a question on every table and gathers the surprising answers. */
async function onEveryTable(ask: (table: string) => Promise<string | null>): Promise<string[]> {
  const surprises: string[] = []
  for (const table of tables) {
    const surprise = await ask(table)
    if (surprise !== null) surprises.push(`${table}: ${surprise}`)
  }
  return surprises
}

describe('agency B, on every table of schema app', () => {
  it('there are tables, and each agency sees its own row of each', async () => {
    expect(tables.length).toBeGreaterThan(35)
    expect(
      await onEveryTable(async (table) => {
        const own = await count(scopeOf(agencyA), table)
        return own === 1 ? null : `sees ${own} rows instead of its one`
      }),
    ).toEqual([])
  })

  it('cannot see a row of agency A', async () => {
    expect(
      await onEveryTable(async (table) => {
        const seen = await count(scopeOf(agencyB), table, agencyA)
        return seen === 0 ? null : `sees ${seen}`
      }),
    ).toEqual([])
  })

  it('cannot change or delete a row of agency A', async () => {
    const before = await fingerprint(agencyA)
    const harmless = (answer: string) => (answer === '0 rows' || answer === DENIED ? null : answer)
    expect(
      await onEveryTable(async (table) =>
        harmless(
          await attempt(scopeOf(agencyB), (tx) =>
            sql`update ${name(table)} set org_id = org_id where org_id = ${agencyA}`.execute(tx),
          ),
        ),
      ),
    ).toEqual([])
    expect(
      await onEveryTable(async (table) =>
        harmless(
          await attempt(scopeOf(agencyB), (tx) =>
            sql`delete from ${name(table)} where org_id = ${agencyA}`.execute(tx),
          ),
        ),
      ),
    ).toEqual([])
    expect(await fingerprint(agencyA)).toBe(before)
  })

  it('cannot insert a row for agency A', async () => {
    expect(
      await onEveryTable(async (table) => {
        const columns = sql.raw((await writableColumns(superuser, table)).join(', '))
        const own = await superuser.query<{ row: Record<string, unknown> }>(
          `select to_jsonb(t) as row from app.${table} t where org_id = $1`,
          [agencyB],
        )
        const row = { ...own.rows[0]?.row, org_id: agencyA }
        const copy = JSON.stringify('id' in row ? { ...row, id: randomUUID() } : row)
        const answer = await attempt(scopeOf(agencyB), (tx) =>
          sql`insert into ${name(table)} (${columns}) select ${columns} from jsonb_populate_record(null::${name(table)}, ${copy}::jsonb)`.execute(
            tx,
          ),
        )
        return answer === DENIED ? null : answer
      }),
    ).toEqual([])
  })

  it('cannot hand a row of its own to agency A', async () => {
    expect(
      await onEveryTable(async (table) => {
        const answer = await attempt(scopeOf(agencyB), (tx) =>
          sql`update ${name(table)} set org_id = ${agencyA}`.execute(tx),
        )
        return answer === DENIED ? null : answer
      }),
    ).toEqual([])
  })

  it('cannot empty, lock against others or redefine any table', async () => {
    expect(
      await onEveryTable(async (table) => {
        const answers = [
          await attempt(scopeOf(agencyB), (tx) => sql`truncate ${name(table)} cascade`.execute(tx)),
          await attempt(scopeOf(agencyB), (tx) =>
            sql`alter table ${name(table)} no force row level security`.execute(tx),
          ),
          await attempt(scopeOf(agencyB), (tx) => sql`alter table ${name(table)} disable trigger all`.execute(tx)),
          await attempt(scopeOf(agencyB), (tx) => sql`create policy open on ${name(table)} using (true)`.execute(tx)),
          await attempt(scopeOf(agencyB), (tx) => sql`drop table ${name(table)} cascade`.execute(tx)),
        ]
        return answers.every((a) => a === DENIED) ? null : answers.join(' ')
      }),
    ).toEqual([])
  })
})

describe('without an organisation in context', () => {
  it('every table is empty and takes no row', async () => {
    expect(
      await onEveryTable(async (table) => {
        const seen = await count(outside, table)
        const columns = sql.raw((await writableColumns(superuser, table)).join(', '))
        const answer = await attempt(outside, (tx) =>
          sql`insert into ${name(table)} (${columns}) select ${columns} from jsonb_populate_record(null::${name(table)},
              jsonb_build_object('org_id', ${agencyA}::text))`.execute(tx),
        )
        return seen === 0 && answer === DENIED ? null : `${seen} rows, ${answer}`
      }),
    ).toEqual([])
  })

  it('a context that is no organisation opens nothing', async () => {
    expect(await count(scopeOf(randomUUID()), 'contacts')).toBe(0)
    expect(await attempt(scopeOf("' or true --"), (tx) => sql`select 1 from app.contacts`.execute(tx))).toBe('22P02')
  })

  it('nobody becomes the role that may bypass row-level security, or switches it off', async () => {
    for (const text of [
      'set role atlas_definer',
      'set session_replication_role = replica',
      'set session authorization postgres',
    ])
      expect(await attempt(outside, (tx) => sql.raw(text).execute(tx)), text).toBe(DENIED)
    await expect(
      database.transaction(scopeOf(agencyB), async (tx) => {
        await sql`set local row_security = off`.execute(tx)
        return (await sql`select * from app.contacts`.execute(tx)).rows
      }),
    ).rejects.toMatchObject({ code: DENIED })
  })
})

describe('the catalogue', () => {
  it('has one protection on each table: forced, for everybody, for every statement, by the organisation alone', async () => {
    const found = await superuser.query<Record<string, unknown>>(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
             (select json_agg(json_build_object('cmd', p.polcmd, 'permissive', p.polpermissive, 'roles', p.polroles::text,
                'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))) from pg_policy p where p.polrelid = c.oid) as policies,
             exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and a.attnotnull) as has_org,
             (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
               where i.indrelid = c.oid and i.indisprimary) as leads
        from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') order by 1`)
    const rule = '(org_id = ( SELECT app.current_org() AS current_org))'
    for (const row of found.rows)
      expect(row, String(row.name)).toEqual({
        name: row.name,
        forced: true,
        policies: [{ cmd: '*', permissive: true, roles: '{0}', using: rule, check: rule }],
        has_org: true,
        leads: 'org_id',
      })
  })

  it('gives the application role no ownership, no membership, no attribute and no right beyond rows', async () => {
    const role = await superuser.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
              (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships,
              (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
              (select count(*)::int from pg_proc p where p.proowner = r.oid) as functions,
              (select count(*)::int from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create')) as schemas,
              has_database_privilege(r.oid, current_database(), 'create') as database
         from pg_roles r where rolname = 'atlas_app'`,
    )
    expect(role.rows[0]).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      memberships: 0,
      owned: 0,
      functions: 0,
      schemas: 0,
      database: false,
    })
    const rights = await superuser.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
          and (has_table_privilege('atlas_app', c.oid, 'truncate') or has_table_privilege('atlas_app', c.oid, 'references')
            or has_table_privilege('atlas_app', c.oid, 'trigger') or has_table_privilege('atlas_app', c.oid, 'maintain')
            or c.relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (c.reloptions), false))`,
    )
    expect(rights.rows).toEqual([])
    const open = await superuser.query(
      `select c.relname from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'app'::regnamespace and a.grantee = 0`,
    )
    expect(open.rows).toEqual([])
  })

  it('never lets one agency learn of a row of another through a foreign key or a unique index', async () => {
    const keys = await superuser.query<{ name: string }>(
      `select conrelid::regclass || ' ' || conname as name from pg_constraint k
        where contype = 'f' and connamespace = 'app'::regnamespace
          and (select relnamespace from pg_class where oid = confrelid) = 'app'::regnamespace
          and not exists (select 1 from unnest(conkey, confkey) u (own, other)
                join pg_attribute a on a.attrelid = conrelid and a.attnum = u.own and a.attname = 'org_id'
                join pg_attribute b on b.attrelid = confrelid and b.attnum = u.other and b.attname = 'org_id')`,
    )
    expect(keys.rows).toEqual([])
    const unique = await superuser.query<{ name: string }>(
      `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indisunique and c.relnamespace = 'app'::regnamespace
          and not exists (select 1 from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'org_id' and a.attnum = any (i.indkey))
        order by 1`,
    )
    // World-wide by nature: hashes of secrets nobody can guess, a provider's number, the public name in addresses.
    expect(unique.rows.map((r) => r.name)).toEqual([
      'api_keys_secret',
      'calendar_feeds_token',
      'channel_accounts_number',
      'invitations_token',
      'organizations_slug_key',
    ])
  })
})

describe('the boot check', () => {
  const check = () => checkDatabase(database.read(outside), { production: false })

  it('finds nothing to say about the database as migrated', async () => {
    expect(await check()).toEqual([])
  })

  it.each([
    ['app.leaky lacks forced row-level security', 'create table app.leaky (org_id uuid not null)'],
    ['app.leaky has no org_id not null', 'create table app.leaky (id uuid)'],
    [
      'app.leaky lacks forced row-level security',
      'create table app.leaky (org_id uuid not null); alter table app.leaky enable row level security; create policy tenant on app.leaky using (true)',
    ],
    [
      'app.leaky has 2 policies',
      "create table app.leaky (org_id uuid, id uuid default uuidv7()); select private.protect_table('app.leaky'); create policy more on app.leaky using (true)",
    ],
    [
      'app.leaky has 0 policies',
      "create table app.leaky (org_id uuid); select private.protect_table('app.leaky'); drop policy tenant on app.leaky",
    ],
    ['owns 1 table', 'create table app.leaky (org_id uuid); alter table app.leaky owner to atlas_app'],
    [
      'function leaky runs as',
      "create function app.leaky() returns int language sql security definer set search_path = app as 'select 1'",
    ],
    [
      'function leaky has no fixed search_path',
      "create function app.leaky() returns int language sql security definer as 'select 1'; alter function app.leaky() owner to atlas_definer",
    ],
  ])('refuses: %s', async (problem, text) => {
    await superuser.query(text)
    try {
      expect((await check()).join('\n')).toContain(problem)
    } finally {
      await superuser.query('drop table if exists app.leaky; drop function if exists app.leaky()')
    }
    expect(await check()).toEqual([])
  })

  it('refuses a role that may bypass row-level security', async () => {
    // A role of its own: the roles of the server are shared with the tests running beside this one.
    const role = `bypass_${randomUUID().slice(0, 8)}`
    await superuser.query(`create role ${role} login bypassrls password 'test' in role atlas_app`)
    const url = new URL(db.appUrl)
    url.username = role
    url.password = 'test'
    const other = openDatabase({ url: url.toString(), poolSize: 1 })
    try {
      const problems = await checkDatabase(other.read(outside), { production: false })
      expect(problems).toEqual([`role ${role} can bypass row-level security`])
    } finally {
      await other.close()
      await superuser.query(`drop role ${role}`)
    }
  })

  it('refuses a migration that did not run, or ran with another text', async () => {
    await superuser.query("update platform.migrations set checksum = 'other' where name like '0003%'")
    expect((await check()).join('\n')).toMatch(/migration 0003\S+ is pending/)
  })

  it('refuses movable business time in production', async () => {
    const problems = await checkDatabase(database.read(outside), { production: true })
    expect(problems.join('\n')).toContain('business time can be moved')
  })
})
