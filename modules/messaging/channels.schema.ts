import { type Static, type TSchema, Type } from 'typebox'
import { accountKinds } from './lines.ts'
import { Id } from './messaging.schema.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Nullable(Type.String())
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: String.raw`\S` })
const Version = Type.Integer({ minimum: 1 })
/** Ids of Meta are digits. */
const MetaId = Type.String({ pattern: '^\\d{5,30}$' })
/** What goes into a header or an address of a call: printable, without spaces. */
const Secret = (minLength: number) => Type.String({ minLength, maxLength: 1000, pattern: '^[\\x21-\\x7e]+$' })
const Phone = Type.String({ pattern: '^\\+[1-9]\\d{6,14}$' })
const strict = { additionalProperties: false } as const

export const Channel = Type.Object({
  id: Type.String(),
  kind: Type.Enum(accountKinds),
  displayName: Type.String(),
  /** The number as people write it, or the address. */
  displayPhone: Type.String(),
  branchId: Type.String(),
  status: Type.Enum(['ACTIVE', 'PAUSED', 'DISABLED']),
  /** MANUAL, SETUP, or the provider's refusal that stopped it; null when it sends. */
  reason: Nullable(Type.Object({ code: Type.String(), text: Text })),
  /** Null with PAUSED: until somebody resumes it. */
  pausedUntil: Text,
  agentEnabled: Type.Boolean(),
  quality: Text,
  tier: Text,
  lastInboundAt: Text,
  lastSentAt: Text,
  /** Messages that wait to leave by it, counted up to a thousand. */
  queued: Type.Integer(),
  /** Where the provider delivers what comes in; null for a mailbox that only sends. */
  callbackUrl: Text,
  /** How letters to a mailbox come in; null when they do not, and for numbers. */
  mailIn: Nullable(
    Type.Object({
      /** Set up here; false: by the operator. */
      own: Type.Boolean(),
      /** Since when its secret is the one it is; null where the operator keeps it. */
      secretAt: Text,
      /** When the last letter came, to the minute: with the present secret where that is known, else whenever. */
      receivedAt: Text,
    }),
  ),
  /** How letters of a mailbox are fetched from its server; null when they are not, and for numbers. */
  imap: Nullable(
    Type.Object({
      folder: Type.String(),
      /** Since when: nothing from before comes in. */
      since: Type.String(),
      /** When the last reading that came to its end began. */
      readAt: Text,
      letterAt: Text,
      /** Why the last readings failed, and since when; null while all is well. */
      error: Nullable(Type.Object({ code: Type.String(), text: Text, since: Type.String() })),
      /** Letters left where they are: above the limit, or not handed out by the server. */
      tooLarge: Type.Integer(),
      unreadable: Type.Integer(),
    }),
  ),
  version: Type.Integer(),
})
export type Channel = Static<typeof Channel>

/** The only answer that ever carries the secret. */
export const MailDoor = Type.Object({ channel: Channel, secret: Type.String() })
export type MailDoor = Static<typeof MailDoor>

export const DraftSummary = Type.Object({
  id: Type.String(),
  step: Type.Enum(['NUMBER', 'WEBHOOK', 'TEST']),
  displayPhone: Text,
  createdAt: Type.String(),
})
export const ChannelList = Type.Object({ items: Type.Array(Channel), drafts: Type.Array(DraftSummary) })
export type ChannelList = Static<typeof ChannelList>

export const Draft = Type.Object({
  id: Type.String(),
  step: Type.Enum(['NUMBER', 'WEBHOOK', 'TEST']),
  version: Type.Integer(),
  account: Nullable(
    Type.Object({ id: Type.String(), displayName: Type.String(), displayPhone: Type.String(), wabaId: Text }),
  ),
  /** What Meta is to call, and the word it proves itself with; null before the number is known. */
  webhook: Nullable(Type.Object({ callbackUrl: Type.String(), verifyToken: Type.String() })),
  /** When somebody last wrote to the number. */
  heardAt: Text,
  /** The newest message that left by the number; `cause` in words when it failed. */
  sent: Nullable(Type.Object({ status: Type.String(), at: Type.String(), cause: Text })),
  /** Approved templates that can be sent as they stand, to try the number with; Meta’s own first. */
  templates: Type.Array(Type.Object({ name: Type.String(), language: Type.String() })),
})
export type Draft = Static<typeof Draft>

