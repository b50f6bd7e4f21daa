/** What every adapter makes of a provider's webhook: neutral records that keep the provider's own words in `raw`. */

/** One error as a provider reports it beside a message or a status. */
export interface ReportedError {
  code: number | null
  title: string | null
  message: string | null
  details: string | null
}

/** Where an item belongs and how it is deduplicated and ordered. */
export interface Routing {
  /**
   * Key of the channel account: the provider's number id, or the business account id when `accountScope` is `business`.
   * Null when the event names no account at all.
   */
  accountKey: string | null
  accountScope: 'number' | 'business'
  /** The business account around the number (WABA id for WhatsApp): to be cross-checked, never trusted alone. */
  wabaId: string | null
  /** Equal for every delivery of the same fact, different for any other fact. At most 512 characters. */
  dedupeKey: string
  /** Items with the same key must be processed one after the other, in arrival order. */
  identityKey: string
}

/** What keeps a message, a status or an echo from being worked on though it can be read: it is set aside, whole. */
export interface Faulty {
  /** It names no number of ours, or nobody by a number or user id. */
  fault?: 'missing_account' | 'missing_sender' | undefined
}

export interface InboundMedia {
  /** Null when the provider announces a media it could not take. */
  id: string | null
  /** As given, parameters included: `audio/ogg; codecs=opus`. */
  mimeType: string | null
  /** Lower-case hexadecimal, whatever the provider's spelling. */
  sha256: string | null
  filename: string | null
  /** True for a recorded voice note. */
  voice: boolean
  animated: boolean
  /** Short-lived address (five minutes at Meta) when the webhook carries one. */
  url: string | null
  /** False when the provider reports that the file cannot be fetched. */
  available: boolean
}

export interface SharedLocation {
  latitude: number
  longitude: number
  name: string | null
  address: string | null
  url: string | null
}

export interface SharedContact {
  name: string | null
  phones: { phone: string | null; waId: string | null; type: string | null }[]
  emails: string[]
  organisation: string | null
  vcard: string | null
  /** `contact_request` when the person answered our request for a phone number. */
  origin: string | null
}

/** A tap on a button or a list row of ours. */
export interface Choice {
  source: 'button' | 'list' | 'template'
  /** The id or payload we gave; null when the provider leaves it out. */
  id: string | null
  title: string | null
  description: string | null
}

/** The answer to a provider-hosted form; `response` is null when `responseJson` is absent or not JSON. */
export interface FormReply {
  name: string | null
  body: string | null
  responseJson: string | null
  response: unknown
}

/** The advertisement a conversation came from; sent once, on the first message only. */
export interface Referral {
  sourceUrl: string | null
  sourceId: string | null
  sourceType: string | null
  headline: string | null
  body: string | null
  mediaType: string | null
  mediaUrl: string | null
  thumbnailUrl: string | null
  clickId: string | null
  welcomeText: string | null
}

export interface Order {
  catalogId: string | null
  text: string | null
  items: { productId: string | null; quantity: number | null; price: number | null; currency: string | null }[]
}

/** A change of the person's identity announced by the provider. Phones are E.164 with plus. */
export interface IdentityChange {
  type: string | null
  body: string | null
  previousPhone: string | null
  phone: string | null
  previousBsuid: string | null
  bsuid: string | null
  parentBsuid: string | null
}

/** What a message says, apart from who says it. Absent parts are null or empty. */
export interface MessageContent {
  /** The provider's own type word, `unknown` when it gives none. */
  type: string
  /** The provider's finer word: interactive, system or unsupported type. */
  subtype: string | null
  /** Body, caption, the title of the chosen button or row, or the note of an order. */
  text: string | null
  media: InboundMedia | null
  location: SharedLocation | null
  contacts: SharedContact[]
  reply: { to: string } | null
  forwarded: boolean
  frequentlyForwarded: boolean
  referredProduct: { catalogId: string | null; productId: string | null } | null
  /** `emoji: null` removes the earlier reaction. */
  reaction: { to: string; emoji: string | null } | null
  choice: Choice | null
  form: FormReply | null
  referral: Referral | null
  order: Order | null
  system: IdentityChange | null
  /** The person edited this earlier message; `text` and `media` are the new content. */
  edit: { originalId: string } | null
  /** The person deleted this earlier message. */
  revoke: { originalId: string } | null
  errors: ReportedError[]
}

