import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { visibleDossiers } from '#modules/access'
import { reachableAnnonces } from '#modules/annonces'
import { reachableAppointments } from '#modules/appointments'
import { openDocuments } from '#modules/documents'
import { visibleConversations } from '#modules/messaging'
import { visibleTasks } from '#modules/tasks'
import { actorJson } from '#modules/timeline'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { Device, Notification, NotificationQuery, Unread } from './notifications.schema.ts'

/** From here on a badge says "99+". */
const MOST_UNREAD = 99
const EXCERPT = 160

/**
 * Notifications (alias n) with what the reader may see of their subjects now. A dossier that was merged is followed to
 * the one it went into.
 */
const subjects = (ctx: RequestContext) => sql`
  app.notifications n
  left join app.tasks k on n.subject_kind = 'TASK' and k.id = n.subject_id
  left join app.appointments a on n.subject_kind = 'APPOINTMENT' and a.id = n.subject_id
  left join app.conversations v on n.subject_kind = 'CONVERSATION' and v.id = n.subject_id
  left join lateral (
    select a.id, a.reference, a.title from app.annonces a
     where n.subject_kind = 'ANNONCE' and a.id = n.subject_id and ${reachableAnnonces(ctx, 'annonce.read')}) property on true
  left join app.dossiers named
    on named.id = case n.subject_kind when 'DOSSIER' then n.subject_id when 'TASK' then k.dossier_id
                                      when 'APPOINTMENT' then a.dossier_id when 'CONVERSATION' then v.dossier_id end
  left join app.dossiers d on d.id = coalesce(named.merged_into, named.id) and ${visibleDossiers(ctx)}
  left join app.activities note on n.kind = 'MENTIONED' and note.id = n.detail_id and note.dossier_id = d.id
    and note.deleted_at is null and note.redacted_at is null`

/** Whether the reader may see the subject now: what is out of sight is not listed, counted, mailed or pushed. */
const visible = (ctx: RequestContext): RawBuilder<boolean> => sql<boolean>`case n.subject_kind
    when 'DOSSIER' then d.id is not null and case n.kind
      when 'MENTIONED' then note.id is not null
      when 'DOCUMENT_RECEIVED' then exists (
        select 1 from app.documents k where k.id = n.detail_id and k.removed_at is null and ${openDocuments(ctx)})
      else true end
    when 'TASK' then k.id is not null and ${visibleTasks(ctx)} and (n.kind not in ('TASK_DUE', 'TASK_REMINDER') or k.state = 'OPEN')
    -- Who was taken off is told of the hour that is free again, and of nothing else they do not see.
    when 'APPOINTMENT' then a.id is not null and (n.kind = 'APPOINTMENT_LEFT' or ${reachableAppointments(ctx, 'appointment.read')})
    when 'CONVERSATION' then v.id is not null and ${visibleConversations(ctx)}
    when 'ANNONCE' then property.id is not null
    else ${ctx.permissions.reach('dossier.read') !== null} end`

const columns = sql`n.id, n.kind, n.count, n.told_at as at, n.read_at as "readAt", ${actorJson('n.actor')} as actor,
  jsonb_build_object('kind', n.subject_kind, 'id', coalesce(case when n.subject_kind = 'DOSSIER' then d.id end, n.subject_id)) as subject,
  n.detail_id as "detailId", case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
  (select c.display_name from app.contacts c where c.id = coalesce(v.contact_id, case when n.kind <> 'APPOINTMENT_LEFT' then a.contact_id end, d.contact_id)) as contact,
  k.title as task,
  case when a.id is not null then jsonb_build_object('type', a.type, 'startsAt', a.starts_at, 'timezone', a.timezone) end as appointment,
  case when property.id is not null then jsonb_build_object('id', property.id, 'reference', property.reference, 'title', property.title) end as annonce,
  left(note.body, ${EXCERPT}) as excerpt`

const Position = Type.Tuple([Type.String({ format: 'date-time' }), Type.String({ format: 'uuid' })])

/** What the person was told, newest first. */
export async function readNotifications(
  ctx: RequestContext,
  userId: string,
  query: NotificationQuery,
): Promise<{ items: Notification[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Position, query.cursor)
  const rows = await sql<Notification>`
    select ${columns} from ${subjects(ctx)}
     where n.user_id = ${userId}::uuid and n.in_app and ${visible(ctx)}
       ${query.unread ? sql`and n.read_at is null` : sql``}
       ${after ? sql`and (n.told_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
     order by n.told_at desc, n.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.at, row.id])
}

/** How many the person has not read, up to 99. */
export async function readUnread(ctx: RequestContext, userId: string): Promise<Unread> {
  const rows = await sql<{ found: number }>`
    select count(*)::int as found from (
      select 1 from ${subjects(ctx)}
       where n.user_id = ${userId}::uuid and n.in_app and n.read_at is null and ${visible(ctx)}
       limit ${MOST_UNREAD + 1}) unread`.execute(ctx.db)
  const found = rows.rows[0]?.found ?? 0
  return { count: Math.min(found, MOST_UNREAD), more: found > MOST_UNREAD }
}

/** What still waits for a way out of the app, newest first; only what is unread and the person may see. */
export async function readWaiting(
  ctx: RequestContext,
  userId: string,
  way: 'mail' | 'push',
  limit: number,
): Promise<Notification[]> {
  const rows = await sql<Notification>`
    select ${columns} from ${subjects(ctx)}
     where n.user_id = ${userId}::uuid and n.read_at is null and ${sql.ref(way === 'mail' ? 'n.mail_due' : 'n.push_due')}
       and ${visible(ctx)}
     order by n.told_at desc, n.id desc limit ${limit}`.execute(ctx.db)
  return rows.rows
}

/** The browsers that take push for the person, the newest first. */
export async function readDevices(ctx: RequestContext, userId: string): Promise<Device[]> {
  return ctx.db
    .selectFrom('push_subscriptions')
    .select(['id', 'device', 'created_at as createdAt', 'last_sent_at as lastSentAt'])
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}
