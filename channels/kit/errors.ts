/**
 * Classes of provider errors (contract, section 1.4).
 * R retry with backoff; P pause the sender, then retry; A account or configuration: stop and alert an administrator;
 * B bad request: permanent for this payload; U permanent for this recipient on this channel; O opt-out.
 */
export type ErrorClass = 'R' | 'P' | 'A' | 'B' | 'U' | 'O'

/** A refusal, by the provider or by our own check before the call. */
export interface ProviderError {
  origin: 'provider' | 'local'
  code: number | null
  subcode: number | null
  httpStatus: number | null
  message: string
  details: string | null
  isTransient: boolean
  /** The provider's own trace id, to quote to its support. */
  traceId: string | null
  /** Path of the refused field for a local refusal. */
  field: string | null
  /** What the provider asked us to wait, in milliseconds. */
  retryAfterMs: number | null
}

/** A refusal made before any call; `field` names the culprit. `code`: of the provider's own vocabulary. */
export function localError(code: number, field: string, message: string): ProviderError {
  return {
    origin: 'local',
    code,
    subcode: null,
    httpStatus: null,
    message,
    details: null,
    isTransient: false,
    traceId: null,
    field,
    retryAfterMs: null,
  }
}

/** What `classifyError` needs; errors of a status webhook have only `code`, `title` and `details`. */
export interface ClassifiableError {
  code: number | null
  subcode?: number | null | undefined
  httpStatus?: number | null | undefined
  details?: string | null | undefined
  isTransient?: boolean | undefined
  retryAfterMs?: number | null | undefined
  /** How many times this message has already failed with an error to be retried; 0 for the first failure. */
  failures?: number | undefined
}

/** What stands still: everything of the provider app, of the business account, of one number, one template, one form. */
export type PauseScope = 'app' | 'business' | 'number' | 'template' | 'flow' | 'registration'

export type Purpose = 'any' | 'marketing'

/** Everything the outbound queue needs to know about an error; pure data, the queue acts. */
export interface ErrorVerdict {
  class: ErrorClass
  code: number | null
  /** False when the code stands in no table and the default rule was applied. */
  known: boolean
  /** Locale key of the cause in plain language. */
  causeKey: string
  /** English fallback of that cause. */
  cause: string
  /** Sends in all, the first included; 1 = never again by itself. */
  maxAttempts: number
  /** Milliseconds to wait before the next attempt; null when there is none. */
  retryAfterMs: number | null
  /** Full jitter may be applied to `retryAfterMs`; false = it is a minimum. */
  jitter: boolean
  /** `ms: null` = until an administrator resumes it. */
  pause: { scope: PauseScope; ms: number | null; purpose: Purpose } | null
  alert: 'no' | 'now' | 'when_exhausted'
  fallback: 'template' | 'other_channel' | 'phone_number' | null
  /** Do not write to this recipient on this channel for that purpose before `ms` have passed; null = no end known. */
  holdRecipient: { ms: number | null; purpose: Purpose } | null
  /** The person withdrew consent for that purpose on this channel. */
  optOut: Purpose | null
}

/** What happened and what to do, for an employee of the agency, in the three languages of the product. */
export interface Cause {
  fr: string
  ar: string
  en: string
}
