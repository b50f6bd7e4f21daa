import { sql } from 'kysely'
import { visibleDossiers, writableDossiers } from '#modules/access'
import { actorText, type RequestContext, userIdOf } from '#platform/context'
import { later } from '#platform/db'
import { visibleTasks } from './tasks.views.ts'

export type TaskFields = {
  title: string
  category: string
  due_at: string | null
  assignee_id: string | null
  dossier_id: string | null
  remind_minutes: number | null
  remind_at: string | null
  series_id: string | null
  occurrence_at: string | null
}

export async function insertTask(ctx: RequestContext, fields: TaskFields): Promise<string> {
  const row = await ctx.db.insertInto('tasks').values(fields).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** What the tasks of a series have in common. */
export type Series = {
  id: string
  rule: string
  startsAt: string
  timezone: string
  title: string
  category: string
  assigneeId: string | null
  remindMinutes: number | null
}

export type HeldTask = {
  id: string
  title: string
  category: string
  dueAt: string | null
  remindMinutes: number | null
  remindAt: string | null
  occurrenceAt: string | null
  /** Null of a task that comes once, or whose series is over. */
  series: Series | null
  /** False when its dossier is closed: nothing comes after it. */
  goesOn: boolean
  state: 'OPEN' | 'DONE' | 'CANCELLED'
  dossierId: string | null
  contactId: string | null
  assigneeId: string | null
  version: number
  /** Given to the person, made by them, or of a dossier they may change. */
  writable: boolean
}

/** Holds a task the caller may see; null when it is not there. */
export async function lockTask(ctx: RequestContext, id: string): Promise<HeldTask | null> {
  const everything = ctx.permissions.reach('task.write') === 'ALL'
  const rows = await sql<HeldTask>`
    select k.id, k.title, k.category, k.due_at as "dueAt", k.remind_minutes as "remindMinutes", k.remind_at as "remindAt",
           k.occurrence_at as "occurrenceAt", k.state, k.dossier_id as "dossierId", k.assignee_id as "assigneeId", k.version,
           coalesce((select d.is_open from app.dossiers d where d.id = k.dossier_id), true) as "goesOn",
           (select jsonb_build_object('id', s.id, 'rule', s.rule, 'startsAt', s.starts_at, 'timezone', s.timezone, 'title', s.title,
                     'category', s.category, 'assigneeId', s.assignee_id, 'remindMinutes', s.remind_minutes)
              from app.task_series s where s.id = k.series_id and s.ended_at is null) as series,
           (select d.contact_id from app.dossiers d where d.id = k.dossier_id) as "contactId",
           ${
             everything
               ? sql`true`
               : sql`coalesce(k.assignee_id = ${userIdOf(ctx)}::uuid or k.created_by = ${actorText(ctx.actor)}
                   or exists (select 1 from app.dossiers d where d.id = k.dossier_id and ${writableDossiers(ctx)}), false)`
           } as writable
      from app.tasks k where k.id = ${id} and ${visibleTasks(ctx)} for update of k`.execute(ctx.db)
  return rows.rows[0] ?? null
}

export async function updateTask(
  ctx: RequestContext,
  id: string,
  change: Partial<TaskFields> & { state?: 'DONE' | 'CANCELLED'; completed_at?: string },
): Promise<void> {
  await ctx.db
    .updateTable('tasks')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** The dossier a task is to be about, as the caller may see it. */
export async function dossierOfTask(
  ctx: RequestContext,
  dossierId: string,
): Promise<{ contactId: string; assigneeId: string | null; writable: boolean } | null> {
  const rows = await sql<{ contactId: string; assigneeId: string | null; writable: boolean }>`
    select d.contact_id as "contactId", d.assignee_id as "assigneeId", coalesce(${writableDossiers(ctx)}, false) as writable
      from app.dossiers d where d.id = ${dossierId} and ${visibleDossiers(ctx)}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Whether this is an active member of the organisation. */
export async function memberActive(ctx: RequestContext, userId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('members')
    .select('user_id')
    .where('user_id', '=', userId)
    .where(sql<boolean>`app.is_active(members)`)
    .executeTakeFirst()
  return row !== undefined
}

export type NewSeries = {
  rule: string
  starts_at: string
  timezone: string
  title: string
  category: string
  assignee_id: string | null
  remind_minutes: number | null
}

export async function insertSeries(ctx: RequestContext, series: NewSeries): Promise<string> {
  const row = await ctx.db.insertInto('task_series').values(series).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** Nothing comes after the tasks of this series that there are. */
export function endSeries(ctx: RequestContext, id: string): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('task_series')
      .set({ ended_at: sql`app.app_now()` })
      .where('id', '=', id)
      .where('ended_at', 'is', null),
  )
}

/** The zone in which hours of a person are meant: of their first branch, else of the organisation. */
export async function zoneOf(ctx: RequestContext, userId: string | null): Promise<string> {
  const rows = await sql<{ timezone: string }>`
    select coalesce((select b.timezone from app.members m join app.branches b on b.id = m.branch_ids[1]
                      where m.user_id = ${userId}::uuid), o.timezone) as timezone
      from app.organizations o`.execute(ctx.db)
  const [row] = rows.rows
  if (!row) throw new Error('an organisation without a zone')
  return row.timezone
}

/** The reminder of an open task that is still to be given, held: its instant, and whom it is for. */
export async function lockReminder(
  ctx: RequestContext,
  taskId: string,
): Promise<{ at: string; assigneeId: string | null } | null> {
  const rows = await sql<{ at: string; assigneeId: string | null }>`
    select r.at, k.assignee_id as "assigneeId"
      from app.tasks k cross join lateral (
        select coalesce(k.remind_at, k.due_at - make_interval(mins => k.remind_minutes)) as at) r
     where k.id = ${taskId} and k.state = 'OPEN' and r.at is not null and k.reminded_for is distinct from r.at
       for update of k`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Notes for which instant a task was reminded of. */
export function noteReminded(ctx: RequestContext, taskId: string, at: string): void {
  later(ctx.db, ctx.db.updateTable('tasks').set({ reminded_for: at }).where('id', '=', taskId))
}
