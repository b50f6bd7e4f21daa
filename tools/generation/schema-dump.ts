import pg from 'pg'

/** Schemas of ours, in the order they are written. The sign-in library's tables stand in `auth`. */
const SCHEMAS = ['app', 'private', 'platform', 'auth']

/** A relation with everything that belongs to it, already as SQL text. */
interface Relation {
  name: string
  columns: string[]
  constraints: string[]
  indexes: string[]
  security: string | null
  policies: string[]
  triggers: string[]
  grants: string[]
  partition: string | null
}

interface SchemaFunction {
  signature: string
  returns: string
  traits: string
  owner: string
  settings: string | null
  callers: string | null
  body: string
}

const RELATIONS = `
  select n.nspname || '.' || quote_ident(c.relname) as name,
         pg_get_partkeydef(c.oid) as partition,
         array(select quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                      || case when a.attnotnull then ' not null' else '' end
                      || coalesce(case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ')'
                                       else ' default ' || pg_get_expr(d.adbin, d.adrelid) end, '')
                 from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
         array(select 'constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
                 from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f', 'x')
                order by position(k.contype::text in 'puxfc'), k.conname) as constraints,
         array(select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class x on x.oid = i.indexrelid
                where i.indrelid = c.oid and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)
                order by x.relname) as indexes,
         nullif(concat_ws(' and ', case when c.relrowsecurity then 'enabled' end, case when c.relforcerowsecurity then 'forced' end), '') as security,
         array(select 'policy ' || quote_ident(p.polname) || ' for '
                      || case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end
                      || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
                      || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
                 from pg_policy p where p.polrelid = c.oid order by p.polname) as policies,
         array(select pg_get_triggerdef(t.oid) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by t.tgname) as triggers,
         array(select lower(string_agg(g.privilege_type, ', ' order by g.privilege_type)) || ' to ' || r.rolname
                 from aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
                where g.grantee <> c.relowner group by r.rolname order by r.rolname) as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm')
     and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
   order by c.relname`

const FUNCTIONS = `
  select p.oid::regprocedure::text as signature, pg_get_function_result(p.oid) as returns,
         concat_ws(' ', l.lanname, case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
                   case when p.prosecdef then 'security definer' end) as traits,
         case when p.prosecdef then r.rolname else 'the migrating role' end as owner,
         array_to_string(p.proconfig, '; ') as settings,
         (select string_agg(coalesce(g.rolname, 'everybody'), ', ' order by g.rolname)
            from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) e left join pg_roles g on g.oid = e.grantee
           where e.grantee <> p.proowner) as callers,
         left(encode(sha256(convert_to(regexp_replace(btrim(p.prosrc), '[ \\t]+(\\n|$)', '\\1', 'g'), 'UTF8')), 'hex'), 16) as body
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang join pg_roles r on r.oid = p.proowner
   where n.nspname = $1 and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
   order by 1`

function writeRelation(relation: Relation): string {
  const { name, columns, constraints, partition, security } = relation
  const body = [...columns, ...constraints].map((line) => `  ${line}`).join(',\n')
  const after = [
    ...(security ? [`row-level security ${security}`] : []),
    ...relation.policies,
    ...relation.triggers.map((trigger) => trigger.replace(/^CREATE /, '')),
    ...relation.grants.map((grant) => `grant ${grant}`),
  ]
  const indexes = relation.indexes.map((index) => `${index};\n`).join('')
  const notes = after.map((line) => `--   ${line}\n`).join('')
  return `create table ${name} (\n${body}\n)${partition ? ` partition by ${partition}` : ''};\n${indexes}${notes}`
}

function writeFunction({ signature, returns, traits, owner, settings, callers, body }: SchemaFunction): string {
  const rights = `--   runs as ${owner}; may be called by ${callers ?? 'its owner alone'}${settings ? `; ${settings}` : ''}\n`
  return `-- function ${signature} returns ${returns}\n--   ${traits}; body ${body}\n${rights}`
}

const HEADER = `-- The schema as the migrations leave it, read from the catalogue of a real database by \`npm run generate\`.
-- To be read and diffed, never run: functions appear with their rights and the hash of their body.
`

/** A readable, stable description of everything the migrations made. `superuserUrl` names the database to read. */
export async function schemaDump(superuserUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    // Without a search path every name in a definition is written in full.
    await client.query("select set_config('search_path', '', false)")
    const parts = [HEADER]
    for (const schema of SCHEMAS) {
      const relations = await client.query<Relation>(RELATIONS, [schema])
      const functions = await client.query<SchemaFunction>(FUNCTIONS, [schema])
      parts.push(`-- ---------------------------------------------------------------- schema ${schema}\n`)
      parts.push(...relations.rows.map(writeRelation), ...functions.rows.map(writeFunction))
    }
    return parts.join('\n')
  } finally {
    await client.end()
  }
}
