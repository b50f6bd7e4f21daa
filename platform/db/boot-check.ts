import { sql } from 'kysely'
import type { Tx } from './index.ts'
import { pendingMigrations } from './migrate.ts'

/** Tables of schema app that hold no rows of organisations, each with its reason. None today. */
const notTenant: ReadonlySet<string> = new Set()

/**
 * What would make tenancy a matter of luck, in words. The server refuses to start unless this is empty:
 * an unprotected table, a pending migration, a role that owns tables or can bypass row-level security.
 */
export async function checkDatabase(db: Tx, options: { production: boolean }): Promise<string[]> {
  const problems: string[] = []

  const role = await sql<{ rolname: string; rolsuper: boolean; rolbypassrls: boolean; owns: number }>`
    select r.rolname, r.rolsuper, r.rolbypassrls,
           (select count(*)::int from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as owns
      from pg_roles r where r.rolname = current_user`.execute(db)
  const me = role.rows[0]
  if (!me) problems.push('the database role is unknown')
  else {
    if (me.rolsuper) problems.push(`role ${me.rolname} is a superuser`)
    if (me.rolbypassrls) problems.push(`role ${me.rolname} can bypass row-level security`)
    if (me.owns > 0) problems.push(`role ${me.rolname} owns ${me.owns} table(s)`)
  }

  const pending = await pendingMigrations(
    async (text) => (await sql.raw<{ name: string; checksum: string }>(text).execute(db)).rows,
  )
  for (const name of pending) problems.push(`migration ${name} is pending`)

  const tables = await sql<{
    name: string
    rls: boolean
    forced: boolean
    policies: number
    has_org: boolean
    audited: boolean
    writable: boolean
  }>`
    select c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
           (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
           exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and a.attnotnull) as has_org,
           exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'zz_audit') as audited,
           has_table_privilege(current_user, c.oid, 'insert') as writable
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'app' and c.relkind in ('r', 'p') and not c.relispartition order by 1`.execute(db)
  for (const t of tables.rows) {
    if (notTenant.has(t.name)) continue
    if (!t.has_org) problems.push(`table app.${t.name} has no org_id not null`)
    if (!t.rls || !t.forced) problems.push(`table app.${t.name} lacks forced row-level security`)
    if (t.policies !== 1) problems.push(`table app.${t.name} has ${t.policies} policies instead of the one`)
  }

  const definers = await sql<{ name: string; owner: string; path: boolean }>`
    select p.proname as name, r.rolname as owner, coalesce(array_to_string(p.proconfig, ','), '') like '%search_path%' as path
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
     where p.prosecdef and n.nspname in ('app', 'private', 'platform')`.execute(db)
  for (const f of definers.rows) {
    if (f.owner !== 'atlas_definer') problems.push(`function ${f.name} runs as ${f.owner}, not as the narrow role`)
    if (!f.path) problems.push(`function ${f.name} has no fixed search_path`)
  }

  if (options.production) {
    const clock = await sql<{
      source: string
    }>`select prosrc as source from pg_proc where oid = 'app.app_now()'::regprocedure`.execute(db)
    if (clock.rows[0]?.source.includes('app.now'))
      problems.push('business time can be moved; migrate in production mode')
  }
  return problems
}