export const NewDraft = Type.Object({ accessToken: Secret(8), appSecret: Secret(8) }, strict)
export type NewDraft = Static<typeof NewDraft>
export const WabaQuery = Type.Object({ wabaId: MetaId }, strict)
export const MetaNumbers = Type.Object({
  items: Type.Array(
    Type.Object({ id: Type.String(), displayPhone: Type.String(), verifiedName: Text, quality: Text, tier: Text }),
  ),
})
export const ChosenNumber = Type.Object(
  { version: Version, wabaId: MetaId, phoneNumberId: MetaId, branchId: Id, displayName: Name },
  strict,
)
export type ChosenNumber = Static<typeof ChosenNumber>
export const Seen = Type.Object({ version: Version }, strict)
export const TestTo = Type.Object({ phone: Phone }, strict)
export const TemplateTest = Type.Object(
  {
    phone: Phone,
    template: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 512 }),
        language: Type.String({ minLength: 2, maxLength: 15 }),
      },
      strict,
    ),
    /** Whoever asks says that the phone is their own. */
    ownNumber: Type.Literal(true),
  },
  strict,
)
export type TemplateTest = Static<typeof TemplateTest>
export const Finish = Type.Object({ version: Version, agentEnabled: Type.Boolean() }, strict)

const TwilioKeys = { accountSid: Type.String({ pattern: '^AC[0-9a-f]{32}$' }), authToken: Secret(8) }
export const TwilioCheck = Type.Object(TwilioKeys, strict)
export const NewTwilio = Type.Object(
  { ...TwilioKeys, channel: Type.Enum(['SMS', 'WHATSAPP']), phone: Phone, displayName: Name, branchId: Id },
  strict,
)
export type NewTwilio = Static<typeof NewTwilio>

const Mailbox = {
  host: Type.String({ minLength: 1, maxLength: 253, pattern: '^[A-Za-z0-9.:-]+$' }),
  port: Type.Integer({ minimum: 1, maximum: 65535 }),
  /** TLS: encrypted from the first byte (465). STARTTLS: after the greeting (587). */
  security: Type.Enum(['TLS', 'STARTTLS']),
  user: Type.String({ minLength: 1, maxLength: 200 }),
  password: Type.String({ minLength: 1, maxLength: 500 }),
}
export const MailboxCheck = Type.Object(Mailbox, strict)
export type MailboxCheck = Static<typeof MailboxCheck>
const Folder = Type.String({
  minLength: 1,
  maxLength: 250,
  pattern: '^[^\\x00-\\x1f\\x7f]*[^\\s\\x00-\\x1f\\x7f][^\\x00-\\x1f\\x7f]*$',
})
export const NewImap = Type.Object({ version: Version, ...Mailbox, folder: Folder }, strict)
export type NewImap = Static<typeof NewImap>
export const NewMailbox = Type.Object(
  {
    ...Mailbox,
    address: Type.String({ maxLength: 250, pattern: '^[^\\s@<>"(),:;[\\]\\\\]{1,64}@[^\\s@<>"(),:;[\\]\\\\]{1,180}$' }),
    displayName: Name,
    branchId: Id,
  },
  strict,
)
export type NewMailbox = Static<typeof NewMailbox>
export const Checked = Type.Object({ ok: Type.Literal(true) })

export const ChannelChange = Type.Object(
  {
    version: Version,
    displayName: Type.Optional(Name),
    branchId: Type.Optional(Id),
    agentEnabled: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type ChannelChange = Static<typeof ChannelChange>
export const Pause = Type.Object({ version: Version, until: Nullable(Type.String({ format: 'date-time' })) }, strict)
export type Pause = Static<typeof Pause>

/** One of them, as the kind of the number asks for. `appSecret` only where Meta's application changes too. */
export const NewCredentials = Type.Object(
  {
    version: Version,
    meta: Type.Optional(Type.Object({ accessToken: Secret(8), appSecret: Type.Optional(Secret(8)) }, strict)),
    twilio: Type.Optional(Type.Object({ authToken: Secret(8) }, strict)),
    mailbox: Type.Optional(MailboxCheck),
  },
  strict,
)
export type NewCredentials = Static<typeof NewCredentials>
