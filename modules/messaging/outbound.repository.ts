import { sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { Tx } from '#platform/db'

export type ClaimedMessage = { org_id: string; id: string; conversation_id: string; account_id: string; n: number }

/**
 * Takes due messages of all organisations, fair across numbers; each comes with the number of its try.
 * @param number how many of one phone number a claim takes, and how many of it may be on the way at once, in all processes
 */
export async function claimOutbound(
  db: Tx,
  limit: number,
  number: { perClaim: number; inFlight: number },
  leaseSeconds: number,
): Promise<ClaimedMessage[]> {
  const rows =
    await sql<ClaimedMessage>`select * from app.claim_outbound(${number.perClaim}, ${number.inFlight}, ${limit}, make_interval(secs => ${leaseSeconds}))`.execute(
      db,
    )
  return rows.rows
}

export type Acceptance = { id: string; n: number; providerId: string }

/**
 * Writes down what the provider accepted, in one statement. A status that was faster than the answer is never
 * overwritten. Messages come first and in the order of their ids, then their tries: as a status takes them, so that
 * neither waits for the other. Messages whose statuses came before this provider id was known are left out when `alone`:
 * those statuses have to speak in the same transaction.
 */
export async function recordAccepted(
  ctx: RequestContext,
  accepted: readonly Acceptance[],
  alone: boolean,
): Promise<{ id: string; conversation_id: string; statuses_wait: boolean }[]> {
  const orphans = sql<boolean>`exists (select from app.orphan_statuses o where o.provider_id = g.provider_id)`
  const rows = await sql<{ id: string; conversation_id: string; statuses_wait: boolean }>`
    with g as materialized (
      select o.id, g.n, g.provider_id, ${orphans} as statuses_wait
        from unnest(${accepted.map(({ id }) => id)}::uuid[], ${accepted.map(({ n }) => n)}::int[],
                    ${accepted.map(({ providerId }) => providerId)}::text[]) g (id, n, provider_id)
        join app.messages o on o.id = g.id and o.direction = 'OUT' where ${alone ? sql`not ${orphans}` : sql`true`}
       order by o.id for update of o
    ), m as (
      update app.messages m
         set status = case when m.status in ('SENDING', 'UNKNOWN') then 'ACCEPTED' else m.status end, provider_id = g.provider_id,
             accepted_at = app.app_now(), lease_until = null, unknown_since = null
        from g where m.id = g.id
      returning m.id, m.conversation_id, g.n, g.provider_id, g.statuses_wait
    ), t as (
      update app.message_attempts t set state = 'ACCEPTED', provider_id = m.provider_id, finished_at = app.app_now()
        from m where t.message_id = m.id and t.n = m.n and t.state in ('STARTED', 'UNKNOWN')
    )
    select m.id, m.conversation_id, m.statuses_wait from m`.execute(ctx.db)
  return rows.rows
}

/** How many tries of a message ended without an answer. */
export async function countUnknownTries(ctx: RequestContext, messageId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('message_attempts')
    .select((e) => e.fn.countAll<number>().as('tries'))
    .where('message_id', '=', messageId)
    .where('state', '=', 'UNKNOWN')
    .executeTakeFirstOrThrow()
  return row.tries
}

/** How many earlier tries of a message were refused with this code, or never reached the provider (`code: null`). */
export async function countFailedTries(ctx: RequestContext, messageId: string, code: string | null): Promise<number> {
  const row = await ctx.db
    .selectFrom('message_attempts')
    .select((e) => e.fn.countAll<number>().as('tries'))
    .where('message_id', '=', messageId)
    .where((e) =>
      code === null ? e.and({ state: 'NOT_SENT', error_class: 'R' }) : e.and({ state: 'REJECTED', error_code: code }),
    )
    .executeTakeFirstOrThrow()
  return row.tries
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
