import { sql } from 'kysely'
import { visibleDossiers, writableDossiers } from '#modules/access'
import { isoNow } from '#platform/clock'
import { actorText, type RequestContext } from '#platform/context'
import { later } from '#platform/db'
import type { OfferState, Side } from './offers.rules.ts'

/** The dossier an offer is about, held until the end of the transaction; null when the caller may not see it. */
export type HeldDossier = {
  id: string
  contactId: string
  annonceId: string | null
  currency: string
  isOpen: boolean
  writable: boolean
}

/** By its own id or by that of one of its offers. Dossiers are held before their offers, here and where dossiers move. */
export async function lockDossierOf(
  ctx: RequestContext,
  by: { dossierId: string } | { offerId: string },
): Promise<HeldDossier | null> {
  const id =
    'dossierId' in by
      ? sql`${by.dossierId}::uuid`
      : sql`(select o.dossier_id from app.offers o where o.id = ${by.offerId})`
  const rows = await sql<HeldDossier>`
    select d.id, d.contact_id as "contactId", d.annonce_id as "annonceId", d.currency, d.is_open as "isOpen",
           coalesce(${writableDossiers(ctx)}, false) as writable
      from app.dossiers d where d.id = ${id} and ${visibleDossiers(ctx)} for update of d`.execute(ctx.db)
  return rows.rows[0] ?? null
}

export type HeldOffer = {
  id: string
  dossierId: string
  contactId: string
  annonceId: string | null
  madeBy: Side
  amount: number
  currency: string
  /** As written; see stateAt. */
  state: OfferState
  /** Epoch milliseconds. */
  expiresAt: number | null
  version: number
}

/** Holds an offer of a dossier the caller may see; null when it is not there. */
export async function lockOffer(ctx: RequestContext, id: string): Promise<HeldOffer | null> {
  const rows = await sql<Omit<HeldOffer, 'expiresAt'> & { expiresAt: string | null }>`
    select o.id, o.dossier_id as "dossierId", d.contact_id as "contactId", o.annonce_id as "annonceId", o.made_by as "madeBy",
           o.amount, o.currency, o.state, o.expires_at as "expiresAt", o.version
      from app.offers o join app.dossiers d on d.id = o.dossier_id
     where o.id = ${id} and ${visibleDossiers(ctx)} for update of o`.execute(ctx.db)
  const row = rows.rows[0]
  return row ? { ...row, expiresAt: row.expiresAt === null ? null : Date.parse(row.expiresAt) } : null
}

export type OfferFields = {
  dossier_id: string
  annonce_id: string | null
  made_by: Side
  counters_id: string | null
  amount: number
  currency: string
  conditions: string | null
  expires_at: string | null
}

export async function insertOffer(ctx: RequestContext, fields: OfferFields): Promise<string> {
  const row = await ctx.db.insertInto('offers').values(fields).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** Awaited: the database refuses a second deal. */
export async function settleOffer(
  ctx: RequestContext,
  id: string,
  state: Exclude<OfferState, 'OPEN'>,
  reason: string | null,
): Promise<void> {
  await ctx.db
    .updateTable('offers')
    .set({
      state,
      state_reason: reason,
      decided_at: isoNow(ctx.clock),
      decided_by: actorText(ctx.actor),
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

export function changeTerms(
  ctx: RequestContext,
  id: string,
  change: { conditions?: string | null; expires_at?: string | null },
): void {
  later(
    ctx.db,
    ctx.db
      .updateTable('offers')
      .set({ ...change, version: sql`version + 1` })
      .where('id', '=', id),
  )
}

/** The newest open offer of a dossier that was made by one side, held; null when there is none. */
export async function lockOpenOffer(ctx: RequestContext, dossierId: string, madeBy: Side): Promise<string | null> {
  const rows = await sql<{ id: string }>`
    select o.id from app.offers o where o.dossier_id = ${dossierId} and o.state = 'OPEN' and o.made_by = ${madeBy}
       and (o.expires_at is null or o.expires_at > app.app_now())
     order by o.id desc limit 1 for update`.execute(ctx.db)
  return rows.rows[0]?.id ?? null
}

/** What is still open on a dossier, the oldest first. */
export async function openOffers(ctx: RequestContext, dossierId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('offers')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('state', '=', 'OPEN')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}
