import { negatedBefore, type Reading } from '../reading.ts'
import type { Transaction } from '../understanding.ts'
import type { Concept } from '../vocabulary.ts'

const EVIDENCE: readonly [Concept, Transaction, number][] = [
  ['BUY', 'SALE', 3],
  ['FORSALE', 'SALE', 2],
  ['SELLV', 'SALE', 2],
  ['RENTOUT', 'RENT', 3],
  ['RENT', 'RENT', 2],
  ['TENANT', 'RENT', 1],
]

/** The transaction stated in words; a negated word does not count ("pas de location"). */
export function readTransaction(reading: Reading): void {
  const scores: Record<Transaction, number> = { SALE: 0, RENT: 0 }
  const where = new Map<Transaction, { from: number; to: number; concept: Concept }>()
  for (const one of reading.tags) {
    const from = reading.tokens[one.first]?.from ?? 0
    const to = reading.tokens[one.last]?.to ?? 0
    for (const [concept, transaction, points] of EVIDENCE) {
      if (!one.concepts.has(concept) || !meant(reading, from, to, concept)) continue
      const weight = one.via === 'fuzzy' || one.via === 'key' ? points - 1 : points
      if (negatedBefore(reading, from)) continue
      scores[transaction] += weight
      const known = where.get(transaction)
      if (known === undefined) where.set(transaction, { from, to, concept })
    }
  }
  const { openQuestion } = reading.input
  if (scores.SALE === 0 && scores.RENT === 0) return
  const transaction: Transaction =
    scores.SALE === scores.RENT ? firstOf(where) : scores.SALE > scores.RENT ? 'SALE' : 'RENT'
  const at = where.get(transaction)
  if (at !== undefined)
    reading.add(
      'transaction',
      transaction,
      at.from,
      at.to,
      `transaction.${at.concept.toLowerCase()}`,
      openQuestion === 'TRANSACTION' ? 0.97 : 0.93,
    )
}

function firstOf(where: ReadonlyMap<Transaction, { from: number }>): Transaction {
  return (where.get('SALE')?.from ?? Number.POSITIVE_INFINITY) <= (where.get('RENT')?.from ?? Number.POSITIVE_INFINITY)
    ? 'SALE'
    : 'RENT'
}

/** Homonyms: "le vendeur accepterait", "loué ?" of an availability question, "bail" of a document. */
function meant(reading: Reading, from: number, to: number, concept: Concept): boolean {
  const word = reading.text.slice(from, to)
  if (/^(?:vendeurs?|seller|البايع)$/.test(word)) return false
  if (/^(?:acheteurs?|buyers?|acquereurs?|lchari|chari|المشتري|الشاري)$/.test(word))
    return /(?:cash|first time|suis|trouver|find an?|un|i'm an?|am an?|anything) $/.test(reading.before(from, 12))
  if (concept === 'RENT' && /^(?:loue|louee|mkriya|mkri|tkrat|bail|lease|coloc|flatmate)$/.test(word))
    return /(?:^|[ ])(?:a|en|l|je|nous|on|j) ?$/.test(reading.before(from, 6)) || word === 'lease'
  if (
    concept === 'RENT' &&
    /^(?:par mois|per month|a month|fchhar|f chhar|pcm|monthly|mensuel|في الشهر|فالشهر|شهريا|للشهر)/.test(word)
  )
    return true
  if (concept === 'SELLV' && /^mandat$/.test(word)) return false
  if (
    concept === 'FORSALE' &&
    /^(?:bi3a|vente)$/.test(word) &&
    /(?:acte|compromis|promesse|contrat) (?:de )?$/.test(reading.before(from, 14))
  )
    return false
  return true
}
