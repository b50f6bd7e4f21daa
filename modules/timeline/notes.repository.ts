import { sql } from 'kysely'
import { visibleDossiers, writableDossiers } from '#modules/access'
import { contextsOfMembers } from '#modules/identity'
import type { RequestContext } from '#platform/context'
import { jsonb, later } from '#platform/db'
import type { NoteContent } from './note-content.schema.ts'

/** What deciding about a note takes. `writable` speaks of its dossier. */
export type HeldNote = {
  id: string
  dossierId: string
  actor: string
  at: string
  redactedAt: string | null
  /** Whom it has told. */
  mentions: string[]
  writable: boolean
}

/** Holds a note of a dossier the caller may see; null when it is not there, withdrawn, or not visible. */
export async function lockNote(ctx: RequestContext, id: string): Promise<HeldNote | null> {
  const rows = await sql<HeldNote>`
    select a.id, a.dossier_id as "dossierId", a.actor, a.at, a.redacted_at as "redactedAt",
           coalesce(a.params -> 'mentions', '[]') as mentions, coalesce(${writableDossiers(ctx)}, false) as writable
      from app.activities a join app.dossiers d on d.id = a.dossier_id
     where a.id = ${id} and a.type = 'NOTE' and a.deleted_at is null and ${visibleDossiers(ctx)} for update of a`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}

/** Whether a dossier is visible to the caller, and theirs to write on; its contact. */
export async function dossierForNote(
  ctx: RequestContext,
  dossierId: string,
): Promise<{ contactId: string; writable: boolean } | null> {
  const rows = await sql<{ contactId: string; writable: boolean }>`
    select d.contact_id as "contactId", coalesce(${writableDossiers(ctx)}, false) as writable
      from app.dossiers d where d.id = ${dossierId} and ${visibleDossiers(ctx)}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** A note as it is kept: its plain text, the document when it was written as one, and whom it tells. */
export type NoteText = { body: string; content: NoteContent | null; mentions: string[] }

/** Keeps a text of a note for ever, with who wrote it and when. */
export function insertVersion(ctx: RequestContext, noteId: string, { body, content }: NoteText): void {
  const values = { activity_id: noteId, body, content: content ? jsonb(content) : null }
  later(ctx.db, ctx.db.insertInto('note_versions').values(values))
}

export async function updateText(ctx: RequestContext, noteId: string, text: NoteText): Promise<void> {
  const { body, content, mentions } = text
  await ctx.db
    .updateTable('activities')
    .set({
      body,
      content: content ? jsonb(content) : null,
      params: jsonb(mentions.length > 0 ? { mentions } : {}),
      edited_at: sql`app.app_now()`,
    })
    .where('id', '=', noteId)
    .execute()
}

export async function withdraw(ctx: RequestContext, noteId: string): Promise<void> {
  await ctx.db.updateTable('activities').set({ deleted_at: sql`app.app_now()` }).where('id', '=', noteId).execute()
}

/**
 * Takes the text away, in every version of it too, and says why, and who did it by name; no name when it was no person.
 */
export async function redact(
  ctx: RequestContext,
  noteId: string,
  { reason, by }: { reason: string; by: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('activities')
    .set({
      body: null,
      content: null,
      code: 'note.redacted',
      params: jsonb({ reason, redactedBy: by }),
      redacted_at: sql`app.app_now()`,
    })
    .where('id', '=', noteId)
    .execute()
  await Promise.all([
    sql`select app.forget_note(${noteId})`.execute(ctx.db),
    sql`select app.record_security_event('ERASURE', 'notes', ${noteId}, ${JSON.stringify({ reason })}::jsonb)`.execute(
      ctx.db,
    ),
  ])
}

/** Which of these people are active members who may see a dossier. */
export async function readersAmong(
  ctx: RequestContext,
  dossierId: string,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const members = [...(await contextsOfMembers(ctx, userIds))]
  const found = await Promise.all(
    members.map(async ([userId, reader]) => {
      const rows =
        await sql`select 1 from app.dossiers d where d.id = ${dossierId} and ${visibleDossiers(reader)}`.execute(ctx.db)
      return rows.rows.length > 0 ? [userId] : []
    }),
  )
  return new Set(found.flat())
}

/** What members are called, whether they are still here or not; unknown ids are left out. */
export async function namesOf(ctx: RequestContext, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('members')
    .select(['user_id', 'name'])
    .where('user_id', 'in', [...userIds])
    .execute()
  return new Map(rows.map((row) => [row.user_id, row.name]))
}
