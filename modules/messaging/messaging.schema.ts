import { type Static, type TSchema, Type } from 'typebox'
import { ConsentState } from '#modules/consents'
import { pageQuery } from '#platform/http'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Nullable(Type.String())

export const Actor = Type.Object({ kind: Type.String(), id: Text, name: Text })

const status = [
  'RECEIVED',
  'QUEUED',
  'SENDING',
  'ACCEPTED',
  'SENT',
  'DELIVERED',
  'READ',
  'FAILED',
  'DEAD',
  'CANCELLED',
  'UNKNOWN',
] as const
const Direction = Type.Union([Type.Literal('IN'), Type.Literal('OUT')])

export const ConversationSummary = Type.Object({
  id: Type.String(),
  contact: Type.Object({ id: Type.String(), displayName: Type.String() }),
  channel: Type.String(),
  accountId: Type.String(),
  dossier: Nullable(
    Type.Object({
      id: Type.String(),
      reference: Type.String(),
      status: Type.String(),
      score: Nullable(Type.Integer()),
      band: Text,
    }),
  ),
  assignee: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  handledBy: Type.Union([Type.Literal('AGENT'), Type.Literal('HUMAN')]),
  handlingReason: Text,
  needsHuman: Type.Boolean(),
  lastMessage: Nullable(
    Type.Object({
      text: Text,
      direction: Direction,
      at: Type.String(),
      type: Type.String(),
      authorKind: Type.String(),
    }),
  ),
  unreadCount: Type.Integer(),
  waitingSince: Text,
  windowExpiresAt: Text,
  lastAt: Type.String(),
  /** Until when it is in nobody's lists of work, by the clock of its branch, and who put it off. */
  snoozed: Nullable(
    Type.Object({
      until: Type.String(),
      zone: Type.String(),
      by: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
    }),
  ),
})
export type ConversationSummary = Static<typeof ConversationSummary>

export const MayWrite = Type.Object({
  answer: Type.Union([Type.Literal('YES'), Type.Literal('NO'), Type.Literal('LATER')]),
  code: Text,
  reason: Text,
  until: Text,
})

/** What is asked of "may I contact this person now?": a free text by a person, unless said otherwise. */
export const ProofQuery = Type.Object({
  template: Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
  language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}(_[A-Z]{2})?$' })),
  by: Type.Optional(Type.Union([Type.Literal('PERSON'), Type.Literal('ASSISTANT')])),
})

/** The answer with what each rule says. `text` and `sentence` are in the language of who asks. */
export const ContactProof = Type.Object({
  at: Type.String(),
  channel: Type.String(),
  answer: MayWrite.properties.answer,
  code: Text,
  purpose: Text,
  until: Text,
  sentence: Type.String(),
  findings: Type.Array(
    Type.Object({
      rule: Type.String(),
      result: Type.Union([Type.Literal('PASS'), Type.Literal('NO'), Type.Literal('LATER'), Type.Literal('NOT_ASKED')]),
      name: Type.String(),
      text: Type.String(),
      until: Text,
    }),
  ),
})

export const Conversation = Type.Object({
  ...ConversationSummary.properties,
  identity: Type.Object({ id: Type.String(), kind: Type.String(), value: Type.String() }),
  consents: Type.Array(ConsentState),
  mayWrite: MayWrite,
  typing: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
})

