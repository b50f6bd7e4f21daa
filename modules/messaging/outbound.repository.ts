import { sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { Tx } from '#platform/db'

export type ClaimedMessage = { org_id: string; id: string; conversation_id: string; account_id: string; n: number }

/** Takes due messages of all organisations, fair across numbers; each comes with the number of its try. */
export async function claimOutbound(
  db: Tx,
  limit: number,
  perAccount: number,
  leaseSeconds: number,
): Promise<ClaimedMessage[]> {
  const rows =
    await sql<ClaimedMessage>`select * from app.claim_outbound(${perAccount}, ${limit}, make_interval(secs => ${leaseSeconds}))`.execute(
      db,
    )
  return rows.rows
}

/** Sends whose lease ran out become UNKNOWN. */
export async function expireSending(db: Tx): Promise<{ org_id: string; id: string }[]> {
  const rows = await sql<{ org_id: string; id: string }>`select * from app.expire_sending()`.execute(db)
  return rows.rows
}

/** Unknown sends that have waited long enough for a status. */
export async function unknownDue(db: Tx, before: number): Promise<{ org_id: string; id: string }[]> {
  const rows = await sql<{
    org_id: string
    id: string
  }>`select * from app.unknown_due(${isoAt(before)}::timestamptz)`.execute(db)
  return rows.rows
}

/** Stops a number for a while, or until somebody looks. */
export async function pauseAccount(
  ctx: RequestContext,
  accountId: string,
  until: number | null,
  reason: string,
): Promise<void> {
  await ctx.db
    .updateTable('channel_accounts')
    .set({ status: 'PAUSED', paused_until: until === null ? null : isoAt(until), status_reason: reason })
    .where('id', '=', accountId)
    .execute()
}
