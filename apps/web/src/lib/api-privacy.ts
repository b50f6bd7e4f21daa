import type { Identity } from './api-contacts.ts'
import type { Act, Actor, Id, Page, Paged, Read } from './api-types.ts'

export type RequestKind = 'EXPORT' | 'ERASURE'
export type ReceivedBy = 'WHATSAPP' | 'SMS' | 'EMAIL' | 'PHONE_CALL' | 'LETTER' | 'IN_PERSON'

/** What a person asked about their data. Days are `YYYY-MM-DD`. */
export interface DataRequest {
  id: string
  kind: RequestKind
  state: 'OPEN' | 'READY' | 'DONE' | 'REFUSED'
  contact: { id: string; displayName: string; erased: boolean }
  receivedOn: string
  receivedBy: ReceivedBy
  dueOn: string
  note: string | null
  refuseReason: string | null
  /** Links that live for some minutes; null while there is nothing to fetch. */
  files: { json: string; pdf: string } | null
  closedAt: string | null
  closedBy: Actor | null
  version: number
}

export interface NewDataRequest {
  kind: RequestKind
  receivedOn: string
  receivedBy: ReceivedBy
  note?: string
}

export type ErasureCounts = Record<
  'identities' | 'dossiers' | 'messages' | 'notes' | 'documents' | 'appointments',
  number
>

export interface ErasurePlan {
  displayName: string
  obstacles: {
    code: 'OPEN_DOSSIER' | 'COMING_APPOINTMENT' | 'MESSAGE_ON_ITS_WAY' | 'OWNS_ANNONCE' | 'LEGAL_HOLD'
    references: string[]
    count: number
    until: string | null
  }[]
  counts: ErasureCounts
}

export type SuppressionScope = 'ALL' | 'MARKETING'
/** Reasons a person can give; `ERASED` is written by an erasure alone. */
export type SuppressionReason = 'OBJECTION' | 'COMPLAINT' | 'WRONG_PERSON' | 'OTHER'

export interface Suppression {
  id: string
  kind: Identity['kind']
  hint: string
  /** ADDRESS: this address alone, which its server refuses. */
  scope: SuppressionScope | 'ADDRESS'
  reason: SuppressionReason | 'ERASED' | 'BOUNCED'
  note: string | null
  /** What it was made from, while a record has it. */
  identityId: string | null
  /** The entry it was made with, and is lifted with. */
  withId: string | null
  createdAt: string
  createdBy: Actor
  liftedAt: string | null
  /** WROTE_AGAIN: a letter from the address took it off. */
  liftReason: string | null
}

/** What is typed (`value`), or an identity of a contact. */
export interface NewSuppression {
  value?: string
  identityId?: string
  scope: SuppressionScope
  reason: SuppressionReason
  note?: string
}

/** Null keeps for ever. */
export interface RetentionRules {
  staleContactMonths: number | null
  rawEventDays: number | null
  legalHoldYears: number
}

export interface RetentionPlan {
  rules: RetentionRules
  version: number
  checkedAt: string | null
  contacts: { count: number; oldest: { id: string; displayName: string; lastActivityAt: string }[] }
  rawEvents: { count: number }
}

export interface PrivacyPaths {
  '/api/v1/data-requests': {
    get: Read<Page<DataRequest>, Paged & { state?: 'WAITING' | 'CLOSED'; contactId?: string }>
  }
  '/api/v1/contacts/{id}/data-requests': { post: Act<DataRequest, NewDataRequest, Id> }
  '/api/v1/data-requests/{id}/close': {
    post: Act<DataRequest, { outcome: 'DONE' | 'REFUSED'; reason?: string; version: number }, Id>
  }
  '/api/v1/contacts/{id}/erasure': {
    get: Read<ErasurePlan, never, Id>
    post: Act<{ rows: number; files: number }, { displayName: string; requestId?: string }, Id>
  }
  '/api/v1/contacts/{id}/consents/proof': { get: Read<unknown, never, Id> }
  '/api/v1/suppressions': {
    get: Read<Page<Suppression>, Paged & { value?: string; lifted?: boolean }>
    post: Act<Suppression, NewSuppression>
  }
  '/api/v1/suppressions/{id}/lift': { post: Act<Suppression, { reason: string }, Id> }
  '/api/v1/contacts/{id}/suppressions': { get: Read<{ items: Suppression[] }, never, Id> }
  '/api/v1/retention': {
    /** 0 tries "never"; what is left out stands as it is. */
    get: Read<RetentionPlan, { staleContactMonths?: number; rawEventDays?: number; legalHoldYears?: number }>
    put: Act<RetentionPlan, RetentionRules & { version: number }>
  }
}
