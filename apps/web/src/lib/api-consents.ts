import type { Act, Channel, Id, Read } from './api-types.ts'

export interface ConsentState {
  identityId: string
  channel: Channel
  purpose: 'REPLY' | 'CONTACT' | 'MARKETING'
  state: 'PENDING' | 'GRANTED' | 'DENIED' | 'REVOKED' | 'EXPIRED'
  expiresAt: string | null
  since: string | null
  eventId: string | null
}

export interface ConsentEvent {
  id: string
  identityId: string
  channel: Channel
  purpose: ConsentState['purpose']
  state: ConsentState['state']
  at: string
  source: string
  /** Who recorded it, as the server names them. */
  capturedBy: string
  textShown: string | null
  textVersion: string | null
  evidence: Record<string, unknown> | null
  expiresAt: string | null
}

export interface ConsentPaths {
  '/api/v1/contacts/{id}/consents': {
    get: Read<{ items: ConsentState[]; history: ConsentEvent[] }, never, Id>
    post: Act<
      { items: ConsentState[] },
      {
        identityId: string
        channel: Channel
        purpose: ConsentState['purpose']
        state: 'GRANTED' | 'DENIED' | 'REVOKED'
        source: string
        textShown?: string
        textVersion?: string
        evidence?: Record<string, unknown>
      },
      Id
    >
  }
}
