/**
 * The one clock of the browser side. In development the server can be moved ("24 hours later"), so instants are judged
 * with the offset it reports, never with the bare system time.
 */
let offsetMs = 0
const listeners = new Set<() => void>()

/** Current instant in epoch milliseconds, as the server sees it. */
export function now(): number {
  return Date.now() + offsetMs
}

/** Follows a moved server clock. @param ms milliseconds between the server's business time and ours */
export function setClockOffset(ms: number): void {
  if (ms === offsetMs) return
  offsetMs = ms
  for (const listener of listeners) listener()
}

/** Calls back when the offset changes. @returns the way to unsubscribe */
export function onClockMoved(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
