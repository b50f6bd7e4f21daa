import type { Slots } from '#language'
import { type AnnonceFacts, annonceByReference, annonceFacts } from '#modules/annonces'
import { bookAppointment, findSlots } from '#modules/appointments'
import { type Budget, type CriteriaChange, type DossierCard, findMatches } from '#modules/dossiers'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { AppError } from '#platform/errors'
import { fromUnits } from '#platform/money'
import type { Proposal } from './agent.state.ts'
import { LOOK_AHEAD_DAYS, nearest, OFFERED, spread } from './slots.rules.ts'

const DAY_MS = 86_400_000
const SHOWN = 3

/** A search as the matching rules read it, from wishes in whole currency units. */
function searchOf(wishes: Slots, currency: 'MAD' | 'EUR') {
  const units = (value: number | undefined) => (value === undefined ? null : fromUnits(value, currency).amount)
  return {
    transaction: wishes.transaction ?? ('SALE' as const),
    currency,
    budgetMin: units(wishes.budgetMin),
    budgetMax: units(wishes.budgetMax),
    criteria: {
      ...(wishes.propertyType ? { propertyTypes: [wishes.propertyType] } : {}),
      ...(wishes.city ? { cities: [wishes.city] } : {}),
      ...(wishes.zone ? { zones: [wishes.zone] } : {}),
      ...(wishes.bedrooms === undefined ? {} : { bedroomsMin: wishes.bedrooms }),
      ...(wishes.rooms === undefined || wishes.bedrooms !== undefined ? {} : { roomsMin: wishes.rooms }),
      ...(wishes.surfaceMin === undefined ? {} : { surfaceMin: wishes.surfaceMin }),
      ...(wishes.surfaceMax === undefined ? {} : { surfaceMax: wishes.surfaceMax }),
      ...(wishes.furnished === undefined ? {} : { furnished: wishes.furnished }),
      ...(wishes.features?.length ? { features: [...wishes.features] } : {}),
    },
  }
}

/** The wishes of a conversation as the dossier keeps them. A budget of another currency than the branch's is not taken. */
export function learntFrom(wishes: Slots, currency: 'MAD' | 'EUR'): { criteria: CriteriaChange; budget?: Budget } {
  const { budgetMin, budgetMax, criteria } = searchOf(wishes, currency)
  const same = wishes.currency === undefined || wishes.currency === currency
  return {
    criteria: {
      ...criteria,
      ...(wishes.transaction ? { transaction: wishes.transaction } : {}),
      ...(wishes.financing ? { financing: wishes.financing } : {}),
      ...(wishes.moveIn ? { moveIn: wishes.moveIn } : {}),
    },
    ...(same && (budgetMin !== null || budgetMax !== null)
      ? { budget: { min: budgetMin, max: budgetMax, currency } }
      : {}),
  }
}

/** Annonces that meet every wish; when there are none, those that come close in the same budget. */
export async function searchAnnonces(
  ctx: RequestContext,
  wishes: Slots,
  dossier: DossierCard,
): Promise<{ exact: AnnonceFacts[]; close: AnnonceFacts[] }> {
  const exact = await factsOf(ctx, await findMatches(ctx, searchOf(wishes, dossier.currency), SHOWN))
  if (exact.length > 0) return { exact, close: [] }
  const { zone: _zone, features: _features, furnished: _furnished, surfaceMin: _min, ...wider } = wishes
  return { exact: [], close: await factsOf(ctx, await findMatches(ctx, searchOf(wider, dossier.currency), 2)) }
}

async function factsOf(ctx: RequestContext, found: readonly { id: string }[]): Promise<AnnonceFacts[]> {
  const facts = await Promise.all(found.map(({ id }) => annonceFacts(ctx, id)))
  return facts.filter((one) => one !== null)
}

/** The annonce the person speaks of: the reference they quote, else the first of what was shown, else the dossier's. */
export async function annonceSpokenOf(
  ctx: RequestContext,
  reference: string | undefined,
  shortlist: readonly string[],
  dossier: DossierCard,
): Promise<AnnonceFacts | null> {
  if (reference) {
    const quoted = await annonceByReference(ctx, reference)
    if (quoted) return quoted
  }
  const id = shortlist[0] ?? dossier.annonceId
  return id ? annonceFacts(ctx, id) : null
}

/** Free slots worth offering within a period, or soon. */
export async function slotsToOffer(
  ctx: RequestContext,
  dossier: DossierCard,
  range: { from: number; to: number } | null,
): Promise<Proposal[]> {
  const now = ctx.clock.now()
  const from = Math.max(range?.from ?? now, now)
  const to = range?.to ?? now + LOOK_AHEAD_DAYS * DAY_MS
  if (to <= from) return []
  const found = await findSlots(ctx, {
    ...agendaOf(dossier),
    from: isoAt(from),
    to: isoAt(to),
    type: 'VISIT',
    limit: 60,
  })
  return spread(found, dossier.timezone)
}

/** The slot that begins at this instant, or the nearest ones around it. */
export async function slotAt(
  ctx: RequestContext,
  dossier: DossierCard,
  wanted: number,
): Promise<{ exact: Proposal | null; near: Proposal[] }> {
  const now = ctx.clock.now()
  const found = await findSlots(ctx, {
    ...agendaOf(dossier),
    from: isoAt(Math.max(now, wanted - 2 * DAY_MS)),
    to: isoAt(Math.max(now, wanted) + 5 * DAY_MS),
    type: 'VISIT',
    limit: 200,
  })
  const exact = found.find((slot) => Date.parse(slot.startsAt) === wanted) ?? null
  return { exact, near: nearest(found, wanted, OFFERED) }
}

/** The assignee receives visitors; a dossier without one is open to every agent of its branch. */
function agendaOf(dossier: DossierCard): { branchId: string; agentId?: string } {
  return dossier.assigneeId
    ? { branchId: dossier.branchId, agentId: dossier.assigneeId }
    : { branchId: dossier.branchId }
}

/** Books, or tells which slots are free instead when somebody was faster. */
export async function book(
  ctx: RequestContext,
  dossier: DossierCard,
  proposal: Proposal,
  annonce: AnnonceFacts | null,
  place: string,
): Promise<{ booked: true; id: string } | { booked: false; near: Proposal[] }> {
  try {
    const made = await bookAppointment(
      ctx,
      {
        type: 'VISIT',
        startsAt: proposal.startsAt,
        agentId: proposal.agentId,
        dossierId: dossier.id,
        contactId: dossier.contactId,
        annonceId: annonce?.id ?? null,
        place,
      },
      { agenda: 'BINDING' },
    )
    return { booked: true, id: made.id }
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    const { near } = await slotAt(ctx, dossier, Date.parse(proposal.startsAt))
    return { booked: false, near: near.filter((slot) => slot.startsAt !== proposal.startsAt) }
  }
}
