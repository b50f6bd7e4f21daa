/** Failures after which the message is certainly not with the mail server. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ECONNECTION',
  'ENOTFOUND',
  'EDNS',
  'EAUTH',
  'EENVELOPE',
  'ETLS',
  'ESOCKET',
])

/**
 * Whether a mail that failed certainly did not leave: the server said no, or was never spoken to. After anything else
 * (no answer to the message itself) nobody knows, and it is not sent again.
 */
export function certainlyNotSent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown }
  if (typeof responseCode === 'number') return responseCode >= 400
  return typeof code === 'string' && BEFORE_SENDING.has(code) && (command === undefined || command === 'CONN')
}
