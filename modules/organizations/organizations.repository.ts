import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb } from '#platform/db'
import type { LegalMentions } from './legal-mentions.rules.ts'
import type { WorkingHours } from './organizations.schema.ts'

type OrganizationChange = { name?: string; timezone?: string; default_locale?: string; settings?: unknown }

/** Changes the organisation when its version is still the caller's. */
export async function updateOrganization(
  ctx: RequestContext,
  version: number,
  change: OrganizationChange,
): Promise<boolean> {
  const { settings, ...plain } = change
  const done = await ctx.db
    .updateTable('organizations')
    .set({ ...plain, ...(settings === undefined ? {} : { settings: jsonb(settings) }), version: sql`version + 1` })
    .where('org_id', '=', ctx.orgId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export type BranchRow = {
  name: string
  city: string
  country: string
  timezone: string
  phone_region: string
  currency: string
  address: string | null
}

export async function insertBranch(ctx: RequestContext, row: BranchRow): Promise<string> {
  const made = await ctx.db.insertInto('branches').values(row).returning('id').executeTakeFirstOrThrow()
  return made.id
}

/** Changes a branch when its version is still the caller's; legal mentions that hold nothing are not kept. */
export async function updateBranch(
  ctx: RequestContext,
  id: string,
  version: number,
  { legal, ...change }: Partial<BranchRow> & { legal?: LegalMentions },
): Promise<boolean> {
  const kept = legal && Object.fromEntries(Object.entries(legal).filter(([, value]) => value !== null))
  const done = await ctx.db
    .updateTable('branches')
    .set({ ...change, ...(kept ? { legal: jsonb(kept) } : {}), version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Which of these branches are not ours. */
export async function unknownBranches(ctx: RequestContext, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await ctx.db
    .selectFrom('branches')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return ids.filter((id) => !found.some((row) => row.id === id))
}

/** Puts a week in the place of the one before. */
export async function replaceWorkingHours(
  ctx: RequestContext,
  userId: string,
  items: readonly WorkingHours[],
): Promise<void> {
  await ctx.db.deleteFrom('working_hours').where('user_id', '=', userId).execute()
  if (items.length === 0) return
  await ctx.db
    .insertInto('working_hours')
    .values(items.map((item) => ({ user_id: userId, ...item })))
    .execute()
}

export async function insertAbsence(
  ctx: RequestContext,
  row: { user_id: string; starts_at: string; ends_at: string; reason: string | null },
): Promise<string> {
  const made = await ctx.db.insertInto('absences').values(row).returning('id').executeTakeFirstOrThrow()
  return made.id
}

export async function deleteAbsence(ctx: RequestContext, id: string): Promise<void> {
  await ctx.db.deleteFrom('absences').where('id', '=', id).execute()
}

export async function insertApiKey(
  ctx: RequestContext,
  row: {
    name: string
    prefix: string
    secret_hash: Buffer
    scopes: string[]
    created_by: string | null
    expires_at: string | null
  },
): Promise<string> {
  const made = await ctx.db.insertInto('api_keys').values(row).returning('id').executeTakeFirstOrThrow()
  return made.id
}

/** Ends a key; false when it is not there or was ended before. */
export async function revokeApiKey(ctx: RequestContext, id: string): Promise<boolean> {
  const done = await ctx.db
    .updateTable('api_keys')
    .set({ revoked_at: sql`app.app_now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
