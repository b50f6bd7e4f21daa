import { sql } from 'kysely'
import { type Platform, readContext } from '#platform/context'
import type { Tx } from '#platform/db'

/** The organisation with this slug and its first branch, or null. */
export async function findBranchOfSlug(
  db: Tx,
  platform: Platform,
  slug: string,
): Promise<{ orgId: string; branchId: string } | null> {
  const ids = await sql<{ id: string }>`select org_ids as id from app.org_ids()`.execute(db)
  for (const { id } of ids.rows) {
    const ctx = readContext(platform, { orgId: id, actor: { kind: 'system', id: null }, correlationId: 'connect' })
    const organization = await ctx.db.selectFrom('organizations').select('slug').executeTakeFirst()
    if (organization?.slug !== slug) continue
    const branch = await ctx.db
      .selectFrom('branches')
      .select('id')
      .orderBy('created_at')
      .orderBy('id')
      .executeTakeFirst()
    return branch ? { orgId: id, branchId: branch.id } : null
  }
  return null
}
