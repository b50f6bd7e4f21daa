import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { DigestTimes, QuietHours } from './hours.rules.ts'
import { completeMatrix, type Matrix } from './kinds.ts'

/** A member as far as telling them goes. `version` 0: they have chosen nothing yet. */
export type Listener = {
  userId: string
  name: string
  email: string
  channels: Matrix
  quiet: QuietHours | null
  digest: DigestTimes
  timezone: string
  version: number
}

type Row = {
  userId: string
  name: string
  email: string
  channels: unknown
  quietFrom: number | null
  quietTo: number | null
  quietDays: number[] | null
  digest: DigestTimes['mode'] | null
  digestHour: number | null
  timezone: string
  version: number | null
}

/** Active members with how they want to be told; their zone is their own choice, else the organisation's. */
export async function listenersOf(ctx: RequestContext, userIds: readonly string[]): Promise<Listener[]> {
  if (userIds.length === 0) return []
  const rows = await sql<Row>`
    select m.user_id as "userId", m.name, m.email, p.channels, p.quiet_from as "quietFrom", p.quiet_to as "quietTo",
           p.quiet_days as "quietDays", p.digest, p.digest_hour as "digestHour", coalesce(p.timezone, o.timezone) as timezone, p.version
      from app.members m join app.organizations o on o.org_id = m.org_id
      left join app.notification_preferences p on p.org_id = m.org_id and p.user_id = m.user_id
     where m.user_id = any (${[...userIds]}::uuid[]) and app.is_active(m)`.execute(ctx.db)
  return rows.rows.map((row) => ({
    userId: row.userId,
    name: row.name,
    email: row.email,
    channels: completeMatrix(row.channels),
    quiet:
      row.quietFrom === null || row.quietTo === null
        ? null
        : { from: row.quietFrom, to: row.quietTo, days: row.quietDays ?? [] },
    digest: { mode: row.digest ?? 'WEEKDAYS', hour: row.digestHour ?? 8 },
    timezone: row.timezone,
    version: row.version ?? 0,
  }))
}

/** Who has a dossier; null when nobody has, or it is not there. */
export async function assigneeOf(ctx: RequestContext, dossierId: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('dossiers').select('assignee_id').where('id', '=', dossierId).executeTakeFirst()
  return row?.assignee_id ?? null
}

/** Who looks after what nobody has: managers, and for what waits for an answer the agents of its branch too. */
export async function keepersOf(ctx: RequestContext, branchId: string | null): Promise<string[]> {
  const rows = await sql<{ userId: string }>`
    select m.user_id as "userId" from app.members m
     where m.status = 'ACTIVE' and m.guest_until is null and (m.roles && array['ADMIN_ORG', 'MANAGER']
       or ('AGENT' = any (m.roles) and ${branchId}::uuid = any (m.branch_ids))) limit 200`.execute(ctx.db)
  return rows.rows.map((row) => row.userId)
}

/** Who answers in a conversation: its own assignee, else whoever has the dossier; its branch for when nobody does. */
export async function answererOf(
  ctx: RequestContext,
  conversationId: string,
): Promise<{ userId: string | null; branchId: string } | null> {
  const rows = await sql<{ userId: string | null; branchId: string }>`
    select coalesce(v.assignee_id, d.assignee_id) as "userId", v.branch_id as "branchId"
      from app.conversations v left join app.dossiers d on d.id = v.dossier_id where v.id = ${conversationId}`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}

/** An open task as far as its due time goes, or null. */
export async function openTask(
  ctx: RequestContext,
  id: string,
): Promise<{ assigneeId: string | null; dueAt: string | null } | null> {
  const row = await ctx.db
    .selectFrom('tasks')
    .select(['assignee_id as assigneeId', 'due_at as dueAt'])
    .where('id', '=', id)
    .where('state', '=', 'OPEN')
    .executeTakeFirst()
  return row ?? null
}

/** The name of the organisation and the language it speaks when a person chose none. */
export async function houseOf(ctx: RequestContext): Promise<{ name: string; locale: string }> {
  return ctx.db.selectFrom('organizations').select(['name', 'default_locale as locale']).executeTakeFirstOrThrow()
}
