import { type Static, Type } from 'typebox'
import { pageQuery } from '#platform/http'

const Id = Type.String({ format: 'uuid' })
export const SuggestionState = Type.Enum(['OPEN', 'MERGED', 'NOT_DUPLICATE'])

const Someone = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  kind: Type.String(),
  identities: Type.Array(Type.Object({ kind: Type.String(), value: Type.String() })),
  openDossiers: Type.Integer(),
  createdAt: Type.String(),
  version: Type.Integer(),
})

export const Suggestion = Type.Object({
  id: Type.String(),
  state: SuggestionState,
  /** From 0 to 1. */
  score: Type.Number(),
  /** What speaks for (weight above 0) and against it, strongest first. */
  reasons: Type.Array(
    Type.Object({ code: Type.String(), weight: Type.Number(), left: Type.String(), right: Type.String() }),
  ),
  left: Someone,
  right: Someone,
  foundAt: Type.String(),
})
export type Suggestion = Static<typeof Suggestion>

export const SuggestionQuery = Type.Object({
  ...pageQuery,
  state: Type.Optional(SuggestionState),
  contactId: Type.Optional(Id),
})
export type SuggestionQuery = Static<typeof SuggestionQuery>
