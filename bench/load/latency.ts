/** What a run of calls did. Latencies in milliseconds. */
export type Load = {
  calls: number
  seconds: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  failed: number
  firstFailure: string | null
}

/** The value below which `part` (0 to 1) of the values lie; 0 for none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The figures of a run from its single latencies. */
export function loadOf(latencies: readonly number[], seconds: number, failures: readonly string[]): Load {
  return {
    calls: latencies.length,
    seconds,
    perSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    failed: failures.length,
    firstFailure: failures[0] ?? null,
  }
}
