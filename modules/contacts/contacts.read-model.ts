import type { RequestContext } from '#platform/context'
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
    .executeTakeFirst()
  return row ?? null
}
