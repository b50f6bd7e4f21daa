import type { Act, Currency, Id, Page, Paged, Read } from './api-types.ts'

export type OfferSide = 'BUYER' | 'SELLER'
export type OfferState = 'OPEN' | 'COUNTERED' | 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN' | 'EXPIRED'

/** What one side of a dossier offers. Amounts in minor units. */
export interface Offer {
  id: string
  dossier: { id: string; reference: string; contact: string }
  annonce: { id: string; reference: string; title: string } | null
  madeBy: OfferSide
  countersId: string | null
  amount: number
  currency: Currency
  askingAmount: number | null
  conditions: string | null
  expiresAt: string | null
  state: OfferState
  stateReason: string | null
  decidedAt: string | null
  createdAt: string
  version: number
}

export interface OfferTerms {
  amount: number
  currency: Currency
  conditions?: string
  expiresAt?: string
}

type Answer = { version: number; reason?: string }

export interface OfferPaths {
  '/api/v1/offers': {
    get: Read<Page<Offer>, Paged & { dossierId?: string; annonceId?: string; state?: OfferState }>
    post: Act<Offer, OfferTerms & { dossierId: string; annonceId?: string; madeBy: OfferSide }>
  }
  '/api/v1/offers/{id}': {
    patch: Act<Offer, { version: number; conditions?: string | null; expiresAt?: string | null }, Id>
  }
  '/api/v1/offers/{id}/counter': { post: Act<Offer, OfferTerms & { version: number }, Id> }
  '/api/v1/offers/{id}/accept': { post: Act<Offer, Answer, Id> }
  '/api/v1/offers/{id}/refuse': { post: Act<Offer, Answer, Id> }
  '/api/v1/offers/{id}/withdraw': { post: Act<Offer, { version: number; reason: string }, Id> }
}
