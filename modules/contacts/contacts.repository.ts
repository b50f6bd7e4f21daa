import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'

export type IdentityKind = 'PHONE' | 'EMAIL' | 'WHATSAPP_BSUID'
export type IdentityValue = { kind: IdentityKind; value: string; raw: string | null }

export type ContactFields = {
  kind?: string
  first_name?: string | null
  last_name?: string | null
  display_name: string
  locale?: string | null
  country?: string | null
  note?: string | null
}

export async function insertContact(ctx: RequestContext, fields: ContactFields): Promise<string> {
  const row = await ctx.db.insertInto('contacts').values(fields).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** Adds a way to reach the contact. Two contacts of one organisation never share one (unique constraint). */
export async function insertIdentity(
  ctx: RequestContext,
  contactId: string,
  identity: IdentityValue,
  primary: boolean,
): Promise<string> {
  const row = await ctx.db
    .insertInto('channel_identities')
    .values({
      contact_id: contactId,
      kind: identity.kind,
      value: identity.value,
      raw: identity.raw,
      is_primary: primary,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Changes a contact when its version is still the caller's; false when somebody was faster or it is not there. */
export async function updateContact(
  ctx: RequestContext,
  id: string,
  version: number,
  fields: Partial<ContactFields>,
): Promise<boolean> {
  const done = await ctx.db
    .updateTable('contacts')
    .set({ ...fields, version: sql`version + 1`, updated_at: sql`app.app_now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function deleteIdentity(ctx: RequestContext, contactId: string, identityId: string): Promise<boolean> {
  const done = await ctx.db
    .deleteFrom('channel_identities')
    .where('id', '=', identityId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

/** Nobody has this address any more, as the server of its domain says. `code`: of RFC 3463. */
export function markBounced(ctx: RequestContext, identityId: string, code: string): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('channel_identities')
      .set({ bounced_at: sql`app.app_now()`, bounce_code: code })
      .where('id', '=', identityId)
      .where('bounced_at', 'is', null),
  )
}

/** Somebody wrote from the address after all. */
export function clearBounce(ctx: RequestContext, identityId: string): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('channel_identities')
      .set({ bounced_at: null, bounce_code: null })
      .where('id', '=', identityId)
      .where('bounced_at', 'is not', null),
  )
}

/** Remembers when the person last spoke: CONTACT consent counts from there. */
export function touchInbound(ctx: RequestContext, contactId: string): void {
  later(ctx.db, ctx.db.updateTable('contacts').set({ last_inbound_at: sql`app.app_now()` }).where('id', '=', contactId))
}
