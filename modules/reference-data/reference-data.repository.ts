import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { Labels, ListName, StoredValue } from './reference-data.rules.ts'
import { storedValues } from './reference-data.views.ts'

export type HeldList = { stored: StoredValue[]; codes: string[]; version: number }

/** Holds a list for a change, so that the next one waits, and reads what is stored of it. */
export async function lockList(ctx: RequestContext, list: ListName): Promise<HeldList> {
  await sql`insert into app.reference_lists (list) values (${list}) on conflict on constraint reference_lists_one do nothing`.execute(
    ctx.db,
  )
  const held = await sql<{ codes: string[]; version: number }>`
    select l.codes, l.version from app.reference_lists l where l.list = ${list} for update of l`.execute(ctx.db)
  const row = held.rows[0]
  return { codes: row?.codes ?? [], version: row?.version ?? 0, stored: await storedValues(ctx, list) }
}

/** Writes a new order of a list that the caller holds. */
export async function writeOrder(ctx: RequestContext, list: ListName, codes: readonly string[]): Promise<void> {
  await sql`update app.reference_lists set codes = ${[...codes]}::text[], version = version + 1 where list = ${list}`.execute(
    ctx.db,
  )
}

/** Writes what the organisation says of a code, in a list that the caller holds: its first row, or its next version. */
export async function writeValue(
  ctx: RequestContext,
  list: ListName,
  code: string,
  { labels, active }: { labels: Labels; active: boolean },
): Promise<void> {
  await sql`
    insert into app.reference_values as v (list, code, label_fr, label_ar, label_en, active)
    values (${list}, ${code}, ${labels.fr}, ${labels.ar}, ${labels.en}, ${active})
    on conflict on constraint reference_values_code do update
      set label_fr = excluded.label_fr, label_ar = excluded.label_ar, label_en = excluded.label_en,
          active = excluded.active, deleted_at = null, version = v.version + 1`.execute(ctx.db)
}

/**
 * Takes an own code away, in a list that the caller holds. Waits for whoever is choosing it at this moment and for their
 * commit: `usesOf` asked afterwards sees it.
 */
export async function markDeleted(ctx: RequestContext, list: ListName, code: string): Promise<void> {
  await sql`
    update app.reference_values set deleted_at = app.app_now(), version = version + 1
     where list = ${list} and code = ${code}`.execute(ctx.db)
}

/** The rows of these codes, kept as they are until the caller's transaction ends: nobody hides or deletes them meanwhile. */
export async function holdValues(
  ctx: RequestContext,
  list: ListName,
  codes: readonly string[],
): Promise<Map<string, { active: boolean; deleted: boolean }>> {
  const rows = await sql<{ code: string; active: boolean; deleted: boolean }>`
    select v.code, v.active, v.deleted_at is not null as deleted from app.reference_values v
     where v.list = ${list} and v.code = any(${[...codes]}::text[]) order by v.code for share of v`.execute(ctx.db)
  return new Map(rows.rows.map((row) => [row.code, row]))
}
