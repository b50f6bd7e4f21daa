import { isExpression, type RawBuilder, sql } from 'kysely'
import { type Actor, actorText, type RequestContext } from '#platform/context'
import { type JsonValue, jsonb, later } from '#platform/db'
import type { NoteContent } from './note-content.schema.ts'

export type ActivityType =
  | 'NOTE'
  | 'TASK'
  | 'STATUS_CHANGE'
  | 'MESSAGE_LOG'
  | 'APPOINTMENT_LOG'
  | 'DOCUMENT_LOG'
  | 'CONSENT_LOG'
  | 'ASSIGNMENT'
  | 'DECISION'
  | 'SYSTEM'

/** One timeline entry. `code` names the text in locales (timeline:<code>), `params` fill it. */
export type NewActivity = {
  type: ActivityType
  code: string
  dossierId?: string | null
  contactId?: string | null
  annonceId?: string | null
  /** In SQL where the database knows better than the caller. */
  params?: Record<string, unknown> | RawBuilder<JsonValue>
  body?: string | null
  /** The same as a document, of notes alone. */
  content?: NoteContent | null
  channel?: string | null
  direction?: 'IN' | 'OUT' | null
  ref?: { kind: string; id: string } | null
  /** True for records that are no activity of the dossier: its last activity stays where it is. */
  quiet?: boolean
  /** Whose doing it tells, when that is not who acts now: the person whose message arrived. */
  by?: Actor
}

/** Writes the entry in the caller's transaction, together with what it tells, and moves the dossier's last activity. */
export function recordActivity(ctx: RequestContext, activity: NewActivity): void {
  later(ctx.db, insertOf(activity))
}

/** The same, for who needs the entry's id. */
export async function writeActivity(ctx: RequestContext, activity: NewActivity): Promise<string> {
  const written = await sql<{ id: string }>`${insertOf(activity)} returning id`.execute(ctx.db)
  const id = written.rows[0]?.id
  if (!id) throw new Error('an entry of the timeline has no id')
  return id
}

function insertOf(a: NewActivity): RawBuilder<unknown> {
  const moved =
    a.dossierId && !a.quiet
      ? sql`with moved as (update app.dossiers set last_activity_at = greatest(last_activity_at, app.app_now()) where id = ${a.dossierId})`
      : sql``
  return sql`${moved}
    insert into app.activities (type, code, dossier_id, contact_id, annonce_id, params, body, content, channel, direction, ref_kind, ref_id, actor)
    values (${a.type}, ${a.code}, ${a.dossierId ?? null}, ${a.contactId ?? null}, ${a.annonceId ?? null},
            ${isExpression(a.params) ? a.params : jsonb(a.params ?? {})}, ${a.body ?? null},
            ${a.content ? jsonb(a.content) : null}, ${a.channel ?? null}, ${a.direction ?? null},
            ${a.ref?.kind ?? null}, ${a.ref?.id ?? null}, ${a.by ? actorText(a.by) : sql`app.current_actor()`})`
}
