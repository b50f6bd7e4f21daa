import { sql } from 'kysely'
import { Type } from 'typebox'
import { contactsOf, type Mandate, type SummaryRow, summaryColumns } from '#modules/annonces'
import { isoAt } from '#platform/clock'
import { type RequestContext, userIdOf } from '#platform/context'
import { decodeCursor } from '#platform/http'

const ById = Type.Tuple([Type.String({ format: 'uuid' })])
const VISITS = 10

export type OwnedRow = SummaryRow & {
  score: number
  branchId: string
  today: string
  publishedAt: string | null
  mandate: Mandate | null
  incomplete: boolean
  prices: { amount: number; at: string }[]
  interested: number
  planned: number
  done: number
  last: { startsAt: string; timezone: string; state: string; who: string | null }[]
  open: number
  all: number
}

/**
 * Annonces that are the caller's own, whatever other role they hold, with figures of visits and offers. A page of the
 * owner's few properties, in one statement.
 */
export async function readOwned(ctx: RequestContext, limit: number, cursor: string | undefined): Promise<OwnedRow[]> {
  const userId = userIdOf(ctx)
  if (!userId) return []
  const from = decodeCursor(ById, cursor)
  const now = sql`${isoAt(ctx.clock.now())}::timestamptz`
  const rows = await sql<OwnedRow>`
    select ${summaryColumns}, a.quality_score as score, a.branch_id as "branchId", (${now} at time zone b.timezone)::date::text as today,
           a.published_at as "publishedAt", a.mandate,
           a.price_amount is null or char_length(a.description) < 30 or coalesce(a.surface, a.land_surface) is null as incomplete,
           coalesce((select jsonb_agg(jsonb_build_object('amount', h.amount, 'at', h.at) order by h.at desc, h.id desc)
                       from app.annonce_prices h where h.annonce_id = a.id), '[]') as prices,
           (select count(*)::int from app.dossier_interests i where i.annonce_id = a.id) as interested,
           v.planned, v.done, v.last, o.open, o.all
      from app.annonces a join app.branches b on b.id = a.branch_id
      cross join lateral (
        select count(*) filter (where x.state in ('SCHEDULED', 'CONFIRMED') and x.starts_at > ${now})::int as planned,
               count(*) filter (where x.state = 'DONE')::int as done,
               coalesce((select jsonb_agg(to_jsonb(y) order by y."startsAt" desc) from (
                 select z.starts_at as "startsAt", z.timezone, z.state, c.display_name as who
                   from app.appointments z left join app.contacts c on c.id = z.contact_id
                  where z.annonce_id = a.id and z.type in ('VISIT', 'SITE_VISIT') order by z.starts_at desc limit ${VISITS}) y), '[]') as last
          from app.appointments x where x.annonce_id = a.id and x.type in ('VISIT', 'SITE_VISIT')) v
      cross join lateral (
        select count(*) filter (where f.made_by = 'BUYER' and f.state = 'OPEN' and (f.expires_at is null or f.expires_at > ${now}))::int as open,
               count(*) filter (where f.made_by = 'BUYER')::int as all
          from app.offers f where f.annonce_id = a.id) o
     where a.owner_contact_id in (${contactsOf(userId)}) ${from ? sql`and a.id < ${from[0]}` : sql``}
     order by a.id desc limit ${limit}`.execute(ctx.db)
  return rows.rows
}
