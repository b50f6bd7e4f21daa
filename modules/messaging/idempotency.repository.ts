import { sql } from 'kysely'
import { actorText, type RequestContext } from '#platform/context'
import { jsonb, later } from '#platform/db'

export type StoredAnswer = { requestHash: string; status: number; body: unknown }

/** The answer given to this key before, or null. Holds the key until commit so that a double click waits. */
export async function findAnswer(ctx: RequestContext, key: string): Promise<StoredAnswer | null> {
  const found = await sql<StoredAnswer>`
    select request_hash as "requestHash", status, body from app.hold_answer(${actorText(ctx.actor)}, ${key})`.execute(
    ctx.db,
  )
  return found.rows[0] ?? null
}

export function keepAnswer(ctx: RequestContext, key: string, answer: StoredAnswer): void {
  later(
    ctx.db,
    ctx.db.insertInto('idempotency_keys').values({
      key,
      actor: actorText(ctx.actor),
      request_hash: answer.requestHash,
      status: answer.status,
      body: jsonb(answer.body),
    }),
  )
}
