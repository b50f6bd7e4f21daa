import {
  at,
  type CallOptions,
  callProvider,
  isRecord,
  localError,
  type OutboundPayload,
  type PayloadProblem,
  type ProviderError,
  readId,
  readNumber,
  readText,
  readWord,
  retryAfterMs,
  type SendOutcome,
} from '#channels/kit'
import { basicAuth, kindOf, messagesUrl, type TwilioAccount } from './account.ts'
import { userIdOf } from './address.ts'
import { messageForm } from './body.ts'
import { checkPayload } from './check.ts'

/** Codes of our own refusals, taken from Twilio's vocabulary so that one table classifies both. */
export const CANNOT_AUTHENTICATE = 20003
export const BAD_MEDIA = 21620
const BAD_RECIPIENT = 21211
const BODY_TOO_LONG = 21617
const BAD_CONTENT = 21655
const BAD_VARIABLES = 21656
const INVALID_CONTENT = 63021

function localCode({ field, rule }: PayloadProblem): number {
  if (field.startsWith('to')) return BAD_RECIPIENT
  if (field === 'content.providerId') return BAD_CONTENT
  if (field.startsWith('content.body[') || field.startsWith('content.header')) return BAD_VARIABLES
  if (field.startsWith('content.media')) return BAD_MEDIA
  return rule === 'too_long' ? BODY_TOO_LONG : INVALID_CONTENT
}

function payloadError(problem: PayloadProblem): ProviderError {
  const limit = problem.limit === null ? '' : ` (limit ${problem.limit})`
  return localError(localCode(problem), problem.field, `${problem.field}: ${problem.rule}${limit}`)
}

function providerError(code: number, httpStatus: number, headers: Headers, message: string | null): ProviderError {
  return {
    origin: 'provider',
    code,
    subcode: null,
    httpStatus,
    message: message ?? '',
    details: null,
    isTransient: false,
    traceId: readWord(headers.get('twilio-request-id')),
    field: null,
    retryAfterMs: retryAfterMs(headers),
  }
}

/** `{code, message, more_info, status}` of a refusal, or the failure of a message that was made and failed at once. */
export function readError(httpStatus: number, headers: Headers, body: unknown): ProviderError | null {
  if (!isRecord(body)) return null
  const code = readNumber(at(body, 'code'))
  if (httpStatus >= 400 && code !== null) return providerError(code, httpStatus, headers, readText(at(body, 'message')))
  const failure = readNumber(at(body, 'error_code'))
  const failed = ['failed', 'undelivered'].includes(String(at(body, 'status')))
  if (httpStatus >= 300 || failure === null || !failed) return null
  return providerError(failure, httpStatus, headers, readText(at(body, 'error_message')))
}

function readOutcome(status: number, headers: Headers, body: unknown): SendOutcome {
  const error = readError(status, headers, body)
  if (error !== null) return { kind: 'rejected', error }
  const providerId = status >= 200 && status < 300 ? readId(at(body, 'sid')) : null
  if (providerId !== null) {
    const messageStatus = readWord(at(body, 'status'))
    return { kind: 'accepted', providerId, recipientId: userIdOf(at(body, 'to')), messageStatus }
  }
  const detail = `answer with status ${status} has neither a message id nor an error code`
  return { kind: 'unknown', cause: { code: 'unreadable_answer', detail, httpStatus: status } }
}

/**
 * Sends one message (contract 3.1). Never throws. `accepted` is not delivered: failures arrive later as statuses.
 * Twilio has no idempotency key: after `unknown`, wait for a status with our `callbackData` before sending again.
 */
export async function send(
  account: TwilioAccount,
  message: OutboundPayload,
  options: CallOptions,
): Promise<SendOutcome> {
  const problem = checkPayload(message, kindOf(account))[0]
  if (problem !== undefined) return { kind: 'rejected', error: payloadError(problem) }
  if (account.statusCallback !== '' && URL.parse(account.statusCallback) === null) {
    const error = localError(CANNOT_AUTHENTICATE, 'account', 'account settings: the callback address is none')
    return { kind: 'rejected', error }
  }
  const call = await callProvider(
    {
      url: messagesUrl(account),
      method: 'POST',
      headers: { ...basicAuth(account), 'content-type': 'application/x-www-form-urlencoded' },
      body: messageForm(account, message).toString(),
    },
    options,
  )
  if (call.kind === 'not_sent' && call.cause.code === 'invalid_request') {
    // The address cannot even be written into a request: an administrator must correct the account.
    const error = localError(CANNOT_AUTHENTICATE, 'account', `account settings: ${call.cause.detail}`)
    return { kind: 'rejected', error }
  }
  return call.kind === 'answered' ? readOutcome(call.status, call.headers, call.body) : call
}
