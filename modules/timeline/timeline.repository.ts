import { isExpression, type RawBuilder, sql } from 'kysely'
import { type Actor, actorText, type RequestContext } from '#platform/context'
import { type JsonValue, jsonb, later } from '#platform/db'

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
  later(ctx.db, insertOf(ctx, activity))
}

/** The same, for who needs the entry's id. */
export async function writeActivity(ctx: RequestContext, activity: NewActivity): Promise<string> {
  const row = await insertOf(ctx, activity).returning('id').executeTakeFirstOrThrow()
  return row.id
}

function insertOf(ctx: RequestContext, activity: NewActivity) {
  const { dossierId } = activity
  const entry = {
    type: activity.type,
    code: activity.code,
    dossier_id: dossierId ?? null,
    contact_id: activity.contactId ?? null,
    annonce_id: activity.annonceId ?? null,
    params: isExpression(activity.params) ? activity.params : jsonb(activity.params ?? {}),
    body: activity.body ?? null,
    channel: activity.channel ?? null,
    direction: activity.direction ?? null,
    ref_kind: activity.ref?.kind ?? null,
    ref_id: activity.ref?.id ?? null,
    ...(activity.by ? { actor: actorText(activity.by) } : {}),
  }
  const insert =
    dossierId && !activity.quiet
      ? ctx.db
          .with('moved', (db) =>
            db
              .updateTable('dossiers')
              .set({ last_activity_at: sql`greatest(last_activity_at, app.app_now())` })
              .where('id', '=', dossierId)
              .returning('id'),
          )
          .insertInto('activities')
      : ctx.db.insertInto('activities')
  return insert.values(entry)
}
