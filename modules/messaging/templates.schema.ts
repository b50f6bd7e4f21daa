import { type Static, Type } from 'typebox'
import { MayWrite } from './messaging.schema.ts'
import { variableTypes } from './template-content.rules.ts'

/** What stands above the text; a picture or file comes with each message. */
export const TemplateHeader = Type.Union([
  Type.Object({ format: Type.Literal('TEXT'), text: Type.String() }),
  Type.Object({ format: Type.Enum(['IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION']) }),
  Type.Null(),
])

/** A template that the provider approved for the number of a conversation, with what its variables are filled with. */
export const TemplateChoice = Type.Object({
  name: Type.String(),
  /** As the provider knows it: "fr", "en_US". */
  language: Type.String(),
  category: Type.Enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
  header: TemplateHeader,
  /** With `{{1}}`, `{{2}}`… where the variables stand. */
  body: Type.String(),
  footer: Type.Union([Type.String(), Type.Null()]),
  variables: Type.Array(
    Type.Object({
      /** Says what belongs there; codes of locales templates:variable. */
      name: Type.String(),
      type: Type.Enum(variableTypes),
      /** What it is filled from; null: a person types it. */
      source: Type.Union([Type.String(), Type.Null()]),
      example: Type.Union([Type.String(), Type.Null()]),
      /** From the contact, the dossier and its next appointment; null when nothing is known. */
      value: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  /** Where each variable stands, in their order. */
  slots: Type.Array(Type.Enum(['HEADER', 'BODY', 'BUTTON'])),
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
