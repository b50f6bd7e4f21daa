import { type Static, Type } from 'typebox'

/** What the assistant would answer to what nobody has answered yet. Nothing of it is sent or kept. */
export const Suggestion = Type.Object({
  /** The language the person writes in; null when they wrote nothing with words. */
  language: Type.Union([Type.Enum(['fr', 'ar', 'en', 'darija', 'mixed']), Type.Null()]),
  /** Words to begin from; null when a person had better find them. */
  text: Type.Union([Type.String(), Type.Null()]),
})
export type Suggestion = Static<typeof Suggestion>
