import { type Static, Type } from 'typebox'
import { MayWrite } from './messaging.schema.ts'

/** A template that the provider approved for the number of a conversation, with what its variables are filled with. */
export const TemplateChoice = Type.Object({
  name: Type.String(),
  /** As the provider knows it: "fr", "en_US". */
  language: Type.String(),
  category: Type.Enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
  /** With `{{1}}`, `{{2}}`… where the variables stand. */
  body: Type.String(),
  variables: Type.Array(
    Type.Object({
      /** Says what belongs there; codes of locales templates:variable. */
      name: Type.String(),
      /** From the contact, the dossier and its next appointment; null when nothing is known. */
      value: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  buttons: Type.Array(Type.String()),
  /** Whether this template may be sent to the person now. */
  mayWrite: MayWrite,
})

export const TemplateChoices = Type.Object({
  /** The language the person is written to in. */
  language: Type.Enum(['fr', 'ar', 'en']),
  items: Type.Array(TemplateChoice),
})
export type TemplateChoices = Static<typeof TemplateChoices>
