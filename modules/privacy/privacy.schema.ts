import { type Static, Type } from 'typebox'
import { pageQuery } from '#platform/http'

export const Id = Type.String({ format: 'uuid' })
const strict = { additionalProperties: false }
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const Day = Type.String({ format: 'date', minLength: 10, maxLength: 10 })
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
const Actor = Type.Object({ kind: Type.String(), id: nullable(Type.String()), name: nullable(Type.String()) })

// ---------------------------------------------------------------- requests

const RequestKind = Type.Enum(['EXPORT', 'ERASURE'])
const RequestState = Type.Enum(['OPEN', 'READY', 'DONE', 'REFUSED'])
const ReceivedBy = Type.Enum(['WHATSAPP', 'SMS', 'EMAIL', 'PHONE_CALL', 'LETTER', 'IN_PERSON'])

export const DataRequest = Type.Object({
  id: Type.String(),
  kind: RequestKind,
  state: RequestState,
  contact: Type.Object({ id: Type.String(), displayName: Type.String(), erased: Type.Boolean() }),
  receivedOn: Type.String(),
  receivedBy: ReceivedBy,
  /** The last day to answer in. */
  dueOn: Type.String(),
  note: nullable(Type.String()),
  refuseReason: nullable(Type.String()),
  /** Short-lived links to the answer; null until it is made, when it is gone, and for who may only read the register. */
  files: nullable(Type.Object({ json: Type.String(), pdf: Type.String() })),
  readyAt: nullable(Type.String()),
  closedAt: nullable(Type.String()),
  closedBy: nullable(Actor),
  createdAt: Type.String(),
  createdBy: Actor,
  version: Type.Integer(),
})
export type DataRequest = Static<typeof DataRequest>

export const NewDataRequest = Type.Object(
  { kind: RequestKind, receivedOn: Day, receivedBy: ReceivedBy, note: Type.Optional(Text(1000)) },
  strict,
)
export type NewDataRequest = Static<typeof NewDataRequest>

export const RequestsQuery = Type.Object(
  { ...pageQuery, state: Type.Optional(Type.Enum(['WAITING', 'CLOSED'])), contactId: Type.Optional(Id) },
  strict,
)
export type RequestsQuery = Static<typeof RequestsQuery>

export const CloseRequest = Type.Object(
  {
    outcome: Type.Enum(['DONE', 'REFUSED']),
    reason: Type.Optional(Text(1000)),
    version: Type.Integer({ minimum: 1 }),
  },
  strict,
)
export type CloseRequest = Static<typeof CloseRequest>

// ---------------------------------------------------------------- erasure

export const ErasurePlan = Type.Object({
  displayName: Type.String(),
  obstacles: Type.Array(
    Type.Object({
      code: Type.Enum([
        'OPEN_DOSSIER',
        'COMING_APPOINTMENT',
        'MESSAGE_ON_ITS_WAY',
        'OWNS_ANNONCE',
        'RUNNING_MANDATE',
        'LEGAL_HOLD',
      ]),
      references: Type.Array(Type.String()),
      count: Type.Integer(),
      until: nullable(Type.String()),
    }),
  ),
  /** How many of each would be made unrecognisable. */
  counts: Type.Object({
    identities: Type.Integer(),
    dossiers: Type.Integer(),
    messages: Type.Integer(),
    notes: Type.Integer(),
    documents: Type.Integer(),
    appointments: Type.Integer(),
  }),
})
export type ErasurePlan = Static<typeof ErasurePlan>

export const Erase = Type.Object(
  {
    /** The name as the screen shows it, typed again. */
    displayName: Type.String({ maxLength: 200 }),
    requestId: Type.Optional(Id),
  },
  strict,
)
export type Erase = Static<typeof Erase>

export const Erased = Type.Object({
  /** Rows that were made unrecognisable or taken away. */
  rows: Type.Integer(),
  files: Type.Integer(),
})
export type Erased = Static<typeof Erased>

// ---------------------------------------------------------------- suppression list

