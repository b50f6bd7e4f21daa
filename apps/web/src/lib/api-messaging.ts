import type { ConsentState } from './api-consents.ts'
import type { Identity } from './api-contacts.ts'
import type { Band } from './api-dossiers.ts'
import type { Act, Actor, Channel, Id, Page, Paged, Person, Read } from './api-types.ts'

export interface ConversationSummary {
  id: string
  contact: { id: string; displayName: string }
  channel: Channel
  accountId: string
  dossier: { id: string; reference: string; status: string; score: number | null; band: Band | null } | null
  assignee: Person | null
  handledBy: 'AGENT' | 'HUMAN'
  handlingReason: string | null
  needsHuman: boolean
  lastMessage: {
    text: string | null
    direction: 'IN' | 'OUT'
    at: string
    type: string
    authorKind: Actor['kind']
  } | null
  unreadCount: number
  waitingSince: string | null
  windowExpiresAt: string | null
  /** Until when it is in nobody's lists of work, by the clock of its branch, and who put it off. */
  snoozed: { until: string; zone: string; by: Person | null } | null
}

/** The numbers beside the lists; 100 means more than 99. */
export interface InboxCounts {
  mine: number
  unassigned: number
  waiting: number
  agent: number
  snoozed: number
}

/** The moments offered for putting a conversation off, by the clock of its branch. */
export interface SnoozeChoices {
  zone: string
  items: { code: 'LATER_TODAY' | 'TOMORROW' | 'MONDAY'; until: string }[]
}

export interface MayWrite {
  answer: 'YES' | 'NO' | 'LATER'
  code: string | null
  reason: string | null
  until: string | null
}

/** May I contact this person now: the answer, and what each rule says, in the reader's language. */
export interface ContactProof {
  at: string
  answer: 'YES' | 'NO' | 'LATER'
  sentence: string
  findings: { rule: string; result: 'PASS' | 'NO' | 'LATER' | 'NOT_ASKED'; name: string; text: string }[]
}

export interface Conversation extends ConversationSummary {
  consents: ConsentState[]
  identity: { kind: Identity['kind']; value: string } | null
  mayWrite: MayWrite
  /** A colleague who is writing here at this moment. */
  typing: Person | null
}

export interface Message {
  id: string
  direction: 'IN' | 'OUT'
  type: string
  /** What stands above a letter. */
  subject: string | null
  text: string | null
  media: {
    url: string | null
    /** Here, on its way, or never to come. */
    state: 'READY' | 'PENDING' | 'MISSING' | 'TOO_LARGE'
    mimeType: string | null
    filename: string | null
    /** Bytes. */
    size: number | null
    width: number | null
    height: number | null
    voice: boolean
    /** The content is not what its sender said. */
    mismatch: boolean
  } | null
  location: { latitude: number; longitude: number; name?: string | null; address?: string | null } | null
  contacts: { name: string | null; organisation: string | null; phones: string[]; emails: string[] }[]
  interactive: { buttons: { id: string; title: string }[] } | null
  status:
    | 'RECEIVED'
    | 'QUEUED'
    | 'SENDING'
    | 'ACCEPTED'
    | 'SENT'
    | 'DELIVERED'
    | 'READ'
    | 'FAILED'
    | 'DEAD'
    | 'CANCELLED'
    | 'UNKNOWN'
  failure: { code: string; cause: string | null } | null
  author: Actor
  at: string
  /** When the next try at sending is due; null when it is not waiting for one. */
  dueAt: string | null
  sentAt: string | null
  deliveredAt: string | null
  readAt: string | null
  /** The button or list row that the person pressed, when the message is such a choice. */
  choice: { title: string | null } | null
  deleted: boolean
  editedAt: string | null
  attempts: number
  replyTo: { id: string | null; text: string | null } | null
  reactions: { emoji: string; by: string }[]
  citations: { annonceId: string; reference: string; field: string; value: unknown }[]
  understood: {
    lang: string
    intents: { code: string; confidence: number }[]
    slots: Record<string, unknown>
  } | null
  decisionId: string | null
}

/** One try at sending a message. */
export interface MessageAttempt {
  n: number
  state: 'STARTED' | 'ACCEPTED' | 'REJECTED' | 'NOT_SENT' | 'UNKNOWN'
  /** The provider's. */
  code: string | null
  cause: string | null
  startedAt: string
  finishedAt: string | null
}

/** What the assistant would answer now, and the language the person writes in. */
export interface Suggestion {
  language: 'fr' | 'ar' | 'en' | 'darija' | 'mixed' | null
  text: string | null
}

export interface MessagingPaths {
  '/api/v1/outbound/messages/{id}/attempts': { get: Read<{ items: MessageAttempt[] }, never, Id> }
  '/api/v1/conversations': {
    get: Read<Page<ConversationSummary>, Paged & { view?: string; q?: string }>
    post: Act<{ id: string }, { contactId: string; dossierId: string; channel?: 'WHATSAPP' | 'SMS' | 'EMAIL' }>
  }
  '/api/v1/conversations/{id}': { get: Read<Conversation, never, Id> }
  '/api/v1/conversations/{id}/contact-proof': {
    get: Read<ContactProof, { template?: string; language?: string; by?: 'PERSON' | 'ASSISTANT' }, Id>
  }
  '/api/v1/conversations/{id}/messages': { get: Read<Page<Message>, Paged, Id> }
  '/api/v1/conversations/{id}/take-over': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/conversations/{id}/give-back': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/conversations/{id}/read': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/conversations/counts': { get: Read<InboxCounts> }
  '/api/v1/conversations/{id}/suggestion': { get: Read<Suggestion, never, Id> }
  '/api/v1/conversations/{id}/snooze-choices': { get: Read<SnoozeChoices, never, Id> }
  '/api/v1/conversations/{id}/snooze': { post: Act<unknown, { until: string }, Id> }
  '/api/v1/conversations/{id}/wake': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/conversations/{id}/assign': { post: Act<unknown, { assigneeId: string | null }, Id> }
  '/api/v1/conversations/{id}/typing': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/outbound/messages': {
    post: Act<
      Message,
      {
        conversationId?: string
        dossierId?: string
        contactId?: string
        channel?: Channel
        text?: string
        /** Of a letter; without one its first line stands there. */
        subject?: string
        template?: { name: string; language: string; variables: string[] }
        scheduledAt?: string
        purpose?: 'MARKETING'
        replyToId?: string
      }
    >
  }
  '/api/v1/outbound/messages/{id}/retry': { post: Act<unknown, Record<string, never>, Id> }
  '/api/v1/outbound/messages/{id}/cancel': { post: Act<unknown, Record<string, never>, Id> }
}
