import type { ClassifiableError, ErrorVerdict } from '#channels/kit'
import { CAUSES } from './causes.ts'
import { type Backoff, ERROR_TABLE, type ErrorRule, FEW } from './error-table.ts'

const BY_CODE: ReadonlyMap<number, ErrorRule> = new Map(
  ERROR_TABLE.flatMap((rule) => rule.codes.map((code) => [code, rule] as const)),
)

/** Every code the table knows. */
export const KNOWN_CODES: readonly number[] = [...BY_CODE.keys()]

/** For codes in no table: a server error is tried a few times, any other is ours to look at. */
function defaultRule(error: ClassifiableError): { rule: ErrorRule; cause: 'unknown' | 'transient' } {
  const transient = error.isTransient === true || (error.httpStatus ?? 0) >= 500
  return transient
    ? { rule: { codes: [], class: 'R', retry: FEW }, cause: 'transient' }
    : { rule: { codes: [], class: 'B', alert: 'now' }, cause: 'unknown' }
}

/** Milliseconds until the next send, no less than Twilio asks; null when there is none. */
function waitMs(retry: Backoff | undefined, failures: number, asked: number): number | null {
  if (retry === undefined || failures + 1 >= retry.attempts) return null
  return Math.max(Math.min(retry.firstMs * retry.factor ** failures, retry.capMs), asked)
}

/** What an error of Twilio means for the queue, by its code alone (contract 3.6). `failures` makes the wait grow. */
export function classifyError(error: ClassifiableError): ErrorVerdict {
  const known = error.code === null ? undefined : BY_CODE.get(error.code)
  const { rule, cause } = known ? { rule: known, cause: String(error.code) } : defaultRule(error)
  const failures = Math.max(0, error.failures ?? 0)
  const asked = error.retryAfterMs ?? 0
  const wait = waitMs(rule.retry, failures, asked)
  const { pause } = rule
  return {
    class: rule.class,
    code: error.code,
    known: known !== undefined,
    causeKey: `channels.twilio.errors.${cause}`,
    cause: CAUSES.get(cause)?.en ?? '',
    maxAttempts: rule.retry?.attempts ?? 1,
    retryAfterMs: wait,
    jitter: rule.retry?.jitter === true && asked === 0,
    pause: pause
      ? { scope: pause.scope, ms: pause.ms === null ? null : Math.max(pause.ms, wait ?? asked), purpose: 'any' }
      : null,
    alert: rule.alert ?? 'no',
    fallback: rule.fallback ?? null,
    holdRecipient: rule.hold ?? null,
    optOut: rule.optOut ?? null,
  }
}
