import type { MessageChannel } from './conversations.repository.ts'

/** States of a message as people see them. */
export type MessageStatus =
  | 'RECEIVED'
  | 'QUEUED'
  | 'SENDING'
  | 'ACCEPTED'
  | 'SENT'
  | 'DELIVERED'
  | 'READ'
  | 'FAILED'
  | 'DEAD'
  | 'CANCELLED'
  | 'UNKNOWN'

/**
 * What a provider's status makes of an outbound message: the one published table. A status only moves forward;
 * a late `sent` never erases `delivered` or `failed`; `failed` counts only before delivery. Null: nothing changes.
 */
export function statusAfter(current: MessageStatus, reported: string): MessageStatus | null {
  const next = ({ sent: 'SENT', delivered: 'DELIVERED', read: 'READ', played: 'READ', failed: 'FAILED' } as const)[
    reported
  ]
  if (!next || current === 'RECEIVED' || current === 'CANCELLED') return null
  if (next === 'FAILED') return current === 'DELIVERED' || current === 'READ' || current === 'FAILED' ? null : 'FAILED'
  if (current === 'FAILED') return null
  return rank[next] > rank[current] ? next : null
}

const rank: Record<MessageStatus, number> = {
  RECEIVED: 9,
  CANCELLED: 9,
  QUEUED: 0,
  SENDING: 0,
  UNKNOWN: 0,
  // A dead letter that the provider delivered after all is delivered.
  DEAD: 0,
  FAILED: 0,
  ACCEPTED: 1,
  SENT: 2,
  DELIVERED: 3,
  READ: 4,
}

