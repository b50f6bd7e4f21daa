import type { HandoverReason } from './agent.rules.ts'
import type { AgentState, ReplyLanguage } from './agent.state.ts'
import { arabic } from './phrases.ar.ts'
import { darija } from './phrases.darija.ts'
import { english } from './phrases.en.ts'
import { french } from './phrases.fr.ts'
import type { Reading } from './turn.ts'

/** One annonce as a reply shows it; every value comes from a tool. */
export type AnnonceLine = { title: string; price: string; facts: string; place: string; reference: string }

/**
 * What the assistant can say, in the language and script of the person it writes to. Prospects' languages are not the
 * languages of the screens: Darija in Latin letters is one of them.
 */
export type Phrases = {
  hello(agent: string, agency: string): string
  ask: Record<'TRANSACTION' | 'PROPERTY_TYPE' | 'CITY' | 'BUDGET' | 'BEDROOMS' | 'SLOT_CHOICE', string>
  found(count: number): string
  annonce(line: AnnonceLine): string
  nothingFound: string
  similar: string
  noLongerAvailable(title: string): string
  visitQuestion: string
  slotsOffer: string
  noSlots: string
  slotGone: string
  outsideHours: string
  past: string
  booked(v: { when: string; place: string; title: string | null; agent: string }): string
  moved(when: string): string
  cancelled: string
  confirmed(when: string): string
  noVisit: string
  price(title: string, price: string): string
  available(title: string): string
  reserved(title: string): string
  info(title: string, facts: string): string
  whichAnnonce: string
  later: string
  thanks: string
  rephrase: string
  handover: Record<HandoverReason, string>
  /** Weekday, day, month and time of an instant in a zone. */
  when(instant: string, zone: string): string
  units: {
    bedrooms(n: number): string
    rooms(n: number): string
    surface(m2: number): string
    perMonth: string
    furnished: string
  }
  features: Record<string, string>
}

const byLanguage: Record<ReplyLanguage, Phrases> = { fr: french, darija, ar: arabic, en: english }

export function phrasesOf(lang: ReplyLanguage): Phrases {
  return byLanguage[lang]
}

/**
 * The language to answer in: what the person writes. A mixed message keeps the language of the conversation, and so
 * does a message too short to have one ("1", "ok"), unless it is the first.
 */
export function replyLanguage(
  said: Pick<Reading, 'lang' | 'spokenLang' | 'script'>,
  before: Pick<AgentState, 'lang' | 'lastMessageId'>,
): ReplyLanguage {
  if (said.script === 'arabic') return 'ar'
  const lang = said.spokenLang ?? (before.lastMessageId === null ? said.lang : 'mixed')
  return lang === 'fr' || lang === 'en' || lang === 'darija' ? lang : before.lang
}
