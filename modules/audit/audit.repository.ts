import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { Tx } from '#platform/db'

/** Organisations with entries waiting for their seal. */
export async function orgsToSeal(db: Tx): Promise<string[]> {
  const rows = await sql<{ id: string }>`select app.orgs_to_seal() as id`.execute(db)
  return rows.rows.map((row) => row.id)
}

/** Ids of all organisations, for verification of each. */
export async function allOrgs(db: Tx): Promise<string[]> {
  const rows = await sql<{ id: string }>`select app.org_ids() as id`.execute(db)
  return rows.rows.map((row) => row.id)
}

/** Seals waiting entries of the organisation, oldest first. Returns how many. */
export async function sealEntries(ctx: RequestContext, limit: number): Promise<number> {
  const rows = await sql<{ sealed: number }>`select app.seal_audit(${ctx.orgId}, ${limit}) as sealed`.execute(ctx.db)
  return rows.rows[0]?.sealed ?? 0
}

/** Keeps that something was read or taken out, with the filters used. Of the organisation as a whole unless a row is named. */
export async function recordAccess(
  ctx: RequestContext,
  action: 'READ' | 'EXPORT',
  entity: string,
  details: Record<string, string | number>,
  id: string = ctx.orgId,
): Promise<void> {
  const changes = Object.fromEntries(Object.entries(details).map(([field, value]) => [field, [null, value]]))
  await sql`select app.record_security_event(${action}, ${entity}, ${id}, ${JSON.stringify(changes)}::jsonb)`.execute(
    ctx.db,
  )
}

export async function organizationName(ctx: RequestContext): Promise<string> {
  const row = await ctx.db.selectFrom('organizations').select('name').executeTakeFirstOrThrow()
  return row.name
}
