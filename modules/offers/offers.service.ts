import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, constraintOf, forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { cancelJob, enqueue } from '#platform/jobs'
import { annonceExists } from './offers.read-model.ts'
import {
  changeTerms,
  type HeldDossier,
  type HeldOffer,
  insertOffer,
  lockDossierOf,
  lockOffer,
  settleOffer,
} from './offers.repository.ts'
import { afterAct, type OfferAct, otherSide, stateAt } from './offers.rules.ts'
import type { CounterOffer, NewOffer, Offer, OfferPatch } from './offers.schema.ts'
import { readOffer } from './offers.views.ts'

/** Writes down that an offer has run out, when it has. */
export const EXPIRY_JOB = 'offers.expire'

/** Records an offer on an open dossier; it moves the dossier where its workflow has a way (crm.md, Offers). */
export async function makeOffer(ctx: RequestContext, input: NewOffer): Promise<Offer> {
  authorise(ctx, 'dossier.write')
  const dossier = await lockDossierOf(ctx, { dossierId: input.dossierId })
  if (!dossier) throw notFound('dossier')
  if (!dossier.writable) throw forbidden('dossier.write')
  const annonceId = input.annonceId ?? dossier.annonceId
  if (input.annonceId && !(await annonceExists(ctx, input.annonceId))) throw invalidField('annonceId', 'UNKNOWN')
  return shown(ctx, await record(ctx, dossier, { ...input, annonceId, countersId: null }))
}

type Terms = Pick<NewOffer, 'madeBy' | 'amount' | 'currency' | 'conditions' | 'expiresAt'> & {
  annonceId: string | null
  countersId: string | null
  /** The dossier is being moved by hand: the fact has its effect already. */
  moved?: boolean
}

/** Writes an offer, tells the timeline, and lets other modules hear of it; its id. */
export async function record(ctx: RequestContext, dossier: HeldDossier, terms: Terms): Promise<string> {
  if (!dossier.isOpen) throw new AppError(422, 'DOSSIER_CLOSED')
  if (terms.currency !== dossier.currency) throw invalidField('currency', 'CURRENCY_MISMATCH')
  const expires = readExpiry(ctx, terms.expiresAt)
  const id = await insertOffer(ctx, {
    dossier_id: dossier.id,
    annonce_id: terms.annonceId,
    made_by: terms.madeBy,
    counters_id: terms.countersId,
    amount: terms.amount,
    currency: terms.currency,
    conditions: terms.conditions?.trim() ?? null,
    expires_at: terms.expiresAt ?? null,
  }).catch((error: unknown) => {
    // Two people answered at once.
    if (constraintOf(error) === 'offers_one_counter') throw new AppError(409, 'OFFER_ANSWERED')
    throw error
  })
  if (expires !== null) enqueue(ctx, EXPIRY_JOB, { key: id, dueAt: expires })
  const offer = { id, dossierId: dossier.id, contactId: dossier.contactId, annonceId: terms.annonceId }
  tell(ctx, terms.countersId ? 'offer.countered' : 'offer.made', { ...offer, ...terms })
  await publish(ctx, {
    type: 'offers.made',
    payload: {
      dossierId: dossier.id,
      offerId: id,
      annonceId: terms.annonceId,
      counter: terms.countersId !== null,
      moved: terms.moved ?? false,
    },
  })
  return id
}

/** Epoch milliseconds; 400 when it lies behind. */
function readExpiry(ctx: RequestContext, expiresAt: string | null | undefined): number | null {
  if (!expiresAt) return null
  const at = Date.parse(expiresAt)
  if (at <= ctx.clock.now()) throw invalidField('expiresAt', 'PAST')
  return at
}

/** Answers an open offer with another one, from the other side. 409 OFFER_ANSWERED when somebody was faster. */
export async function counterOffer(ctx: RequestContext, id: string, input: CounterOffer): Promise<Offer> {
  const { offer, dossier } = await hold(ctx, id, input.version)
  return shown(ctx, await counter(ctx, dossier, offer, input))
}

/** The open offer is answered by another one; its id. */
export async function counter(
  ctx: RequestContext,
  dossier: HeldDossier,
  offer: HeldOffer,
  terms: Omit<Terms, 'madeBy' | 'annonceId' | 'countersId'>,
): Promise<string> {
  await settle(ctx, offer, 'COUNTER', null)
  return record(ctx, dossier, {
    ...terms,
    annonceId: offer.annonceId,
    madeBy: otherSide(offer.madeBy),
    countersId: offer.id,
  })
}

