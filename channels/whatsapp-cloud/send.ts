import {
  at,
  type CallOptions,
  type CallOutcome,
  callProvider,
  type FailureCause,
  isRecord,
  localError,
  type OutboundPayload,
  type PayloadProblem,
  type ProviderError,
  readBoolean,
  readId,
  readNumber,
  readText,
  readWord,
  retryAfterMs,
  type SendOutcome,
} from '#channels/kit'
import { bearer, graphUrl, type SendAccount } from './account.ts'
import { messageBody, readBody } from './body.ts'
import { checkPayload } from './check.ts'

/** Codes of our own refusals, taken from Meta's vocabulary so that one table classifies both. */
const MISSING_PARAMETER = 131008
export const INVALID_PARAMETER = 131009
export const CANNOT_AUTHENTICATE = 0

function payloadError(problem: PayloadProblem): ProviderError {
  const code = problem.rule === 'required' ? MISSING_PARAMETER : INVALID_PARAMETER
  const limit = problem.limit === null ? '' : ` (limit ${problem.limit})`
  return localError(code, problem.field, `${problem.field}: ${problem.rule}${limit}`)
}

/** The `error` object of an answer (contract 1.3); null when there is none with a code. */
function readProviderError(status: number, headers: Headers, body: unknown): ProviderError | null {
  const error = at(body, 'error')
  const code = readNumber(at(error, 'code'))
  if (!isRecord(error) || code === null) return null
  return {
    origin: 'provider',
    code,
    subcode: readNumber(at(error, 'error_subcode')),
    httpStatus: status,
    message: readText(at(error, 'message')) ?? '',
    details: readText(at(error, 'error_data', 'details')) ?? readText(at(error, 'error_data')),
    isTransient: readBoolean(at(error, 'is_transient')) === true,
    traceId: readWord(at(error, 'fbtrace_id')),
    field: null,
    retryAfterMs: retryAfterMs(headers),
  }
}

type Failure = Exclude<SendOutcome, { kind: 'accepted' }>

/** Turns a call into a value or a failure. `read` answers null when the body is not the success it should be. */
export function settle<Value>(call: CallOutcome, read: (body: unknown) => Value | null): Failure | { value: Value } {
  if (call.kind === 'not_sent' && call.cause.code === 'invalid_request') {
    // The address or the token cannot even be written into a request: an administrator must correct the account.
    return {
      kind: 'rejected',
      error: localError(CANNOT_AUTHENTICATE, 'account', `account settings: ${call.cause.detail}`),
    }
  }
  if (call.kind !== 'answered') return call
  const error = readProviderError(call.status, call.headers, call.body)
  if (error !== null) return { kind: 'rejected', error }
  const value = call.status >= 200 && call.status < 300 ? read(call.body) : null
  if (value !== null) return { value }
  const cause: FailureCause = {
    code: 'unreadable_answer',
    detail: `answer with status ${call.status} has neither the expected content nor an error code`,
    httpStatus: call.status,
  }
  return { kind: 'unknown', cause }
}

function post(account: SendAccount, body: unknown, options: CallOptions): Promise<CallOutcome> {
  return callProvider(
    {
      url: graphUrl(account, account.phoneNumberId, 'messages'),
      method: 'POST',
      headers: { ...bearer(account), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
    options,
  )
}

function readAccepted(body: unknown): SendOutcome | null {
  const messages = at(body, 'messages')
  const contacts = at(body, 'contacts')
  const message: unknown = Array.isArray(messages) ? messages[0] : null
  const contact: unknown = Array.isArray(contacts) ? contacts[0] : null
  const providerId = readId(at(message, 'id'))
  if (providerId === null) return null
  return {
    kind: 'accepted',
    providerId,
    // For a user id there is no wa_id; a wa_id may differ from what we wrote and is to be kept.
    recipientId: readId(at(contact, 'wa_id')) ?? readId(at(contact, 'user_id')),
    messageStatus: readWord(at(message, 'message_status')),
  }
}

/**
 * Sends one message (contract 1). Never throws. `accepted` is not delivered: failures arrive later as statuses.
 * Meta has no idempotency key: after `unknown`, wait for a status with our `callbackData` before sending again.
 */
export async function send(account: SendAccount, message: OutboundPayload, options: CallOptions): Promise<SendOutcome> {
  const problem = checkPayload(message)[0]
  if (problem !== undefined) return { kind: 'rejected', error: payloadError(problem) }
  const settled = settle(await post(account, messageBody(message), options), readAccepted)
  return 'value' in settled ? settled.value : settled
}

/** Marks an inbound message as read, with the typing indicator when asked. May be repeated without harm. */
export async function markRead(
  account: SendAccount,
  providerId: string,
  options: CallOptions & { typing?: boolean | undefined },
): Promise<{ kind: 'done' } | Failure> {
  const call = await post(account, readBody(providerId, options.typing === true), options)
  const settled = settle(call, (body) => (readBoolean(at(body, 'success')) === true ? true : null))
  return 'value' in settled ? { kind: 'done' } : settled
}
