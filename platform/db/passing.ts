/** PostgreSQL: connections (08), shutting down and starting (57P), too many of them, two transactions in each other's way. */
const PASSING_STATES = /^(08...|57P0[1-5]|57014|53300|40001|40P01|55P03)$/
/** What the network says of a server that is not there, or not any more. */
const PASSING_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])
/** What the driver says, which gives no code for it. */
const PASSING_WORDS = /connection terminated|connection error|timeout exceeded when trying to connect/i

/**
 * Whether an error is about the moment and not about the work: the same again may well succeed. A database that restarts,
 * a connection that broke, a deadlock. Looks at causes, too.
 */
export function isPassing(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = 'code' in at ? String(at.code) : ''
    if (PASSING_STATES.test(code) || PASSING_CODES.has(code) || PASSING_WORDS.test(at.message)) return true
  }
  return false
}
