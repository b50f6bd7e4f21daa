import type { Cause } from '#channels/kit'
import { ACCOUNT_CAUSES } from './causes-account.ts'
import { MESSAGE_CAUSES } from './causes-message.ts'
import { TEMPLATE_CAUSES } from './causes-template.ts'

/**
 * By code as text, plus `unknown` and `transient` (codes of no table), `no_answer` (the request left, nobody answered)
 * and `not_sent` (no connection). A range stands under its first code. Source of the locale keys
 * `channels.whatsapp.errors.*`.
 */
export const CAUSES: ReadonlyMap<string, Cause> = new Map(
  Object.entries({ ...ACCOUNT_CAUSES, ...MESSAGE_CAUSES, ...TEMPLATE_CAUSES }),
)
