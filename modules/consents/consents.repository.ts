import type { RequestContext } from '#platform/context'
import { jsonb, later } from '#platform/db'
import type { ConsentChannel, ConsentPurpose, ConsentStateCode } from './consents.rules.ts'

export type ConsentSource =
  | 'WHATSAPP_INBOUND'
  | 'SMS_INBOUND'
  | 'EMAIL_INBOUND'
  | 'PORTAL_FORM'
  | 'PAPER'
  | 'IMPORT'
  | 'UI'
  | 'API'
  | 'EMAIL_CONFIRM'
  | 'POLICY'

export type NewConsentEvent = {
  identityId: string
  contactId: string
  channel: ConsentChannel
  purpose: ConsentPurpose
  state: ConsentStateCode
  source: ConsentSource
  expiresAt?: string | null
  textShown?: string | null
  textVersion?: string | null
  evidence?: Record<string, unknown> | null
}

/** Adds to the history; the database derives the state from it. */
export function insertConsentEvents(ctx: RequestContext, events: readonly NewConsentEvent[]): void {
  if (events.length === 0) return
  later(
    ctx.db,
    ctx.db.insertInto('consent_events').values(
      events.map((e) => ({
        identity_id: e.identityId,
        contact_id: e.contactId,
        channel: e.channel,
        purpose: e.purpose,
        state: e.state,
        source: e.source,
        expires_at: e.expiresAt ?? null,
        text_shown: e.textShown ?? null,
        text_version: e.textVersion ?? null,
        evidence: e.evidence ? jsonb(e.evidence) : null,
      })),
    ),
  )
}
