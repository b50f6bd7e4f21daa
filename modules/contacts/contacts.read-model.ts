import { sql } from 'kysely'
import { visibleContacts } from '#modules/access'
import type { RequestContext } from '#platform/context'
import { AppError, notFound } from '#platform/errors'
import type { IdentityKind } from './contacts.repository.ts'

export type FoundIdentity = { identityId: string; contactId: string; kind: IdentityKind; value: string }

/** Who has one of these numbers or addresses in this organisation; in the order given. */
export async function findIdentities(
  ctx: RequestContext,
  wanted: readonly { kind: IdentityKind; value: string }[],
): Promise<FoundIdentity[]> {
  if (wanted.length === 0) return []
  const rows = await ctx.db
    .selectFrom('channel_identities')
    .select(['id', 'contact_id', 'kind', 'value'])
    .where((eb) => eb.or(wanted.map((w) => eb.and([eb('kind', '=', w.kind), eb('value', '=', w.value)]))))
    .execute()
  const order = (row: { kind: string; value: string }) =>
    wanted.findIndex((w) => w.kind === row.kind && w.value === row.value)
  return rows
    .map((row) => ({ identityId: row.id, contactId: row.contact_id, kind: row.kind as IdentityKind, value: row.value }))
    .sort((a, b) => order(a) - order(b))
}

/** The phone region in which a bare national number is read: the branch's, else the first branch's. */
export async function phoneRegion(ctx: RequestContext, branchId?: string): Promise<string> {
  let query = ctx.db.selectFrom('branches').select('phone_region')
  if (branchId) query = query.where('id', '=', branchId)
  const row = await query.orderBy('created_at').orderBy('id').executeTakeFirst()
  return row?.phone_region ?? 'MA'
}

/** What messages, the assistant and appointments need of a contact. */
export async function contactCard(
  ctx: RequestContext,
  id: string,
): Promise<{ id: string; displayName: string; locale: string | null; country: string | null } | null> {
  const row = await ctx.db
    .selectFrom('contacts')
    .select(['id', 'display_name as displayName', 'locale', 'country'])
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Where a merged contact went, and until when that can be taken back. */
export type MergedContact = {
  mergedInto: { id: string; displayName: string }
  mergeId: string | null
  mergedAt: string | null
  undoUntil: string | null
}

/** What became of a merged contact; null when there is none with this id, or its survivor is not the caller's to see. */
export async function mergedContact(ctx: RequestContext, id: string): Promise<MergedContact | null> {
  const rows = await sql<MergedContact>`
    select jsonb_build_object('id', s.id, 'displayName', s.display_name) as "mergedInto", g.id as "mergeId",
           g.merged_at as "mergedAt", g.undo_until as "undoUntil"
      from app.contacts c join app.contacts s on s.id = c.merged_into
      left join app.merges g on g.loser_contact_id = c.id and g.kind = 'CONTACT' and g.undone_at is null
     where c.id = ${id} and ${visibleContacts(ctx, 'contact.read', 'c.merged_into')}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** Why a contact is not there: 410 CONTACT_MERGED with the one it went into, else 404. */
export async function missingContact(ctx: RequestContext, id: string): Promise<AppError> {
  const merged = await mergedContact(ctx, id)
  return merged
    ? new AppError(410, 'CONTACT_MERGED', { params: { name: merged.mergedInto.displayName }, extra: { ...merged } })
    : notFound('contact')
}
