import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'

/** Writes into the audit that policy refused to contact somebody, and why. */
export async function writeSecurityRecord(ctx: RequestContext, conversationId: string, code: string): Promise<void> {
  await sql`select app.record_security_event('BLOCKED_BY_POLICY', 'conversations', ${conversationId}, ${JSON.stringify({ code: [null, code] })}::jsonb)`.execute(
    ctx.db,
  )
}
