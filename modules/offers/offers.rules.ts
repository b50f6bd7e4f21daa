/** Where an offer stands. OPEN past its expiry counts as EXPIRED everywhere, whether a job has written it down or not. */
export const offerStates = ['OPEN', 'COUNTERED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED'] as const
export type OfferState = (typeof offerStates)[number]

export const sides = ['BUYER', 'SELLER'] as const
export type Side = (typeof sides)[number]

/** What can be done about an offer. */
export type OfferAct = 'ACCEPT' | 'REFUSE' | 'COUNTER' | 'WITHDRAW' | 'EXPIRE'

const after: Record<OfferAct, OfferState> = {
  ACCEPT: 'ACCEPTED',
  REFUSE: 'REFUSED',
  COUNTER: 'COUNTERED',
  WITHDRAW: 'WITHDRAWN',
  EXPIRE: 'EXPIRED',
}

/** The state as it holds at an instant. `expiresAt`, `now`: epoch milliseconds. */
export function stateAt(offer: { state: OfferState; expiresAt: number | null }, now: number): OfferState {
  return offer.state === 'OPEN' && offer.expiresAt !== null && offer.expiresAt <= now ? 'EXPIRED' : offer.state
}

/**
 * The state an act leads to, or null when it is not possible: an open offer takes any, an accepted one can only be
 * withdrawn (the deal fell through), everything else is over. Only what has run out expires.
 */
export function afterAct(
  offer: { state: OfferState; expiresAt: number | null },
  act: OfferAct,
  now: number,
): OfferState | null {
  const state = stateAt(offer, now)
  if (act === 'EXPIRE') return offer.state === 'OPEN' && state === 'EXPIRED' ? 'EXPIRED' : null
  if (state === 'OPEN') return after[act]
  return state === 'ACCEPTED' && act === 'WITHDRAW' ? 'WITHDRAWN' : null
}

/** The side that answers. */
export const otherSide = (side: Side): Side => (side === 'BUYER' ? 'SELLER' : 'BUYER')