export interface InboundMessage extends Routing, Faulty, MessageContent {
  providerId: string
  /** Our own number as the provider displays it; formatting is the provider's. */
  displayPhone: string | null
  /** E.164 with plus; null when the person is known by user id only. */
  from: string | null
  /** Lower case, of a letter. */
  email?: string | undefined
  /** Of a letter: what stands above its words, and whether a machine wrote it. */
  mail?: { subject: string | null; automatic: boolean } | undefined
  bsuid: string | null
  parentBsuid: string | null
  profileName: string | null
  /** Without the leading @. May change: never a key. */
  username: string | null
  groupId: string | null
  /** Provider's instant, epoch milliseconds. */
  at: number | null
  raw: unknown
}

/** Known delivery states; a provider may invent others, which are passed through as they are. */
export type DeliveryStatus =
  | 'sent'
  | 'delivered'
  | 'read'
  | 'played'
  | 'failed'
  | 'deleted'
  | (string & Record<never, never>)

export interface StatusEvent extends Routing, Faulty {
  /** Provider id of the message the status speaks of; it may arrive before our own send has returned. */
  providerId: string
  /** Of mail: a server reports what became of a letter, or a person complained about it. */
  report?: 'BOUNCE' | 'COMPLAINT' | undefined
  status: DeliveryStatus
  at: number | null
  /** E.164 with plus. */
  recipient: string | null
  recipientBsuid: string | null
  recipientParentBsuid: string | null
  recipientType: string | null
  participantId: string | null
  /** What we attached when sending: our own outbox id. */
  callbackData: string | null
  errors: ReportedError[]
  pricing: { billable: boolean | null; model: string | null; type: string | null; category: string | null } | null
  conversation: { id: string | null; originType: string | null; expiresAt: number | null } | null
  raw: unknown
}

/** A message the agency sent from its own phone: outbound in our inbox. */
export interface EchoEvent extends Routing, Faulty, MessageContent {
  providerId: string
  /** E.164 with plus, of the business number. */
  from: string | null
  /** E.164 with plus, of the customer. */
  to: string | null
  bsuid: string | null
  parentBsuid: string | null
  at: number | null
  raw: unknown
}

/** Facts about the account rather than a conversation, read where we know the shape. */
export type AccountEvent =
  | {
      type: 'template_status'
      templateId: string | null
      name: string | null
      language: string | null
      event: string
      reason: string | null
      category: string | null
      title: string | null
      recommendation: string | null
      disableDate: string | null
    }
  | {
      type: 'template_quality' | 'template_category'
      templateId: string | null
      name: string | null
      language: string | null
      previous: string | null
      current: string | null
    }
  | {
      type: 'number_quality'
      displayPhone: string | null
      event: string | null
      limit: string | null
    }
  | {
      type: 'user_preference'
      phone: string | null
      bsuid: string | null
      category: string | null
      value: string | null
      detail: string | null
    }
  | {
      type: 'user_id_update'
      phone: string | null
      previousBsuid: string | null
      bsuid: string | null
      parentBsuid: string | null
    }

export type OtherReason =
  | 'not_an_object'
  | 'no_entries'
  | 'unknown_object'
  | 'account_field'
  | 'unknown_field'
  | 'unknown_content'
  | 'missing_account'
  | 'missing_id'
  | 'missing_sender'
  | 'missing_status'
  | 'provider_errors'
  | 'too_many_items'
  | 'parser_failure'

/** Whatever is neither message, status nor echo; kept whole, so that it can be shown and replayed. */
export interface OtherEvent extends Routing {
  field: string | null
  reason: OtherReason
  /** True when the event should have been understood: it goes to quarantine. False: informative, stored as it is. */
  malformed: boolean
  at: number | null
  account: AccountEvent | null
  errors: ReportedError[]
  raw: unknown
}

export interface ParsedWebhook {
  messages: InboundMessage[]
  statuses: StatusEvent[]
  echoes: EchoEvent[]
  other: OtherEvent[]
}
