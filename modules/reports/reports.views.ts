import type { RequestContext } from '#platform/context'

/** The zone in which the organisation's calendar days are judged. */
export async function organizationZone(ctx: RequestContext): Promise<string> {
  const row = await ctx.db.selectFrom('organizations').select('timezone').executeTakeFirstOrThrow()
  return row.timezone
}
