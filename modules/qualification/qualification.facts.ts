import type { Criteria } from '#modules/dossiers'
import type { Currency } from '#platform/money'

/** Everything a score rests on. Instants are ISO-8601; money in minor units of `currency`. */
export type DossierFacts = {
  dossierId: string
  /** Epoch milliseconds of the judgement. */
  now: number
  source: string
  transaction: 'SALE' | 'RENT'
  criteria: Criteria
  budgetMin: number | null
  budgetMax: number | null
  currency: Currency
  openedAt: string
  /** Published annonces like those wanted: all, those within the budget, and the cheapest. */
  stock: { comparable: number; affordable: number; cheapest: { id: string; reference: string; amount: number } | null }
  /** What the person wrote. `answerMinutes`: median wait between our message and their next, null before the first. */
  messages: {
    inbound: number
    lastWeek: number
    lastInboundAt: string | null
    lastInboundId: string | null
    answers: number
    answerMinutes: number | null
  }
  /** Visits by how they stand; `booked` and `confirmed` only those ahead. `lastEndedAt`: end of the last one done. */
  visits: {
    done: number
    confirmed: number
    booked: number
    noShow: number
    lastId: string | null
    lastEndedAt: string | null
  }
}
