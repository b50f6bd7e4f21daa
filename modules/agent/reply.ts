import type { AnnonceFacts } from '#modules/annonces'
import { formatMoney } from '#platform/money'
import type { Proposal, ReplyLanguage } from './agent.state.ts'
import { type AnnonceLine, type Phrases, phrasesOf } from './phrases.ts'

/** A fact in a reply and where it stands: every price, place and status of a reply has one. */
export type Citation = { annonceId: string; reference: string; field: string; value: string; version: number }

const NUMBER_LOCALE: Record<ReplyLanguage, 'fr' | 'ar' | 'en'> = { fr: 'fr', darija: 'fr', ar: 'ar', en: 'en' }
const MAX_FEATURES = 3

/** The price as the person reads it, with the period of a rent. */
export function priceText(annonce: Pick<AnnonceFacts, 'price' | 'rentPeriod'>, lang: ReplyLanguage): string | null {
  if (!annonce.price) return null
  const amount = formatMoney(annonce.price, NUMBER_LOCALE[lang])
  return annonce.rentPeriod === 'MONTH' ? `${amount} ${phrasesOf(lang).units.perMonth}` : amount
}

/** Size, rooms and the main features in one line. */
export function factsText(annonce: AnnonceFacts, phrases: Phrases): string {
  const { units, features } = phrases
  return [
    annonce.surface === null ? null : units.surface(annonce.surface),
    annonce.bedrooms ? units.bedrooms(annonce.bedrooms) : annonce.rooms ? units.rooms(annonce.rooms) : null,
    annonce.furnished ? units.furnished : null,
    ...annonce.features.slice(0, MAX_FEATURES).map((f) => features[f] ?? null),
  ]
    .filter((part) => part !== null)
    .join(', ')
}

export function placeText(annonce: Pick<AnnonceFacts, 'zone' | 'city'>): string {
  return [annonce.zone, annonce.city].filter(Boolean).join(', ')
}

/** An annonce as a line of a reply. */
export function annonceLine(annonce: AnnonceFacts, lang: ReplyLanguage): AnnonceLine {
  return {
    title: annonce.title,
    price: priceText(annonce, lang) ?? '—',
    facts: factsText(annonce, phrasesOf(lang)),
    place: placeText(annonce),
    reference: annonce.reference,
  }
}

/** The fields a line states, each with its value and the version it was read at. */
export function citationsOf(
  annonce: AnnonceFacts,
  lang: ReplyLanguage,
  fields: readonly ('title' | 'price' | 'facts' | 'place' | 'status')[],
): Citation[] {
  const line = annonceLine(annonce, lang)
  const values = { title: line.title, price: line.price, facts: line.facts, place: line.place, status: annonce.status }
  return fields.map((field) => ({
    annonceId: annonce.id,
    reference: annonce.reference,
    field,
    value: values[field],
    version: annonce.version,
  }))
}

/** Slots as a numbered list, in words of the person's language. */
export function slotLines(proposals: readonly Proposal[], zone: string, phrases: Phrases): string {
  return proposals.map((p, i) => `${i + 1}. ${phrases.when(p.startsAt, zone)}`).join('\n')
}

/** Paragraphs with an empty line between them; empty ones are left out. */
export function paragraphs(...parts: (string | null | undefined)[]): string {
  return parts.filter((part) => part).join('\n\n')
}
