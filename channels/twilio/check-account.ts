import { at, type CallOptions, callProvider, type FailureCause, type ProviderError, readWord } from '#channels/kit'
import { basicAuth, type TwilioAccount } from './account.ts'
import { readError } from './send.ts'

/** What Twilio says of an account: its state ("active", "suspended", "closed"), a refusal, or nothing. */
export type AccountOutcome =
  | { kind: 'ok'; status: string }
  | { kind: 'rejected'; error: ProviderError }
  | { kind: 'unreachable'; cause: FailureCause }

/** Asks Twilio for the account itself: proves its id and token, sends nothing. Never throws. */
export async function checkAccount(account: TwilioAccount, options: CallOptions): Promise<AccountOutcome> {
  const base = account.baseUrl.replace(/\/+$/, '')
  const url = `${base}/2010-04-01/Accounts/${encodeURIComponent(account.accountSid)}.json`
  const call = await callProvider({ url, method: 'GET', headers: basicAuth(account) }, options)
  if (call.kind !== 'answered') return { kind: 'unreachable', cause: call.cause }
  const error = readError(call.status, call.headers, call.body)
  if (error !== null) return { kind: 'rejected', error }
  const status = call.status < 300 ? readWord(at(call.body, 'status')) : null
  if (status !== null) return { kind: 'ok', status: status.toLowerCase() }
  const detail = `answer with status ${call.status} is no account`
  return { kind: 'unreachable', cause: { code: 'unreadable_answer', detail, httpStatus: call.status } }
}
