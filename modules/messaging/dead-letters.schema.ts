import { type Static, type TSchema, Type } from 'typebox'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How many dead letters one call may decide about. */
export const MOST_LETTERS = 50

/** Why a message is not to be sent any more; the database knows the same codes. */
export const discardReasons = ['ANSWERED_OTHERWISE', 'OUTDATED', 'WRONG_RECIPIENT', 'DUPLICATE', 'TEST'] as const

const Chosen = Type.Array(
  Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      /** The tries the person saw: one more of them means that it was sent, and failed, again meanwhile. */
      attempts: Type.Integer({ minimum: 0, maximum: 32_767 }),
    },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: MOST_LETTERS },
)
export type ChosenLetter = Static<typeof Chosen>[number]

export const RetryLetters = Type.Object({ items: Chosen }, { additionalProperties: false })

export const DiscardLetters = Type.Object(
  { items: Chosen, reason: Type.Enum([...discardReasons]) },
  { additionalProperties: false },
)
export type DiscardLetters = Static<typeof DiscardLetters>

export const LetterOutcome = Type.Object({
  id: Type.String(),
  /**
   * ALREADY: it is no dead letter any more, somebody was faster (or the same click came twice). CHANGED: it was tried
   * again and failed again since it was read. REFUSED: this person may not be written to now.
   */
  outcome: Type.Enum(['QUEUED', 'DISCARDED', 'ALREADY', 'CHANGED', 'REFUSED']),
  /** Why policy refused. */
  code: Nullable(Type.String()),
  reason: Nullable(Type.String()),
})
export type LetterOutcome = Static<typeof LetterOutcome>

export const LetterOutcomes = Type.Object({ items: Type.Array(LetterOutcome) })
