import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { Tx } from '#platform/db'

/** The live feed of an active member by the hash of its secret, or null. */
export async function findFeed(db: Tx, hash: Buffer): Promise<{ orgId: string; id: string; userId: string } | null> {
  const found = await sql<{ orgId: string; id: string; userId: string }>`
    select org_id as "orgId", id, user_id as "userId" from app.calendar_feed_by_hash(${hash})`.execute(db)
  return found.rows[0] ?? null
}

/** The name of the organisation in context and the language it speaks when a person chose none. */
export async function readHouse(ctx: RequestContext): Promise<{ name: string; locale: string }> {
  const house = await ctx.db
    .selectFrom('organizations')
    .select(['name', 'default_locale as locale'])
    .executeTakeFirstOrThrow()
  return house
}
