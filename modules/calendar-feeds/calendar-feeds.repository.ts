import { sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'

/** A reading within this time of the last one is the same to the person who looks whether the feed is in use. */
const READING_MS = 60_000

/** Gives the person a new feed in place of the one before; returns when it was made. The last of two at once stays. */
export async function replaceFeed(ctx: RequestContext, userId: string, hash: Buffer): Promise<string> {
  later(ctx.db, sql`select 1 from app.members where user_id = ${userId}::uuid for no key update`)
  endFeed(ctx, userId)
  const made = await ctx.db
    .insertInto('calendar_feeds')
    .values({ user_id: userId, token_hash: hash })
    .returning('created_at')
    .executeTakeFirstOrThrow()
  return made.created_at
}

/** Ends the person's feed, when there is one. */
export function endFeed(ctx: RequestContext, userId: string): void {
  later(
    ctx.db,
    sql`update app.calendar_feeds set revoked_at = app.app_now() where user_id = ${userId}::uuid and revoked_at is null`,
  )
}

/** Notes that a feed was read, at most once a minute. */
export async function noteReading(ctx: RequestContext, id: string): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db
    .updateTable('calendar_feeds')
    .set({ last_read_at: isoAt(now) })
    .where('id', '=', id)
    .where((e) => e.or([e('last_read_at', 'is', null), e('last_read_at', '<', isoAt(now - READING_MS))]))
    .execute()
}
