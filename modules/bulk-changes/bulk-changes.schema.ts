import { type Static, Type } from 'typebox'
import { DossierMove, SourceCode } from '#modules/dossiers'
import { pageQuery } from '#platform/http'

/** Records of one change at most. */
export const MOST_RECORDS = 2_000
/** How long a finished change can be taken back, in milliseconds. */
export const UNDO_MS = 15 * 60_000

export const Id = Type.String({ format: 'uuid' })
const strict = { additionalProperties: false }
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const { to, lossReason, wonReason, justification } = DossierMove.properties

/** What is done to each dossier; each kind is the ordinary command of one dossier. */
export const DossierCommand = Type.Union([
  Type.Object({ kind: Type.Literal('ASSIGN'), assigneeId: nullable(Id) }, strict),
  Type.Object({ kind: Type.Literal('SOURCE'), source: SourceCode }, strict),
  Type.Object({ kind: Type.Literal('MOVE'), to, lossReason, wonReason, justification }, strict),
])

export const AnnonceCommand = Type.Object(
  { kind: Type.Literal('MOVE'), to: Type.Enum(['PUBLISHED', 'PAUSED', 'ARCHIVED']) },
  strict,
)

/** Rows by id, or all that fit a filter as the list takes it (saved-views.rules.ts judges it). */
const Selection = Type.Union([
  Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: MOST_RECORDS, uniqueItems: true }) }, strict),
  Type.Object({ filter: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 30 }) }, strict),
])
export type Selection = Static<typeof Selection>

const List = Type.Enum(['DOSSIERS', 'ANNONCES'])
export type BulkList = Static<typeof List>

export const Asked = Type.Object({ list: List, selection: Selection }, strict)
export type Asked = Static<typeof Asked>

export const BulkPreview = Type.Object({
  /** How many records; `limit` + 1 stands for more than that. */
  total: Type.Integer(),
  limit: Type.Integer(),
  /** The states that all of them can move to, with what the moves ask for. */
  ways: Type.Array(Type.Object({ to: Type.String(), requires: Type.Array(Type.String()) })),
})
export type BulkPreview = Static<typeof BulkPreview>

const whole = { selection: Selection, expected: Type.Optional(Type.Integer({ minimum: 1 })) }
export const NewBulkChange = Type.Union([
  Type.Object({ list: Type.Literal('DOSSIERS'), command: DossierCommand, ...whole }, strict),
  Type.Object({ list: Type.Literal('ANNONCES'), command: AnnonceCommand, ...whole }, strict),
])
export type NewBulkChange = Static<typeof NewBulkChange>

const Count = Type.Integer()
export const BulkChange = Type.Object({
  id: Type.String(),
  list: List,
  command: Type.Record(Type.String(), Type.Unknown()),
  state: Type.Enum(['RUNNING', 'DONE', 'CANCELLED', 'UNDOING', 'UNDONE']),
  total: Count,
  counts: Type.Object({
    waiting: Count,
    done: Count,
    same: Count,
    refused: Count,
    skipped: Count,
    undone: Count,
    kept: Count,
  }),
  startedAt: Type.String(),
  finishedAt: nullable(Type.String()),
  /** Until when it can be taken back; null while it runs and when nothing is left to take back. */
  undoUntil: nullable(Type.String()),
})
export type BulkChange = Static<typeof BulkChange>

export const BulkRefusal = Type.Object({
  position: Type.Integer(),
  entityId: Type.String(),
  reference: nullable(Type.String()),
  /** REFUSED: the change was; KEPT: taking it back was. */
  state: Type.Enum(['REFUSED', 'KEPT']),
  code: Type.String(),
  reason: Type.String(),
})
export type BulkRefusal = Static<typeof BulkRefusal>

export const RefusalQuery = Type.Object(pageQuery)
