import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb, later } from '#platform/db'
import type { ChannelChoice, Kind, Matrix, Subject } from './kinds.ts'
import type { PreferencesChange } from './notifications.schema.ts'

export type News = { kind: Kind; subject: Subject; detailId: string | null }

/** Writes what is told to each person. While the one before is unread, the same kind on the same thing only counts on. */
export function writeNews(
  ctx: RequestContext,
  { kind, subject, detailId }: News,
  people: readonly (ChannelChoice & { userId: string })[],
): void {
  const rows = people.map(({ userId, inApp, email, push }) => ({ userId, inApp, email, push }))
  later(
    ctx.db,
    sql`
    insert into app.notifications as n (user_id, kind, subject_kind, subject_id, detail_id, in_app, mail_due, push_due)
    select p."userId", ${kind}, ${subject.kind}, ${subject.id}::uuid, ${detailId}::uuid, p."inApp", p.email, p.push
      from jsonb_to_recordset(${jsonb(rows)}) as p ("userId" uuid, "inApp" boolean, email boolean, push boolean)
     order by 1
    on conflict (org_id, user_id, kind, subject_id) where read_at is null
    do update set count = n.count + 1, detail_id = excluded.detail_id, actor = excluded.actor, told_at = excluded.told_at,
       in_app = n.in_app or excluded.in_app, mail_due = n.mail_due or excluded.mail_due, push_due = n.push_due or excluded.push_due`,
  )
}

/** Notes that one of the person's own was read; false when it is not theirs. */
export async function markRead(ctx: RequestContext, userId: string, id: string): Promise<boolean> {
  const rows = await sql`
    update app.notifications set read_at = coalesce(read_at, app.app_now()), mail_due = false, push_due = false
     where id = ${id} and user_id = ${userId}::uuid and in_app returning id`.execute(ctx.db)
  return rows.rows.length > 0
}

/** Notes that all told up to an instant was read. */
export function markAllRead(ctx: RequestContext, userId: string, until: string): void {
  later(
    ctx.db,
    sql`update app.notifications set read_at = app.app_now(), mail_due = false, push_due = false
         where user_id = ${userId}::uuid and read_at is null and told_at <= ${until}::timestamptz`,
  )
}

/**
 * Notes that these went out one way. What does not show in the app is over with its last way out, so that the next of
 * its kind counts from one again.
 */
export function markSent(ctx: RequestContext, ids: readonly string[], way: 'mail' | 'push'): void {
  const [sent, other] = way === 'mail' ? ['mail_due', 'push_due'] : ['push_due', 'mail_due']
  later(
    ctx.db,
    sql`update app.notifications set ${sql.ref(sent)} = false,
               read_at = case when in_app or ${sql.ref(other)} then read_at else coalesce(read_at, app.app_now()) end
         where id = any (${[...ids]}::uuid[])`,
  )
}

/** Writes how a person wants to be told; false when somebody (another tab) was faster than `version`. */
export async function writePreferences(
  ctx: RequestContext,
  userId: string,
  change: PreferencesChange & { channels: Matrix },
): Promise<boolean> {
  const { channels, quiet, digest, timezone, version } = change
  const rows = await sql`
    insert into app.notification_preferences as p
      (user_id, channels, quiet_from, quiet_to, quiet_days, digest, digest_hour, timezone)
    select ${userId}::uuid, ${jsonb(channels)}, ${quiet?.from ?? null}::int, ${quiet?.to ?? null}::int,
           ${quiet?.days ?? [1, 2, 3, 4, 5, 6, 7]}::smallint[], ${digest.mode}, ${digest.hour}::int, ${timezone}
     where ${version}::int = coalesce((select x.version from app.notification_preferences x where x.user_id = ${userId}::uuid), 0)
    on conflict (org_id, user_id) do update
       set channels = excluded.channels, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
           quiet_days = excluded.quiet_days, digest = excluded.digest, digest_hour = excluded.digest_hour,
           timezone = excluded.timezone, version = p.version + 1
     where p.version = ${version}::int
    returning version`.execute(ctx.db)
  return rows.rows.length > 0
}

/** Takes a member's day for a digest; false when it was taken before. */
export async function takeDay(ctx: RequestContext, userId: string, day: string, count: number): Promise<boolean> {
  const rows = await sql`
    insert into app.notification_digests (user_id, day, notifications) values (${userId}::uuid, ${day}::date, ${count})
    on conflict do nothing returning day`.execute(ctx.db)
  return rows.rows.length > 0
}

/** Gives a day back whose digest certainly did not leave. */
export async function giveDayBack(ctx: RequestContext, userId: string, day: string): Promise<void> {
  await sql`delete from app.notification_digests where user_id = ${userId}::uuid and day = ${day}::date`.execute(ctx.db)
}
