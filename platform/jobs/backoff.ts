const BASE_MS = 1_000
const CAP_MS = 15 * 60_000

/**
 * Wait before the next try, in milliseconds: exponential with full jitter.
 * @param attempts tries already made, from 1
 * @param random uniform in [0, 1)
 */
export function backoffMs(attempts: number, random: () => number, base = BASE_MS, cap = CAP_MS): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(attempts, 30))
  return Math.round(base / 2 + random() * (ceiling - base / 2))
}
