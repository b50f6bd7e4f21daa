import { sql } from 'kysely'
import { translate } from '#locales'
import type { RequestContext } from '#platform/context'
import { coverHash, coverUrl } from './covers.views.ts'
import type { Match } from './dossier-page.schema.ts'
import { type Candidate, matchScore, type Reason, type Search } from './matching.rules.ts'

/** How many annonces at most are scored for one search; the dearest within the budget come first. */
const CONSIDERED = 100

/** What the score looks at. */
type Considered = Omit<Candidate, 'price'> & { id: string; priceAmount: number; priceCurrency: string }

/** What a match shows beside its score. */
type Shown = Omit<Match, 'price' | 'coverUrl' | 'quality' | 'score' | 'reasons'> & {
  qualityScore: number
  cover: string | null
}

/**
 * Published annonces that meet every hard wish of a search, the best first, with their reasons. Places are compared
 * without accents or case; the pure rule has the last word on what the database found. A search that asks for nothing
 * matches nothing: everything would fit, and none of it for a reason.
 * @param search amounts in minor units of `currency`; other currencies never match
 */
export async function findMatches(ctx: RequestContext, search: Search, limit = 10): Promise<Match[]> {
  const { criteria } = search
  if (!asksForSomething(search)) return []
  const least = (column: string, value: number | undefined) =>
    value === undefined ? sql`` : sql`and a.${sql.raw(column)} >= ${value}`
  // One wish is an equality, so that its annonces come in the order of their prices.
  const oneOf = (column: 'city_key' | 'zone_key' | 'property_type', names: readonly string[] | undefined) => {
    const [only, ...others] = names ?? []
    if (only === undefined) return sql``
    const key = column === 'property_type' ? sql.raw('') : sql.raw('app.search_fold')
    return others.length === 0
      ? sql`and a.${sql.raw(column)} = ${key}(${only}::text)`
      : sql`and a.${sql.raw(column)} = any (array(select ${key}(n) from unnest(${[...(names ?? [])]}::text[]) n))`
  }
  const rows = await sql<Considered>`
    select a.id, a.transaction, a.property_type as "propertyType", a.price_amount as "priceAmount", a.price_currency as "priceCurrency",
           a.surface, a.bedrooms, a.rooms, a.city, a.zone, a.quality_score as "qualityScore", a.features, a.furnished
      from app.annonces a
     where a.status = 'PUBLISHED' and a.transaction = ${search.transaction} and a.price_currency = ${search.currency}
       and a.price_amount ${search.budgetMax === null ? sql`is not null` : sql`<= ${search.budgetMax}::bigint`}
       ${oneOf('property_type', criteria.propertyTypes)} ${oneOf('city_key', criteria.cities)} ${oneOf('zone_key', criteria.zones)}
       ${least('bedrooms', criteria.bedroomsMin)} ${least('rooms', criteria.roomsMin)} ${least('surface', criteria.surfaceMin)}
       ${criteria.surfaceMax === undefined ? sql`` : sql`and a.surface <= ${criteria.surfaceMax}`}
       ${criteria.furnished === undefined ? sql`` : sql`and a.furnished = ${criteria.furnished}`}
       ${criteria.features?.length ? sql`and a.features @> ${criteria.features}::text[]` : sql``}
     order by a.price_amount desc, a.id desc limit ${CONSIDERED}`.execute(ctx.db)
  const best = rows.rows
    .flatMap((row) => {
      const price = { amount: row.priceAmount, currency: row.priceCurrency }
      const fit = matchScore(search, { ...row, price })
      return fit ? [{ row, price, ...fit }] : []
    })
    .sort((a, b) => b.score - a.score || b.price.amount - a.price.amount || (a.row.id < b.row.id ? 1 : -1))
    .slice(0, limit)
  const shown = await readShown(
    ctx,
    best.map(({ row }) => row.id),
  )
  return best.flatMap(({ row, price, score, reasons }) => {
    const annonce = shown.get(row.id)
    return annonce ? [{ ...annonce, price, score, reasons: reasons.map(explain) }] : []
  })
}

/** Parts of a search's criteria that no annonce is compared with. */
const NOT_COMPARED = new Set(['transaction', 'moveIn', 'financing'])

function asksForSomething({ budgetMin, budgetMax, criteria }: Search): boolean {
  const wishes = Object.entries(criteria).filter(
    ([name, wish]) => !NOT_COMPARED.has(name) && wish !== undefined && !(Array.isArray(wish) && wish.length === 0),
  )
  return budgetMin !== null || budgetMax !== null || wishes.length > 0
}

/** The few that are shown, read in full only now. */
async function readShown(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<Map<string, Omit<Match, 'price' | 'score' | 'reasons'>>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<Shown>`
    select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType", a.rent_period as "rentPeriod",
           a.surface, a.bedrooms, a.rooms, a.city, a.zone, ${coverHash('a')} as cover, a.quality_score as "qualityScore",
           a.updated_at as "updatedAt", a.version
      from app.annonces a where a.id = any (${[...ids]}::uuid[])`.execute(ctx.db)
  return new Map(
    rows.rows.map(({ qualityScore, cover, ...row }) => [
      row.id,
      { ...row, coverUrl: coverUrl(ctx, cover), quality: { score: qualityScore } },
    ]),
  )
}

/** A reason in the three languages, as a factor of the score. */
function explain(reason: Reason): Match['reasons'][number] {
  const label = (locale: 'fr' | 'ar' | 'en') => translate(locale, `timeline:match.${reason.code}`)
  return { ...reason, label: { fr: label('fr'), ar: label('ar'), en: label('en') }, evidence: null }
}
