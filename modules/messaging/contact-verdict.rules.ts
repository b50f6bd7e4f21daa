import type { MessageChannel } from './conversations.repository.ts'
import { type Quiet, quietHoursAround } from './quiet-hours.rules.ts'

export type Purpose = 'REPLY' | 'CONTACT' | 'MARKETING'

/** Everything "may I contact this person now?" depends on. Instants as epoch milliseconds. */
export type ContactFacts = {
  now: number
  /** Purposes with a live GRANTED consent on this identity and channel that no list forbids. */
  live: readonly Purpose[]
  /**
   * The number or address stands on the list of those who are not to be written to (for marketing: at least for that):
   * LISTED by a person, BOUNCED when only its server refuses it for good.
   */
  suppressed: 'LISTED' | 'BOUNCED' | null
  /** Only WhatsApp has a window; a text message or a letter needs none. */
  channel: MessageChannel
  content: 'FREE' | 'TEMPLATE'
  template: { status: string; category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' } | null
  /** Whoever wrote it said that nobody asked for it: a proposal, a campaign. */
  unsolicited: boolean
  /** From then on the message tells nobody anything (a reminder of what has begun); null: it keeps. */
  usefulUntil: number | null
  windowExpiresAt: number | null
  account: { status: 'ACTIVE' | 'PAUSED' | 'DISABLED'; pausedUntil: number | null }
  /** Written by the assistant or a rule, not by a person. */
  automatic: boolean
  handledBy: 'AGENT' | 'HUMAN'
  assistantEnabled: boolean
  /** What the person got from us, on any channel, without having written just before; newest first, of seven days. */
  written: readonly { at: number; purpose: Purpose }[]
  caps: { contactPerDay: number; marketingPerWeek: number }
  /** Since when a burst of messages to this person from this number lasts; null: there is none. */
  burstSince: number | null
  /** Hours in which nobody is written to unasked, by the wall clock where the person is (IANA zone). */
  quiet: Quiet
  zone: string
  /** Messages of the organisation today (UTC) and how many it allows itself; null: as many as it likes. */
  quota: { limit: number; used: number } | null
  /** What its messages cost this month (UTC) and may cost, in millionths of the currency; null: as much as they do. */
  cost: { spent: number; cap: number; currency: string } | null
  /**
   * How many people were written to first in 24 hours, and how many the provider allows; null: no limit, or taken already.
   * `known`: this person is one of them. `freeAt`: when the first of them counts no more.
   */
  reach: { limit: number; used: number; known: boolean; freeAt: number | null } | null
}

/** What a message and its surroundings are as stored, from which the facts follow. Instants as ISO text. */
export type FactParts = Pick<
  ContactFacts,
  | 'now'
  | 'live'
  | 'suppressed'
  | 'channel'
  | 'template'
  | 'unsolicited'
  | 'usefulUntil'
  | 'handledBy'
  | 'written'
  | 'burstSince'
  | 'zone'
  | 'quota'
  | 'cost'
  | 'reach'
> & {
  origin: string
  contentType: string
  announcesHandOver: boolean
  windowExpiresAt: string | null
  /** The person may have asked to be left alone, and no colleague has looked yet: nothing goes by itself. */
  held: boolean
  account: { status: ContactFacts['account']['status']; pausedUntil: string | null; agentEnabled: boolean }
  /** What the organisation decided. */
  house: {
    agentEnabled: boolean
    quietFrom: string
    quietTo: string
    contactCapPerDay: number
    marketingCapPerWeek: number
  }
}

/** Reminders are nobody's hand: neither a take-over nor the assistant's switch silences them, only a likely opt-out. */
export function factsOf(parts: FactParts): ContactFacts {
  // What is stored as it is judged stays as it is.
  const { origin, contentType, announcesHandOver, held, house, ...given } = parts
  const reminder = origin === 'REMINDER'
  const instant = (iso: string | null) => (iso === null ? null : Date.parse(iso))
  return {
    ...given,
    content: contentType === 'template' ? 'TEMPLATE' : 'FREE',
    windowExpiresAt: instant(given.windowExpiresAt),
    account: { status: given.account.status, pausedUntil: instant(given.account.pausedUntil) },
    automatic: origin === 'AGENT' || reminder,
    handledBy: held ? 'HUMAN' : reminder || announcesHandOver ? 'AGENT' : given.handledBy,
    assistantEnabled: reminder || (house.agentEnabled && given.account.agentEnabled),
    caps: { contactPerDay: house.contactCapPerDay, marketingPerWeek: house.marketingCapPerWeek },
    quiet: { from: house.quietFrom, to: house.quietTo },
  }
}

export type RefusalCode =
  | 'ACCOUNT_DISABLED'
  | 'HUMAN_HANDLING'
  | 'ASSISTANT_OFF'
  | 'SUPPRESSED'
  | 'ADDRESS_BOUNCED'
  | 'CONSENT_REQUIRED'
  | 'WINDOW_CLOSED'
  | 'TEMPLATE_NOT_APPROVED'
  | 'QUOTA_EXCEEDED'
  | 'COST_CAP_REACHED'
  | 'TOO_LATE'

/** Why a message that may be sent is not sent yet. */
export type DelayCode = 'MESSAGING_LIMIT' | 'ACCOUNT_PAUSED' | 'PAIR_LIMIT' | 'FREQUENCY_CAP' | 'QUIET_HOURS'

export type Verdict =
  | { answer: 'YES'; purpose: Purpose; until: number | null }
  | { answer: 'NO'; code: RefusalCode | DelayCode }
  | { answer: 'LATER'; code: DelayCode; purpose: Purpose; until: number | null }

/** The rules in the order in which they are asked: the first that says no is the reason a person reads. */
export const contactRules = [
  'ACCOUNT',
  'HANDLING',
  'ASSISTANT',
  'SUPPRESSION',
  'CONSENT',
  'WINDOW',
  'TEMPLATE',
  'QUOTA',
  'COST',
  'REACH',
  'PAUSE',
  'PAIR',
  'FREQUENCY',
  'QUIET_HOURS',
] as const
export type ContactRule = (typeof contactRules)[number]

/**
 * What one rule says. `until`: for PASS the instant after which it may say otherwise, for LATER the one it waits for; null
 * when nobody knows. NOT_ASKED: it has nothing to say about this message. Instants as epoch milliseconds.
 */
export type Finding = { rule: ContactRule } & (
  | { result: 'PASS'; until: number | null }
  | { result: 'NOT_ASKED' }
  | { result: 'NO'; code: RefusalCode }
  | { result: 'LATER'; code: DelayCode; until: number | null }
)

type Said = Finding extends infer F ? (F extends Finding ? Omit<F, 'rule'> : never) : never

const pass = (until: number | null = null): Said => ({ result: 'PASS', until })
const silent: Said = { result: 'NOT_ASKED' }
const no = (code: RefusalCode): Said => ({ result: 'NO', code })
const later = (code: DelayCode, until: number | null): Said => ({ result: 'LATER', code, until })

/** Free text where the provider allows it for a while only. */
const inWindow = (facts: ContactFacts) => facts.channel === 'WHATSAPP' && facts.content === 'FREE'

const DAY_MS = 86_400_000

/**
 * So many messages to one person from one number in so short a time, and no more: the provider lets one through every six
 * seconds with a burst of 45 (whatsapp-provider-contract.md, 131056).
 */
export const PAIR_LIMIT = { messages: 45, periodMs: 45 * 6_000 }

const says: Record<ContactRule, (facts: ContactFacts, purpose: Purpose | null) => Said> = {
  ACCOUNT: ({ account }) => (account.status === 'DISABLED' ? no('ACCOUNT_DISABLED') : pass()),
  HANDLING: ({ automatic, handledBy }) =>
    automatic ? (handledBy === 'HUMAN' ? no('HUMAN_HANDLING') : pass()) : silent,
  ASSISTANT: ({ automatic, assistantEnabled }) =>
    automatic ? (assistantEnabled ? pass() : no('ASSISTANT_OFF')) : silent,
  SUPPRESSION: ({ suppressed }) =>
    suppressed === null ? pass() : no(suppressed === 'BOUNCED' ? 'ADDRESS_BOUNCED' : 'SUPPRESSED'),
  CONSENT: (_, purpose) => (purpose === null ? no('CONSENT_REQUIRED') : pass()),
  WINDOW(facts) {
    if (!inWindow(facts)) return silent
    const { windowExpiresAt, now } = facts
    return windowExpiresAt !== null && windowExpiresAt > now ? pass(windowExpiresAt) : no('WINDOW_CLOSED')
  },
  TEMPLATE({ content, template }) {
    if (content !== 'TEMPLATE') return silent
    return template?.status === 'APPROVED' ? pass() : no('TEMPLATE_NOT_APPROVED')
  },
  QUOTA: ({ quota }) => (quota === null ? silent : quota.used < quota.limit ? pass() : no('QUOTA_EXCEEDED')),
  COST({ cost }, purpose) {
    if (cost === null || purpose === null || purpose === 'REPLY') return silent
    return cost.spent < cost.cap ? pass() : no('COST_CAP_REACHED')
  },
  REACH({ channel, content, windowExpiresAt, now, reach }) {
    const opens =
      channel === 'WHATSAPP' && content === 'TEMPLATE' && (windowExpiresAt === null || windowExpiresAt <= now)
    if (!opens || reach === null) return silent
    return reach.known || reach.used < reach.limit ? pass() : later('MESSAGING_LIMIT', reach.freeAt)
  },
  PAUSE({ account, now }) {
    if (account.status !== 'PAUSED') return pass()
    return account.pausedUntil !== null && account.pausedUntil <= now
      ? pass()
      : later('ACCOUNT_PAUSED', account.pausedUntil)
  },
  PAIR({ channel, burstSince, now }) {
    if (channel !== 'WHATSAPP') return silent
    const until = burstSince === null ? 0 : burstSince + PAIR_LIMIT.periodMs
    return until > now ? later('PAIR_LIMIT', until) : pass()
  },
  FREQUENCY(facts, purpose) {
    if (purpose === null || purpose === 'REPLY') return silent
    const until = capHolds(facts, purpose)
    return until === null ? pass() : later('FREQUENCY_CAP', until)
  },
  QUIET_HOURS({ now, quiet, zone }, purpose) {
    if (purpose === null || purpose === 'REPLY') return silent
    const hours = quietHoursAround(now, quiet, zone)
    return hours ? later('QUIET_HOURS', hours.end) : pass()
  },
}

/** Until when the person has had enough from us; null when one more may go. */
function capHolds({ written, caps, now }: ContactFacts, purpose: 'CONTACT' | 'MARKETING'): number | null {
  const freeAt = (times: readonly number[], cap: number, period: number) => {
    const counted = times.filter((at) => at > now - period).sort((a, b) => b - a)
    const oldest = counted[cap - 1]
    return oldest === undefined ? null : oldest + period
  }
  const all = written.map(({ at }) => at)
  const marketing = written.filter((one) => one.purpose === 'MARKETING').map(({ at }) => at)
  const waits = [
    freeAt(all, caps.contactPerDay, DAY_MS),
    purpose === 'MARKETING' ? freeAt(marketing, caps.marketingPerWeek, 7 * DAY_MS) : null,
  ].filter((until) => until !== null)
  return waits.length > 0 ? Math.max(...waits) : null
}

/** Whether a message was written as a proposal nobody asked for, from what is kept of it; of a template its category decides. */
export function saidUnsolicited(purpose: string, contentType: string): boolean {
  return purpose === 'MARKETING' && contentType !== 'template'
}

/** The narrowest live purpose that covers the message; proposals nobody asked for need MARKETING and nothing else will do. */
export function purposeFor(facts: Pick<ContactFacts, 'live' | 'template' | 'unsolicited'>): Purpose | null {
  if (facts.unsolicited || facts.template?.category === 'MARKETING')
    return facts.live.includes('MARKETING') ? 'MARKETING' : null
  return (['REPLY', 'CONTACT'] as const).find((p) => facts.live.includes(p)) ?? null
}

/** What each rule says, in their order: the proof behind the verdict. */
export function contactProof(facts: ContactFacts): Finding[] {
  const purpose = purposeFor(facts)
  return contactRules.map((rule) => ({ rule, ...says[rule](facts, purpose) }))
}

/**
 * May I contact this person now? The one answer for UI, assistant, reminders and API, given when a message is written
 * and again when it is sent. A reply to a fresh message waits for neither quiet hours nor caps (messaging.md).
 */
export function mayContact(facts: ContactFacts): Verdict {
  return verdictOf(facts, contactProof(facts))
}

/** The verdict that follows from a proof. What would leave only when it is of no use any more does not leave. */
export function verdictOf(
  facts: Pick<ContactFacts, 'now' | 'live' | 'template' | 'unsolicited' | 'usefulUntil'>,
  proof: readonly Finding[],
): Verdict {
  for (const finding of proof) if (finding.result === 'NO') return { answer: 'NO', code: finding.code }
  const purpose = purposeFor(facts)
  if (purpose === null) return { answer: 'NO', code: 'CONSENT_REQUIRED' }
  const useful = facts.usefulUntil ?? Number.POSITIVE_INFINITY
  if (facts.now >= useful) return { answer: 'NO', code: 'TOO_LATE' }
  const waits = proof.filter((finding) => finding.result === 'LATER')
  const [first] = waits
  if (first) {
    const known = waits.flatMap(({ until }) => until ?? [])
    const until = known.length === waits.length ? Math.max(...known) : null
    if (facts.usefulUntil !== null && (until === null || until >= useful)) return { answer: 'NO', code: first.code }
    return { answer: 'LATER', code: first.code, purpose, until }
  }
  const ends = proof.flatMap((finding) => (finding.result === 'PASS' ? (finding.until ?? []) : []))
  return { answer: 'YES', purpose, until: ends.length > 0 ? Math.min(...ends) : null }
}
