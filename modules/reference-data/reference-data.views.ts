import { type RawBuilder, sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { ListName, StoredValue } from './reference-data.rules.ts'

const columns = sql`v.list, v.code, jsonb_build_object('fr', v.label_fr, 'ar', v.label_ar, 'en', v.label_en) as labels,
  v.active, v.deleted_at is not null as deleted, v.version`

/** What the organisation stored of one list, in the order it was added. */
export async function storedValues(ctx: RequestContext, list: ListName): Promise<StoredValue[]> {
  const rows = await sql<StoredValue>`
    select ${columns} from app.reference_values v where v.list = ${list} order by v.id`.execute(ctx.db)
  return rows.rows
}

/** What the organisation stored of all lists. */
export async function allStored(ctx: RequestContext): Promise<(StoredValue & { list: ListName })[]> {
  const rows = await sql<StoredValue & { list: ListName }>`
    select ${columns} from app.reference_values v order by v.id`.execute(ctx.db)
  return rows.rows
}

/** The orders of the lists that were arranged. */
export async function arrangements(ctx: RequestContext): Promise<Map<ListName, { codes: string[]; version: number }>> {
  const rows = await sql<{ list: ListName; codes: string[]; version: number }>`
    select l.list, l.codes, l.version from app.reference_lists l`.execute(ctx.db)
  return new Map(rows.rows.map((row) => [row.list, row]))
}

/** The column that holds the codes of each list. */
const users: Record<ListName, { table: RawBuilder<unknown>; column: RawBuilder<unknown> }> = {
  LOSS_REASON: { table: sql`app.dossiers`, column: sql`u.loss_reason` },
  WON_REASON: { table: sql`app.dossiers`, column: sql`u.won_reason` },
  SOURCE: { table: sql`app.dossiers`, column: sql`u.source` },
  TASK_CATEGORY: { table: sql`app.tasks`, column: sql`u.category` },
  DOCUMENT_TYPE: { table: sql`app.documents`, column: sql`u.type` },
  CANCEL_REASON: { table: sql`app.appointments`, column: sql`u.cancel_code` },
}

/** How many records of the organisation have each code of a list; codes that none has are absent. */
export async function usesOf(ctx: RequestContext, list: ListName, code?: string): Promise<Map<string, number>> {
  const { table, column } = users[list]
  const rows = await sql<{ code: string; uses: number }>`
    select ${column} as code, count(*)::int as uses from ${table} u
     where ${code === undefined ? sql`${column} is not null` : sql`${column} = ${code}`} group by 1`.execute(ctx.db)
  return new Map(rows.rows.map((row) => [row.code, row.uses]))
}
