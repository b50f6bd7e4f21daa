import type { RequestContext } from '#platform/context'
import type { PartyRole } from './dossier-page.schema.ts'

/** What people are parties of. */
export type PartySubject = { dossierId: string } | { annonceId: string }

const ofSubject = (subject: PartySubject) =>
  'dossierId' in subject
    ? { column: 'dossier_id' as const, id: subject.dossierId }
    : { column: 'annonce_id' as const, id: subject.annonceId }

export type PartyFields = {
  role: PartyRole
  share?: number | null | undefined
  note?: string | null | undefined
  position?: number | undefined
  primary?: boolean | undefined
}

/** Takes the mark of the primary party from whoever has it: there is one at most. */
async function clearPrimary(ctx: RequestContext, subject: PartySubject, except: string | null): Promise<void> {
  const { column, id } = ofSubject(subject)
  let query = ctx.db
    .updateTable('parties')
    .set({ is_primary: false })
    .where(column, '=', id)
    .where('is_primary', '=', true)
  if (except) query = query.where('id', '<>', except)
  await query.execute()
}

/** Adds a party; a primary one takes the place of the one before. */
export async function insertParty(
  ctx: RequestContext,
  subject: PartySubject,
  party: PartyFields & { contactId: string },
): Promise<string> {
  if (party.primary) await clearPrimary(ctx, subject, null)
  const { column, id } = ofSubject(subject)
  const row = await ctx.db
    .insertInto('parties')
    .values({
      [column]: id,
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

/** Changes what is given; false when there is no such party. */
export async function updateParty(
  ctx: RequestContext,
  subject: PartySubject,
  partyId: string,
  change: Partial<PartyFields>,
): Promise<boolean> {
  if (change.primary) await clearPrimary(ctx, subject, partyId)
  const { column, id } = ofSubject(subject)
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
    .where(column, '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteParty(ctx: RequestContext, subject: PartySubject, partyId: string): Promise<boolean> {
  const { column, id } = ofSubject(subject)
  const row = await ctx.db
    .deleteFrom('parties')
    .where('id', '=', partyId)
    .where(column, '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
