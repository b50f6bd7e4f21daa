import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { sha256 } from '#platform/crypto'
import { later } from '#platform/db'
import type { Device } from './notifications.schema.ts'
import type { PushSubscription } from './push.rules.ts'

/** Browsers of one person; with one more the one added longest ago goes. */
const MOST_DEVICES = 20

/** Keeps a browser for the person; one that was somebody else's here before is theirs now. */
export async function keepDevice(
  ctx: RequestContext,
  userId: string,
  subscription: PushSubscription,
  device: string,
): Promise<Device> {
  const row = {
    user_id: userId,
    endpoint_hash: sha256(subscription.endpoint),
    sealed: ctx.platform.vault.seal(JSON.stringify(subscription)),
    device,
  }
  const kept = await ctx.db
    .insertInto('push_subscriptions')
    .values(row)
    .onConflict((c) => c.columns(['org_id', 'endpoint_hash']).doUpdateSet(row))
    .returning(['id', 'device', 'created_at as createdAt', 'last_sent_at as lastSentAt'])
    .executeTakeFirstOrThrow()
  later(
    ctx.db,
    sql`delete from app.push_subscriptions where user_id = ${userId}::uuid and id in (
      select id from app.push_subscriptions where user_id = ${userId}::uuid order by id desc offset ${MOST_DEVICES})`,
  )
  return kept
}

/** The browsers of a person with how to reach them. */
export async function openDevices(
  ctx: RequestContext,
  userId: string,
): Promise<{ id: string; subscription: PushSubscription }[]> {
  const rows = await ctx.db
    .selectFrom('push_subscriptions')
    .select(['id', 'sealed'])
    .where('user_id', '=', userId)
    .execute()
  return rows.map(({ id, sealed }) => ({
    id,
    subscription: JSON.parse(ctx.platform.vault.open(sealed)) as PushSubscription,
  }))
}

/** Takes a person's browser away; false when it is not theirs. */
export async function dropDevice(ctx: RequestContext, userId: string, id: string): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom('push_subscriptions')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('id')
    .execute()
  return gone.length > 0
}

/** Takes all of a person's browsers away. */
export function dropDevices(ctx: RequestContext, userId: string): void {
  later(ctx.db, ctx.db.deleteFrom('push_subscriptions').where('user_id', '=', userId))
}

/** Notes that a browser's push service took a message. */
export function noteSent(ctx: RequestContext, id: string): void {
  later(ctx.db, sql`update app.push_subscriptions set last_sent_at = app.app_now() where id = ${id}`)
}
