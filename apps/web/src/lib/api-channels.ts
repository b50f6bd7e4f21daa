import type { CostCategory } from './api-organizations.ts'
import type { Act, Id, Read } from './api-types.ts'

export type ChannelKind = 'WHATSAPP_CLOUD' | 'TWILIO_WHATSAPP' | 'TWILIO_SMS' | 'SMTP'

/** A number or mailbox the agency writes from; never with its credentials. */
export interface ChannelLine {
  id: string
  kind: ChannelKind
  displayName: string
  displayPhone: string
  branchId: string
  status: 'ACTIVE' | 'PAUSED' | 'DISABLED'
  /** MANUAL, SETUP, or the provider's refusal that stopped it. */
  reason: { code: string; text: string | null } | null
  pausedUntil: string | null
  agentEnabled: boolean
  quality: string | null
  tier: string | null
  lastInboundAt: string | null
  lastSentAt: string | null
  /** Counted up to a thousand. */
  queued: number
  callbackUrl: string | null
  /** How letters to a mailbox come in; null when they do not. `own`: set up here, not by the operator. */
  mailIn: { own: boolean; secretAt: string | null; receivedAt: string | null } | null
  /** How its letters are fetched from its server; null when they are not. */
  imap: {
    folder: string
    since: string
    readAt: string | null
    letterAt: string | null
    error: { code: string; text: string | null; since: string } | null
    tooLarge: number
    unreadable: number
  } | null
  version: number
}

/** The only answer with the secret that signs letters to a mailbox. */
export interface MailDoor {
  channel: ChannelLine
  secret: string
}

export type DraftStep = 'NUMBER' | 'WEBHOOK' | 'TEST'

export interface DraftSummary {
  id: string
  step: DraftStep
  displayPhone: string | null
  createdAt: string
}

/** How far connecting a number has come. */
export interface ChannelDraft {
  id: string
  step: DraftStep
  version: number
  account: { id: string; displayName: string; displayPhone: string; wabaId: string | null } | null
  webhook: { callbackUrl: string; verifyToken: string } | null
  heardAt: string | null
  sent: { status: string; at: string; cause: string | null } | null
  /** Approved templates that can be sent as they stand. */
  templates: { name: string; language: string }[]
}

export interface MetaNumber {
  id: string
  displayPhone: string
  verifiedName: string | null
  quality: string | null
  tier: string | null
}

export interface MailServer {
  host: string
  port: number
  security: 'TLS' | 'STARTTLS'
  user: string
  password: string
}

/** A folder of a mailbox whose letters are fetched. */
export interface FetchedFolder extends MailServer {
  folder: string
}

export interface TwilioKeys {
  accountSid: string
  authToken: string
}

interface Placed {
  displayName: string
  branchId: string
}
type Seen = { version: number }

export interface NewCredentials extends Seen {
  meta?: { accessToken: string; appSecret?: string }
  twilio?: { authToken: string }
  mailbox?: MailServer
}

/** What a month (UTC) of messages cost, and what is left of the limits of today. Amounts in minor units. */
export interface Spend {
  month: string
  currency: string | null
  monthlyCap: number | null
  total: number
  quota: { used: number; limit: number } | null
  reached: number
  channels: {
    id: string
    displayName: string
    displayPhone: string
    recipientsPerDay: number | null
    amount: number
    lines: { category: CostCategory | 'OTHER'; billed: number; unpriced: number; free: number; amount: number }[]
  }[]
}

export interface ChannelPaths {
  '/api/v1/channels/spend': { get: Read<Spend, { month?: string }> }
  '/api/v1/channels': { get: Read<{ items: ChannelLine[]; drafts: DraftSummary[] }> }
  '/api/v1/channels/twilio/check': { post: Act<{ ok: true }, TwilioKeys> }
  '/api/v1/channels/twilio': {
    post: Act<ChannelLine, TwilioKeys & Placed & { channel: 'SMS' | 'WHATSAPP'; phone: string }>
  }
  '/api/v1/channels/mailbox/check': { post: Act<{ ok: true }, MailServer> }
  '/api/v1/channels/mailbox': { post: Act<ChannelLine, MailServer & Placed & { address: string }> }
  '/api/v1/channels/{id}': { patch: Act<ChannelLine, Seen & Partial<Placed> & { agentEnabled?: boolean }, Id> }
  '/api/v1/channels/{id}/credentials': { post: Act<ChannelLine, NewCredentials, Id> }
  '/api/v1/channels/{id}/pause': { post: Act<ChannelLine, Seen & { until: string | null }, Id> }
  '/api/v1/channels/{id}/resume': { post: Act<ChannelLine, Seen, Id> }
  '/api/v1/channels/{id}/disable': { post: Act<ChannelLine, Seen, Id> }
  '/api/v1/channels/{id}/incoming-mail': { post: Act<MailDoor, Seen, Id> }
  '/api/v1/channels/{id}/incoming-mail/secret': { post: Act<MailDoor, Seen, Id> }
  '/api/v1/channels/{id}/incoming-mail/stop': { post: Act<ChannelLine, Seen, Id> }
  '/api/v1/channels/{id}/imap/check': { post: Act<{ ok: true }, Seen & FetchedFolder, Id> }
  '/api/v1/channels/{id}/imap': { post: Act<ChannelLine, Seen & FetchedFolder, Id> }
  '/api/v1/channels/{id}/imap/stop': { post: Act<ChannelLine, Seen, Id> }
  '/api/v1/channel-drafts': { post: Act<ChannelDraft, { accessToken: string; appSecret: string }> }
  '/api/v1/channel-drafts/{id}': { get: Read<ChannelDraft, never, Id>; delete: Read<unknown, never, Id> }
  '/api/v1/channel-drafts/{id}/numbers': { post: Act<{ items: MetaNumber[] }, { wabaId: string }, Id> }
  '/api/v1/channel-drafts/{id}/number': {
    post: Act<ChannelDraft, Seen & Placed & { wabaId: string; phoneNumberId: string }, Id>
  }
  '/api/v1/channel-drafts/{id}/webhook': { post: Act<ChannelDraft, Seen, Id> }
  '/api/v1/channel-drafts/{id}/test': { post: Act<ChannelDraft, { phone: string }, Id> }
  '/api/v1/channel-drafts/{id}/test-template': {
    post: Act<ChannelDraft, { phone: string; template: { name: string; language: string }; ownNumber: true }, Id>
  }
  '/api/v1/channel-drafts/{id}/finish': { post: Act<ChannelLine, Seen & { agentEnabled: boolean }, Id> }
}
