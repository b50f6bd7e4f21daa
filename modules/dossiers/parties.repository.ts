import type { RequestContext } from '#platform/context'
import type { PartyRole } from './dossier-page.schema.ts'

export type PartyFields = {
  role: PartyRole
  share?: number | null | undefined
  note?: string | null | undefined
  position?: number | undefined
  primary?: boolean | undefined
}

/** Takes the mark of the primary party from whoever has it: there is one at most. */
async function clearPrimary(ctx: RequestContext, dossierId: string, except: string | null): Promise<void> {
  let query = ctx.db
    .updateTable('parties')
    .set({ is_primary: false })
    .where('dossier_id', '=', dossierId)
    .where('is_primary', '=', true)
  if (except) query = query.where('id', '<>', except)
  await query.execute()
}

/** Adds a party; a primary one takes the place of the one before. */
export async function insertParty(
  ctx: RequestContext,
  dossierId: string,
  party: PartyFields & { contactId: string },
): Promise<string> {
  if (party.primary) await clearPrimary(ctx, dossierId, null)
  const row = await ctx.db
    .insertInto('parties')
    .values({
      dossier_id: dossierId,
      contact_id: party.contactId,
      role: party.role,
      share: party.share ?? null,
      note: party.note ?? null,
      position: party.position ?? 0,
      is_primary: party.primary ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Changes what is given; false when the dossier has no such party. */
export async function updateParty(
  ctx: RequestContext,
  dossierId: string,
  partyId: string,
  change: Partial<PartyFields>,
): Promise<boolean> {
  if (change.primary) await clearPrimary(ctx, dossierId, partyId)
  const row = await ctx.db
    .updateTable('parties')
    .set({
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.share === undefined ? {} : { share: change.share }),
      ...(change.note === undefined ? {} : { note: change.note }),
      ...(change.position === undefined ? {} : { position: change.position }),
      ...(change.primary === undefined ? {} : { is_primary: change.primary }),
    })
    .where('id', '=', partyId)
    .where('dossier_id', '=', dossierId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteParty(ctx: RequestContext, dossierId: string, partyId: string): Promise<boolean> {
  const row = await ctx.db
    .deleteFrom('parties')
    .where('id', '=', partyId)
    .where('dossier_id', '=', dossierId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
