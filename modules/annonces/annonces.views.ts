import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import type { RequestContext } from '#platform/context'
import { parseActor } from '#platform/context'
import { invalidField } from '#platform/errors'
import { decodeCursor, type Stretch, searchInOrder, toPage } from '#platform/http'
import { type AnnoncePermission, reachableAnnonces } from './annonces.policy.ts'
import type { Facts } from './annonces.rules.ts'
import type { AnnonceQuery, AnnonceSummary, Closing, PricePoint } from './annonces.schema.ts'
import type { PhotoRow } from './photos.repository.ts'

/** The hash of the cover's middle size; alias a. */
export const coverHash = sql<string | null>`(select p.files -> 'card' ->> 'hash' from app.annonce_photos p
  where p.annonce_id = a.id and p.is_cover)`

const MIME = 'image/webp'

/** A short-lived link to a rendition of a photo. */
export function photoUrl(ctx: RequestContext, hash: string): string {
  return ctx.platform.files.signedUrl(ctx.orgId, hash, MIME)
}

/** The columns of a line in a list; `cover` becomes a link outside the database. */
export const summaryColumns = sql`a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType",
  a.price_amount as "priceAmount", a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms,
  a.rooms, a.city, a.zone, ${coverHash} as cover, a.updated_at as "updatedAt"`

export type SummaryRow = Omit<AnnonceSummary, 'price' | 'coverUrl' | 'quality'> & {
  priceAmount: number | null
  priceCurrency: 'MAD' | 'EUR'
  cover: string | null
}

/** The same line with money and link as screens and other modules read them. */
export function presentSummary(ctx: RequestContext, row: SummaryRow): Omit<AnnonceSummary, 'quality'> {
  const { priceAmount, priceCurrency, cover, ...rest } = row
  return {
    ...rest,
    price: priceAmount === null ? null : { amount: priceAmount, currency: priceCurrency },
    coverUrl: cover ? photoUrl(ctx, cover) : null,
  }
}

const RecentPosition = Type.Tuple([Type.String({ format: 'date-time' }), Type.String({ format: 'uuid' })])
const PricePosition = Type.Tuple([
  Type.String({ pattern: '^[A-Z]{3}$' }),
  Type.Integer({ minimum: 0 }),
  Type.String({ format: 'uuid' }),
])
const QualityPosition = Type.Tuple([Type.Integer({ minimum: 0, maximum: 100 }), Type.String({ format: 'uuid' })])

type Row = SummaryRow & { score: number }
type Order = {
  by: RawBuilder<unknown>
  after(cursor: string | undefined): RawBuilder<unknown>
  at(row: Row): (string | number)[]
}

/** A list of annonces. Sorted by price, currencies stand apart and an unknown price counts as nothing. */
export async function listAnnonces(
  ctx: RequestContext,
  query: AnnonceQuery,
): Promise<{ items: AnnonceSummary[]; nextCursor: string | null }> {
  if (query.priceMin !== undefined && query.priceMax !== undefined && query.priceMin > query.priceMax)
    throw invalidField('query.priceMin', 'REVERSED')
  const limit = query.limit ?? 50
  const order = orders[query.sort ?? 'recent']
  const inOrder = (filter: AnnonceQuery, { skip, take }: Stretch) => sql`
    select a.* from app.annonces a
     where ${reachableAnnonces(ctx, 'annonce.read')} ${conditions(filter)} ${order.after(query.cursor)}
     order by ${order.by} limit ${take} offset ${skip}`
  const summaries = async (chosen: RawBuilder<unknown>) =>
    (
      await sql<Row>`
        select ${summaryColumns}, a.quality_score as score from (${chosen}) a order by ${order.by}`.execute(ctx.db)
    ).rows
  const { q, ...others } = query
  const rows =
    (q?.trim() &&
      (await searchInOrder(limit + 1, (stretch) =>
        summaries(sql`
          select a.* from (${inOrder(others, stretch)}) a
           where a.search_text ~ all ((select app.annonce_patterns(${q}))::text[]) order by ${order.by} limit ${limit + 1}`),
      ))) ||
    (await summaries(inOrder(query, { skip: 0, take: limit + 1 })))
  const page = toPage(rows, limit, order.at)
  return {
    items: page.items.map(({ score, ...row }) => ({ ...presentSummary(ctx, row), quality: { score } })),
    nextCursor: page.nextCursor,
  }
}

