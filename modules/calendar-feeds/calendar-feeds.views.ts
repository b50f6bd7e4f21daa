import type { RequestContext } from '#platform/context'
import type { Feed } from './calendar-feeds.schema.ts'

/** The person's live feed, or null. */
export async function readFeed(ctx: RequestContext, userId: string): Promise<Feed | null> {
  const found = await ctx.db
    .selectFrom('calendar_feeds')
    .select(['created_at as createdAt', 'last_read_at as lastReadAt'])
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return found ?? null
}
