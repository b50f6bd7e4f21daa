import { type Static, Type } from 'typebox'
import { Id } from './messaging.schema.ts'
import { WordsAsWritten } from './templates.admin.schema.ts'

const strict = { additionalProperties: false }
const Language = Type.String({ minLength: 2, maxLength: 10 })

/** Words of a letter as they stand in an editor. */
export const LetterToPreview = Type.Object({ accountId: Id, language: Language, ...WordsAsWritten }, strict)
export type LetterToPreview = Static<typeof LetterToPreview>

export const TemplateToPreview = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    language: Language,
    variables: Type.Optional(Type.Array(Type.String({ maxLength: 1024 }), { maxItems: 20 })),
  },
  strict,
)
export type TemplateToPreview = Static<typeof TemplateToPreview>

export const LetterPreview = Type.Object({
  subject: Type.String(),
  /** The page as it leaves, to be shown apart from our own (`/letter-frame`). */
  html: Type.String(),
  /** The plain words that leave with it. */
  text: Type.String(),
})
export type LetterPreview = Static<typeof LetterPreview>
