import type { ErrorClass, ErrorVerdict, PauseScope, Purpose } from '#channels/kit'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Waits of `firstMs × factor^n`, n from 0, never above `capMs`; `attempts` counts all sends, the first included. */
export interface Backoff {
  attempts: number
  firstMs: number
  factor: number
  capMs: number
  /** False when the wait is a minimum, which jitter must not shorten. */
  jitter: boolean
}

export interface ErrorRule {
  codes: readonly number[]
  class: ErrorClass
  retry?: Backoff
  pause?: { scope: PauseScope; ms: number | null }
  alert?: ErrorVerdict['alert']
  fallback?: NonNullable<ErrorVerdict['fallback']>
  hold?: { ms: number | null; purpose: Purpose }
  optOut?: Purpose
}

/** At most three sends: each time the message may have gone out. */
export const FEW: Backoff = { attempts: 3, firstMs: 2 * SECOND, factor: 4, capMs: MINUTE, jitter: true }
/** "Once more": the phone was off or the network silent; ten minutes later it may be there. */
const ONCE: Backoff = { attempts: 2, firstMs: 10 * MINUTE, factor: 1, capMs: 10 * MINUTE, jitter: false }

function growing(firstMs: number, capMs: number, attempts: number): Backoff {
  return { attempts, firstMs, factor: 4, capMs, jitter: false }
}

/** A rule of class A: stop this much until an administrator has acted. */
function stop(scope: PauseScope, ...codes: number[]): ErrorRule {
  return { codes, class: 'A', pause: { scope, ms: null }, alert: 'now' }
}

/**
 * Twilio's error codes and what each means for the queue (contract 3.6). Credentials belong to one number here, so a
 * refused login stops that number; `business` is the Twilio account.
 */
export const ERROR_TABLE: readonly ErrorRule[] = [
  stop('number', 20003, 21212, 21606, 63001, 63007),
  stop('business', 30002, 63013),
  stop('template', 63040, 63041, 63042),
  // What they forbid is one country, not the number: nothing else stands still.
  { codes: [21408, 30034], class: 'A', alert: 'now' },

  { codes: [20500, 63010, 63012, 63023], class: 'R', retry: FEW },
  { codes: [30003, 30008, 30036, 30410], class: 'R', retry: ONCE },

  { codes: [20429], class: 'P', retry: growing(SECOND, MINUTE, 8), pause: { scope: 'business', ms: SECOND } },
  { codes: [21611, 30001], class: 'P', retry: growing(MINUTE, HOUR, 6), pause: { scope: 'number', ms: MINUTE } },
  {
    codes: [63018],
    class: 'P',
    retry: growing(MINUTE, 24 * HOUR, 7),
    pause: { scope: 'number', ms: MINUTE },
    alert: 'when_exhausted',
  },
  {
    codes: [63038],
    class: 'P',
    retry: growing(HOUR, 12 * HOUR, 4),
    pause: { scope: 'business', ms: HOUR },
    alert: 'now',
  },

  { codes: [21211, 21612, 21614, 30004, 30005, 30006, 63003, 63024], class: 'U', fallback: 'other_channel' },
  { codes: [63015], class: 'U' },
  { codes: [63032], class: 'U', hold: { ms: null, purpose: 'marketing' } },
  { codes: [63049], class: 'U', hold: { ms: 24 * HOUR, purpose: 'marketing' } },

  { codes: [21610, 63014, 63033], class: 'O', optOut: 'any' },

  { codes: [63016], class: 'B', fallback: 'template' },
  { codes: [30007], class: 'B', alert: 'now' },
  { codes: [20404, 21617, 21620, 21655, 21656, 63005, 63019, 63021, 63027, 63028, 63029, 63030], class: 'B' },
]
