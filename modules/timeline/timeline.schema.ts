import { type Static, Type } from 'typebox'
import { pageQuery } from '#platform/http'
import { GivenContent, ShownContent } from './note-content.schema.ts'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

const types = [
  'NOTE',
  'TASK',
  'STATUS_CHANGE',
  'MESSAGE_LOG',
  'APPOINTMENT_LOG',
  'DOCUMENT_LOG',
  'CONSENT_LOG',
  'ASSIGNMENT',
  'DECISION',
  'SYSTEM',
] as const
const ActivityTypeCode = Type.Enum([...types])

const Actor = Type.Object({ kind: Type.String(), id: Nullable(Type.String()), name: Nullable(Type.String()) })

/**
 * One entry of a timeline. `code` names its text (timeline:<code>), `params` fill it; `body` is what a
 * person wrote, as plain text; `content` the same as a document, of notes alone.
 */
export const Activity = Type.Object({
  id: Type.String(),
  type: Type.String(),
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
  body: Nullable(Type.String()),
  content: Nullable(ShownContent),
  channel: Nullable(Type.String()),
  direction: Nullable(Type.String()),
  actor: Actor,
  at: Type.String(),
  ref: Nullable(Type.Object({ kind: Type.String(), id: Type.String() })),
  editedAt: Nullable(Type.String()),
  redactedAt: Nullable(Type.String()),
})
export type Activity = Static<typeof Activity>

const Channel = Type.Enum(['WHATSAPP', 'SMS', 'EMAIL', 'PHONE'])
export const TimelineQuery = Type.Object({
  ...pageQuery,
  type: Type.Optional(Type.Union([ActivityTypeCode, Type.Array(ActivityTypeCode, { maxItems: 10 })])),
  channel: Type.Optional(Channel),
  direction: Type.Optional(Type.Enum(['IN', 'OUT'])),
  /** A member's id: what this person did. */
  author: Type.Optional(Id),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
})
export type TimelineQuery = Static<typeof TimelineQuery>

const strict = { additionalProperties: false }
/**
 * What a note says, one of the two: `content`, a document whose mentions tell the people it names; or `body`, plain text,
 * with the members to tell in `mentions` (names are not guessed from the text).
 */
export const NewNote = Type.Object(
  {
    body: Type.Optional(Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' })),
    content: Type.Optional(GivenContent),
    mentions: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  },
  strict,
)
export type NewNote = Static<typeof NewNote>
export const Redaction = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) }, strict)

export const NoteVersions = Type.Object({
  items: Type.Array(
    Type.Object({ id: Type.String(), body: Type.String(), content: ShownContent, actor: Actor, at: Type.String() }),
  ),
})
export type NoteVersions = Static<typeof NoteVersions>
