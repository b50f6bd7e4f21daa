import type { Cause } from '#channels/kit'
import { ACCOUNT_CAUSES } from './causes-account.ts'
import { MESSAGE_CAUSES } from './causes-message.ts'

/**
 * By code as text, plus `unknown` and `transient` (codes of no table), `no_answer` (the request left, nobody answered)
 * and `not_sent` (no connection). Source of the locale keys `channels.twilio.errors.*`.
 */
export const CAUSES: ReadonlyMap<string, Cause> = new Map(
  [...ACCOUNT_CAUSES, ...MESSAGE_CAUSES].flatMap(([names, cause]) => names.map((name) => [name, cause] as const)),
)
