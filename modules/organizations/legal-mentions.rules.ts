import type { FieldError } from '#platform/errors'

/** What a branch prints about itself; null where it said nothing. Numbers are digits alone. */
export type LegalMentions = {
  /** Legal form, with the capital where it is to be named: « SARL au capital de 10 000 € ». */
  legalForm: string | null
  /** Registered office, when it is not the address of the branch. */
  seat: string | null
  /** Trade register: « RCS Lyon 123 456 789 », « RC Casablanca 12345 ». */
  tradeRegister: string | null
  /** Number of the professional card (France) or of the authorisation (Morocco, where there is one). */
  card: string | null
  /** The chamber of commerce that issued the card; France alone. */
  cardIssuer: string | null
  /** France: 14 digits. */
  siret: string | null
  /** Morocco: 15 digits. */
  ice: string | null
}

export const noLegalMentions: LegalMentions = {
  legalForm: null,
  seat: null,
  tradeRegister: null,
  card: null,
  cardIssuer: null,
  siret: null,
  ice: null,
}

/** As it is kept: no blanks around words, none inside numbers, null for what holds nothing. */
export function tidyMentions(given: Partial<LegalMentions>): LegalMentions {
  const words = (value: string | null | undefined) => value?.trim().replace(/\s+/g, ' ') || null
  const digits = (value: string | null | undefined) => value?.replace(/[\s.\u00a0\u202f-]/g, '') || null
  return {
    legalForm: words(given.legalForm),
    seat: words(given.seat),
    tradeRegister: words(given.tradeRegister),
    card: words(given.card),
    cardIssuer: words(given.cardIssuer),
    siret: digits(given.siret),
    ice: digits(given.ice),
  }
}

/** Whether 14 digits whose Luhn sum is a multiple of ten. */
export function isSiret(value: string): boolean {
  if (!/^\d{14}$/.test(value)) return false
  const sum = [...value].reduce((total, digit, i) => {
    const n = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return sum % 10 === 0
}

/** Whether 15 digits, as an « identifiant commun de l’entreprise » has. */
export const isIce = (value: string): boolean => /^\d{15}$/.test(value)

/** What of tidied mentions cannot stand for a branch of a country, field by field. */
export function mentionFaults(country: 'MA' | 'FR', mentions: LegalMentions): FieldError[] {
  const faults: FieldError[] = []
  const wrong = (field: keyof LegalMentions, code: string) => faults.push({ field: `legal.${field}`, code })
  for (const field of country === 'FR' ? (['ice'] as const) : (['siret', 'cardIssuer'] as const))
    if (mentions[field] !== null) wrong(field, 'OTHER_COUNTRY')
  if (country === 'FR' && mentions.siret !== null && !isSiret(mentions.siret)) wrong('siret', 'SIRET')
  if (country === 'MA' && mentions.ice !== null && !isIce(mentions.ice)) wrong('ice', 'ICE')
  if (country === 'FR' && mentions.cardIssuer !== null && mentions.card === null) wrong('card', 'REQUIRED')
  return faults
}
