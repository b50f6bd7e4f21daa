import type { ClassifiableError, ErrorVerdict, ProviderError } from './errors.ts'
import type { ParsedWebhook } from './inbound.ts'
import type { ContentType, OutboundPayload, PayloadProblem } from './outbound.ts'
import type { CallOptions, FailureCause } from './provider-call.ts'

/** A webhook as it came over the wire. `url` is the public address the provider called. */
export interface SignedRequest {
  rawBody: Uint8Array
  /** Header names in lower case. */
  headers: Readonly<Record<string, string | undefined>>
  url: string
}

/**
 * What became of a send. Only `not_sent` and `rejected` are certain not to have reached a person;
 * `unknown` may have: it is settled by status webhooks, never by a blind second send.
 */
export type SendOutcome =
  | { kind: 'accepted'; providerId: string; recipientId: string | null; messageStatus: string | null }
  | { kind: 'rejected'; error: ProviderError }
  | { kind: 'unknown'; cause: FailureCause }
  | { kind: 'not_sent'; cause: FailureCause }

/** The one contract of every channel. No adapter keeps state, reads the clock or knows the database. */
export interface ChannelAdapter<Account> {
  kind: string
  supports: ReadonlySet<ContentType>
  /** True when the request was signed with `secret`. Never throws. */
  verifyRequest(request: SignedRequest, secret: string): boolean
  /** Never throws; what it cannot read is in `other`, and costs its neighbours nothing. */
  parseWebhook(body: unknown): ParsedWebhook
  /** Empty when the payload may be sent. */
  checkPayload(message: OutboundPayload): PayloadProblem[]
  /** Never throws. A payload that fails `checkPayload` is `rejected` without a call. */
  send(account: Account, message: OutboundPayload, options: CallOptions): Promise<SendOutcome>
  classifyError(error: ClassifiableError): ErrorVerdict
}
