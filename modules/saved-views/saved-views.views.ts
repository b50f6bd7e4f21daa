import { type RawBuilder, sql } from 'kysely'
import { knownCodes } from '#modules/reference-data'
import { type RequestContext, userIdOf } from '#platform/context'
import { faultsOf, type KnownCodes, type ListName } from './saved-views.rules.ts'
import type { ListPreferences, SavedView } from './saved-views.schema.ts'

/** Views of one list that are shown at most; people have fewer. */
const SHOWN = 500

/** Which views (alias v) the caller sees: their own and the team's. */
export function visibleViews(ctx: RequestContext): RawBuilder<boolean> {
  return sql<boolean>`(v.deleted_at is null and (v.shared or v.owner_id = ${userIdOf(ctx)}::uuid))`
}

type ViewRow = Omit<SavedView, 'mine' | 'canEdit' | 'outdated'>

const columns = sql`v.id, v.list, v.name, v.filter, v.columns, v.sort, v.shared, v.version,
  jsonb_build_object('id', m.user_id, 'name', m.name) as owner`

/** A view as it is shown: what the list would no longer take is left out and said. */
function present(ctx: RequestContext, row: ViewRow, known: KnownCodes): SavedView {
  const mine = row.owner.id === userIdOf(ctx)
  const outdated = faultsOf(row.list, row, known).length > 0
  return {
    ...row,
    ...(outdated ? { filter: {}, sort: null } : {}),
    mine,
    canEdit: mine || (row.shared && ctx.permissions.reach('view.write') === 'ALL'),
    outdated,
  }
}

/** One's own views of a list and the team's, by name. */
export async function listViews(ctx: RequestContext, list: ListName): Promise<SavedView[]> {
  const [rows, known] = await Promise.all([
    sql<ViewRow>`
      select ${columns} from app.saved_views v join app.members m on m.user_id = v.owner_id
       where v.list = ${list} and ${visibleViews(ctx)} order by lower(v.name), v.id limit ${SHOWN}`.execute(ctx.db),
    knownCodes(ctx),
  ])
  return rows.rows.map((row) => present(ctx, row, known))
}

/** One view, or null when it is not there or not the caller's to see. */
export async function readView(ctx: RequestContext, id: string): Promise<SavedView | null> {
  const [rows, known] = await Promise.all([
    sql<ViewRow>`
      select ${columns} from app.saved_views v join app.members m on m.user_id = v.owner_id
       where v.id = ${id} and ${visibleViews(ctx)}`.execute(ctx.db),
    knownCodes(ctx),
  ])
  const row = rows.rows[0]
  return row ? present(ctx, row, known) : null
}

/** What the person chose for a list. A default that is no longer theirs to see counts as none. */
export async function readListPreferences(ctx: RequestContext, list: ListName): Promise<ListPreferences> {
  const rows = await sql<ListPreferences>`
    select p.columns, v.id as "defaultViewId" from app.list_preferences p
      left join app.saved_views v on v.id = p.default_view_id and ${visibleViews(ctx)}
     where p.user_id = ${userIdOf(ctx)}::uuid and p.list = ${list}`.execute(ctx.db)
  return rows.rows[0] ?? { columns: null, defaultViewId: null }
}