/** Everything "may I contact this person now?" depends on. Instants as epoch milliseconds. */
export type ContactFacts = {
  now: number
  /** Purposes with a live GRANTED consent on this identity and channel. */
  live: readonly ('REPLY' | 'CONTACT' | 'MARKETING')[]
  /** Only WhatsApp has a window; a text message or a letter needs none. */
  channel: MessageChannel
  content: 'FREE' | 'TEMPLATE'
  template: { status: string; category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' } | null
  /** Whoever wrote it said that nobody asked for it: a proposal, a campaign. */
  unsolicited: boolean
  windowExpiresAt: number | null
  account: { status: 'ACTIVE' | 'PAUSED' | 'DISABLED'; pausedUntil: number | null }
  /** Written by the assistant or a rule, not by a person. */
  automatic: boolean
  handledBy: 'AGENT' | 'HUMAN'
  assistantEnabled: boolean
}

/** What a message and its surroundings are as stored, from which the facts follow. Instants as ISO text. */
export type FactParts = {
  now: number
  origin: string
  channel: MessageChannel
  contentType: string
  announcesHandOver: boolean
  unsolicited: boolean
  live: ContactFacts['live']
  template: ContactFacts['template']
  windowExpiresAt: string | null
  handledBy: 'AGENT' | 'HUMAN'
  /** The person may have asked to be left alone, and no colleague has looked yet: nothing goes by itself. */
  held: boolean
  account: { status: ContactFacts['account']['status']; pausedUntil: string | null; agentEnabled: boolean }
  /** The organisation's switch of the assistant. */
  agentEnabled: boolean
}

/** Reminders are nobody's hand: neither a take-over nor the assistant's switch silences them, only a likely opt-out. */
export function factsOf(parts: FactParts): ContactFacts {
  const reminder = parts.origin === 'REMINDER'
  const instant = (iso: string | null) => (iso === null ? null : Date.parse(iso))
  return {
    now: parts.now,
    live: parts.live,
    channel: parts.channel,
    content: parts.contentType === 'template' ? 'TEMPLATE' : 'FREE',
    template: parts.template,
    unsolicited: parts.unsolicited,
    windowExpiresAt: instant(parts.windowExpiresAt),
    account: { status: parts.account.status, pausedUntil: instant(parts.account.pausedUntil) },
    automatic: parts.origin === 'AGENT' || reminder,
    handledBy: parts.held ? 'HUMAN' : reminder || parts.announcesHandOver ? 'AGENT' : parts.handledBy,
    assistantEnabled: reminder || (parts.agentEnabled && parts.account.agentEnabled),
  }
}

/** Whether a message was written as a proposal nobody asked for, from what is kept of it; of a template its category decides. */
export function saidUnsolicited(purpose: string, contentType: string): boolean {
  return purpose === 'MARKETING' && contentType !== 'template'
}

export type Verdict =
  | { answer: 'YES'; purpose: 'REPLY' | 'CONTACT' | 'MARKETING'; until: number | null }
  | { answer: 'NO'; code: RefusalCode }
  | { answer: 'LATER'; code: 'ACCOUNT_PAUSED'; purpose: 'REPLY' | 'CONTACT' | 'MARKETING'; until: number | null }

export type RefusalCode =
  | 'ACCOUNT_DISABLED'
  | 'CONSENT_REQUIRED'
  | 'WINDOW_CLOSED'
  | 'TEMPLATE_NOT_APPROVED'
  | 'HUMAN_HANDLING'
  | 'ASSISTANT_OFF'

/**
 * May I contact this person now? The one answer for UI, assistant, reminders and API, given when a message is written
 * and again when it is sent. Order matters: the first refusal is the reason a person reads.
 */
export function mayContact(facts: ContactFacts): Verdict {
  if (facts.account.status === 'DISABLED') return { answer: 'NO', code: 'ACCOUNT_DISABLED' }
  if (facts.automatic && facts.handledBy === 'HUMAN') return { answer: 'NO', code: 'HUMAN_HANDLING' }
  if (facts.automatic && !facts.assistantEnabled) return { answer: 'NO', code: 'ASSISTANT_OFF' }
  const purpose = purposeFor(facts)
  if (!purpose) return { answer: 'NO', code: 'CONSENT_REQUIRED' }
  const windowOpen = facts.windowExpiresAt !== null && facts.windowExpiresAt > facts.now
  if (facts.channel === 'WHATSAPP' && facts.content === 'FREE' && !windowOpen)
    return { answer: 'NO', code: 'WINDOW_CLOSED' }
  if (facts.content === 'TEMPLATE' && facts.template?.status !== 'APPROVED')
    return { answer: 'NO', code: 'TEMPLATE_NOT_APPROVED' }
  if (
    facts.account.status === 'PAUSED' &&
    (facts.account.pausedUntil === null || facts.account.pausedUntil > facts.now)
  ) {
    return { answer: 'LATER', code: 'ACCOUNT_PAUSED', purpose, until: facts.account.pausedUntil }
  }
  return {
    answer: 'YES',
    purpose,
    until: facts.channel === 'WHATSAPP' && facts.content === 'FREE' ? facts.windowExpiresAt : null,
  }
}

/** The narrowest live purpose that covers the message; proposals nobody asked for need MARKETING and nothing else will do. */
function purposeFor(facts: ContactFacts): 'REPLY' | 'CONTACT' | 'MARKETING' | null {
  if (facts.unsolicited || facts.template?.category === 'MARKETING')
    return facts.live.includes('MARKETING') ? 'MARKETING' : null
  return (['REPLY', 'CONTACT'] as const).find((p) => facts.live.includes(p)) ?? null
}

export type AttemptOutcome =
  | { kind: 'accepted' }
  | { kind: 'unknown' }
  | { kind: 'not_sent' }
  | { kind: 'rejected'; class: 'R' | 'P' | 'A' | 'B' | 'U' | 'O'; maxAttempts: number; retryAfterMs: number | null }

/** Tries in all when the provider was never reached. */
export const MAX_UNREACHED = 8

/**
 * What happens to a message after a try. `wait` in milliseconds before jitter.
 * @param attempt number of this try, from 1
 */
export function afterAttempt(outcome: AttemptOutcome, attempt: number): { status: MessageStatus; wait: number | null } {
  if (outcome.kind === 'accepted') return { status: 'ACCEPTED', wait: null }
  if (outcome.kind === 'unknown') return { status: 'UNKNOWN', wait: null }
  if (outcome.kind === 'not_sent') {
    return attempt >= MAX_UNREACHED
      ? { status: 'DEAD', wait: null }
      : { status: 'QUEUED', wait: Math.min(60_000, 500 * 2 ** attempt) }
  }
  const again = (outcome.class === 'R' || outcome.class === 'P') && attempt < outcome.maxAttempts
  if (again) return { status: 'QUEUED', wait: outcome.retryAfterMs ?? Math.min(300_000, 1000 * 2 ** attempt) }
  return { status: outcome.class === 'R' || outcome.class === 'P' ? 'DEAD' : 'FAILED', wait: null }
}

/** How long an unknown send waits for a status before the organisation's policy decides, in milliseconds. */
export const RECONCILE_AFTER_MS = 120_000
/** How long free text is allowed after the person's last message, in milliseconds (contract 1.6). */
export const WINDOW_MS = 24 * 3_600_000

/**
 * After the wait for a status: send a service message once more, never a marketing one, never a third time.
 * @param unknownTries tries whose answer was lost; tries that the provider refused do not count
 */
export function afterUnknown(
  message: { purpose: string; unknownTries: number },
  resendService: boolean,
): 'RESEND' | 'FAIL' {
  return resendService && message.purpose !== 'MARKETING' && message.unknownTries < 2 ? 'RESEND' : 'FAIL'
}

/** Our id in the provider's hands: message and try, so that a status settles the right attempt. */
export function callbackData(messageId: string, attempt: number): string {
  return `${messageId}:${attempt}`
}

/** Reads callbackData back; null when it is not ours. */
export function readCallback(data: string | null): { messageId: string; attempt: number } | null {
  const match = /^([0-9a-f-]{36}):(\d{1,4})$/.exec(data ?? '')
  return match?.[1] && match[2] ? { messageId: match[1], attempt: Number(match[2]) } : null
}

/**
 * When a message happened, in epoch milliseconds: our own receipt, unless the provider says it is clearly older
 * (a delivery retried for hours must not jump to the end of the thread).
 */
export function messageInstant(providerAt: number | null, receivedAt: number): number {
  return providerAt !== null && receivedAt - providerAt > 5_000 ? providerAt : receivedAt
}

/** What an event about a number's quality says of its rating; null when it speaks of its limits alone. */
export function ratingOf(event: string | null): 'GREEN' | 'RED' | null {
  if (event === 'FLAGGED') return 'RED'
  return event === 'UNFLAGGED' ? 'GREEN' : null
}
