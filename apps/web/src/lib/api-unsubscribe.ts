import type { Act, Read } from './api-types.ts'

/** What stands behind the unsubscribe link of a letter, for whoever has it. */
export interface AskedUnsubscribe {
  agency: string
  locale: 'fr' | 'ar' | 'en'
  /** DONE: no proposal goes to this address any more. */
  state: 'ASKED' | 'DONE'
}

type Token = { token: string }

export interface UnsubscribePaths {
  '/api/v1/unsubscribe/{token}': {
    get: Read<AskedUnsubscribe, undefined, Token>
    post: Act<AskedUnsubscribe, Record<string, never>, Token>
  }
}
