import type { LegalMentions } from '#modules/organizations'
import type { FieldError } from '#platform/errors'

export const entryKinds = ['MANDATE', 'AMENDMENT', 'CORRECTION', 'TERMINATION'] as const
export type EntryKind = (typeof entryKinds)[number]

export const mandateStates = ['COMING', 'RUNNING', 'ENDED', 'TERMINATED'] as const
export type MandateState = (typeof mandateStates)[number]

/** The terms of a mandate; days of the branch as YYYY-MM-DD, both ends included. */
export type Terms = {
  type: 'SIMPLE' | 'SEMI_EXCLUSIVE' | 'EXCLUSIVE'
  startsOn: string
  endsOn: string
  exclusiveUntil: string | null
  signedOn: string
}

/**
 * What cannot be true of terms, field by field. A mandate without an end is void (law of 2 January 1970, article 7), so
 * there is always one. Nothing is signed tomorrow.
 * @param today the local day of the branch
 */
export function termsFaults(terms: Terms, today: string): FieldError[] {
  const faults: FieldError[] = []
  const wrong = (field: string, code: string) => faults.push({ field, code })
  if (terms.endsOn < terms.startsOn) wrong('endsOn', 'BEFORE_START')
  if (terms.signedOn > today) wrong('signedOn', 'IN_FUTURE')
  if (terms.exclusiveUntil !== null) {
    if (terms.type === 'SIMPLE') wrong('exclusiveUntil', 'NOT_EXCLUSIVE')
    else if (terms.exclusiveUntil < terms.startsOn) wrong('exclusiveUntil', 'BEFORE_START')
    else if (terms.exclusiveUntil > terms.endsOn) wrong('exclusiveUntil', 'AFTER_END')
  }
  return faults
}

/** Where a mandate stands on a day, by the last entry of it. */
export function stateOn(last: { kind: EntryKind; startsOn: string; endsOn: string }, today: string): MandateState {
  if (today > last.endsOn) return last.kind === 'TERMINATION' ? 'TERMINATED' : 'ENDED'
  return today < last.startsOn ? 'COMING' : 'RUNNING'
}

/** Whether another mandate may be entered for the same property. */
export const isOver = (state: MandateState): boolean => state === 'ENDED' || state === 'TERMINATED'

/**
 * The terms of a mandate that ends by notice: nothing lasts beyond the last day. A mandate given up before it began keeps
 * no term that a listing could show: null.
 */
export function termsUntil<T extends Pick<Terms, 'startsOn' | 'endsOn' | 'exclusiveUntil'>>(
  terms: T,
  lastDay: string,
): T | null {
  if (lastDay < terms.startsOn) return null
  const until = terms.exclusiveUntil
  return { ...terms, endsOn: lastDay, exclusiveUntil: until !== null && until > lastDay ? lastDay : until }
}

/** Who holds a register, as the print and the page name it. */
export type HolderMentions = { name: string; country: 'MA' | 'FR'; address: string | null; legal: LegalMentions }

/**
 * What a register says of who holds it, line by line, each with the key of its name. In France the card is named even when
 * nobody said it: the law asks for it, and a gap should be seen.
 */
export function holderFacts({ name, country, address, legal }: HolderMentions): [what: string, value: string][] {
  const card = [legal.card, legal.cardIssuer].filter((part) => part !== null).join(' · ')
  const facts = [
    ['branch', name],
    ['legalForm', legal.legalForm],
    ['address', address],
    ['card', country === 'FR' ? card || '—' : null],
    ['authorisation', country === 'MA' ? legal.card : null],
    ['tradeRegister', legal.tradeRegister],
    ['siret', legal.siret],
    ['ice', legal.ice],
  ] as const
  return facts.flatMap(([what, value]): [string, string][] => (value ? [[what, value]] : []))
}
