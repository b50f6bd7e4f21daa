import { type InsertObject, sql, type UpdateObject } from 'kysely'
import type { RequestContext } from '#platform/context'
import { type DB, jsonb } from '#platform/db'
import type { Currency } from '#platform/money'
import type { Facts } from './annonces.rules.ts'
import type { Closing } from './annonces.schema.ts'

type AnnonceColumns = UpdateObject<DB, 'annonces'>

/** Facts as the table keeps them. */
export function factColumns(facts: Facts) {
  return {
    title: facts.title,
    description: facts.description,
    transaction: facts.transaction,
    property_type: facts.propertyType,
    price_amount: facts.price,
    rent_period: facts.rentPeriod,
    surface: facts.surface,
    land_surface: facts.landSurface,
    rooms: facts.rooms,
    bedrooms: facts.bedrooms,
    bathrooms: facts.bathrooms,
    floor: facts.floor,
    floors: facts.floors,
    year_built: facts.yearBuilt,
    furnished: facts.furnished,
    features: [...facts.features],
    city: facts.city,
    zone: facts.zone,
    address: facts.address,
    latitude: facts.latitude,
    longitude: facts.longitude,
    mandate: facts.mandate && jsonb(facts.mandate),
    fees: facts.fees && jsonb(facts.fees),
    energy: facts.energy && jsonb(facts.energy),
    title_deed: facts.titleDeed && jsonb(facts.titleDeed),
  } satisfies AnnonceColumns
}

/** What changes with the state: undefined leaves a column as it is, null empties it. */
export type StatusChange = {
  status: string
  publishedNow: boolean
  moderationReason?: string | null
  closing?: Closing | null
}

/** The columns of a change of state. */
export function statusColumns(change: StatusChange) {
  return {
    status: change.status,
    ...(change.publishedNow ? { published_at: sql<string>`app.app_now()` } : {}),
    ...(change.moderationReason === undefined ? {} : { moderation_reason: change.moderationReason }),
    ...(change.closing === undefined ? {} : { closing: change.closing && jsonb(change.closing) }),
  } satisfies AnnonceColumns
}

/** The next reference of the organisation in a year: A-2026-000001. Rising, gaps allowed. */
export async function nextReference(ctx: RequestContext, year: number): Promise<string> {
  const row = await sql<{ reference: string }>`select app.next_reference('A', ${year}) as reference`.execute(ctx.db)
  return row.rows[0]?.reference ?? ''
}

export async function insertAnnonce(ctx: RequestContext, columns: InsertObject<DB, 'annonces'>): Promise<string> {
  const row = await ctx.db.insertInto('annonces').values(columns).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** Holds the annonce's row until the end of the transaction. */
export async function holdAnnonce(ctx: RequestContext, id: string): Promise<void> {
  await ctx.db.selectFrom('annonces').select('id').where('id', '=', id).forUpdate().execute()
}

/** Changes an annonce when its version is still the caller's; false when somebody was faster. */
export async function updateAnnonce(
  ctx: RequestContext,
  id: string,
  version: number,
  columns: AnnonceColumns,
): Promise<boolean> {
  const done = await ctx.db
    .updateTable('annonces')
    .set({ ...columns, version: sql`version + 1`, updated_at: sql`app.app_now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Keeps the quality after photos changed; not an edit of the facts, so the version stays. */
export async function saveQuality(
  ctx: RequestContext,
  id: string,
  quality: { score: number; missing: string[] },
): Promise<void> {
  await ctx.db
    .updateTable('annonces')
    .set({ quality_score: quality.score, quality_missing: quality.missing, updated_at: sql`app.app_now()` })
    .where('id', '=', id)
    .execute()
}

/** One point of the price history, in minor units. */
export async function insertPrice(
  ctx: RequestContext,
  annonceId: string,
  amount: number,
  currency: Currency,
): Promise<void> {
  await ctx.db.insertInto('annonce_prices').values({ annonce_id: annonceId, amount, currency }).execute()
}

export async function insertStatusHistory(
  ctx: RequestContext,
  entry: { annonceId: string; from: string | null; to: string; fields: Record<string, unknown> },
): Promise<void> {
  await ctx.db
    .insertInto('annonce_status_history')
    .values({ annonce_id: entry.annonceId, from_status: entry.from, to_status: entry.to, fields: jsonb(entry.fields) })
    .execute()
}
