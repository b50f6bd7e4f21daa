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
  /** False when the wait is a minimum set by Meta, which jitter must not shorten. */
  jitter: boolean
}

export interface ErrorRule {
  /** Single codes and inclusive ranges. */
  codes: readonly (number | readonly [first: number, last: number])[]
  class: ErrorClass
  retry?: Backoff
  pause?: { scope: PauseScope; ms: number | null; purpose?: Purpose }
  alert?: ErrorVerdict['alert']
  fallback?: NonNullable<ErrorVerdict['fallback']>
  hold?: { ms: number | null; purpose: Purpose }
  optOut?: Purpose
}

/** The service is ill: 2 s, 6 s, 18 s, 54 s, then every two minutes, for about an hour: an outage kills no message. */
const SERVICE: Backoff = { attempts: 34, firstMs: 2 * SECOND, factor: 3, capMs: 2 * MINUTE, jitter: true }
/** "At most three": the message may have gone out each time, so three sends in all. */
export const FEW: Backoff = { attempts: 3, firstMs: 2 * SECOND, factor: 4, capMs: MINUTE, jitter: true }

function fixed(ms: number, attempts: number): Backoff {
  return { attempts, firstMs: ms, factor: 1, capMs: ms, jitter: false }
}

/** A rule of class A: stop this much until an administrator has acted. */
function stop(scope: PauseScope, ...codes: ErrorRule['codes']): ErrorRule {
  return { codes, class: 'A', pause: { scope, ms: null }, alert: 'now' }
}

/**
 * The error codes of the Cloud API and what each means for the queue (contract 1.4). Classes are the contract's;
 * where it gives two ("P + A"), the first is the class and the second becomes an alert. 136025 is left out on purpose:
 * no source explains it, so that the default rule applies.
 */
export const ERROR_TABLE: readonly ErrorRule[] = [
  stop('number', 0, 190, 10, [200, 299], 3, 33, 131005, 131037, 131045, 133000, 133010),
  stop('business', 368, 131031, 131042, 131044),
  stop('registration', 133005, 133006, 133008, 133009),
  { codes: [131063], class: 'A', pause: { scope: 'business', ms: null, purpose: 'marketing' }, alert: 'now' },
  { codes: [132016], class: 'A', pause: { scope: 'template', ms: null }, alert: 'now' },
  { codes: [132068], class: 'A', pause: { scope: 'flow', ms: null }, alert: 'now' },

  { codes: [1], class: 'R', retry: FEW, alert: 'when_exhausted' },
  { codes: [2, 131016, 133004], class: 'R', retry: SERVICE },
  { codes: [131000], class: 'R', retry: FEW },
  { codes: [131057], class: 'R', retry: fixed(MINUTE, 5) },
  {
    codes: [131056],
    class: 'R',
    retry: { attempts: 7, firstMs: SECOND, factor: 4, capMs: HOUR, jitter: false },
  },
  { codes: [134101], class: 'R', retry: fixed(10 * MINUTE, 4) },

  { codes: [4], class: 'P', retry: fixed(5 * MINUTE, 12), pause: { scope: 'app', ms: 5 * MINUTE } },
  { codes: [80007], class: 'P', retry: fixed(5 * MINUTE, 12), pause: { scope: 'business', ms: 5 * MINUTE } },
  {
    codes: [130429],
    class: 'P',
    retry: { attempts: 12, firstMs: SECOND, factor: 2, capMs: MINUTE, jitter: false },
    pause: { scope: 'number', ms: SECOND },
  },
  {
    codes: [131048],
    class: 'P',
    retry: fixed(4 * HOUR, 4),
    pause: { scope: 'number', ms: 4 * HOUR },
    alert: 'now',
  },
  {
    codes: [131064],
    class: 'P',
    retry: fixed(6 * HOUR, 4),
    pause: { scope: 'business', ms: 6 * HOUR },
    alert: 'now',
  },
  { codes: [132015], class: 'P', retry: fixed(3 * HOUR, 4), pause: { scope: 'template', ms: 3 * HOUR } },
  { codes: [132069], class: 'P', retry: fixed(HOUR, 4), pause: { scope: 'flow', ms: HOUR } },
  { codes: [133015], class: 'P', retry: fixed(5 * MINUTE, 4), pause: { scope: 'registration', ms: 5 * MINUTE } },
  { codes: [133016], class: 'P', retry: fixed(HOUR, 4), pause: { scope: 'registration', ms: HOUR }, alert: 'now' },

  { codes: [130472], class: 'U', hold: { ms: null, purpose: 'marketing' } },
  { codes: [130497], class: 'U', alert: 'now', fallback: 'other_channel' },
  { codes: [131026], class: 'U', fallback: 'other_channel' },
  { codes: [131049], class: 'U', hold: { ms: 24 * HOUR, purpose: 'marketing' } },
  { codes: [131050], class: 'O', optOut: 'marketing' },

  { codes: [131047], class: 'B', fallback: 'template' },
  { codes: [131062], class: 'B', fallback: 'phone_number' },
  { codes: [131030], class: 'B', alert: 'now' },
  {
    codes: [100, 131008, 131009, 131014, 131021, 131051, 131052, 131053, 131055, 134100, 134102, 135000, 137000],
    class: 'B',
  },
  { codes: [132000, 132001, 132005, 132007, 132008, 132012, 132018], class: 'B' },
  {
    codes: [
      [139000, 139004],
      [139100, 139103],
      [147001, 147005],
    ],
    class: 'B',
  },
]
