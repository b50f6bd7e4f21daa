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

export type AttemptOutcome =
  | { kind: 'accepted' }
  | { kind: 'unknown' }
  | { kind: 'not_sent' }
  | { kind: 'rejected'; class: 'R' | 'P' | 'A' | 'B' | 'U' | 'O'; maxAttempts: number; retryAfterMs: number | null }

/** Tries in all when the provider was never reached: about an hour of them, so that an outage kills no message. */
export const MAX_UNREACHED = 36
/** The longest wait between two of them, in milliseconds: a reply leaves soon after the provider is back. */
const UNREACHED_CAP_MS = 120_000

/**
 * What happens to a message after a try. `wait` in milliseconds before jitter.
 * @param attempt number of this try among those that ended for the same cause, from 1: an outage uses up no other allowance
 */
export function afterAttempt(outcome: AttemptOutcome, attempt: number): { status: MessageStatus; wait: number | null } {
  if (outcome.kind === 'accepted') return { status: 'ACCEPTED', wait: null }
  if (outcome.kind === 'unknown') return { status: 'UNKNOWN', wait: null }
  if (outcome.kind === 'not_sent') {
    return attempt >= MAX_UNREACHED
      ? { status: 'DEAD', wait: null }
      : { status: 'QUEUED', wait: Math.min(UNREACHED_CAP_MS, 500 * 2 ** attempt) }
  }
  const again = (outcome.class === 'R' || outcome.class === 'P') && attempt < outcome.maxAttempts
  if (again) return { status: 'QUEUED', wait: outcome.retryAfterMs ?? Math.min(300_000, 1000 * 2 ** attempt) }
  return { status: outcome.class === 'R' || outcome.class === 'P' ? 'DEAD' : 'FAILED', wait: null }
}

/**
 * The longest wait of a refused message, in milliseconds, behind which the later ones of its conversation wait too, so
 * that they arrive in the order they were written. Longer ones are about that message alone (a paused template).
 */
export const KEEPS_ORDER_MS = 300_000

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

/** What a letter is about when nobody says: its first line, cut at a word. */
export function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? ''
  return line.length <= 78 ? line : `${line.slice(0, 77).replace(/\s+\S*$/, '')}…`
}
