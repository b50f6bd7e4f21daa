import { type Static, type TSchema, Type } from 'typebox'
import { listNames } from './reference-data.rules.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }

/** A code of a list of the organisation. Which ones it has is asked of the list (reference-data.service.ts). */
export const ReferenceCode = Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,39}$' })
export const List = Type.Enum([...listNames])

const Labels = Type.Object({
  fr: nullable(Type.String()),
  ar: nullable(Type.String()),
  en: nullable(Type.String()),
})
const value = {
  code: Type.String(),
  /** Of the product: can be renamed and hidden, not deleted. */
  builtIn: Type.Boolean(),
  /** The organisation's own words; null where it keeps the product's, or has none. */
  labels: Labels,
  /** DELETED: only its words are left, for what once spoke of it. */
  state: Type.Enum(['ACTIVE', 'HIDDEN', 'DELETED']),
  /** 0: nothing is stored for it yet. */
  version: Type.Integer(),
}

export const ReferenceList = Type.Object({ list: List, values: Type.Array(Type.Object(value)) })
export type ReferenceList = Static<typeof ReferenceList>

/** A list as it is edited, without what was deleted. */
export const ReferenceListDetail = Type.Object({
  list: List,
  /** Of the order. */
  version: Type.Integer(),
  values: Type.Array(
    Type.Object({
      ...value,
      /** The product's words for a code of its own. */
      product: nullable(Type.Object({ fr: Type.String(), ar: Type.String(), en: Type.String() })),
      /** How many records have it now. */
      uses: Type.Integer(),
    }),
  ),
})
export type ReferenceListDetail = Static<typeof ReferenceListDetail>

const Label = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })
const Version = Type.Integer({ minimum: 0 })

export const NewValue = Type.Object(
  {
    code: ReferenceCode,
    labels: Type.Object({ fr: Label, ar: Type.Optional(nullable(Label)), en: Type.Optional(nullable(Label)) }, strict),
  },
  strict,
)
export type NewValue = Static<typeof NewValue>

export const ValuePatch = Type.Object(
  {
    version: Version,
    /** What is named changes; null goes back to the product's word, or to none. */
    labels: Type.Optional(
      Type.Partial(Type.Object({ fr: nullable(Label), ar: nullable(Label), en: nullable(Label) }), strict),
    ),
    active: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type ValuePatch = Static<typeof ValuePatch>

export const ValueVersion = Type.Object({ version: Version }, strict)

export const ListOrder = Type.Object(
  { version: Version, codes: Type.Array(ReferenceCode, { maxItems: 500, uniqueItems: true }) },
  strict,
)
export type ListOrder = Static<typeof ListOrder>
