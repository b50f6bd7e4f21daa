import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { searchScope, visibleContacts, visibleDossiers } from '#modules/access'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { Contact, ContactQuery, ContactSummary } from './contacts.schema.ts'

const identities = sql`coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
    'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]')`

/** How many matching contacts are looked at where a page of them is not enough. */
const SEARCHED = 5_000

const ById = Type.Tuple([Type.String({ format: 'uuid' })])
const ByName = Type.Tuple([Type.String({ maxLength: 300 }), Type.String({ format: 'uuid' })])

type Row = ContactSummary & { nameKey: string }
type Order = {
  by: RawBuilder<unknown>
  after(cursor: string | undefined): RawBuilder<unknown>
  at(row: Row): string[]
}

const orders: Record<NonNullable<ContactQuery['sort']>, Order> = {
  recent: byAge(sql`desc`, sql`<`),
  oldest: byAge(sql`asc`, sql`>`),
  name: byName(sql`asc`, sql`>`),
  '-name': byName(sql`desc`, sql`<`),
}

function byAge(way: RawBuilder<unknown>, beyond: RawBuilder<unknown>): Order {
  return {
    by: sql`c.id ${way}`,
    after(cursor) {
      const from = decodeCursor(ById, cursor)
      return from ? sql`and c.id ${beyond} ${from[0]}` : sql``
    },
    at: (row) => [row.id],
  }
}

/** By name as it is searched: accents, capitals and the shapes of Arabic letters count as one. */
function byName(way: RawBuilder<unknown>, beyond: RawBuilder<unknown>): Order {
  return {
    by: sql`app.search_fold(c.display_name) ${way}, c.id ${way}`,
    after(cursor) {
      const from = decodeCursor(ByName, cursor)
      return from ? sql`and (app.search_fold(c.display_name), c.id) ${beyond} (${from[0]}, ${from[1]}::uuid)` : sql``
    },
    at: (row) => [row.nameKey, row.id],
  }
}

/** The contacts list, newest first unless told; filtered by words of a name, number or address (app.search_contacts). */
export async function listContacts(
  ctx: RequestContext,
  query: ContactQuery,
): Promise<{ items: ContactSummary[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const sort = query.sort ?? 'recent'
  const order = orders[sort]
  const rows = await sql<Row>`
    select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, ${identities} as identities,
           (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and ${visibleDossiers(ctx)}) as "openDossiers",
           c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
      from app.contacts c
     where c.merged_into is null and c.erased_at is null and ${visibleContacts(ctx, 'contact.read')} ${matching(ctx, query, sort === 'recent' ? limit + 1 : SEARCHED)}
       ${order.after(query.cursor)}
     order by ${order.by} limit ${limit + 1}`.execute(ctx.db)
  const page = toPage(rows.rows, limit, order.at)
  return { items: page.items.map(({ nameKey: _key, ...row }) => row), nextCursor: page.nextCursor }
}

/**
 * The contacts that the words find. Newest first, who sees all of them needs a page; of those who see some, or in
 * another order, more must be looked at than will be shown.
 */
function matching(ctx: RequestContext, query: ContactQuery, wanted: number): RawBuilder<unknown> {
  const text = query.q?.trim() ?? ''
  if (text === '') return sql``
  const found = ctx.permissions.reach('contact.read') === 'ALL' ? wanted : SEARCHED
  const before = wanted === SEARCHED ? null : (decodeCursor(ById, query.cursor)?.[0] ?? null)
  return sql`and c.id in (select app.search_contacts(${text}, ${found}, ${before} ${searchScope(ctx)}))`
}

/** Parts that the person has in dossiers of others and in annonces, where the caller may read these. */
function rolesOf(ctx: RequestContext): RawBuilder<unknown> {
  const annonces = ctx.permissions.reach('annonce.read') === 'ALL' ? sql`p.annonce_id is not null` : sql`false`
  return sql`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role,
      'dossier', case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end,
      'annonce', case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference) end) order by p.id desc)
    from app.parties p left join app.dossiers d on d.id = p.dossier_id left join app.annonces n on n.id = p.annonce_id
   where p.contact_id = c.id and (${annonces} or (d.contact_id <> c.id and ${visibleDossiers(ctx)}))), '[]')`
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
           ${rolesOf(ctx)} as roles, c.created_at as "createdAt", c.erased_at as "erasedAt", c.version
      from app.contacts c
     where c.id = ${id} and c.merged_into is null and ${permission ? visibleContacts(ctx, permission) : sql`true`}`.execute(
    ctx.db,
  )
  return rows.rows[0] ?? null
}
