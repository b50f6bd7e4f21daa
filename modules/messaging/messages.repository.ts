import { sql } from 'kysely'
import type { OutboundContent } from '#channels/kit'
import { isoAt } from '#platform/clock'
import { type RequestContext, wakeAfterCommit } from '#platform/context'
import { jsonb, later } from '#platform/db'
import type { ConversationRow, MessageChannel } from './conversations.repository.ts'
import type { StoredMedia } from './media.rules.ts'
import { KEEPS_ORDER_MS, type MessageStatus } from './messaging.rules.ts'

export type NewInbound = {
  conversation: ConversationRow
  dossierId: string | null
  type: string
  text: string | null
  payload: unknown
  media: unknown
  providerId: string
  replyTo: string | null
  at: number
  /** What the language engine made of it; null for a message without words. */
  understanding: unknown
}

/** Stores what a person wrote; null when this provider id is known already. */
export async function insertInbound(ctx: RequestContext, m: NewInbound): Promise<string | null> {
  const row = await ctx.db
    .insertInto('messages')
    .values({
      conversation_id: m.conversation.id,
      contact_id: m.conversation.contact_id,
      dossier_id: m.dossierId,
      account_id: m.conversation.account_id,
      identity_id: m.conversation.identity_id,
      channel: m.conversation.channel,
      direction: 'IN',
      origin: 'PROVIDER',
      type: m.type,
      text: m.text,
      payload: jsonb(m.payload ?? {}),
      media: m.media === null ? null : jsonb(m.media),
      provider_id: m.providerId,
      reply_to_provider_id: m.replyTo,
      understanding: m.understanding === null ? null : jsonb(m.understanding),
      status: 'RECEIVED',
      author: `contact:${m.conversation.contact_id}`,
      at: isoAt(m.at),
    })
    .onConflict((c) =>
      c.columns(['org_id', 'account_id', 'provider_id']).where('provider_id', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export type NewOutbound = {
  /** Given by the database while the conversation was held: ids of a conversation rise in the order of its messages. */
  id: string
  conversation: ConversationRow
  origin: 'APP' | 'API' | 'AGENT' | 'REMINDER'
  type: string
  text: string | null
  content: unknown
  purpose: 'REPLY' | 'CONTACT' | 'MARKETING'
  dueAt: number
  /** The instant somebody chose for it, when it was not to leave at once. */
  notBefore?: number | null
  /** From then on it is of no use, in epoch milliseconds. */
  usefulUntil?: number | null
  replyTo?: string | null
  citations?: readonly unknown[]
  decisionId?: string | null
  announcesHandOver?: boolean
  /** The template it is written in, and which of its versions. */
  template?: { id: string; version: number } | null
  /** The file it carries. */
  media?: StoredMedia | null
}

/** When a message may leave: at its time, but not before one that was written earlier and that the provider refused just now. */
function afterRefused(ctx: RequestContext, conversationId: string, dueAt: number) {
  return sql<string>`greatest(${isoAt(dueAt)}::timestamptz, (select max(b.due_at) from app.messages b
    where b.conversation_id = ${conversationId} and b.status = 'QUEUED' and b.attempts > 0 and b.failure_code is not null
      and b.due_at <= ${isoAt(ctx.clock.now() + KEEPS_ORDER_MS)}::timestamptz))`
}

/** A refused message waits for its next try: what was written after it in the conversation waits as long. */
export function holdLater(ctx: RequestContext, message: { id: string; conversationId: string }, dueAt: number): void {
  const at = isoAt(dueAt)
  later(
    ctx.db,
    ctx.db
      .updateTable('messages')
      .set({ due_at: at })
      .where('conversation_id', '=', message.conversationId)
      .where('status', '=', 'QUEUED')
      .where('id', '>', message.id)
      .where('due_at', '<', at),
  )
}

/** Queues a message in the caller's transaction; the database refuses it without a live consent. */
export function insertOutbound(ctx: RequestContext, m: NewOutbound): void {
  later(
    ctx.db,
    ctx.db.insertInto('messages').values({
      id: m.id,
      conversation_id: m.conversation.id,
      contact_id: m.conversation.contact_id,
      dossier_id: m.conversation.dossier_id,
      account_id: m.conversation.account_id,
      identity_id: m.conversation.identity_id,
      channel: m.conversation.channel,
      direction: 'OUT',
      origin: m.origin,
      type: m.type,
      text: m.text,
      payload: jsonb({
        content: m.content,
        ...(m.announcesHandOver ? { announcesHandOver: true } : {}),
        ...(m.notBefore ? { notBefore: isoAt(m.notBefore) } : {}),
        ...(m.usefulUntil ? { usefulUntil: isoAt(m.usefulUntil) } : {}),
      }),
      status: 'QUEUED',
      purpose: m.purpose,
      due_at: afterRefused(ctx, m.conversation.id, m.dueAt),
      at: isoAt(ctx.clock.now()),
      reply_to_provider_id: m.replyTo ?? null,
      citations: jsonb(m.citations ?? []),
      decision_id: m.decisionId ?? null,
      template_id: m.template?.id ?? null,
      template_version: m.template?.version ?? null,
      media: m.media ? jsonb(m.media) : null,
    }),
  )
  wakeAfterCommit(ctx, 'outbound')
}

/** A message sent from the agency's own phone: outbound, but not by us. */
export async function insertEcho(
  ctx: RequestContext,
  m: Omit<NewInbound, 'replyTo' | 'understanding'>,
): Promise<string | null> {
  const row = await ctx.db
    .insertInto('messages')
    .values({
      conversation_id: m.conversation.id,
      contact_id: m.conversation.contact_id,
      dossier_id: m.dossierId,
      account_id: m.conversation.account_id,
      identity_id: m.conversation.identity_id,
      channel: m.conversation.channel,
      direction: 'OUT',
      origin: 'ECHO',
      type: m.type,
      text: m.text,
      payload: jsonb(m.payload ?? {}),
      media: m.media === null ? null : jsonb(m.media),
      provider_id: m.providerId,
      status: 'SENT',
      author: 'user',
      at: isoAt(m.at),
    })
    .onConflict((c) =>
      c.columns(['org_id', 'account_id', 'provider_id']).where('provider_id', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** What is to be withdrawn: a conversation's, an identity's, what the assistant wrote, or one message. */
type Queued = {
  accountId?: string
  conversationId?: string
  identityId?: string
  channel?: string
  origin?: string
  purpose?: string
  id?: string
}

/** Withdraws what is queued. */
export function withdrawQueued(ctx: RequestContext, where: Queued, code: string): void {
  later(ctx.db, withdrawal(ctx, where, code))
}

/** The same; tells which messages it were. */
export async function cancelQueued(ctx: RequestContext, where: Queued, code: string): Promise<string[]> {
  return (await withdrawal(ctx, where, code).returning('id').execute()).map((r) => r.id)
}

function withdrawal(ctx: RequestContext, where: Queued, code: string) {
  let query = ctx.db
    .updateTable('messages')
    .set({ status: 'CANCELLED', failure_code: code, failed_at: sql`app.app_now()` })
    .where('status', '=', 'QUEUED')
  if (where.accountId) query = query.where('account_id', '=', where.accountId)
  if (where.id) query = query.where('id', '=', where.id)
  if (where.conversationId) query = query.where('conversation_id', '=', where.conversationId)
  if (where.identityId) query = query.where('identity_id', '=', where.identityId)
  if (where.channel) query = query.where('channel', '=', where.channel)
  if (where.origin) query = query.where('origin', '=', where.origin)
  if (where.purpose) query = query.where('purpose', '=', where.purpose)
  return query
}

export type OutboundRow = {
  id: string
  conversation_id: string
  contact_id: string
  dossier_id: string | null
  account_id: string
  channel: MessageChannel
  identity_id: string
  status: MessageStatus
  purpose: 'REPLY' | 'CONTACT' | 'MARKETING'
  origin: string
  type: string
  attempts: number
  payload: { content: OutboundContent; announcesHandOver?: boolean; usefulUntil?: string }
  reply_to_provider_id: string | null
  provider_id: string | null
  accepted_at: string | null
  template_id: string | null
}

const outboundColumns = [
  'id',
  'conversation_id',
  'contact_id',
  'dossier_id',
  'account_id',
  'channel',
  'identity_id',
  'status',
  'purpose',
  'origin',
  'type',
  'attempts',
  'payload',
  'reply_to_provider_id',
  'provider_id',
  'accepted_at',
  'template_id',
] as const

/** An outbound message by id; `lock` holds it until commit. */
export async function findOutbound(ctx: RequestContext, id: string, lock = false): Promise<OutboundRow | null> {
  let query = ctx.db.selectFrom('messages').select(outboundColumns).where('id', '=', id).where('direction', '=', 'OUT')
  if (lock) query = query.forUpdate()
  return ((await query.executeTakeFirst()) as unknown as OutboundRow | undefined) ?? null
}

/** The outbound message that a provider id belongs to, by its present id or by an earlier try; locked. */
export async function findByProviderId(
  ctx: RequestContext,
  accountId: string,
  providerId: string,
): Promise<OutboundRow | null> {
  const direct = await ctx.db
    .selectFrom('messages')
    .select(outboundColumns)
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('direction', '=', 'OUT')
    .forUpdate()
    .executeTakeFirst()
  if (direct) return direct as unknown as OutboundRow
  const attempt = await ctx.db
    .selectFrom('message_attempts')
    .select('message_id')
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  return attempt ? findOutbound(ctx, attempt.message_id, true) : null
}

export type StatusChange = {
  status?: MessageStatus
  provider_id?: string
  due_at?: string
  lease_until?: null
  unknown_since?: string | null
  failure_code?: string | null
  failure_cause?: string | null
  accepted_at?: string
  sent_at?: string
  delivered_at?: string
  read_at?: string
  failed_at?: string
  discarded_at?: string | null
  discard_reason?: string | null
}

export function setMessage(ctx: RequestContext, id: string, change: StatusChange): void {
  later(ctx.db, ctx.db.updateTable('messages').set(change).where('id', '=', id))
}

export type AttemptChange = {
  state: 'ACCEPTED' | 'REJECTED' | 'NOT_SENT' | 'UNKNOWN'
  provider_id?: string | null
  error_class?: string | null
  error_code?: string | null
  cause?: string | null
}

/** Closes a try. One that is closed stays as it is, but a lost answer may still be settled by a status. */
export function closeAttempt(ctx: RequestContext, messageId: string, n: number, change: AttemptChange): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('message_attempts')
      .set({ ...change, finished_at: sql`app.app_now()` })
      .where('message_id', '=', messageId)
      .where('n', '=', n)
      .where('state', 'in', ['STARTED', 'UNKNOWN']),
  )
}

/** Adds to a try what was learnt of it later; whether it was accepted stays as it is. */
export function noteAttempt(
  ctx: RequestContext,
  messageId: string,
  n: number,
  note: Required<Pick<AttemptChange, 'error_class' | 'error_code' | 'cause'>>,
): void {
  later(ctx.db, ctx.db.updateTable('message_attempts').set(note).where('message_id', '=', messageId).where('n', '=', n))
}

/** Keeps a status that came before we knew its message. */
export function keepOrphanStatus(ctx: RequestContext, providerId: string, payload: unknown): void {
  later(ctx.db, ctx.db.insertInto('orphan_statuses').values({ provider_id: providerId, payload: jsonb(payload) }))
}

/** Takes the statuses that waited for this provider id, oldest first. */
export async function takeOrphanStatuses(ctx: RequestContext, providerId: string): Promise<unknown[]> {
  const rows = await ctx.db
    .deleteFrom('orphan_statuses')
    .where('provider_id', '=', providerId)
    .returning(['id', 'payload'])
    .execute()
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map((r) => r.payload)
}

/** A message of this conversation that may be quoted, with the provider's id once it has one; null when it is not there. */
export async function findQuotable(
  ctx: RequestContext,
  conversationId: string,
  id: string,
): Promise<{ provider_id: string | null } | null> {
  const row = await ctx.db
    .selectFrom('messages')
    .select('provider_id')
    .where('id', '=', id)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst()
  return row ?? null
}
