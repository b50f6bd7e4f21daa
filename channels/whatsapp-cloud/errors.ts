import type { ClassifiableError, ErrorVerdict } from '#channels/kit'
import { CAUSES } from './causes.ts'
import { type Backoff, ERROR_TABLE, type ErrorRule, FEW } from './error-table.ts'

/** Code 100 with this subcode is not a bad payload: the number does not exist or the token may not use it. */
const UNKNOWN_NUMBER = { code: 100, subcode: 33, as: 33 }

interface Known {
  rule: ErrorRule
  /** The first code of a range stands for all of it in the causes. */
  causeCode: number
}

const BY_CODE: ReadonlyMap<number, Known> = new Map(
  ERROR_TABLE.flatMap((rule) =>
    rule.codes.flatMap((entry): [number, Known][] => {
      const [first, last] = typeof entry === 'number' ? [entry, entry] : entry
      return Array.from({ length: last - first + 1 }, (_, i) => [first + i, { rule, causeCode: first }])
    }),
  ),
)

/** Every code the table knows, ranges unrolled. */
export const KNOWN_CODES: readonly number[] = [...BY_CODE.keys()]

/** For codes in no table: a server error or one marked transient is tried a few times, any other is ours to look at. */
function defaultRule(error: ClassifiableError): { rule: ErrorRule; cause: 'unknown' | 'transient' } {
  const transient = error.isTransient === true || (error.httpStatus ?? 0) >= 500
  return transient
    ? { rule: { codes: [], class: 'R', retry: FEW }, cause: 'transient' }
    : { rule: { codes: [], class: 'B', alert: 'now' }, cause: 'unknown' }
}

function wait(backoff: Backoff, failures: number): number {
  return Math.min(backoff.firstMs * backoff.factor ** failures, backoff.capMs)
}

/**
 * What an error of the Cloud API means for the queue, by its code alone (contract 1.4: never by title, never by HTTP
 * status when the code is known). `failures` makes the wait grow; 131056 gives 4^n seconds for that recipient only.
 */
export function classifyError(error: ClassifiableError): ErrorVerdict {
  const code =
    error.code === UNKNOWN_NUMBER.code && error.subcode === UNKNOWN_NUMBER.subcode ? UNKNOWN_NUMBER.as : error.code
  const known = code === null ? undefined : BY_CODE.get(code)
  const fallback = defaultRule(error)
  const rule = known?.rule ?? fallback.rule
  const causeName = known === undefined ? fallback.cause : String(known.causeCode)
  const failures = Math.max(0, error.failures ?? 0)
  const asked = error.retryAfterMs ?? 0
  const retry = rule.retry
  const exhausted = retry === undefined || failures + 1 >= retry.attempts
  const waitMs = retry === undefined ? 0 : Math.max(wait(retry, failures), asked)
  return {
    class: rule.class,
    code: error.code,
    known: known !== undefined,
    causeKey: `channels.whatsapp.errors.${causeName}`,
    cause: CAUSES.get(causeName)?.en ?? '',
    maxAttempts: retry?.attempts ?? 1,
    retryAfterMs: exhausted ? null : waitMs,
    jitter: retry?.jitter === true && asked === 0,
    pause:
      rule.pause === undefined
        ? null
        : {
            scope: rule.pause.scope,
            ms: rule.pause.ms === null ? null : Math.max(rule.pause.ms, waitMs),
            purpose: rule.pause.purpose ?? 'any',
          },
    alert: rule.alert ?? 'no',
    fallback: rule.fallback ?? null,
    holdRecipient: rule.hold ?? null,
    optOut: rule.optOut ?? null,
  }
}