const Scope = Type.Enum(['ALL', 'MARKETING'])
/** BOUNCED is written by reports of mail servers alone, and by nothing else in the scope ADDRESS. */
const Reason = Type.Enum(['OBJECTION', 'COMPLAINT', 'WRONG_PERSON', 'ERASED', 'OTHER', 'BOUNCED'])

export const Suppression = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['PHONE', 'EMAIL', 'WHATSAPP_BSUID']),
  /** Enough to recognise the number or address by; the list keeps no more. */
  hint: Type.String(),
  /** ADDRESS: this address alone, whatever is written; the person’s others may be written to. */
  scope: Type.Enum(['ALL', 'MARKETING', 'ADDRESS']),
  reason: Reason,
  note: nullable(Type.String()),
  /** The number, address or id it was made from, while a record has it; null otherwise. */
  identityId: nullable(Type.String()),
  /** The entry it was made with, and is lifted with. */
  withId: nullable(Type.String()),
  createdAt: Type.String(),
  createdBy: Actor,
  liftedAt: nullable(Type.String()),
  liftedBy: nullable(Actor),
  /** WROTE_AGAIN where a letter from the address itself took the entry off. */
  liftReason: nullable(Type.String()),
})
export type Suppression = Static<typeof Suppression>

export const NewSuppression = Type.Object(
  {
    /** A number in any form, or an address. This, or `identityId`. */
    value: Type.Optional(Text(200)),
    /** A number, address or WhatsApp id of a contact: with a number, the ids that WhatsApp knows the contact by are listed too. */
    identityId: Type.Optional(Id),
    scope: Scope,
    reason: Type.Enum(['OBJECTION', 'COMPLAINT', 'WRONG_PERSON', 'OTHER']),
    note: Type.Optional(Text(500)),
  },
  strict,
)
export type NewSuppression = Static<typeof NewSuppression>

export const SuppressionsQuery = Type.Object(
  {
    ...pageQuery,
    /** A whole number or address: is it on the list? */
    value: Type.Optional(Text(200)),
    lifted: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type SuppressionsQuery = Static<typeof SuppressionsQuery>

export const LiftSuppression = Type.Object({ reason: Text(500) }, strict)

// ---------------------------------------------------------------- retention

export const RetentionRules = Type.Object({
  /** Months after the last activity of a person without open business; null: kept. */
  staleContactMonths: nullable(Type.Integer({ minimum: 6, maximum: 120 })),
  /** Days for which what providers delivered is kept word for word; null: kept. */
  rawEventDays: nullable(Type.Integer({ minimum: 7, maximum: 730 })),
  /** Years for which what was concluded must be kept. */
  legalHoldYears: Type.Integer({ minimum: 0, maximum: 30 }),
})
export type RetentionRules = Static<typeof RetentionRules>

/** Rules as they stand or as they might be, with what they would erase. */
export const RetentionPlan = Type.Object({
  /** Shorter times than may be kept can be tried out too. */
  rules: Type.Object({
    staleContactMonths: nullable(Type.Integer()),
    rawEventDays: nullable(Type.Integer()),
    legalHoldYears: Type.Integer(),
  }),
  version: Type.Integer(),
  checkedAt: nullable(Type.String()),
  contacts: Type.Object({
    /** At most 1,000 are counted. */
    count: Type.Integer(),
    oldest: Type.Array(Type.Object({ id: Type.String(), displayName: Type.String(), lastActivityAt: Type.String() })),
  }),
  rawEvents: Type.Object({ count: Type.Integer() }),
})
export type RetentionPlan = Static<typeof RetentionPlan>

export const RetentionQuery = Type.Object(
  {
    staleContactMonths: Type.Optional(Type.Integer({ minimum: 0, maximum: 120 })),
    rawEventDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 730 })),
    legalHoldYears: Type.Optional(Type.Integer({ minimum: 0, maximum: 30 })),
  },
  strict,
)
export type RetentionQuery = Static<typeof RetentionQuery>

export const RetentionChange = Type.Object(
  { ...RetentionRules.properties, version: Type.Integer({ minimum: 0 }) },
  strict,
)
export type RetentionChange = Static<typeof RetentionChange>
