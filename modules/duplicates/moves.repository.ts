import { type RawBuilder, sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb } from '#platform/db'

/** A column that names a record: what has to go along when the record is merged. */
export type Link = { entity: string; field: string }

/**
 * Everything that names a contact and goes along with it. A test compares the list with the catalogue: whoever adds a
 * table that names contacts adds its line here.
 */
export const contactLinks: readonly Link[] = [
  { entity: 'channel_identities', field: 'contact_id' },
  { entity: 'conversations', field: 'contact_id' },
  { entity: 'messages', field: 'contact_id' },
  { entity: 'dossiers', field: 'contact_id' },
  { entity: 'parties', field: 'contact_id' },
  { entity: 'appointments', field: 'contact_id' },
  { entity: 'appointment_attendees', field: 'contact_id' },
  { entity: 'reminders', field: 'contact_id' },
  { entity: 'annonces', field: 'owner_contact_id' },
  { entity: 'documents', field: 'contact_id' },
  { entity: 'data_requests', field: 'contact_id' },
  { entity: 'activities', field: 'contact_id' },
  // Whoever was merged into the contact before: one step leads to the survivor, never two.
  { entity: 'contacts', field: 'merged_into' },
]

/** Everything that names a dossier and goes along with it. */
export const dossierLinks: readonly Link[] = [
  { entity: 'parties', field: 'dossier_id' },
  { entity: 'dossier_interests', field: 'dossier_id' },
  { entity: 'tasks', field: 'dossier_id' },
  { entity: 'appointments', field: 'dossier_id' },
  { entity: 'conversations', field: 'dossier_id' },
  { entity: 'messages', field: 'dossier_id' },
  { entity: 'offers', field: 'dossier_id' },
  { entity: 'documents', field: 'dossier_id' },
  { entity: 'assignment_turns', field: 'dossier_id' },
  { entity: 'activities', field: 'dossier_id' },
  { entity: 'dossiers', field: 'merged_into' },
]

const table = (entity: string) => sql.table(`app.${entity}`)

/**
 * Lets every row that names one record name another, and writes down which. `except`: over `t`, rows that stay.
 * Returns how many moved.
 */
export async function moveLink(
  ctx: RequestContext,
  mergeId: string,
  link: Link,
  from: string,
  to: string,
  except: RawBuilder<boolean> = sql<boolean>`false`,
): Promise<number> {
  const field = sql.ref(link.field)
  const rows = await sql<{ n: number }>`
    with moved as (
      update ${table(link.entity)} t set ${field} = ${to}::uuid
       where t.${field} = ${from}::uuid and not (${except}) returning t.id
    ), told as (
      insert into app.merge_moves (merge_id, kind, entity, row_id, field, before, after)
      select ${mergeId}::uuid, 'LINK', ${link.entity}, moved.id, ${link.field}, to_jsonb(${from}::text), to_jsonb(${to}::text) from moved
      returning 1
    )
    select count(*)::int as n from told`.execute(ctx.db)
  return rows.rows[0]?.n ?? 0
}

/**
 * Over `t`: rows that stay with the merged record. Its timeline ends with the line that says where it went; a paper that
 * is asked for on both is asked for once, and so is what the person asks of the agency.
 */
export function staysBehind(link: Link, survivorId: string): RawBuilder<boolean> {
  if (link.entity === 'activities') return sql<boolean>`t.code in ('contact.merged_away', 'dossier.merged_away')`
  if (link.entity === 'data_requests')
    return sql<boolean>`(t.state in ('OPEN', 'READY') and exists (
      select from app.data_requests k where k.contact_id = ${survivorId} and k.kind = t.kind and k.state in ('OPEN', 'READY')))`
  if (link.entity === 'appointment_attendees')
    return sql<boolean>`exists (select from app.appointment_attendees k
      where k.appointment_id = t.appointment_id and k.contact_id = ${survivorId})`
  if (link.entity === 'reminders')
    return sql<boolean>`exists (select from app.reminders k where k.appointment_id = t.appointment_id
      and k.minutes_before = t.minutes_before and k.starts_at = t.starts_at and k.contact_id = ${survivorId})`
  if (link.entity === 'documents')
    return sql<boolean>`(t.state = 'REQUESTED' and exists (
      select from app.documents k where k.${sql.ref(link.field)} = ${survivorId} and k.state = 'REQUESTED' and k.removed_at is null
         and k.type = t.type and lower(coalesce(k.title, '')) = lower(coalesce(t.title, '')) and k.visibility = t.visibility))`
  return sql<boolean>`false`
}

/** How many rows name a record, by table. */
export async function countLinks(
  ctx: RequestContext,
  links: readonly Link[],
  id: string,
): Promise<Record<string, number>> {
  const counts = sql.join(
    links.map(
      (link) =>
        sql`${link.entity}::text, (select count(*) from ${table(link.entity)} t where t.${sql.ref(link.field)} = ${id})`,
    ),
  )
  const rows = await sql<{ counts: Record<string, number> }>`select jsonb_build_object(${counts}) as counts`.execute(
    ctx.db,
  )
  return rows.rows[0]?.counts ?? {}
}

/** Columns and their values as the database writes them in JSON. */
export type Values = Readonly<Record<string, unknown>>