/** Changes conditions or expiry of an open offer. The amount of an offer is never changed: that is another offer. */
export async function changeOffer(ctx: RequestContext, id: string, patch: OfferPatch): Promise<Offer> {
  const { offer } = await hold(ctx, id, patch.version)
  if (stateAt(offer, ctx.clock.now()) !== 'OPEN') throw closed(ctx, offer)
  const expires = readExpiry(ctx, patch.expiresAt)
  changeTerms(ctx, id, {
    ...(patch.conditions === undefined ? {} : { conditions: patch.conditions?.trim() ?? null }),
    ...(patch.expiresAt === undefined ? {} : { expires_at: patch.expiresAt }),
  })
  if (patch.expiresAt !== undefined) {
    cancelJob(ctx, EXPIRY_JOB, id)
    if (expires !== null) enqueue(ctx, EXPIRY_JOB, { key: id, dueAt: expires })
  }
  tell(ctx, 'offer.changed', offer)
  return shown(ctx, id)
}

/**
 * Accepts, refuses or withdraws. 422 OFFER_CLOSED when it is over, 409 OFFER_ALREADY_ACCEPTED when the dossier or the
 * annonce has a deal, 409 VERSION_CONFLICT with the current state.
 */
export async function answerOffer(
  ctx: RequestContext,
  id: string,
  act: 'ACCEPT' | 'REFUSE' | 'WITHDRAW',
  input: { version: number; reason?: string },
): Promise<Offer> {
  const { offer } = await hold(ctx, id, input.version)
  const reason = input.reason?.trim() ?? null
  await settle(ctx, offer, act, reason)
  tell(ctx, told[act], { ...offer, reason })
  await publish(ctx, {
    type: events[act],
    payload: { dossierId: offer.dossierId, offerId: id, annonceId: offer.annonceId, amount: offer.amount },
  })
  return shown(ctx, id)
}

const told = { ACCEPT: 'offer.accepted', REFUSE: 'offer.refused', WITHDRAW: 'offer.withdrawn' } as const
const events = { ACCEPT: 'offers.accepted', REFUSE: 'offers.refused', WITHDRAW: 'offers.withdrawn' } as const

async function hold(
  ctx: RequestContext,
  id: string,
  version: number,
): Promise<{ offer: HeldOffer; dossier: HeldDossier }> {
  authorise(ctx, 'dossier.write')
  // In this order: statements of one moment run as they were asked for.
  const [dossier, offer] = await Promise.all([lockDossierOf(ctx, { offerId: id }), lockOffer(ctx, id)])
  if (!dossier || !offer) throw notFound('offer')
  if (!dossier.writable) throw forbidden('dossier.write')
  if (offer.version !== version) throw versionConflict(await readOffer(ctx, id))
  return { offer, dossier }
}

/** Ends an offer; refuses when it is over, or when there is a deal already. */
export async function settle(
  ctx: RequestContext,
  offer: HeldOffer,
  act: OfferAct,
  reason: string | null,
): Promise<void> {
  const state = afterAct(offer, act, ctx.clock.now())
  if (!state || state === 'OPEN') throw closed(ctx, offer)
  await settleOffer(ctx, offer.id, state, reason).catch((error: unknown) => {
    if (['offers_one_deal', 'offers_one_buyer'].includes(constraintOf(error) ?? ''))
      throw new AppError(409, 'OFFER_ALREADY_ACCEPTED')
    throw error
  })
  cancelJob(ctx, EXPIRY_JOB, offer.id)
}

function closed(ctx: RequestContext, offer: HeldOffer): AppError {
  return new AppError(422, 'OFFER_CLOSED', { extra: { state: stateAt(offer, ctx.clock.now()) } })
}

/** One line of the dossier's story; the amount in minor units, named by the screen. */
export function tell(
  ctx: RequestContext,
  code: string,
  offer: {
    id: string
    dossierId: string
    contactId: string
    annonceId: string | null
    madeBy: string
    amount: number
    currency: string
    reason?: string | null
  },
): void {
  recordActivity(ctx, {
    type: 'SYSTEM',
    code,
    dossierId: offer.dossierId,
    contactId: offer.contactId,
    params: {
      amount: offer.amount,
      currency: offer.currency,
      madeBy: offer.madeBy,
      ...(offer.reason ? { because: offer.reason } : {}),
    },
    ref: { kind: 'offer', id: offer.id },
  })
  announce(ctx, { topic: 'dossier', id: offer.dossierId, dossierId: offer.dossierId, kind: 'changed' })
}

async function shown(ctx: RequestContext, id: string): Promise<Offer> {
  const offer = await readOffer(ctx, id)
  if (!offer) throw notFound('offer')
  return offer
}
