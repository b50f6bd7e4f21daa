import { sql } from 'kysely'
import { translate } from '#locales'
import type { RequestContext } from '#platform/context'
import { coverHash, coverUrl } from './covers.views.ts'
import type { Match } from './dossier-page.schema.ts'
import { matchScore, type Reason, type Search } from './matching.rules.ts'

/** How many annonces at most are scored for one search; the dearest within the budget come first. */
const CONSIDERED = 300

type Row = Omit<Match, 'price' | 'coverUrl' | 'quality' | 'score' | 'reasons'> & {
  priceAmount: number
  priceCurrency: string
  features: string[]
  furnished: boolean | null
  qualityScore: number
  cover: string | null
}

/**
 * Published annonces that meet every hard wish of a search, the best first, with their reasons. Places are compared
 * without accents or case; the pure rule has the last word on what the database found.
 * @param search amounts in minor units of `currency`; other currencies never match
 */
export async function findMatches(ctx: RequestContext, search: Search, limit = 10): Promise<Match[]> {
  const { criteria } = search
  const least = (column: string, value: number | undefined) =>
    value === undefined ? sql`` : sql`and a.${sql.raw(column)} >= ${value}`
  // Folding a few distinct names is cheap; folding the name of every annonce is not.
  const places = (column: 'city' | 'zone', names: readonly string[] | undefined) =>
    names?.length
      ? sql`and a.${sql.raw(column)} = any (array(select known.name
          from (select distinct x.${sql.raw(column)} as name from app.annonces x where x.status <> 'ARCHIVED') known
         where app.search_fold(known.name) in (select app.search_fold(n) from unnest(${[...names]}::text[]) n)))`
      : sql``
  const rows = await sql<Row>`
    select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType", a.price_amount as "priceAmount",
           a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms, a.rooms, a.city, a.zone,
           ${coverHash('a')} as cover, a.quality_score as "qualityScore", a.updated_at as "updatedAt", a.version, a.features,
           a.furnished
      from app.annonces a
     where a.status = 'PUBLISHED' and a.transaction = ${search.transaction} and a.price_currency = ${search.currency}
       and a.price_amount ${search.budgetMax === null ? sql`is not null` : sql`<= ${search.budgetMax}::bigint`}
       ${criteria.propertyTypes?.length ? sql`and a.property_type = any (${criteria.propertyTypes}::text[])` : sql``}
       ${places('city', criteria.cities)} ${places('zone', criteria.zones)}
       ${least('bedrooms', criteria.bedroomsMin)} ${least('rooms', criteria.roomsMin)} ${least('surface', criteria.surfaceMin)}
       ${criteria.surfaceMax === undefined ? sql`` : sql`and a.surface <= ${criteria.surfaceMax}`}
       ${criteria.furnished === undefined ? sql`` : sql`and a.furnished = ${criteria.furnished}`}
       ${criteria.features?.length ? sql`and a.features @> ${criteria.features}::text[]` : sql``}
     order by a.price_amount desc, a.id desc limit ${CONSIDERED}`.execute(ctx.db)
  return rows.rows
    .flatMap((row) => {
      const price = { amount: row.priceAmount, currency: row.priceCurrency }
      const fit = matchScore(search, { ...row, price })
      return fit ? [{ row, price, ...fit }] : []
    })
    .sort((a, b) => b.score - a.score || b.price.amount - a.price.amount || (a.row.id < b.row.id ? 1 : -1))
    .slice(0, limit)
    .map(({ row, price, score, reasons }) => ({ ...present(ctx, row), price, score, reasons: reasons.map(explain) }))
}

function present(ctx: RequestContext, row: Row): Omit<Match, 'price' | 'score' | 'reasons'> {
  const { priceAmount, priceCurrency, features, furnished, qualityScore, cover, ...rest } = row
  return { ...rest, coverUrl: coverUrl(ctx, cover), quality: { score: qualityScore } }
}

/** A reason in the three languages, as a factor of the score. */
function explain(reason: Reason): Match['reasons'][number] {
  const label = (locale: 'fr' | 'ar' | 'en') => translate(locale, `timeline:match.${reason.code}`)
  return { ...reason, label: { fr: label('fr'), ar: label('ar'), en: label('en') }, evidence: null }
}
