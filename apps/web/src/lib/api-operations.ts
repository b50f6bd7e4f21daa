import type { Message } from './api-messaging.ts'
import type { Act, Channel, Id, Page, Paged, Read } from './api-types.ts'

/** Counted up to a bound; `more`: at least that many. */
export interface BoundedCount {
  count: number
  more: boolean
}

/** Median and slowest twentieth, in seconds; null where nothing was measured. */
export interface Spread {
  p50: number | null
  p95: number | null
}

export interface NumberState {
  id: string
  displayName: string
  displayPhone: string
  kind: string
  status: 'ACTIVE' | 'PAUSED' | 'DISABLED'
  reason: string | null
  pausedUntil: string | null
  quality: string | null
  tier: string | null
  waiting: BoundedCount
  oldestAt: string | null
}

export interface MessagingFigures {
  at: string
  since: string
  queue: {
    waiting: BoundedCount
    oldestAt: string | null
    later: BoundedCount
    sending: BoundedCount
    unknown: BoundedCount
  }
  sent: {
    messages: number
    sampled: boolean
    accepted: number
    delivered: number
    failed: number
    retries: number
    sendLatency: Spread
    deliveryLatency: Spread
  }
  failures: { code: string; cause: string | null; count: number }[]
  deadLetters: BoundedCount
  optOuts: BoundedCount
  webhooks: {
    events: number
    sampled: boolean
    pending: BoundedCount
    oldestAt: string | null
    quarantined: BoundedCount
    lag: Spread
    signatureFailures: number
  }
  numbers: NumberState[]
}

export const rowFigures = [
  'waiting',
  'later',
  'unknown',
  'failed',
  'retried',
  'slowestSent',
  'slowestDelivered',
  'optOuts',
] as const
export type RowFigure = (typeof rowFigures)[number]

export interface RowsAsked {
  figure: RowFigure
  code?: string | undefined
  account?: string | undefined
}

export interface FigureRow {
  id: string
  at: string
  contact: { id: string; displayName: string }
  conversationId: string | null
  channel: Channel
  status: Message['status'] | null
  code: string | null
  cause: string | null
  attempts: number
  dueAt: string | null
  seconds: number | null
}

export interface DeadLetter {
  id: string
  conversationId: string
  contact: { id: string; displayName: string }
  text: string | null
  status: Message['status']
  failure: { code: string; cause: string | null }
  attempts: number
  at: string
}

export const discardReasons = ['ANSWERED_OTHERWISE', 'OUTDATED', 'WRONG_RECIPIENT', 'DUPLICATE', 'TEST'] as const
export type DiscardReason = (typeof discardReasons)[number]

/** A letter as it was seen: one more try means that somebody sent it again meanwhile. */
export interface ChosenLetter {
  id: string
  attempts: number
}

export interface LetterOutcome {
  id: string
  outcome: 'QUEUED' | 'DISCARDED' | 'ALREADY' | 'CHANGED' | 'REFUSED'
  code: string | null
  reason: string | null
}

export interface ProviderEvent {
  id: string
  receivedAt: string
  processedAt: string | null
  account: { id: string; displayName: string; kind: string }
  kind: 'MESSAGE' | 'STATUS' | 'ECHO' | 'OTHER'
  type: string | null
  state: 'PENDING' | 'DONE' | 'QUARANTINED'
  attempts: number
  reason: string | null
  erased: boolean
}

export interface ProviderEventDetail extends ProviderEvent {
  payload: unknown
}

export interface OperationsPaths {
  '/api/v1/operations/messaging': { get: Read<MessagingFigures> }
  '/api/v1/operations/messaging/rows': { get: Read<Page<FigureRow>, Paged & RowsAsked> }
  '/api/v1/outbound/dead-letters': { get: Read<Page<DeadLetter>, Paged> }
  '/api/v1/outbound/dead-letters/retry': { post: Act<{ items: LetterOutcome[] }, { items: ChosenLetter[] }> }
  '/api/v1/outbound/dead-letters/discard': {
    post: Act<{ items: LetterOutcome[] }, { items: ChosenLetter[]; reason: DiscardReason }>
  }
  '/api/v1/operations/events': { get: Read<Page<ProviderEvent>, Paged & { state?: 'QUARANTINED' }> }
  '/api/v1/operations/events/{id}': { get: Read<ProviderEventDetail, never, Id> }
  '/api/v1/operations/events/{id}/replay': { post: Act<ProviderEvent, Record<string, never>, Id> }
}
