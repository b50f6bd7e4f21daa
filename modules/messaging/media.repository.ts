import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { StoredMedia } from './media.rules.ts'

export type MessageMedia = {
  id: string
  accountId: string
  conversationId: string
  media: StoredMedia
}

/** The media of a message as known so far, or null when it has none. */
export async function findMedia(ctx: RequestContext, messageId: string): Promise<MessageMedia | null> {
  const row = await ctx.db
    .selectFrom('messages')
    .select(['id', 'account_id as accountId', 'conversation_id as conversationId', 'media'])
    .where('id', '=', messageId)
    .where('media', 'is not', null)
    .executeTakeFirst()
  return (row as MessageMedia | undefined) ?? null
}

export async function setMedia(ctx: RequestContext, messageId: string, media: StoredMedia): Promise<void> {
  await sql`update app.messages set media = ${JSON.stringify(media)}::jsonb where id = ${messageId}`.execute(ctx.db)
}

/** A letter as it came in, by the key of its event; null when it is kept no longer. */
export async function rawMail(ctx: RequestContext, key: string): Promise<Buffer | null> {
  const rows = await sql<{ raw: string | null }>`
    select payload -> 'raw' ->> 'rfc822' as raw from app.inbound_events where dedupe_key = ${key}`.execute(ctx.db)
  const raw = rows.rows[0]?.raw ?? null
  return raw === null ? null : Buffer.from(raw, 'base64')
}
