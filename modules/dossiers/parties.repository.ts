import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'
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

/** SQL: the place after everybody who stands there. */
function nextPlace(subject: PartySubject) {
  const { column, id } = ofSubject(subject)
  return sql<number>`(select coalesce(max(p.position), -1) + 1 from app.parties p where p.${sql.ref(column)} = ${id})`
}

/** The ids of everybody who stands there, in their order. The caller holds the subject. */
export async function partyIds(ctx: RequestContext, subject: PartySubject): Promise<string[]> {
  const { column, id } = ofSubject(subject)
  const rows = await ctx.db
    .selectFrom('parties')
    .select('id')
    .where(column, '=', id)
    .orderBy('is_primary', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Gives everybody the place their id has in the list. */
export function placeParties(ctx: RequestContext, subject: PartySubject, ids: readonly string[]): void {
  const { column, id } = ofSubject(subject)
  later(
    ctx.db,
    sql`update app.parties p set position = o.place - 1 from unnest(${[...ids]}::uuid[]) with ordinality o (id, place)
      where p.id = o.id and p.${sql.ref(column)} = ${id} and p.position <> o.place - 1`,
  )
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
      position: party.position ?? nextPlace(subject),
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
