import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { visibleDossiers } from '#modules/access'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import { actorJson } from './actor.views.ts'
import { documentOf } from './note-content.rules.ts'
import type { NoteContent } from './note-content.schema.ts'
import type { Activity, NoteVersions, TimelineQuery } from './timeline.schema.ts'

/** Whom a plain note mentions, so that their names are found in its text. */
const people = sql`case when a.type = 'NOTE' and a.params ? 'mentions' then (
    select jsonb_agg(jsonb_build_object('id', p.user_id, 'name', p.name))
      from app.members p where a.params -> 'mentions' ? p.user_id::text) end`

type Told = { people: { id: string; name: string }[] | null }

/** An entry as it is shown: a note written as plain text reads as a document too. */
function entryOf({ people: told, ...entry }: Activity & Told): Activity {
  if (entry.type !== 'NOTE' || entry.content || entry.body === null) return entry
  return { ...entry, content: documentOf(entry.body, told ?? []) }
}

const columns = sql`a.id, a.type, a.code, a.params, a.body, a.content, ${people} as people, a.channel, a.direction, ${actorJson('a.actor')} as actor, a.at,
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
  const rows = await sql<Activity & Told>`
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
  return toPage(rows.rows.map(entryOf), limit, (row) => [row.id])
}

/** One note of a dossier the caller may see, or null. */
export async function readNote(ctx: RequestContext, id: string): Promise<Activity | null> {
  const rows = await sql<Activity & Told>`
    select ${columns} from app.activities a
     where a.id = ${id} and a.type = 'NOTE' and a.deleted_at is null
       and exists (select 1 from app.dossiers d where d.id = a.dossier_id and ${visibleDossiers(ctx)})`.execute(ctx.db)
  const [row] = rows.rows
  return row ? entryOf(row) : null
}

/** Every text a note had, the first one first; none of a redacted note. */
export async function listNoteVersions(ctx: RequestContext, id: string): Promise<NoteVersions> {
  const rows = await sql<Omit<NoteVersions['items'][number], 'content'> & { content: NoteContent | null } & Told>`
    select v.id, v.body, v.content, ${people} as people, ${actorJson('v.actor')} as actor, v.at
      from app.note_versions v join app.activities a on a.id = v.activity_id
     where a.id = ${id} and a.redacted_at is null order by v.id limit 200`.execute(ctx.db)
  return {
    items: rows.rows.map(({ people: told, ...v }) => ({ ...v, content: v.content ?? documentOf(v.body, told ?? []) })),
  }
}
