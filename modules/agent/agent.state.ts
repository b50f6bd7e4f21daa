import type { Slots } from '#language'

/** Language and script an answer is written in. */
export type ReplyLanguage = 'fr' | 'darija' | 'ar' | 'en'

export type Question = 'TRANSACTION' | 'PROPERTY_TYPE' | 'CITY' | 'BUDGET' | 'BEDROOMS' | 'SLOT_CHOICE'

export type Proposal = { startsAt: string; endsAt: string; agentId: string }

/** What the assistant remembers of a conversation; kept in PostgreSQL so that it may be stopped at any point. */
export type AgentState = {
  /** The last message it has dealt with; later ones wait for the next turn. */
  lastMessageId: string | null
  lang: ReplyLanguage
  /** Wishes said so far, the latest word on each. */
  wishes: Slots
  openQuestion: Question | null
  proposals: Proposal[]
  /** Annonces shown, best first; the first is the one spoken of. */
  shortlist: string[]
  greeted: boolean
  notUnderstood: number
  /** Automatic messages since the person last wrote. */
  inARow: number
}

export const freshState: AgentState = {
  lastMessageId: null,
  lang: 'fr',
  wishes: {},
  openQuestion: null,
  proposals: [],
  shortlist: [],
  greeted: false,
  notUnderstood: 0,
  inARow: 0,
}

/** The stored state completed with what older rows lack. */
export function readState(stored: Record<string, unknown>): AgentState {
  return { ...freshState, ...(stored as Partial<AgentState>) }
}

const wishKeys = [
  'transaction',
  'propertyType',
  'city',
  'zone',
  'bedrooms',
  'rooms',
  'surfaceMin',
  'surfaceMax',
  'budgetMin',
  'budgetMax',
  'currency',
  'furnished',
  'features',
  'financing',
  'moveIn',
] as const satisfies readonly (keyof Slots)[]

/** Adds what a message says to what is known. A new city drops the quarter of the old one; a new ceiling its old floor. */
export function mergeWishes(known: Slots, said: Slots): Slots {
  const merged: Slots = { ...known }
  for (const key of wishKeys) {
    const value = said[key]
    if (value !== undefined) Object.assign(merged, { [key]: value })
  }
  if (said.city !== undefined && said.city !== known.city && said.zone === undefined) delete merged.zone
  if (said.budgetMax !== undefined && said.budgetMin === undefined && (known.budgetMin ?? 0) > said.budgetMax)
    delete merged.budgetMin
  return merged
}

/** True when the message names at least one wish. */
export function saysWishes(said: Slots): boolean {
  return wishKeys.some((key) => said[key] !== undefined)
}
