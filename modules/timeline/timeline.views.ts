import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { visibleDossiers } from '#modules/access'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import { actorJson } from './actor.views.ts'
import type { Activity, NoteVersions, TimelineQuery } from './timeline.schema.ts'

const columns = sql`a.id, a.type, a.code, a.params, a.body, a.channel, a.direction, ${actorJson('a.actor')} as actor, a.at,
  case when a.ref_id is not null then jsonb_build_object('kind', a.ref_kind, 'id', a.ref_id) end as ref,
  a.edited_at as "editedAt", a.redacted_at as "redactedAt"`

/** Whether the caller may see the dossier: a timeline that is not there is 404, not an empty page. */
export async function dossierVisible(ctx: RequestContext, dossierId: string): Promise<boolean> {
  const rows = await sql`select 1 from app.dossiers d where d.id = ${dossierId} and ${visibleDossiers(ctx)}`.execute(
    ctx.db,
  )
  return rows.rows.length > 0
}

/** Entries that tell of a document are for those the document is for; what is no such entry is for everybody. */
function openEntries(ctx: RequestContext): RawBuilder<boolean> {
  if (ctx.permissions.reach('document.confidential')) return sql<boolean>`true`
  return sql<boolean>`(a.type <> 'DOCUMENT_LOG'
    or exists (select 1 from app.documents k where k.id = a.ref_id and k.visibility = 'TEAM'))`
}

/** The timeline of a dossier the caller may see, newest first. Withdrawn notes are not shown. */
export async function listTimeline(
  ctx: RequestContext,
  dossierId: string,
  query: TimelineQuery,
): Promise<{ items: Activity[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String({ format: 'uuid' })]), query.cursor)
  const types = query.type === undefined ? [] : [query.type].flat()
  const rows = await sql<Activity>`
    select ${columns}
      from app.activities a
     where a.dossier_id = ${dossierId} and a.deleted_at is null and ${openEntries(ctx)}
       and exists (select 1 from app.dossiers d where d.id = a.dossier_id and ${visibleDossiers(ctx)})
       ${after ? sql`and a.id < ${after[0]}` : sql``}
       ${types.length > 0 ? sql`and a.type = any (${types}::text[])` : sql``}
       ${query.channel ? sql`and a.channel = ${query.channel}` : sql``}
       ${query.direction ? sql`and a.direction = ${query.direction}` : sql``}
       ${query.author ? sql`and a.actor = ${`user:${query.author}`}` : sql``}
       ${query.from ? sql`and a.at >= ${query.from}::timestamptz` : sql``}
       ${query.to ? sql`and a.at < ${query.to}::timestamptz` : sql``}
     order by a.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.id])
}

/** One note of a dossier the caller may see, or null. */
export async function readNote(ctx: RequestContext, id: string): Promise<Activity | null> {
  const rows = await sql<Activity>`
    select ${columns} from app.activities a
     where a.id = ${id} and a.type = 'NOTE' and a.deleted_at is null
       and exists (select 1 from app.dossiers d where d.id = a.dossier_id and ${visibleDossiers(ctx)})`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Every text a note had, the first one first; none of a redacted note. */
export async function listNoteVersions(ctx: RequestContext, id: string): Promise<NoteVersions> {
  const rows = await sql<NoteVersions['items'][number]>`
    select v.id, v.body, ${actorJson('v.actor')} as actor, v.at
      from app.note_versions v join app.activities a on a.id = v.activity_id
     where a.id = ${id} and a.redacted_at is null order by v.id limit 200`.execute(ctx.db)
  return { items: rows.rows }
}
