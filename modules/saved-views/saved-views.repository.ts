import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb, later } from '#platform/db'
import type { ListName } from './saved-views.rules.ts'
import type { PreferencesPatch } from './saved-views.schema.ts'

export type ViewFields = {
  name: string
  filter: Record<string, unknown>
  columns: string[]
  sort: string | null
  shared: boolean
}

/** Writes a view; throws the unique violation of `saved_views_name` at once. */
export async function insertView(
  ctx: RequestContext,
  view: ViewFields & { list: ListName; owner_id: string },
): Promise<string> {
  const row = await ctx.db
    .insertInto('saved_views')
    .values({ ...view, filter: jsonb(view.filter) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export type HeldView = ViewFields & {
  id: string
  list: ListName
  ownerId: string
  deletedAt: string | null
  version: number
}

/** Holds a view of the organisation, deleted ones too; null when there is none with this id. */
export async function lockView(ctx: RequestContext, id: string): Promise<HeldView | null> {
  const rows = await sql<HeldView>`
    select v.id, v.list, v.owner_id as "ownerId", v.name, v.filter, v.columns, v.sort, v.shared,
           v.deleted_at as "deletedAt", v.version
      from app.saved_views v where v.id = ${id} for update of v`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Changes a view that the caller holds; throws the unique violation of `saved_views_name` at once. */
export async function updateView(
  ctx: RequestContext,
  id: string,
  change: Partial<ViewFields> & { deleted_at?: string | null },
): Promise<void> {
  const { filter, ...rest } = change
  await ctx.db
    .updateTable('saved_views')
    .set({ ...rest, ...(filter === undefined ? {} : { filter: jsonb(filter) }), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** How many views a person keeps of a list. */
export async function countOwn(ctx: RequestContext, ownerId: string, list: ListName): Promise<number> {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from app.saved_views v
     where v.owner_id = ${ownerId} and v.list = ${list} and v.deleted_at is null`.execute(ctx.db)
  return rows.rows[0]?.n ?? 0
}

/** Keeps what a person chose for a list; what is not named stays. */
export function savePreferences(
  ctx: RequestContext,
  of: { userId: string; list: ListName },
  { columns, defaultViewId }: PreferencesPatch,
): void {
  later(
    ctx.db,
    sql`
    insert into app.list_preferences (user_id, list, columns, default_view_id)
    values (${of.userId}, ${of.list}, ${columns ?? null}::text[], ${defaultViewId ?? null}::uuid)
    on conflict (org_id, user_id, list) do update set
      columns = ${columns === undefined ? sql`list_preferences.columns` : sql`excluded.columns`},
      default_view_id = ${defaultViewId === undefined ? sql`list_preferences.default_view_id` : sql`excluded.default_view_id`}`,
  )
}
