import { type RawBuilder, sql } from 'kysely'

/**
 * The actor of a row as the API shows it, `{ kind, id, name }`, from the text the database keeps ("user:<id>").
 * @param column reference of the text column, as "h.actor"
 */
export function actorJson(column: string): RawBuilder<{ kind: string; id: string | null; name: string | null }> {
  const actor = sql.ref(column)
  return sql`jsonb_build_object('kind', split_part(${actor}, ':', 1), 'id', nullif(split_part(${actor}, ':', 2), ''),
    'name', case split_part(${actor}, ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part(${actor}, ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part(${actor}, ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part(${actor}, ':', 2)::uuid)
      else nullif(split_part(${actor}, ':', 2), '') end)`
}
