import { sql } from 'kysely'
import { visibleDossiers, writableDossiers } from '#modules/access'
import { actorText, type RequestContext, userIdOf } from '#platform/context'
import { visibleTasks } from './tasks.views.ts'

export type TaskFields = {
  title: string
  category: string
  due_at: string | null
  assignee_id: string | null
  dossier_id: string | null
}

export async function insertTask(ctx: RequestContext, fields: TaskFields): Promise<string> {
  const row = await ctx.db.insertInto('tasks').values(fields).returning('id').executeTakeFirstOrThrow()
  return row.id
}

export type HeldTask = {
  id: string
  title: string
  category: string
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
    select k.id, k.title, k.category, k.state, k.dossier_id as "dossierId", k.assignee_id as "assigneeId", k.version,
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
    .where('status', '=', 'ACTIVE')
    .executeTakeFirst()
  return row !== undefined
}
