import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const folder = join(import.meta.dirname, '../../database/migrations')
const MIGRATION_LOCK = 7_203_119

export type Migration = { name: string; sql: string; checksum: string }

/** The plain SQL files, in order. Forward only; a file that ran is never edited (checked by checksum). */
export function listMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Names of migrations that the database has not seen, or saw with another text. */
export async function pendingMigrations(
  run: (sql: string) => Promise<{ name: string; checksum: string }[]>,
): Promise<string[]> {
  const applied = new Map(
    (await run('select name, checksum from platform.migrations')).map((m) => [m.name, m.checksum]),
  )
  return listMigrations()
    .filter((m) => applied.get(m.name) !== m.checksum)
    .map((m) => m.name)
}

/** Roles live in the cluster, not in the database; made here because CREATE ROLE has no IF NOT EXISTS. */
async function ensureRoles(client: pg.Client, appPassword: string | null): Promise<void> {
  const known = await client.query<{ rolname: string }>(
    "select rolname from pg_roles where rolname in ('atlas_app', 'atlas_definer')",
  )
  const names = new Set(known.rows.map((r) => r.rolname))
  if (!names.has('atlas_definer')) await client.query('create role atlas_definer nologin bypassrls')
  if (!names.has('atlas_app'))
    await client.query('create role atlas_app login nosuperuser nocreatedb nocreaterole nobypassrls')
  if (appPassword) await client.query(`alter role atlas_app password ${client.escapeLiteral(appPassword)}`)
}

/**
 * Rules that hold after every migration: definer functions belong to the narrow role and are open to the
 * application only in schema app; in production business time is the server's and cannot be moved.
 */
async function seal(client: pg.Client, production: boolean): Promise<void> {
  await client.query(`
    do $$
    declare f record;
    begin
      for f in select p.oid::regprocedure as sig, n.nspname, p.prosecdef, p.prorettype = 'trigger'::regtype as is_trigger
                 from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('app', 'private', 'platform')
      loop
        execute format('revoke all on function %s from public', f.sig);
        if f.prosecdef then execute format('alter function %s owner to atlas_definer', f.sig); end if;
        execute format('grant execute on function %s to atlas_definer', f.sig);
        if f.nspname = 'app' and not f.is_trigger then execute format('grant execute on function %s to atlas_app', f.sig); end if;
      end loop;
    end $$;
    grant select, insert, update, delete on all tables in schema auth to atlas_app, atlas_definer;
    grant select, insert, update, delete on all tables in schema platform to atlas_definer;
    grant usage on all sequences in schema app, platform to atlas_app, atlas_definer;
    grant create on schema platform to atlas_definer;
    grant select on platform.migrations to atlas_app;
  `)
  await client.query(
    production
      ? 'create or replace function app.app_now() returns timestamptz language sql stable parallel safe as $$ select now() $$'
      : "create or replace function app.app_now() returns timestamptz language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$",
  )
}

/**
 * Brings a database to the newest schema; safe to run twice and from two places at once.
 * Creates the database when it is missing. Returns the URL of the unprivileged role.
 * @param appPassword set on atlas_app; a random one is made when absent and `superuserUrl` is a local server
 */
export async function migrateDatabase(options: {
  superuserUrl: string
  database?: string
  appPassword?: string
  production?: boolean
  log?: (line: string) => void
}): Promise<{ appUrl: string; applied: string[] }> {
  const url = new URL(options.superuserUrl)
  if (options.database) {
    await createDatabaseIfMissing(options.superuserUrl, options.database)
    url.pathname = `/${options.database}`
  }
  const password = options.appPassword ?? randomBytes(18).toString('base64url')
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await ensureRoles(client, password)
    await client.query('create schema if not exists platform')
    await client.query(
      'create table if not exists platform.migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const done = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from platform.migrations',
    )
    const seen = new Map(done.rows.map((r) => [r.name, r.checksum]))
    for (const migration of listMigrations()) {
      const before = seen.get(migration.name)
      if (before === migration.checksum) continue
      if (before) throw new Error(`migration ${migration.name} was edited after it ran`)
      await client.query('begin')
      try {
        await client.query("set local lock_timeout = '5s'")
        await client.query(migration.sql)
        await client.query('insert into platform.migrations (name, checksum) values ($1, $2)', [
          migration.name,
          migration.checksum,
        ])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(
          `migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        )
      }
      applied.push(migration.name)
      options.log?.(migration.name)
    }
    await seal(client, options.production === true)
  } finally {
    await client.end()
  }
  url.username = 'atlas_app'
  url.password = password
  return { appUrl: url.toString(), applied }
}

async function createDatabaseIfMissing(superuserUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) {
      await client.query(`create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8'`)
    }
  } finally {
    await client.end()
  }
}
