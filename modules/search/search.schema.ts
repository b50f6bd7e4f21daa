import { type Static, Type } from 'typebox'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

export const SearchQuery = Type.Object({
  q: Type.String({ minLength: 1, maxLength: 100 }),
  /** Of each kind. */
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
})
export type SearchQuery = Static<typeof SearchQuery>

export const kinds = ['DOSSIER', 'CONTACT', 'CONVERSATION', 'ANNONCE', 'DOCUMENT', 'TASK'] as const

/** One thing found. */
export const Hit = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** What tells it from others of its name: a number, a place, the last words. */
  detail: Nullable(Type.String()),
  reference: Nullable(Type.String()),
  /** Where it stands: a state of its workflow, or of the document. */
  status: Nullable(Type.String()),
  coverUrl: Nullable(Type.String()),
  /** What to open, for what has no page of its own: at most one of the three. */
  dossierId: Nullable(Type.String()),
  contactId: Nullable(Type.String()),
  annonceId: Nullable(Type.String()),
})
export type Hit = Static<typeof Hit>

export const SearchResult = Type.Object({
  /** The kinds that have hits, the most useful first. */
  groups: Type.Array(
    Type.Object({
      kind: Type.Enum([...kinds]),
      items: Type.Array(Hit),
      /** There are others than those shown. */
      more: Type.Boolean(),
    }),
  ),
})
export type SearchResult = Static<typeof SearchResult>
