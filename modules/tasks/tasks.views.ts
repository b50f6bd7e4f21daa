import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { searchScope, visibleDossiers } from '#modules/access'
import { actorText, type RequestContext, userIdOf } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { Task, TaskQuery } from './tasks.schema.ts'

/**
 * Which tasks (alias k) the caller may see: all; or, with reach OWN, those given to or made by the person and those of
 * dossiers the person may see.
 */
export function visibleTasks(ctx: RequestContext): RawBuilder<boolean> {
  const reach = ctx.permissions.reach('dossier.read')
  if (reach === 'ALL') return sql<boolean>`true`
  const userId = userIdOf(ctx)
  if (!reach || !userId) return sql<boolean>`false`
  return sql<boolean>`(k.assignee_id = ${userId}::uuid or (k.dossier_id is null and k.created_by = ${actorText(ctx.actor)})
    or exists (select 1 from app.dossiers d where d.id = k.dossier_id and ${visibleDossiers(ctx)}))`
}

/** An instant inside a JSON value, written as the API writes instants. */
const utc = (instant: RawBuilder<unknown>) => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** A dossier that the caller may not see is not named, even on a task given to them. */
const columns = (ctx: RequestContext) => sql`k.id, k.title, k.category, k.state, k.due_at as "dueAt",
  case when k.remind_minutes is not null or k.remind_at is not null then jsonb_build_object(
    'minutesBefore', k.remind_minutes, 'at', ${utc(sql`coalesce(k.remind_at, k.due_at - make_interval(mins => k.remind_minutes))`)}) end as reminder,
  (select jsonb_build_object('rule', s.rule, 'timezone', s.timezone, 'startsAt', ${utc(sql`s.starts_at`)},
      'occurrenceAt', ${utc(sql`coalesce(k.occurrence_at, s.starts_at)`)}) from app.task_series s
    where s.id = k.series_id and s.ended_at is null) as recurrence,
  (k.state = 'OPEN' and k.due_at is not null and k.due_at < app.app_now()) as overdue,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  (select jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name)
     from app.dossiers d join app.contacts c on c.id = d.contact_id
    where d.id = k.dossier_id and ${visibleDossiers(ctx)}) as dossier,
  k.created_at as "createdAt", k.completed_at as "completedAt", k.version`

const Position = Type.Tuple([
  Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  Type.String({ format: 'uuid' }),
])

/** Tasks by due time, those without one last. */
export async function listTasks(
  ctx: RequestContext,
  query: TaskQuery,
): Promise<{ items: Task[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const rows = await sql<Task>`
    select ${columns(ctx)} from app.tasks k left join app.members m on m.user_id = k.assignee_id
     where ${visibleTasks(ctx)} ${after(query.cursor)} ${assigned(ctx, query.assignee)}
       ${query.state ? sql`and k.state = ${query.state}` : sql``}
       ${query.dossierId ? sql`and k.dossier_id = ${query.dossierId}` : sql``}
       ${query.dueBefore ? sql`and k.due_at < ${query.dueBefore}::timestamptz` : sql``}
       ${query.q?.trim() ? sql`and k.id in (select app.search_tasks(${query.q.trim()} ${searchScope(ctx)}))` : sql``}
     order by k.due_at asc nulls last, k.id asc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.dueAt, row.id])
}

function after(cursor: string | undefined): RawBuilder<unknown> {
  const from = decodeCursor(Position, cursor)
  if (!from) return sql``
  return from[0] === null
    ? sql`and (k.due_at is null and k.id > ${from[1]}::uuid)`
    : sql`and ((k.due_at, k.id) > (${from[0]}::timestamptz, ${from[1]}::uuid) or k.due_at is null)`
}

function assigned(ctx: RequestContext, assignee: string | undefined): RawBuilder<unknown> {
  if (assignee === undefined) return sql``
  if (assignee === 'none') return sql`and k.assignee_id is null`
  const id = assignee === 'me' ? userIdOf(ctx) : assignee
  return id ? sql`and k.assignee_id = ${id}::uuid` : sql`and false`
}

/** One task the caller may see, or null. `asked` false: no question of reach, for what the caller has just changed. */
export async function readTask(ctx: RequestContext, id: string, asked = true): Promise<Task | null> {
  const rows = await sql<Task>`
    select ${columns(ctx)} from app.tasks k left join app.members m on m.user_id = k.assignee_id
     where k.id = ${id} and ${asked ? visibleTasks(ctx) : sql`true`}`.execute(ctx.db)
  return rows.rows[0] ?? null
}
