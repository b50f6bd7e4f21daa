export { decodeCursor, encodeCursor, pageOf, pageQuery, toPage } from './cursor.ts'
export { createLimits, type LimitClass, type Limits } from './limits.ts'
export { type Locale, type ProblemText, requestLocale, sendProblem, toAppError } from './problem.ts'
export {
  type Authenticator,
  authorise,
  type Principal,
  personRoute,
  publicRoute,
  type Reading,
  type ReadingRecorder,
  type TenantGrant,
  type TenantRoute,
  tenantRoute,
} from './route.ts'
export { commonWord, type Stretch, searchInOrder } from './search-window.ts'
export { createHttp, type Http } from './server.ts'
export { createStreams, type EventStream } from './sse.ts'
