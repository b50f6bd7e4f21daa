import { sql } from 'kysely'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { DiscardLetters } from './dead-letters.schema.ts'
import { type OutboundRow, setMessage } from './messages.repository.ts'

export type Letter = Pick<OutboundRow, 'id' | 'conversation_id' | 'status' | 'attempts' | 'payload' | 'purpose'> & {
  discarded: boolean
}

/** Outbound messages by id, in the order of their ids; `lock` holds them until commit. */
export async function findLetters(ctx: RequestContext, ids: readonly string[], lock: boolean): Promise<Letter[]> {
  const rows = await sql<Letter>`
    select m.id, m.conversation_id, m.status, m.attempts, m.payload, m.purpose, m.discarded_at is not null as discarded
      from app.messages m where m.id = any (${[...ids]}::uuid[]) and m.direction = 'OUT' and m.origin <> 'ECHO'
     order by m.id ${lock ? sql`for update of m` : sql``}`.execute(ctx.db)
  return rows.rows
}

/** Sets a message aside with the reason; the audit keeps who did it. */
export function discardMessage(ctx: RequestContext, id: string, reason: DiscardLetters['reason']): void {
  setMessage(ctx, id, { discarded_at: isoAt(ctx.clock.now()), discard_reason: reason })
}
