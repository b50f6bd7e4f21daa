export { dayAt, localDay, type ZoneRule, type ZoneRules, zoneRules } from './zones.ts'

/** Time comes from here and from nowhere else, so that "24 hours later" can be played. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands still until it is moved. For tests. */
export type ManualClock = Clock & { advance(ms: number): void; set(ms: number): void }

/** Makes a manual clock that starts at an ISO instant or at epoch milliseconds. */
export function manualClock(start: string | number): ManualClock {
  let current = typeof start === 'number' ? start : Date.parse(start)
  return {
    now: () => current,
    advance: (ms) => {
      current += ms
    },
    set: (ms) => {
      current = ms
    },
  }
}

/** A running clock shifted by a changeable offset: the development clock behind "24 hours later". */
export type OffsetClock = Clock & { offset(): number; setOffset(ms: number): void }

/**
 * Makes a clock that runs with the machine's, `offsetMs` milliseconds ahead.
 * @param skewMs how wrong this process's clock is on top of that, in milliseconds; no part of `offset`
 */
export function offsetClock(offsetMs = 0, skewMs = 0): OffsetClock {
  let offset = offsetMs
  return {
    now: () => Date.now() + offset + skewMs,
    offset: () => offset,
    setOffset: (ms) => {
      offset = ms
    },
  }
}

/** The clock's instant as ISO-8601 UTC text with milliseconds. */
export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString()
}

/** An ISO-8601 UTC text for epoch milliseconds. */
export function isoAt(epochMs: number): string {
  return new Date(epochMs).toISOString()
}

/** A monotonic reading in milliseconds, for durations only. */
export function monotonicMs(): number {
  return performance.now()
}
