import {
  type AccountEvent,
  compositeKey,
  contentKey,
  type Faulty,
  type OtherEvent,
  type OtherReason,
  type ReportedError,
  type Routing,
} from '#channels/kit'
import type { Person } from './parse-people.ts'

/** What surrounds an item: the account it belongs to and the field it came under. */
export interface Envelope {
  accountKey: string | null
  accountScope: 'number' | 'business'
  wabaId: string | null
  displayPhone: string | null
  field: string | null
  /** Epoch milliseconds of the entry, when Meta gives it. */
  at: number | null
}

const INFORMATIVE: ReadonlySet<OtherReason> = new Set<OtherReason>([
  'account_field',
  'unknown_field',
  'provider_errors',
])

/** Everything of one person on one of our numbers is done in order; the user id is the steadier name (contract 2.5). */
export function personKey(envelope: Envelope, person: Pick<Person, 'phone' | 'bsuid'>): string {
  const account = envelope.accountKey ?? ''
  return person.bsuid === null
    ? compositeKey('wa', account, 'phone', person.phone ?? '')
    : compositeKey('wa', account, 'user', person.bsuid)
}

/** Routing of a message, a status or an echo. */
export function routing(envelope: Envelope, dedupe: string[], identityKey: string): Routing {
  return {
    accountKey: envelope.accountKey,
    accountScope: envelope.accountScope,
    wabaId: envelope.wabaId,
    dedupeKey: compositeKey('wa', envelope.accountKey ?? '', ...dedupe),
    identityKey,
  }
}

/** What is amiss with an item that can be read: no number of ours around it, or nobody it is from or to. */
export function faultOf(envelope: Envelope, person: Person | null): Faulty['fault'] {
  if (envelope.accountKey === null || envelope.accountScope !== 'number') return 'missing_account'
  return person === null ? 'missing_sender' : undefined
}

interface OtherParts {
  at?: number | null
  account?: AccountEvent | null
  errors?: ReportedError[]
  identityKey?: string
}

/** What is not a message, status or echo. Its key is the hash of its content: a redelivery is equal byte for byte. */
export function otherEvent(envelope: Envelope, reason: OtherReason, raw: unknown, parts: OtherParts = {}): OtherEvent {
  const account = envelope.accountKey ?? envelope.wabaId ?? ''
  const field = envelope.field ?? ''
  return {
    accountKey: envelope.accountKey,
    accountScope: envelope.accountScope,
    wabaId: envelope.wabaId,
    dedupeKey: compositeKey('wa', account, 'other', field, String(envelope.at ?? ''), contentKey(raw)),
    identityKey: parts.identityKey ?? compositeKey('wa', account, 'field', field),
    field: envelope.field,
    reason,
    malformed: !INFORMATIVE.has(reason),
    at: parts.at ?? envelope.at,
    account: parts.account ?? null,
    errors: parts.errors ?? [],
    raw,
  }
}
