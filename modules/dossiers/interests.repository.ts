import type { RequestContext } from '#platform/context'
import type { InterestState } from './dossier-page.schema.ts'

export type InterestFields = {
  state: InterestState
  opinion?: string | null | undefined
  reason?: string | null | undefined
}

/** Adds an annonce to a dossier; null when it is among its interests already. */
export async function insertInterest(
  ctx: RequestContext,
  dossierId: string,
  annonceId: string,
  fields: InterestFields,
): Promise<string | null> {
  const row = await ctx.db
    .insertInto('dossier_interests')
    .values({
      dossier_id: dossierId,
      annonce_id: annonceId,
      state: fields.state,
      opinion: fields.opinion ?? null,
      reason: fields.reason ?? null,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'dossier_id', 'annonce_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function updateInterest(
  ctx: RequestContext,
  interestId: string,
  change: Partial<InterestFields>,
): Promise<void> {
  await ctx.db
    .updateTable('dossier_interests')
    .set({
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.opinion === undefined ? {} : { opinion: change.opinion }),
      ...(change.reason === undefined ? {} : { reason: change.reason }),
    })
    .where('id', '=', interestId)
    .execute()
}

/** The interest of a dossier in an annonce, or null. */
export async function findInterest(
  ctx: RequestContext,
  dossierId: string,
  annonceId: string,
): Promise<{ id: string; state: InterestState } | null> {
  const row = await ctx.db
    .selectFrom('dossier_interests')
    .select(['id', 'state'])
    .where('dossier_id', '=', dossierId)
    .where('annonce_id', '=', annonceId)
    .executeTakeFirst()
  return row ? { id: row.id, state: row.state as InterestState } : null
}
