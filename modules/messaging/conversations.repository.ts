import { type RawBuilder, sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'

/** The ways a message can go. */
export type MessageChannel = 'WHATSAPP' | 'SMS' | 'EMAIL'

export type ConversationRow = {
  id: string
  account_id: string
  channel: MessageChannel
  contact_id: string
  identity_id: string
  dossier_id: string | null
  branch_id: string
  assignee_id: string | null
  handled_by: 'AGENT' | 'HUMAN'
  needs_human: boolean
  window_expires_at: string | null
  last_inbound_at: string | null
  snoozed_until: string | null
  snoozed_by: string | null
  agent_state: Record<string, unknown>
}

const columns = [
  'id',
  'account_id',
  'channel',
  'contact_id',
  'identity_id',
  'dossier_id',
  'branch_id',
  'assignee_id',
  'handled_by',
  'needs_human',
  'window_expires_at',
  'last_inbound_at',
  'snoozed_until',
  'snoozed_by',
  'agent_state',
] as const

/** The thread with one identity on one number; made when it is not there. The row is locked until commit. */
export async function openConversation(
  ctx: RequestContext,
  o: {
    accountId: string
    channel: MessageChannel
    contactId: string
    identityId: string
    branchId: string
    handledBy: 'AGENT' | 'HUMAN'
  },
): Promise<ConversationRow & { created: boolean }> {
  const known = (await lockThread(ctx, o.accountId, o.identityId)) ?? (await lockOtherName(ctx, o))
  if (known) return { ...known, created: false }
  const made = await ctx.db
    .insertInto('conversations')
    .values({
      account_id: o.accountId,
      channel: o.channel,
      contact_id: o.contactId,
      identity_id: o.identityId,
      branch_id: o.branchId,
      handled_by: o.handledBy,
    })
    .onConflict((c) => c.columns(['org_id', 'account_id', 'identity_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  const row = await lockThread(ctx, o.accountId, o.identityId)
  if (!row) throw new Error('a conversation that was just opened is gone')
  return { ...row, created: made !== undefined }
}

async function lockThread(ctx: RequestContext, accountId: string, identityId: string): Promise<ConversationRow | null> {
  const row = await ctx.db
    .selectFrom('conversations')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('identity_id', '=', identityId)
    .forUpdate()
    .executeTakeFirst()
  return (row as unknown as ConversationRow | undefined) ?? null
}

/**
 * The one conversation that the person has on a WhatsApp number under their other name there: somebody known by the
 * provider's user id shows the number one day, or hides it. Null when there is none, or more than one to choose from.
 */
async function lockOtherName(
  ctx: RequestContext,
  o: { accountId: string; channel: MessageChannel; contactId: string; identityId: string },
): Promise<ConversationRow | null> {
  if (o.channel !== 'WHATSAPP') return null
  const rows = await sql<ConversationRow>`
    select ${sql.join(columns.map((name) => sql.ref(`v.${name}`)))}
      from app.conversations v join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.account_id = ${o.accountId} and v.contact_id = ${o.contactId}
       and i.kind is distinct from (select n.kind from app.channel_identities n where n.id = ${o.identityId})
     limit 2 for update of v`.execute(ctx.db)
  return rows.rows.length === 1 ? (rows.rows[0] ?? null) : null
}

/** A conversation by id, locked for a change; null when it is not there, or not one that `visible` (over `v`) lets see. */
export async function lockConversation(
  ctx: RequestContext,
  id: string,
  visible: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<ConversationRow | null> {
  const rows = await sql<ConversationRow>`
    select ${sql.join(columns.map((name) => sql.ref(`v.${name}`)))} from app.conversations v
     where v.id = ${id} and ${visible} for update of v`.execute(ctx.db)
  return rows.rows[0] ?? null
}

export type LastLine = {
  direction: 'IN' | 'OUT'
  type: string
  text: string | null
  author: string
  at: number
  /** A machine wrote it: nobody waits for an answer. */
  automatic?: boolean
}

/** Shows the newest line in the list. Inbound: opens the window, counts as unread, starts the waiting clock. */
export function showLastLine(ctx: RequestContext, id: string, line: LastLine, windowExpiresAt: number | null): void {
  const inbound = line.direction === 'IN'
  later(
    ctx.db,
    ctx.db
      .updateTable('conversations')
      .set({
        last_at: sql`greatest(last_at, ${isoAt(line.at)}::timestamptz)`,
        last_direction: line.direction,
        last_type: line.type,
        last_text: line.text?.slice(0, 240) ?? null,
        last_author: line.author,
        ...(inbound && line.automatic
          ? { unread_count: sql`unread_count + 1` }
          : inbound
            ? {
                last_inbound_at: isoAt(line.at),
                waiting_since: sql`coalesce(waiting_since, ${isoAt(line.at)}::timestamptz)`,
                unread_count: sql`unread_count + 1`,
              }
            : { waiting_since: null }),
        ...(windowExpiresAt === null ? {} : { window_expires_at: isoAt(windowExpiresAt) }),
      })
      .where('id', '=', id),
  )
}

export function setConversation(
  ctx: RequestContext,
  id: string,
  change: Partial<{
    dossier_id: string
    assignee_id: string | null
    handled_by: 'AGENT' | 'HUMAN'
    handling_reason: string | null
    needs_human: boolean
    unread_count: number
    typing_user_id: string | null
    typing_until: string | null
  }>,
): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('conversations')
      .set({ ...change, ...(change.handled_by ? { handling_since: sql`app.app_now()` } : {}) })
      .where('id', '=', id),
  )
}

/** Puts a conversation off until an instant. */
export function setSnooze(ctx: RequestContext, id: string, until: string, by: string | null): void {
  later(ctx.db, ctx.db.updateTable('conversations').set({ snoozed_until: until, snoozed_by: by }).where('id', '=', id))
}

/** Ends that. `unread`: nobody is looking at it, so it stands out in its lists. */
export function clearSnooze(ctx: RequestContext, id: string, { unread }: { unread: boolean }): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('conversations')
      .set({
        snoozed_until: null,
        snoozed_by: null,
        ...(unread ? { unread_count: sql`greatest(unread_count, 1)` } : {}),
      })
      .where('id', '=', id),
  )
}

/** A conversation by id without holding it; null when it is not there. */
export async function peekConversation(ctx: RequestContext, id: string): Promise<ConversationRow | null> {
  const row = await ctx.db.selectFrom('conversations').select(columns).where('id', '=', id).executeTakeFirst()
  return (row as unknown as ConversationRow | undefined) ?? null
}
