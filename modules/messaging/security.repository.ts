import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'

/** Writes into the audit that policy refused to contact somebody, and why: by their conversation, or before there is one. */
export async function writeSecurityRecord(
  ctx: RequestContext,
  about: { entity: 'conversations' | 'contacts'; id: string },
  code: string,
): Promise<void> {
  await sql`select app.record_security_event('BLOCKED_BY_POLICY', ${about.entity}, ${about.id}, ${JSON.stringify({ code: [null, code] })}::jsonb)`.execute(
    ctx.db,
  )
}

/** Writes into the audit that a provider event was taken out of quarantine. */
export async function writeReplay(ctx: RequestContext, id: string): Promise<void> {
  await sql`select app.record_security_event('REPLAY', 'inbound_events', ${id}, ${JSON.stringify({ state: ['QUARANTINED', 'PENDING'] })}::jsonb)`.execute(
    ctx.db,
  )
}
