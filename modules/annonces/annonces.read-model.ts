import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { Money } from '#platform/money'
import { contactsOf } from './annonces.policy.ts'
import { publicAddress, publicPosition } from './annonces.rules.ts'
import type { Energy, Fees } from './annonces.schema.ts'
import {
  loadAnnonce,
  photoUrl,
  presentSummary,
  type StoredAnnonce,
  type SummaryRow,
  summaryColumns,
} from './annonces.views.ts'

/** How near two cover photos (bits of 64) and two prices (share) must be to look like the same property. */
const SAME_COVER_BITS = 5
const SAME_PRICE_SHARE = 0.02

/** Everything a reply to a customer may state of an annonce, at a version; private papers are not part of it. */
export type AnnonceFacts = {
  id: string
  reference: string
  version: number
  status: string
  /** True while it may be offered: published and not reserved. */
  available: boolean
  branchId: string
  timezone: string
  title: string
  description: string
  transaction: 'SALE' | 'RENT'
  propertyType: string
  price: Money | null
  rentPeriod: 'MONTH' | 'WEEK' | 'DAY' | null
  surface: number | null
  landSurface: number | null
  rooms: number | null
  bedrooms: number | null
  bathrooms: number | null
  floor: number | null
  floors: number | null
  yearBuilt: number | null
  furnished: boolean | null
  features: readonly string[]
  city: string
  zone: string | null
  /** As precise as the annonce allows the public to know; null otherwise. */
  address: string | null
  latitude: number | null
  longitude: number | null
  fees: Fees | null
  energy: Energy | null
  photoCount: number
  coverUrl: string | null
}

function toFacts(ctx: RequestContext, a: StoredAnnonce): AnnonceFacts {
  const cover = a.photos.find((photo) => photo.isCover)
  return {
    id: a.id,
    reference: a.reference,
    version: a.version,
    status: a.status,
    available: a.status === 'PUBLISHED',
    branchId: a.branchId,
    timezone: a.timezone,
    title: a.title,
    description: a.description,
    transaction: a.transaction,
    propertyType: a.propertyType,
    price: a.price === null ? null : { amount: a.price, currency: a.currency },
    rentPeriod: a.rentPeriod,
    surface: a.surface,
    landSurface: a.landSurface,
    rooms: a.rooms,
    bedrooms: a.bedrooms,
    bathrooms: a.bathrooms,
    floor: a.floor,
    floors: a.floors,
    yearBuilt: a.yearBuilt,
    furnished: a.furnished,
    features: a.features,
    city: a.city,
    zone: a.zone,
    address: publicAddress(a.address, a.addressPrecision),
    ...publicPosition(a, a.addressPrecision),
    fees: a.fees,
    energy: a.energy,
    photoCount: a.photos.length,
    coverUrl: cover ? photoUrl(ctx, cover.files.card.hash) : null,
  }
}

/** What may be said about an annonce, or null when the organisation has none with this id. */
export async function annonceFacts(ctx: RequestContext, id: string): Promise<AnnonceFacts | null> {
  const annonce = await loadAnnonce(ctx, id, null)
  return annonce ? toFacts(ctx, annonce) : null
}

/** The same by the reference a customer quotes, in whatever case. */
export async function annonceByReference(ctx: RequestContext, reference: string): Promise<AnnonceFacts | null> {
  const row = await ctx.db
    .selectFrom('annonces')
    .select('id')
    .where('reference', '=', reference.trim().toUpperCase())
    .executeTakeFirst()
  return row ? annonceFacts(ctx, row.id) : null
}

/** An annonce as other screens show it. */
export type AnnonceCard = ReturnType<typeof presentSummary>

/** Cards of annonces in the order of the ids; unknown ids are left out. */
export async function annonceCards(ctx: RequestContext, ids: readonly string[]): Promise<AnnonceCard[]> {
  if (ids.length === 0) return []
  const rows = await sql<SummaryRow>`
    select ${summaryColumns} from unnest(${[...ids]}::uuid[]) with ordinality o (id, n) join app.annonces a on a.id = o.id
     order by o.n`.execute(ctx.db)
  return rows.rows.map((row) => presentSummary(ctx, row))
}

/** Names that customers may write: cities, quarters and references of everything not archived. */
export type AnnoncePlaces = { cities: string[]; zones: { city: string; zone: string }[]; references: string[] }

/** One pass over the organisation's annonces, about 2 ms per thousand; for the language engine's gazetteer. */
export async function annoncePlaces(ctx: RequestContext): Promise<AnnoncePlaces> {
  const rows = await sql<AnnoncePlaces>`
    with known as materialized (select city, zone, reference from app.annonces where status <> 'ARCHIVED')
    select coalesce((select array_agg(city order by city) from (select distinct city from known) c), '{}') as cities,
           coalesce((select jsonb_agg(jsonb_build_object('city', city, 'zone', zone) order by city, zone)
                       from (select distinct city, zone from known where zone is not null) z), '[]') as zones,
           coalesce((select array_agg(reference order by reference) from known), '{}') as references`.execute(ctx.db)
  return rows.rows[0] ?? { cities: [], zones: [], references: [] }
}

export type BranchFacts = { id: string; country: string; currency: 'MAD' | 'EUR'; timezone: string }

/** The branch with this id, or the first of the organisation; null when it is not there. */
export async function findBranch(ctx: RequestContext, id: string | undefined): Promise<BranchFacts | null> {
  let query = ctx.db.selectFrom('branches').select(['id', 'country', 'currency', 'timezone'])
  if (id !== undefined) query = query.where('id', '=', id)
  const row = await query.orderBy('created_at').orderBy('id').executeTakeFirst()
  return row ? { ...row, currency: row.currency as 'MAD' | 'EUR' } : null
}

/** References of other published annonces with nearly the same cover photo, the same transaction and nearly the same price. */
export async function findDuplicates(ctx: RequestContext, annonce: StoredAnnonce): Promise<string[]> {
  if (annonce.price === null) return []
  const margin = Math.floor(annonce.price * SAME_PRICE_SHARE)
  const rows = await sql<{ reference: string }>`
    select a.reference
      from app.annonces a
      join app.annonce_photos theirs on theirs.annonce_id = a.id and theirs.is_cover
      join app.annonce_photos ours on ours.annonce_id = ${annonce.id} and ours.is_cover
     where a.status = 'PUBLISHED' and a.id <> ${annonce.id} and a.transaction = ${annonce.transaction}
       and a.price_currency = ${annonce.currency}
       and a.price_amount between ${annonce.price - margin}::bigint and ${annonce.price + margin}::bigint
       and bit_count(('x' || ours.perceptual_hash)::bit(64) # ('x' || theirs.perceptual_hash)::bit(64)) <= ${SAME_COVER_BITS}
     order by a.reference limit 10`.execute(ctx.db)
  return rows.rows.map((row) => row.reference)
}

/** The contacts that are this member, for an owner who lists by themselves. */
export async function ownContacts(ctx: RequestContext, userId: string): Promise<string[]> {
  const rows = await sql<{ contact_id: string }>`${contactsOf(userId)}`.execute(ctx.db)
  return rows.rows.map((row) => row.contact_id)
}
