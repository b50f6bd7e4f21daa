import { type Static, Type } from 'typebox'

export const Id = Type.String({ format: 'uuid' })
const strict = { additionalProperties: false }

const Title = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })
const Shortcut = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,23}$' })
const Text = Type.Union([Type.String({ maxLength: 2000 }), Type.Null()])
const Version = Type.Integer({ minimum: 1 })

export const CannedReply = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** Typed after a slash. */
  shortcut: Type.String(),
  texts: Type.Object({
    fr: Type.Union([Type.String(), Type.Null()]),
    ar: Type.Union([Type.String(), Type.Null()]),
    en: Type.Union([Type.String(), Type.Null()]),
  }),
  version: Type.Integer(),
})
export type CannedReply = Static<typeof CannedReply>

export const CannedReplies = Type.Object({ items: Type.Array(CannedReply) })

export const NewCannedReply = Type.Object(
  {
    title: Title,
    shortcut: Shortcut,
    /** At least one. `{{prenom}}`, `{{agence}}` and `{{agent}}` are filled when it is inserted. */
    texts: Type.Object({ fr: Type.Optional(Text), ar: Type.Optional(Text), en: Type.Optional(Text) }, strict),
  },
  strict,
)
export type NewCannedReply = Static<typeof NewCannedReply>

export const CannedReplyPatch = Type.Object(
  {
    version: Version,
    title: Type.Optional(Title),
    shortcut: Type.Optional(Shortcut),
    /** What is named changes; null takes a language away. */
    texts: Type.Optional(
      Type.Object({ fr: Type.Optional(Text), ar: Type.Optional(Text), en: Type.Optional(Text) }, strict),
    ),
  },
  strict,
)
export type CannedReplyPatch = Static<typeof CannedReplyPatch>

export const ReplyVersion = Type.Object({ version: Version }, strict)

/** Replies as they are inserted into one conversation: in the person's language, with names in place. */
export const FilledReplies = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      shortcut: Type.String(),
      language: Type.Enum(['fr', 'ar', 'en']),
      text: Type.String(),
    }),
  ),
})
export type FilledReplies = Static<typeof FilledReplies>
