import { sql } from 'kysely'
import { Type } from 'typebox'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { Suggestion, SuggestionQuery } from './duplicates.schema.ts'

const someone = (alias: string) => {
  const c = sql.raw(alias)
  return sql`jsonb_build_object('id', ${c}.id, 'displayName', ${c}.display_name, 'kind', ${c}.kind, 'createdAt', ${c}.created_at, 'version', ${c}.version,
    'openDossiers', (select count(*) from app.dossiers d where d.contact_id = ${c}.id and d.is_open),
    'identities', coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.is_primary desc, i.id)
                              from app.channel_identities i where i.contact_id = ${c}.id), '[]'))`
}

const columns = sql`s.id, s.state, s.score / 1000.0::float8 as score, s.reasons, ${someone('a')} as left, ${someone('b')} as right, s.found_at as "foundAt"`
const joins = sql`join app.contacts a on a.id = s.left_contact_id join app.contacts b on b.id = s.right_contact_id`

/** Suggested pairs, the likeliest first; open ones unless told. */
export async function listSuggestions(
  ctx: RequestContext,
  query: SuggestionQuery,
): Promise<{ items: Suggestion[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.Integer(), Type.String({ format: 'uuid' })]), query.cursor)
  const rows = await sql<Suggestion>`
    select ${columns} from app.duplicate_suggestions s ${joins}
     where s.state = ${query.state ?? 'OPEN'}
       ${query.contactId ? sql`and (s.left_contact_id = ${query.contactId} or s.right_contact_id = ${query.contactId})` : sql``}
       ${after ? sql`and (s.score, s.id) < (${after[0]}::int, ${after[1]}::uuid)` : sql``}
     order by s.score desc, s.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [Math.round(row.score * 1000), row.id])
}

/** One suggestion, or null. */
export async function readSuggestion(ctx: RequestContext, id: string): Promise<Suggestion | null> {
  const rows =
    await sql<Suggestion>`select ${columns} from app.duplicate_suggestions s ${joins} where s.id = ${id}`.execute(
      ctx.db,
    )
  return rows.rows[0] ?? null
}
