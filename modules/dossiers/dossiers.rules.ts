import type { Assignment } from '#modules/assignments'
import type { PartyRole } from './dossier-page.schema.ts'
import type { Budget, CaseType, Criteria, CriteriaChange, Person } from './dossiers.schema.ts'

/** Criteria after a change: null and empty take a wish away, texts are trimmed, repeated words are one. */
export function mergeCriteria(before: Criteria, change: CriteriaChange): Criteria {
  const merged: Record<string, unknown> = { ...before }
  for (const [name, value] of Object.entries(change)) {
    const clean = tidy(value)
    if (clean === null) delete merged[name]
    else if (clean !== undefined) merged[name] = clean
  }
  return merged as Criteria
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || null
  if (!Array.isArray(value)) return value
  const words = [...new Set(value.map((word) => String(word).trim()).filter(Boolean))]
  return words.length > 0 ? words : null
}

/** The budget after a person spoke of theirs. Another currency teaches nothing; a floor above the ceiling is dropped. */
export function budgetAfter(
  known: { min: number | null; max: number | null },
  said: Budget | undefined,
  currency: string,
): { min: number | null; max: number | null } {
  if (!said || said.currency !== currency) return known
  const reversed = said.min !== null && said.max !== null && said.min > said.max
  return { min: reversed ? null : said.min, max: said.max }
}

/** What the person of the dossier is in it. */
export function roleOfContact(caseType: CaseType): PartyRole {
  const roles: Partial<Record<CaseType, PartyRole>> = {
    LEAD_BUY: 'BUYER',
    INVESTOR: 'BUYER',
    LEAD_RENT: 'TENANT',
    OWNER_LEAD: 'SELLER',
    SALE: 'SELLER',
    MANDATE_SALE: 'SELLER',
    RENTAL: 'LANDLORD',
    MANDATE_RENT: 'LANDLORD',
  }
  return roles[caseType] ?? 'OTHER'
}

/** The transaction a search is about, or null for cases that search nothing. */
export function transactionOf(caseType: string): 'SALE' | 'RENT' | null {
  if (caseType === 'LEAD_BUY' || caseType === 'INVESTOR') return 'SALE'
  return caseType === 'LEAD_RENT' ? 'RENT' : null
}

/** Whether somebody waits for a first answer. Who called or walked in is already being spoken to. */
export function awaitsFirstResponse(source: string, openedBy: 'person' | 'channel'): boolean {
  return openedBy === 'channel' || (source !== 'PHONE_CALL' && source !== 'WALK_IN')
}

/** Names of places a person looks at, districts before cities. */
export function placesOf(criteria: Criteria): string[] {
  return [...(criteria.zones ?? []), ...(criteria.cities ?? [])]
}

/** An assignment that a person made, as the timeline tells it. */
export function byHand(person: Person): Assignment {
  return { person, told: { code: 'dossier.assigned', params: { assigneeId: person.id, name: person.name } } }
}

/** States before qualification, from which a qualified enquiry moves on by itself. */
export const unqualified: readonly string[] = ['NEW', 'TRIAGED', 'CONTACTED']
/** States in which nobody has answered the person yet. */
export const unanswered: readonly string[] = ['NEW', 'TRIAGED']