export const Message = Type.Object({
  id: Type.String(),
  direction: Direction,
  type: Type.String(),
  /** What stands above a letter. */
  subject: Text,
  text: Text,
  media: Nullable(
    Type.Object({
      url: Text,
      mimeType: Text,
      filename: Text,
      width: Nullable(Type.Integer()),
      height: Nullable(Type.Integer()),
      /** Here, on its way, or never to come. */
      state: Type.Enum(['READY', 'PENDING', 'MISSING', 'TOO_LARGE']),
      /** Bytes. */
      size: Nullable(Type.Integer()),
      /** A recorded voice note. */
      voice: Type.Boolean(),
      /** The content is not what its sender said: it is only downloaded. */
      mismatch: Type.Boolean(),
    }),
  ),
  location: Nullable(Type.Object({ latitude: Type.Number(), longitude: Type.Number(), name: Text, address: Text })),
  contacts: Type.Array(
    Type.Object({
      name: Text,
      organisation: Text,
      phones: Type.Array(Type.String()),
      emails: Type.Array(Type.String()),
    }),
  ),
  interactive: Nullable(Type.Object({ buttons: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })) })),
  choice: Nullable(Type.Object({ title: Text })),
  status: Type.Union(status.map((s) => Type.Literal(s))),
  failure: Nullable(Type.Object({ code: Type.String(), cause: Text })),
  author: Actor,
  at: Type.String(),
  /** When the next try at sending is due; null when it is not waiting for one. */
  dueAt: Text,
  sentAt: Text,
  deliveredAt: Text,
  readAt: Text,
  editedAt: Text,
  deleted: Type.Boolean(),
  replyTo: Nullable(Type.Object({ id: Text, text: Text })),
  reactions: Type.Array(Type.Object({ emoji: Type.String(), by: Type.String() })),
  citations: Type.Array(
    Type.Object({
      annonceId: Type.String(),
      reference: Type.String(),
      field: Type.String(),
      value: Type.String(),
      version: Type.Optional(Type.Integer()),
    }),
  ),
  understood: Nullable(
    Type.Object({
      lang: Type.String(),
      intents: Type.Array(Type.Object({ code: Type.String(), confidence: Type.Number() })),
      slots: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  decisionId: Text,
  attempts: Type.Integer(),
})
export type Message = Static<typeof Message>

const InboxView = Type.Union([
  Type.Literal('all'),
  Type.Literal('mine'),
  Type.Literal('unassigned'),
  Type.Literal('waiting'),
  Type.Literal('agent'),
  Type.Literal('snoozed'),
])
export type InboxView = Static<typeof InboxView>

export const ConversationQuery = Type.Object({
  ...pageQuery,
  view: Type.Optional(InboxView),
  q: Type.Optional(Type.String({ maxLength: 100 })),
})

/** Conversations with something unread in each list of work, and all that sleep; 100 means "more than 99". */
export const InboxCounts = Type.Object({
  mine: Type.Integer(),
  unassigned: Type.Integer(),
  waiting: Type.Integer(),
  agent: Type.Integer(),
  snoozed: Type.Integer(),
})
export type InboxCounts = Static<typeof InboxCounts>

export const Snooze = Type.Object({ until: Type.String({ format: 'date-time' }) }, { additionalProperties: false })

/** The moments offered for putting a conversation off, by the clock of its branch. */
export const SnoozeChoices = Type.Object({
  zone: Type.String(),
  items: Type.Array(
    Type.Object({
      code: Type.Union([Type.Literal('LATER_TODAY'), Type.Literal('TOMORROW'), Type.Literal('MONDAY')]),
      until: Type.String(),
    }),
  ),
})
export type SnoozeChoices = Static<typeof SnoozeChoices>

/** Whom to write to, and about which dossier: its contact or one of its parties. */
export const NewConversation = Type.Object(
  { contactId: Id, dossierId: Id, channel: Type.Optional(Type.Enum(['WHATSAPP', 'SMS', 'EMAIL'])) },
  { additionalProperties: false },
)
export type NewConversation = Static<typeof NewConversation>

export const NewMessage = Type.Object(
  {
    conversationId: Type.Optional(Id),
    dossierId: Type.Optional(Id),
    contactId: Type.Optional(Id),
    channel: Type.Optional(Type.Enum(['WHATSAPP', 'SMS', 'EMAIL'])),
    /** Of a letter. */
    subject: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 4096 })),
    /** A proposal nobody asked for: leaves only with consent to marketing. */
    purpose: Type.Optional(Type.Literal('MARKETING')),
    template: Type.Optional(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 200 }),
          language: Type.String({ minLength: 2, maxLength: 10 }),
          variables: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 1024 }), { maxItems: 20 })),
        },
        { additionalProperties: false },
      ),
    ),
    replyToId: Type.Optional(Id),
    scheduledAt: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { additionalProperties: false },
)
export type NewMessage = Static<typeof NewMessage>

/** The fields beside the file of a message that carries one; as text, for they come in a form. */
export const NewFileMessage = Type.Object(
  {
    conversationId: Type.Optional(Id),
    dossierId: Type.Optional(Id),
    contactId: Type.Optional(Id),
    channel: Type.Optional(Type.Enum(['WHATSAPP', 'EMAIL'])),
    /** Of a letter. */
    subject: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** The caption: 1,024 characters on WhatsApp. */
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 4096 })),
    /** A proposal nobody asked for: leaves only with consent to marketing. */
    purpose: Type.Optional(Type.Literal('MARKETING')),
    replyToId: Type.Optional(Id),
    scheduledAt: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { additionalProperties: false },
)
export type NewFileMessage = Static<typeof NewFileMessage>

/** One try at sending a message. */
export const MessageAttempt = Type.Object({
  n: Type.Integer(),
  state: Type.Enum(['STARTED', 'ACCEPTED', 'REJECTED', 'NOT_SENT', 'UNKNOWN']),
  /** The provider's. */
  code: Text,
  /** In plain words. */
  cause: Text,
  startedAt: Type.String(),
  finishedAt: Text,
})
export type MessageAttempt = Static<typeof MessageAttempt>

export const DeadLetter = Type.Object({
  id: Type.String(),
  conversationId: Type.String(),
  contact: Type.Object({ id: Type.String(), displayName: Type.String() }),
  text: Text,
  status: Type.String(),
  failure: Type.Object({ code: Type.String(), cause: Text }),
  attempts: Type.Integer(),
  at: Type.String(),
})
