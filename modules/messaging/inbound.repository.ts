import { sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { Tx } from '#platform/db'
import { later } from '#platform/db'

export type InboundEvent = {
  org_id: string
  id: string
  account_id: string
  kind: 'MESSAGE' | 'STATUS' | 'ECHO' | 'OTHER'
  order_key: string
  payload: unknown
  received_at: string
  attempts: number
}

/** Takes due provider events of all organisations under a lease, one per ordering key. */
export async function claimInbound(db: Tx, limit: number, leaseSeconds: number): Promise<InboundEvent[]> {
  const rows =
    await sql<InboundEvent>`select * from app.claim_inbound(${limit}, make_interval(secs => ${leaseSeconds}))`.execute(
      db,
    )
  return rows.rows
}

/**
 * Holds the ordering key until commit and tells whether the event still waits: two workers never work on one
 * person's messages at once, and an event whose lease ran out while it was worked on is not done twice.
 */
export async function holdEvent(ctx: RequestContext, event: InboundEvent): Promise<boolean> {
  const found = await sql<{ state: string | null }>`
    select app.hold_inbound(${event.order_key}, ${event.id}::uuid) as state`.execute(ctx.db)
  return found.rows[0]?.state === 'PENDING'
}

export function finishEvent(ctx: RequestContext, id: string): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('inbound_events')
      .set({ state: 'DONE', lease_until: null, processed_at: sql`app.app_now()`, error: null })
      .where('id', '=', id),
  )
}

/** Sets the event aside with its reason; its neighbours go on. */
export function quarantineEvent(ctx: RequestContext, id: string, reason: string): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('inbound_events')
      .set({ state: 'QUARANTINED', lease_until: null, processed_at: sql`app.app_now()`, error: reason.slice(0, 2000) })
      .where('id', '=', id),
  )
}

/** Puts an event that was set aside back in line, as new; false when it is not in quarantine. */
export async function releaseEvent(ctx: RequestContext, id: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('inbound_events')
    .set({ state: 'PENDING', attempts: 0, due_at: sql`app.app_now()`, lease_until: null, processed_at: null })
    .where('id', '=', id)
    .where('state', '=', 'QUARANTINED')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export function postponeEvent(ctx: RequestContext, id: string, dueAt: number, reason: string): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('inbound_events')
      .set({ lease_until: null, due_at: isoAt(dueAt), error: reason.slice(0, 2000) })
      .where('id', '=', id),
  )
}

/** Applies a reaction to the message it speaks of; `emoji: null` takes it back. */
export async function applyReaction(
  ctx: RequestContext,
  accountId: string,
  providerId: string,
  by: string,
  emoji: string | null,
): Promise<string | null> {
  const row = await sql<{ id: string }>`
    update app.messages set reactions = (
        select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements(reactions) r where r ->> 'by' <> ${by})
        || ${emoji === null ? '[]' : JSON.stringify([{ emoji, by }])}::jsonb
     where account_id = ${accountId} and provider_id = ${providerId} returning id`.execute(ctx.db)
  return row.rows[0]?.id ?? null
}

/** The person changed what they wrote. */
export async function applyEdit(
  ctx: RequestContext,
  accountId: string,
  providerId: string,
  text: string | null,
): Promise<string | null> {
  const row = await ctx.db
    .updateTable('messages')
    .set({ text, edited_at: sql`app.app_now()` })
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('direction', '=', 'IN')
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The person deleted what they wrote: shown as deleted, its content no longer shown. */
export async function applyRevoke(ctx: RequestContext, accountId: string, providerId: string): Promise<string | null> {
  const row = await ctx.db
    .updateTable('messages')
    .set({ deleted_at: sql`app.app_now()` })
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('direction', '=', 'IN')
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Keeps what the language engine made of a message. */
export function keepUnderstanding(ctx: RequestContext, messageId: string, understanding: unknown): void {
  later(
    ctx.db,
    sql`update app.messages set understanding = ${JSON.stringify(understanding)}::jsonb where id = ${messageId}`,
  )
}

/** A changed user id of the provider moves to its new value; the contact stays. */
export async function rotateBsuid(ctx: RequestContext, previous: string, current: string): Promise<void> {
  await sql`
    update app.channel_identities set value = ${current} where kind = 'WHATSAPP_BSUID' and value = ${previous}
       and not exists (select 1 from app.channel_identities o where o.kind = 'WHATSAPP_BSUID' and o.value = ${current})`.execute(
    ctx.db,
  )
}