/** Changes columns of one row, writing down what they were. What is the same already is neither written nor noted. */
export async function changeRow(
  ctx: RequestContext,
  mergeId: string,
  entity: string,
  id: string,
  values: Values,
): Promise<void> {
  const fields = Object.keys(values)
  if (fields.length === 0) return
  await sql`
    with was as (select to_jsonb(t) as j from ${table(entity)} t where t.id = ${id}), told as (
      insert into app.merge_moves (merge_id, kind, entity, row_id, field, before, after)
      select ${mergeId}::uuid, 'VALUE', ${entity}, ${id}::uuid, v.key, was.j -> v.key, v.value
        from was, jsonb_each(${jsonb(values)}) v where was.j -> v.key is distinct from v.value
    )
    ${writing(entity, id, values)}`.execute(ctx.db)
}

function writing(entity: string, id: string, values: Values): RawBuilder<unknown> {
  const columns = Object.keys(values).map((name) => sql`${sql.ref(name)} = r.${sql.ref(name)}`)
  return sql`update ${table(entity)} t set ${sql.join(columns)}
      from jsonb_populate_record(null::${table(entity)}, ${jsonb(values)}) r where t.id = ${id}`
}

/** Counts a change that people who look at the record must notice. */
export async function raiseVersion(
  ctx: RequestContext,
  entity: 'contacts' | 'dossiers',
  ids: readonly string[],
): Promise<void> {
  const dated = entity === 'contacts' ? sql`, updated_at = app.app_now()` : sql``
  await sql`update ${table(entity)} set version = version + 1 ${dated} where id = any (${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
}

/** Takes a row away that would stand twice, keeping it whole for the way back. */
export async function setAside(
  ctx: RequestContext,
  mergeId: string,
  entity: 'parties' | 'appointment_attendees',
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with gone as (delete from ${table(entity)} t where t.id = any (${[...ids]}::uuid[]) returning t.*)
    insert into app.merge_moves (merge_id, kind, entity, row_id, field, before, after)
    select ${mergeId}::uuid, 'ROW', ${entity}, gone.id, '*', to_jsonb(gone), null from gone`.execute(ctx.db)
}

/** What a merge changed and somebody changed again since: it stays as it stands. */
export type Kept = { entity: string; id: string; field: string }

/** Puts the links of a merge back that still name the survivor. Returns those that did not go back. */
export async function returnLinks(ctx: RequestContext, mergeId: string, link: Link): Promise<Kept[]> {
  const field = sql.ref(link.field)
  const rows = await sql<Kept>`
    with due as materialized (
      select m.row_id, m.before #>> '{}' as before, m.after #>> '{}' as after from app.merge_moves m
       where m.merge_id = ${mergeId} and m.kind = 'LINK' and m.entity = ${link.entity} and m.field = ${link.field}
    ), back as (
      update ${table(link.entity)} t set ${field} = due.before::uuid from due
       where t.id = due.row_id and t.${field} = due.after::uuid returning t.id
    )
    select ${link.entity}::text as entity, due.row_id as id, ${link.field}::text as field from due
     where due.row_id not in (select id from back) order by due.row_id limit 200`.execute(ctx.db)
  return rows.rows
}

/** Puts values back that nobody changed since, row by row. Returns those that did not go back. */
export async function returnValues(ctx: RequestContext, mergeId: string): Promise<Kept[]> {
  const noted = await sql<{ entity: string; id: string; fields: { field: string; before: unknown; after: unknown }[] }>`
    select m.entity, m.row_id as id, jsonb_agg(jsonb_build_object('field', m.field, 'before', m.before, 'after', m.after)) as fields
      from app.merge_moves m where m.merge_id = ${mergeId} and m.kind = 'VALUE' group by m.entity, m.row_id
     order by m.entity, m.row_id`.execute(ctx.db)
  const kept: Kept[] = []
  for (const row of noted.rows) kept.push(...(await returnRow(ctx, row)))
  return kept
}

async function returnRow(
  ctx: RequestContext,
  row: { entity: string; id: string; fields: { field: string; before: unknown; after: unknown }[] },
): Promise<Kept[]> {
  const state = await sql<{ same: string[] }>`
    select array(select f.value ->> 'field' from jsonb_array_elements(${jsonb(row.fields)}) f
                  where to_jsonb(t) -> (f.value ->> 'field') is not distinct from f.value -> 'after') as same
      from ${table(row.entity)} t where t.id = ${row.id} for update of t`.execute(ctx.db)
  const same = new Set(state.rows[0]?.same ?? [])
  const back = row.fields.filter((f) => same.has(f.field))
  if (back.length > 0)
    await writing(row.entity, row.id, Object.fromEntries(back.map((f) => [f.field, f.before]))).execute(ctx.db)
  return row.fields.filter((f) => !same.has(f.field)).map(({ field }) => ({ entity: row.entity, id: row.id, field }))
}

/** Puts rows back that were taken away, unless what they belong to is gone. `still`: over `r`, rows that come back. */
export async function returnRows(
  ctx: RequestContext,
  mergeId: string,
  entity: 'parties' | 'appointment_attendees',
  still: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<void> {
  await sql`
    insert into ${table(entity)}
    select r.* from app.merge_moves m, jsonb_populate_record(null::${table(entity)}, m.before) r
     where m.merge_id = ${mergeId} and m.kind = 'ROW' and m.entity = ${entity} and ${still}
    on conflict do nothing`.execute(ctx.db)
}

/** Over `r`, attendances: one of the two is still expected there. Whoever was taken off as one does not come back as two. */
export function stillExpected(people: readonly string[]): RawBuilder<boolean> {
  const ids = sql`any (${[...people]}::uuid[])`
  return sql<boolean>`(exists (select from app.appointment_attendees k where k.appointment_id = r.appointment_id and k.contact_id = ${ids})
    or exists (select from app.appointments a where a.id = r.appointment_id and a.contact_id = ${ids}))`
}
