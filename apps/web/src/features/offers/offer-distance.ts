import type { Offer } from '../../lib/api-offers.ts'

/** How far an offer is from the price asked, in hundredths of it; null when that cannot be said or is nothing. */
export function distanceFromAsking(offer: Pick<Offer, 'amount' | 'askingAmount'>): number | null {
  if (!offer.askingAmount) return null
  const share = Math.round(((offer.amount - offer.askingAmount) / offer.askingAmount) * 1000) / 10
  return share === 0 ? null : share
}
