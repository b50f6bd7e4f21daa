import { sql } from 'kysely'
import { isoAt, isoNow } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { type JsonValue, jsonb, later } from '#platform/db'
import { type BulkList, UNDO_MS } from './bulk-changes.schema.ts'
import type { Before, Step } from './bulk-changes.targets.ts'

export type BulkState = 'RUNNING' | 'DONE' | 'CANCELLED' | 'UNDOING' | 'UNDONE'

/** Begins a change with its records; throws the unique violation of `bulk_changes_one` at once. */
export async function insertBulk(
  ctx: RequestContext,
  bulk: { userId: string; list: BulkList; command: Record<string, JsonValue> },
  records: readonly { id: string; reference: string | null; version: number; before: Before | null }[],
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('bulk_changes')
    .values({
      user_id: bulk.userId,
      roles: [...ctx.roles],
      locale: ctx.locale,
      list: bulk.list,
      command: jsonb(bulk.command),
      total: records.length,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  later(
    ctx.db,
    sql`
    insert into app.bulk_change_items (bulk_id, position, entity_id, reference, version, before)
    select ${id}, o.n, o.entity_id, o.reference, o.version, o.before
      from unnest(${records.map((r) => r.id)}::uuid[], ${records.map((r) => r.reference)}::text[],
                  ${records.map((r) => r.version)}::int[], ${records.map((r) => JSON.stringify(r.before ?? {}))}::jsonb[])
           with ordinality o (entity_id, reference, version, before, n)`,
  )
  return id
}

export type HeldBulk = {
  id: string
  userId: string
  roles: string[]
  locale: 'fr' | 'ar' | 'en'
  list: BulkList
  command: Record<string, unknown>
  state: BulkState
  undoUntil: string | null
}

/** A change of the organisation, whoever asked for it; null when there is none with this id. */
export async function findBulk(ctx: RequestContext, id: string, hold = false): Promise<HeldBulk | null> {
  const rows = await sql<HeldBulk>`
    select b.id, b.user_id as "userId", b.roles, b.locale, b.list, b.command, b.state, b.undo_until as "undoUntil"
      from app.bulk_changes b where b.id = ${id} ${hold ? sql`for update` : sql``}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Places of the next records that wait: to be changed while it runs, to be returned while it is taken back. */
export async function nextPositions(ctx: RequestContext, bulk: HeldBulk, limit: number): Promise<number[]> {
  const rows = await sql<{ position: number }>`
    select i.position from app.bulk_change_items i join app.bulk_changes b on b.id = i.bulk_id
     where i.bulk_id = ${bulk.id} and b.state = ${bulk.state} and i.state = ${waitingIn(bulk.state)}
     order by i.position limit ${limit}`.execute(ctx.db)
  return rows.rows.map((row) => row.position)
}

/** The state of a record whose turn is still to come. */
export function waitingIn(state: BulkState): 'WAITING' | 'DONE' {
  return state === 'UNDOING' ? 'DONE' : 'WAITING'
}

/**
 * Holds one record for its change, in the transaction that changes it: a second worker, or the same one after it was
 * killed, finds it done and leaves it. Null when its turn is over or the change was stopped.
 */
export async function takeStep(ctx: RequestContext, bulk: HeldBulk, position: number): Promise<Step | null> {
  const rows = await sql<Step>`
    select i.entity_id as "entityId", coalesce(i.after_version, i.version) as version, i.before
      from app.bulk_change_items i join app.bulk_changes b on b.id = i.bulk_id
     where i.bulk_id = ${bulk.id} and i.position = ${position} and b.state = ${bulk.state}
       and i.state = ${waitingIn(bulk.state)} for update of i`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Writes down what became of a record, if its turn was still to come. */
export function settleStep(
  ctx: RequestContext,
  bulk: HeldBulk,
  position: number,
  became: { state: string; afterVersion?: number; refusal?: JsonValue },
): void {
  later(
    ctx.db,
    sql`
    update app.bulk_change_items set state = ${became.state}
           ${became.afterVersion === undefined ? sql`` : sql`, after_version = ${became.afterVersion}`}
           ${became.refusal === undefined ? sql`` : sql`, refusal = ${jsonb(became.refusal)}`}
     where bulk_id = ${bulk.id} and position = ${position} and state = ${waitingIn(bulk.state)}`,
  )
}

/** Ends a change that runs: it can be taken back from now on for a while. */
export function finishBulk(ctx: RequestContext, id: string, state: 'DONE' | 'CANCELLED'): void {
  later(
    ctx.db,
    sql`
    update app.bulk_changes set state = ${state}, finished_at = ${isoNow(ctx.clock)}, undo_until = ${isoAt(ctx.clock.now() + UNDO_MS)}
     where id = ${id} and state = 'RUNNING'`,
  )
}

/** Records that wait are left as they are. One that is being changed at this moment is waited for, and stays changed. */
export function skipWaiting(ctx: RequestContext, id: string): void {
  later(ctx.db, sql`update app.bulk_change_items set state = 'SKIPPED' where bulk_id = ${id} and state = 'WAITING'`)
}

/** Moves a finished change to being taken back, or from there to its end; throws `bulk_changes_one` at once. */
export async function setState(ctx: RequestContext, id: string, state: 'UNDOING' | 'UNDONE'): Promise<void> {
  await ctx.db.updateTable('bulk_changes').set({ state }).where('id', '=', id).execute()
}