const ways = { rising: [sql`asc`, sql`>`], falling: [sql`desc`, sql`<`] } as const

function byChange(direction: keyof typeof ways): Order {
  const [way, beyond] = ways[direction]
  return {
    by: sql`a.updated_at ${way}, a.id ${way}`,
    after(cursor) {
      const from = decodeCursor(RecentPosition, cursor)
      return from ? sql`and (a.updated_at, a.id) ${beyond} (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql``
    },
    at: (row) => [row.updatedAt, row.id],
  }
}

function byPrice(direction: keyof typeof ways): Order {
  const [way, beyond] = ways[direction]
  return {
    by: sql`a.price_currency ${way}, coalesce(a.price_amount, 0) ${way}, a.id ${way}`,
    after(cursor) {
      const from = decodeCursor(PricePosition, cursor)
      return from
        ? sql`and (a.price_currency, coalesce(a.price_amount, 0), a.id) ${beyond} (${from[0]}::bpchar, ${from[1]}::bigint, ${from[2]}::uuid)`
        : sql``
    },
    at: (row) => [row.priceCurrency, row.priceAmount ?? 0, row.id],
  }
}

function byQuality(direction: keyof typeof ways): Order {
  const [way, beyond] = ways[direction]
  return {
    by: sql`a.quality_score ${way}, a.id ${way}`,
    after(cursor) {
      const from = decodeCursor(QualityPosition, cursor)
      return from ? sql`and (a.quality_score, a.id) ${beyond} (${from[0]}::int, ${from[1]}::uuid)` : sql``
    },
    at: (row) => [row.score, row.id],
  }
}

const orders: Record<NonNullable<AnnonceQuery['sort']>, Order> = {
  recent: byChange('falling'),
  oldest: byChange('rising'),
  price: byPrice('rising'),
  '-price': byPrice('falling'),
  quality: byQuality('rising'),
  '-quality': byQuality('falling'),
}

/** The filters of a list. Bounds of the price are read in the organisation's currency: currencies are never compared. */
export function conditions(query: AnnonceQuery): RawBuilder<unknown> {
  const given: RawBuilder<unknown>[] = []
  const statuses = query.status === undefined ? [] : Array.isArray(query.status) ? query.status : [query.status]
  if (statuses.length > 0) given.push(sql`and a.status = any (${statuses})`)
  if (query.transaction) given.push(sql`and a.transaction = ${query.transaction}`)
  if (query.propertyType) given.push(sql`and a.property_type = ${query.propertyType}`)
  if (query.city) given.push(sql`and a.city_key = app.search_fold(${query.city.trim()})`)
  if (query.zone) given.push(sql`and a.zone_key = app.search_fold(${query.zone.trim()})`)
  if (query.bedroomsMin !== undefined) given.push(sql`and a.bedrooms >= ${query.bedroomsMin}`)
  if (query.priceMin !== undefined) given.push(sql`and a.price_amount >= ${query.priceMin}::bigint`)
  if (query.priceMax !== undefined) given.push(sql`and a.price_amount <= ${query.priceMax}::bigint`)
  if (query.priceMin !== undefined || query.priceMax !== undefined)
    given.push(sql`and a.price_currency = (select currency from app.organizations)`)
  if (query.q?.trim()) given.push(sql`and a.id in (select app.search_annonces(${query.q}))`)
  return given.length === 0 ? sql`` : sql.join(given, sql` `)
}

/** Everything about one annonce that its page, its rules and its moves need. */
export type StoredAnnonce = Facts & {
  id: string
  reference: string
  branchId: string
  status: string
  workflowVersionId: string
  addressPrecision: 'EXACT' | 'STREET' | 'ZONE'
  ownerContactId: string | null
  closing: Closing | null
  moderationReason: string | null
  qualityScore: number
  qualityMissing: string[]
  publishedAt: string | null
  createdAt: string
  updatedAt: string
  version: number
  country: string
  timezone: string
  /** Why and since when the platform blocks it; null: it does not. */
  platformBlock: { reason: string; at: string } | null
  photos: PhotoRow[]
  /** Which permissions of the caller reach this row. */
  readable: boolean
  writable: boolean
  publishable: boolean
  suspendable: boolean
}

/**
 * One annonce, or null when it is not there or not the caller's under any of the permissions named.
 * @param seenBy null: no question of reach, for what the caller has just changed
 */
export async function loadAnnonce(
  ctx: RequestContext,
  id: string,
  seenBy: readonly AnnoncePermission[] | null = ['annonce.read'],
): Promise<StoredAnnonce | null> {
  const visible = seenBy
    ? sql`(${sql.join(
        seenBy.map((permission) => reachableAnnonces(ctx, permission)),
        sql` or `,
      )})`
    : sql`true`
  const rows = await sql<StoredAnnonce>`
    select a.id, a.reference, a.branch_id as "branchId", a.status, a.workflow_version_id as "workflowVersionId", a.title,
           a.description, a.transaction, a.property_type as "propertyType", a.price_amount as price, a.price_currency as currency,
           a.rent_period as "rentPeriod", a.surface, a.land_surface as "landSurface", a.rooms, a.bedrooms, a.bathrooms, a.floor,
           a.floors, a.year_built as "yearBuilt", a.furnished, a.features, a.city, a.zone, a.address,
           a.address_precision as "addressPrecision", a.latitude, a.longitude, a.owner_contact_id as "ownerContactId", a.mandate,
           a.fees, a.energy, a.title_deed as "titleDeed", a.closing, a.moderation_reason as "moderationReason",
           a.quality_score as "qualityScore", a.quality_missing as "qualityMissing", a.published_at as "publishedAt",
           a.created_at as "createdAt", a.updated_at as "updatedAt", a.version, b.country, b.timezone,
           (select jsonb_build_object('reason', x.reason, 'at', x.at) from app.annonce_platform_blocks x where x.annonce_id = a.id) as "platformBlock",
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'position', p.position, 'isCover', p.is_cover, 'alt', p.alt,
                       'width', p.width, 'height', p.height, 'perceptualHash', p.perceptual_hash, 'files', p.files) order by p.position, p.id)
                       from app.annonce_photos p where p.annonce_id = a.id), '[]') as photos,
           ${reachableAnnonces(ctx, 'annonce.read')} as readable, ${reachableAnnonces(ctx, 'annonce.write')} as writable, ${reachableAnnonces(ctx, 'annonce.publish')} as publishable,
           ${reachableAnnonces(ctx, 'annonce.suspend')} as suspendable
      from app.annonces a join app.branches b on b.id = a.branch_id
     where a.id = ${id} and ${visible}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** How the price moved, the latest first. */
export async function listPrices(ctx: RequestContext, annonceId: string): Promise<PricePoint[]> {
  const rows = await sql<{ amount: number; currency: 'MAD' | 'EUR'; at: string; actor: string; name: string | null }>`
    select h.amount, h.currency, h.at, h.actor, m.name
      from app.annonce_prices h left join app.members m on h.actor = 'user:' || m.user_id
     where h.annonce_id = ${annonceId} order by h.at desc, h.id desc limit 200`.execute(ctx.db)
  return rows.rows.map(({ actor, name, ...point }) => ({ ...point, actor: { ...parseActor(actor), name } }))
}
