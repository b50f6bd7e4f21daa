import { sql } from 'kysely'
import { Type } from 'typebox'
import { visibleDossiers } from '#modules/access'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { Offer, OfferQuery } from './offers.schema.ts'

/** The state as it holds now, as stateAt in offers.rules.ts. */
const stateNow = sql`case when o.state = 'OPEN' and o.expires_at <= app.app_now() then 'EXPIRED' else o.state end`

const columns = sql`o.id, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier,
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title) end as annonce,
  o.made_by as "madeBy", o.counters_id as "countersId", o.amount, o.currency,
  case when a.price_currency = o.currency then a.price_amount end as "askingAmount", o.conditions, o.expires_at as "expiresAt",
  ${stateNow} as state, o.state_reason as "stateReason",
  coalesce(o.decided_at, case when o.expires_at <= app.app_now() then o.expires_at end) as "decidedAt",
  o.created_at as "createdAt", o.version`
const joins = sql`app.offers o join app.dossiers d on d.id = o.dossier_id join app.contacts c on c.id = d.contact_id
  left join app.annonces a on a.id = o.annonce_id`

const Position = Type.Tuple([Type.String({ format: 'uuid' })])

/** Offers of the dossiers the caller may see, the newest first. */
export async function listOffers(
  ctx: RequestContext,
  query: OfferQuery,
): Promise<{ items: Offer[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const from = decodeCursor(Position, query.cursor)
  const rows = await sql<Offer>`
    select ${columns} from ${joins}
     where ${visibleDossiers(ctx)} ${from ? sql`and o.id < ${from[0]}::uuid` : sql``}
       ${query.dossierId ? sql`and o.dossier_id = ${query.dossierId}` : sql``}
       ${query.annonceId ? sql`and o.annonce_id = ${query.annonceId}` : sql``}
       ${query.state ? sql`and ${stateNow} = ${query.state}` : sql``}
     order by o.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.id])
}

/** One offer of a dossier the caller may see, or null. */
export async function readOffer(ctx: RequestContext, id: string): Promise<Offer | null> {
  const rows = await sql<Offer>`
    select ${columns} from ${joins} where o.id = ${id} and ${visibleDossiers(ctx)}`.execute(ctx.db)
  return rows.rows[0] ?? null
}
