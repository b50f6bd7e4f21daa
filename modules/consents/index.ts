import type { Module } from '#platform/module'
import { consentsRoutes } from './consents.routes.ts'
import { unsubscribeRoutes } from './unsubscribe.routes.ts'

export { ConsentState } from './consents.routes.ts'
export type { ConsentChannel, ConsentPurpose, ConsentState as ConsentStateRow } from './consents.rules.ts'
export { isLive, narrowedByMerge } from './consents.rules.ts'
export {
  type ConsentTarget,
  grantByInbound,
  narrowAfterMerge,
  optIn,
  optOut,
  optOutOfMarketing,
  readConsents,
  recordConsent,
} from './consents.service.ts'
export { listConsentStates, livePurposes } from './consents.views.ts'
export { unsubscribeAddresses } from './unsubscribe.service.ts'

/** What people agreed to, on which channel, for what, with the proof. */
export function consentsModule(): Module {
  return {
    name: 'consents',
    routes(http) {
      consentsRoutes(http)
      unsubscribeRoutes(http)
    },
  }
}
