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
