import { type Static, type TSchema, Type } from 'typebox'
import { Check } from 'typebox/value'
import { type EventHandler, publish, type RequestContext } from '#platform/context'
import type { JobHandler } from '#platform/jobs'
import { putOff } from '#platform/jobs'
import { lockDossierOf, lockOffer, lockOpenOffer, openOffers, settleOffer } from './offers.repository.ts'
import { afterAct } from './offers.rules.ts'
import { counter, EXPIRY_JOB, record, tell } from './offers.service.ts'

const OfferNamed = Type.Object({
  dossierId: Type.String(),
  side: Type.Enum(['BUYER', 'SELLER']),
  amount: Type.Integer(),
  currency: Type.Enum(['MAD', 'EUR']),
})
const StatusChanged = Type.Object({ dossierId: Type.String(), terminal: Type.Boolean() })

function read<T extends TSchema>(schema: T, payload: Record<string, unknown>): Static<T> {
  if (!Check(schema, payload)) throw new TypeError('an event of another shape')
  return payload as Static<T>
}

/** A dossier is moved by hand with an amount: the offer it rests on is written down, as the answer where it is one. */
async function onOfferNamed(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const { dossierId, side, amount, currency } = read(OfferNamed, payload)
  const dossier = await lockDossierOf(ctx, { dossierId })
  if (!dossier) return
  const terms = { amount, currency, moved: true }
  const answered = side === 'SELLER' ? await lockOpenOffer(ctx, dossierId, 'BUYER') : null
  const offer = answered ? await lockOffer(ctx, answered) : null
  if (offer) await counter(ctx, dossier, offer, terms)
  else await record(ctx, dossier, { ...terms, madeBy: side, annonceId: dossier.annonceId, countersId: null })
}

/** Where a dossier ends, nothing is on offer any more. */
async function onStatusChanged(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const { dossierId, terminal } = read(StatusChanged, payload)
  if (!terminal) return
  for (const id of await openOffers(ctx, dossierId)) {
    const offer = await lockOffer(ctx, id)
    if (!offer) continue
    await settleOffer(ctx, id, 'WITHDRAWN', null)
    tell(ctx, 'offer.withdrawn', offer)
  }
}

export const offerListeners: Record<string, EventHandler> = {
  'dossiers.offer_named': onOfferNamed,
  'dossiers.status_changed': onStatusChanged,
}

/** Writes down that an offer has run out. Comes again when the expiry was put off. */
export const expiryJob: JobHandler = {
  kind: EXPIRY_JOB,
  async run(ctx, _payload, job) {
    const [, offer] = await Promise.all([lockDossierOf(ctx, { offerId: job.key }), lockOffer(ctx, job.key)])
    if (offer?.state !== 'OPEN' || offer.expiresAt === null) return
    if (!afterAct(offer, 'EXPIRE', ctx.clock.now())) {
      putOff(ctx, EXPIRY_JOB, { key: offer.id, dueAt: offer.expiresAt })
      return
    }
    await settleOffer(ctx, offer.id, 'EXPIRED', null)
    tell(ctx, 'offer.expired', offer)
    await publish(ctx, {
      type: 'offers.expired',
      payload: { dossierId: offer.dossierId, offerId: offer.id, annonceId: offer.annonceId },
    })
  },
}
