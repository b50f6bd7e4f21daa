import { type Locale, locales, translate } from '#locales'
import type { Factor } from '#modules/decisions'
import { formatMoney } from '#platform/money'
import type { DossierFacts } from './qualification.facts.ts'
import type { FactorCode } from './qualification.model.ts'
import { type Contribution, missingPieces, type Raise, type Score, silentDays } from './qualification.rules.ts'

type Labels = { fr: string; ar: string; en: string }
type Evidence = { kind: string; id: string | null; text: string }

function labels(key: string): Labels {
  const [fr, ar, en] = locales.map((locale) => translate(locale, key))
  return { fr: fr ?? key, ar: ar ?? key, en: en ?? key }
}

/**
 * The contributions of a score as the Glass Box keeps them: labels in three languages, evidence in `locale`.
 * @param source what the organisation calls the source of the dossier, in `locale`
 */
export function explainScore(score: Score, facts: DossierFacts, locale: Locale, source: string): Factor[] {
  return score.contributions.map((contribution) => ({
    ...contribution,
    label: labels(`qualification:factor.${contribution.code}`),
    evidence:
      contribution.code === 'SOURCE'
        ? ofDossier(facts, source)
        : evidenceOf[contribution.code](facts, contribution, locale),
  }))
}

/** Proposals with their wording in three languages. */
export function explainRaises(raises: readonly Raise[]): (Raise & { label: Labels })[] {
  return raises.map((raise) => ({ ...raise, label: labels(`qualification:raise.${raise.code}`) }))
}

const evidenceOf: Record<
  Exclude<FactorCode, 'SOURCE'>,
  (facts: DossierFacts, c: Contribution, locale: Locale) => Evidence | null
> = {
  COMPLETENESS(facts, _c, locale) {
    const missing = missingPieces(facts).map((piece) => translate(locale, `qualification:piece.${piece}`))
    const key = missing.length === 0 ? 'complete' : 'missing'
    return ofDossier(facts, translate(locale, `qualification:evidence.${key}`, { missing: missing.join(', ') }))
  },
  BUDGET(facts, c, locale) {
    const { comparable, affordable, cheapest } = facts.stock
    if (typeof c.value !== 'number') return null
    if (!cheapest) return ofDossier(facts, translate(locale, 'qualification:evidence.noStock'))
    const text = translate(locale, 'qualification:evidence.stock', {
      affordable,
      comparable,
      reference: cheapest.reference,
      price: formatMoney({ amount: cheapest.amount, currency: facts.currency }, locale),
    })
    return { kind: 'annonce', id: cheapest.id, text }
  },
  FINANCING(facts, c, locale) {
    if (typeof c.value !== 'string') return null
    const known = c.value === 'CASH' || c.value === 'LOAN'
    return ofDossier(facts, known ? translate(locale, `qualification:financing.${c.value}`) : c.value)
  },
  URGENCY: (facts, c) => (typeof c.value === 'string' ? ofDossier(facts, c.value) : null),
  RESPONSIVENESS(facts, _c, locale) {
    const { answerMinutes, lastInboundId, inbound } = facts.messages
    if (inbound === 0) return null
    const key = answerMinutes === null ? 'wroteFirst' : 'answers'
    return {
      kind: 'message',
      id: lastInboundId,
      text: translate(locale, `qualification:evidence.${key}`, { minutes: answerMinutes ?? 0 }),
    }
  },
  ENGAGEMENT(facts, _c, locale) {
    const { inbound, lastWeek, lastInboundId } = facts.messages
    if (inbound === 0) return null
    return {
      kind: 'message',
      id: lastInboundId,
      text: translate(locale, 'qualification:evidence.messages', { inbound, lastWeek }),
    }
  },
  VISITS(facts, _c, locale) {
    const { done, confirmed, booked, noShow, lastId } = facts.visits
    if (lastId === null) return null
    const text = translate(locale, 'qualification:evidence.visits', { done, ahead: confirmed + booked, noShow })
    return { kind: 'appointment', id: lastId, text }
  },
  SILENCE(facts, c, locale) {
    if (c.points === 0) return null
    const text = translate(locale, 'qualification:evidence.silence', { days: silentDays(facts) })
    return { kind: 'message', id: facts.messages.lastInboundId, text }
  },
}

const ofDossier = (facts: DossierFacts, text: string): Evidence => ({ kind: 'dossier', id: facts.dossierId, text })
