import { type Static, type TSchema, Type } from 'typebox'
import { pageQuery } from '#platform/http'
import { LetterDocument } from './letter-document.schema.ts'
import { Id } from './messaging.schema.ts'
import { variableTypes } from './template-content.rules.ts'
import { TEMPLATE_LIMITS } from './template-draft.rules.ts'
import { templateStatuses } from './template-status.rules.ts'
import { templateSources } from './templates.rules.ts'
import { TemplateHeader } from './templates.schema.ts'

const strict = { additionalProperties: false }
const Category = Type.Enum(['MARKETING', 'UTILITY', 'AUTHENTICATION'])
const Maybe = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()])

/** Days that figures are counted over. */
export const PERIODS = [7, 30, 90] as const

const Days = Type.Optional(Type.Integer({ minimum: 1, maximum: 90, default: 30 }))

export const TemplateQuery = Type.Object(
  {
    ...pageQuery,
    accountId: Type.Optional(Id),
    language: Type.Optional(Type.String({ maxLength: 10 })),
    /** Without one: all but the deleted. */
    status: Type.Optional(Type.Enum([...templateStatuses])),
    category: Type.Optional(Category),
    quality: Type.Optional(Type.Enum(['GREEN', 'YELLOW', 'RED'])),
    /** Of the figures. */
    days: Days,
  },
  strict,
)
export type TemplateQuery = Static<typeof TemplateQuery>

export const FigureQuery = Type.Object({ days: Days }, strict)

/** Messages of the period in this template: `sent` counts every one the provider took, `delivered` those read, too. */
export const TemplateFigures = Type.Object({
  sent: Type.Integer(),
  delivered: Type.Integer(),
  read: Type.Integer(),
  failed: Type.Integer(),
})
export type TemplateFigures = Static<typeof TemplateFigures>

export const TemplateVariable = Type.Object({
  name: Type.String(),
  type: Type.Enum(variableTypes),
  example: Type.String(),
  /** What it is filled from; null: a person types it. */
  source: Maybe(Type.String()),
})

export const TemplateButton = Type.Union([
  Type.Object({ type: Type.Literal('QUICK_REPLY'), text: Type.String() }),
  Type.Object({ type: Type.Literal('URL'), text: Type.String(), url: Type.String() }),
  Type.Object({ type: Type.Literal('PHONE_NUMBER'), text: Type.String(), phone: Type.String() }),
  /** Of the provider's other kinds; shown, not edited. */
  Type.Object({ type: Type.Literal('OTHER'), text: Type.String() }),
])

const words = {
  category: Category,
  header: TemplateHeader,
  body: Type.String(),
  /** Of a letter: the same words with their form. */
  document: Maybe(LetterDocument),
  footer: Maybe(Type.String()),
  buttons: Type.Array(TemplateButton),
  /** In the order they are sent: header, text, buttons. */
  variables: Type.Array(TemplateVariable),
}

const head = {
  id: Type.String(),
  account: Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String() }),
  name: Type.String(),
  language: Type.String(),
  category: Category,
  /** Codes of locales templates:status; a word of the provider's own where it invents one. */
  status: Type.String(),
  /** GREEN, YELLOW, RED; null while it is not rated. */
  quality: Maybe(Type.String()),
  /** Why it was refused or stopped, in the provider's word; codes of locales templates:reason. */
  reason: Maybe(Type.String()),
  note: Maybe(Type.String()),
  body: Type.String(),
  /** The version the provider decides about and that is sent; `latest`: the one written last. */
  version: Type.Integer(),
  latest: Type.Integer(),
  submitting: Type.Boolean(),
  syncedAt: Maybe(Type.String()),
  figures: TemplateFigures,
}

export const TemplateSummary = Type.Object(head)
export type TemplateSummary = Static<typeof TemplateSummary>

export const TemplateVersion = Type.Object({
  ...words,
  version: Type.Integer(),
  createdAt: Type.String(),
  author: Maybe(Type.String()),
  figures: TemplateFigures,
})

export const TemplateDetail = Type.Object({
  ...head,
  contentSid: Maybe(Type.String()),
  /** Newest first. */
  versions: Type.Array(TemplateVersion),
})
export type TemplateDetail = Static<typeof TemplateDetail>

/** What a template says, as it is written. */
export const WordsAsWritten = {
  header: Type.Optional(
    Maybe(Type.Object({ format: Type.Literal('TEXT'), text: Type.String({ maxLength: 500 }) }, strict)),
  ),
  /** Plain words; of a letter paragraphs at blank lines, unless there is a document. */
  body: Type.Optional(Type.String({ maxLength: 20_000 })),
  /** The words of a letter with their form, in place of `body`. */
  document: Type.Optional(Maybe(LetterDocument)),
  footer: Type.Optional(Maybe(Type.String({ maxLength: 1000 }))),
  buttons: Type.Optional(
    Type.Array(
      Type.Union([
        Type.Object({ type: Type.Literal('QUICK_REPLY'), text: Type.String({ maxLength: 200 }) }, strict),
        Type.Object(
          { type: Type.Literal('URL'), text: Type.String({ maxLength: 200 }), url: Type.String({ maxLength: 4000 }) },
          strict,
        ),
        Type.Object(
          {
            type: Type.Literal('PHONE_NUMBER'),
            text: Type.String({ maxLength: 200 }),
            phone: Type.String({ maxLength: 40 }),
          },
          strict,
        ),
      ]),
      { maxItems: 20 },
    ),
  ),
  variables: Type.Optional(
    Type.Array(
      Type.Object(
        {
          name: Type.String({ maxLength: 80 }),
          type: Type.Enum(variableTypes),
          example: Type.String({ maxLength: 1024 }),
          source: Type.Optional(Maybe(Type.Enum([...templateSources]))),
        },
        strict,
      ),
      { maxItems: 40 },
    ),
  ),
}

const WrittenWords = {
  category: Category,
  ...WordsAsWritten,
  /** Twilio's own id of it; its templates are reviewed there. */
  contentSid: Type.Optional(Maybe(Type.String({ pattern: '^[Hh][Xx][0-9a-fA-F]{32}$' }))),
}

export const NewTemplate = Type.Object(
  {
    accountId: Id,
    name: Type.String({ maxLength: TEMPLATE_LIMITS.name }),
    language: Type.String({ maxLength: 10 }),
    ...WrittenWords,
  },
  strict,
)
export type NewTemplate = Static<typeof NewTemplate>

/** `latest`: the version the writer saw last. */
export const NewTemplateVersion = Type.Object({ latest: Type.Integer({ minimum: 1 }), ...WrittenWords }, strict)
export type NewTemplateVersion = Static<typeof NewTemplateVersion>

export const TemplateLatest = Type.Object({ latest: Type.Integer({ minimum: 1 }) }, strict)
