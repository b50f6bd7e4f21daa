import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb, type Tx } from '#platform/db'

export type PlatformAction = 'LIST_ORGANIZATIONS' | 'READ_HEALTH' | 'FIND_ANNONCE' | 'LIST_BLOCKS' | 'BLOCK' | 'UNBLOCK'

/** Keeps for good what a platform administrator did; the actor and the correlation id are those of the connection. */
export async function recordUse(
  db: Tx,
  entry: {
    actor: string
    action: PlatformAction
    orgId?: string
    subjectId?: string
    details?: Record<string, unknown>
  },
): Promise<void> {
  await sql`
    insert into platform.audit_entries (actor, action, org_id, subject_id, details)
    values (${entry.actor}, ${entry.action}, ${entry.orgId ?? null}::uuid, ${entry.subjectId ?? null}::uuid,
            ${jsonb(entry.details ?? {})})`.execute(db)
}

/** Blocks an annonce of the organisation in context, holding its row to the end of the transaction. */
export async function insertBlock(
  ctx: RequestContext,
  userId: string,
  annonceId: string,
  reason: string,
): Promise<'BLOCKED' | 'ALREADY' | 'NOT_FOUND'> {
  const rows = await sql<{ outcome: 'BLOCKED' | 'ALREADY' | 'NOT_FOUND' }>`
    select app.block_annonce(${userId}::uuid, ${annonceId}::uuid, ${reason}) as outcome`.execute(ctx.db)
  return rows.rows[0]?.outcome ?? 'NOT_FOUND'
}

/** Lifts the block of an annonce of the organisation in context, holding its row; where it stood before, null when not blocked. */
export async function deleteBlock(ctx: RequestContext, userId: string, annonceId: string): Promise<string | null> {
  const rows = await sql<{ heldFrom: string | null }>`
    select app.unblock_annonce(${userId}::uuid, ${annonceId}::uuid) as "heldFrom"`.execute(ctx.db)
  return rows.rows[0]?.heldFrom ?? null
}
