export type { ChannelAdapter, SendOutcome, SignedRequest } from './adapter.ts'
export type {
  Cause,
  ClassifiableError,
  ErrorClass,
  ErrorVerdict,
  PauseScope,
  ProviderError,
  Purpose,
} from './errors.ts'
export { localError } from './errors.ts'
export type * from './inbound.ts'
export { compositeKey, contentKey } from './keys.ts'
export { createLeanFetch } from './lean-fetch.ts'
export type { Letter, LetterBlock, LetterSpan } from './letter.ts'
export { plainLetter } from './letter.ts'
export type * from './outbound.ts'
export { parseJson } from './parse-json.ts'
export type { CallOptions, CallOutcome, FailureCause, ProviderFetch, ProviderRequest } from './provider-call.ts'
export { callProvider, failureOf, readBounded, retryAfterMs } from './provider-call.ts'
export { storableJson } from './storable-json.ts'
export type * from './templates.ts'
export {
  at,
  isRecord,
  type Json,
  readBoolean,
  readId,
  readInstant,
  readList,
  readNumber,
  readText,
  readWord,
} from './untrusted.ts'
