import { sql } from 'kysely'
import { Type } from 'typebox'
import { visibleContacts, visibleDossiers } from '#modules/access'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { Contact, ContactSummary } from './contacts.schema.ts'

const identities = sql`coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
    'primary', i.is_primary) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]')`

/** How many matching contacts are looked at for people who see only their own. */
const SEARCHED = 5_000

/** The contacts list: newest first, filtered by words of a name, number or address (app.search_contacts). */
export async function listContacts(
  ctx: RequestContext,
  query: { limit?: number; cursor?: string; q?: string },
): Promise<{ items: ContactSummary[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String({ format: 'uuid' })]), query.cursor)
  const text = query.q?.trim() ?? ''
  // Who sees all of them needs a page; of those who see some, more must be looked at than they will see.
  const found = ctx.permissions.reach('contact.read') === 'ALL' ? limit + 1 : SEARCHED
  const match =
    text === '' ? sql`true` : sql`c.id in (select app.search_contacts(${text}, ${found}, ${after?.[0] ?? null}))`
  const rows = await sql<ContactSummary>`
    select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, ${identities} as identities,
           (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and ${visibleDossiers(ctx)}) as "openDossiers",
           c.created_at as "createdAt"
      from app.contacts c
     where c.merged_into is null and c.erased_at is null and ${visibleContacts(ctx, 'contact.read')} and ${match}
       ${after ? sql`and c.id < ${after[0]}` : sql``}
     order by c.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.id])
}

/** One contact with what its page shows, or null when it is not there (any more: see missingContact) or not the caller's. */
export async function readContact(
  ctx: RequestContext,
  id: string,
  permission: 'contact.read' | 'contact.write' | null = 'contact.read',
): Promise<Contact | null> {
  const rows = await sql<Contact>`
    select c.id, c.kind, c.first_name as "firstName", c.last_name as "lastName", c.display_name as "displayName", c.locale, c.country,
           c.note, ${identities} as identities,
           coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'reference', d.reference, 'caseType', d.case_type, 'status', d.status)
                     order by d.id desc) from app.dossiers d where d.contact_id = c.id and ${visibleDossiers(ctx)}), '[]') as dossiers,
           c.created_at as "createdAt", c.erased_at as "erasedAt", c.version
      from app.contacts c
     where c.id = ${id} and c.merged_into is null and ${permission ? visibleContacts(ctx, permission) : sql`true`}`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}
