import { type Static, type TSchema, Type } from 'typebox'
import { contactFields, dossierFields } from './merge.rules.ts'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }
const Side = Type.Enum(['SURVIVOR', 'LOSER', 'BOTH'])
const Version = Type.Integer({ minimum: 1 })
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })

export const WithOther = Type.Object({ with: Id })
export const MergesQuery = Type.Object({ contactId: Type.Optional(Id), dossierId: Type.Optional(Id) })

// ---------------------------------------------------------------- what would happen

const Fields = <F extends string>(fields: readonly F[]) =>
  Type.Array(
    Type.Object({
      field: Type.Enum<F[]>([...fields]),
      /** As stored; null when empty. For people, places and annonces the name stands in `survivorText`, `loserText`. */
      survivor: Type.Unknown(),
      loser: Type.Unknown(),
      survivorText: Nullable(Type.String()),
      loserText: Nullable(Type.String()),
      differs: Type.Boolean(),
      suggested: Side,
      choices: Type.Array(Side),
    }),
  )

/** How many rows of each kind go along. */
const Moves = Type.Record(Type.String(), Type.Integer())

const ContactSide = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  createdAt: Type.String(),
  version: Version,
  identities: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), value: Type.String() })),
})

const DossierBrief = Type.Object({ id: Type.String(), reference: Type.String(), status: Type.String() })

export const ContactPlan = Type.Object({
  survivor: ContactSide,
  loser: ContactSide,
  fields: Fields(contactFields),
  moves: Moves,
  /** Open searches of one kind with one branch: merged, or kept beside each other for a reason. */
  conflicts: Type.Array(
    Type.Object({
      code: Type.Literal('OPEN_DOSSIERS'),
      caseType: Type.String(),
      branchId: Type.String(),
      survivor: DossierBrief,
      loser: DossierBrief,
    }),
  ),
  /** Consents that end: who refused marketing on one number has refused it on all. */
  consents: Type.Array(
    Type.Object({
      identityId: Type.String(),
      value: Type.String(),
      channel: Type.String(),
      purpose: Type.String(),
      from: Type.String(),
      to: Type.String(),
    }),
  ),
  undoUntil: Type.String(),
})
export type ContactPlan = Static<typeof ContactPlan>

const DossierSide = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  caseType: Type.String(),
  status: Type.String(),
  open: Type.Boolean(),
  contact: Type.Object({ id: Type.String(), displayName: Type.String() }),
  openedAt: Type.String(),
  currency: Type.String(),
  version: Version,
})

export const DossierPlan = Type.Object({
  survivor: DossierSide,
  loser: DossierSide,
  fields: Fields(dossierFields),
  moves: Moves,
  /** Annonces both are interested in: one interest remains. */
  sameInterests: Type.Integer(),
  /** Why they cannot be merged; empty when they can. */
  obstacles: Type.Array(Type.Enum(['CASE_TYPE', 'BRANCH', 'CURRENCY', 'CONTACT', 'SURVIVOR_CLOSED', 'TWO_DEALS'])),
  undoUntil: Type.String(),
})
export type DossierPlan = Static<typeof DossierPlan>

// ---------------------------------------------------------------- doing it

const chosen = <F extends string>(fields: readonly F[]) =>
  Type.Partial(Type.Object(Object.fromEntries(fields.map((field) => [field, Side])) as Record<F, typeof Side>), strict)

export const ContactMerge = Type.Object(
  {
    loserId: Id,
    version: Version,
    loserVersion: Version,
    fields: Type.Optional(chosen(contactFields)),
    /** One line for each conflict of the plan, named by the loser's dossier. */
    dossiers: Type.Optional(
      Type.Array(
        Type.Union([
          Type.Object(
            { loserId: Id, action: Type.Literal('MERGE'), keep: Type.Optional(Type.Enum(['SURVIVOR', 'LOSER'])) },
            strict,
          ),
          Type.Object({ loserId: Id, action: Type.Literal('KEEP'), reason: Reason }, strict),
        ]),
        { maxItems: 50 },
      ),
    ),
  },
  strict,
)
export type ContactMerge = Static<typeof ContactMerge>

export const DossierMerge = Type.Object(
  { loserId: Id, version: Version, loserVersion: Version, fields: Type.Optional(chosen(dossierFields)) },
  strict,
)
export type DossierMerge = Static<typeof DossierMerge>

export const MergeDone = Type.Object({
  mergeId: Type.String(),
  survivorId: Type.String(),
  loserId: Type.String(),
  moved: Moves,
  undoUntil: Type.String(),
})
export type MergeDone = Static<typeof MergeDone>

export const MergeLine = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['CONTACT', 'DOSSIER']),
  survivor: Type.Object({ id: Type.String(), name: Type.String() }),
  loser: Type.Object({ id: Type.String(), name: Type.String() }),
  mergedAt: Type.String(),
  mergedBy: Nullable(Type.String()),
  undoUntil: Type.String(),
  undoable: Type.Boolean(),
})
export type MergeLine = Static<typeof MergeLine>
export const MergeList = Type.Object({ items: Type.Array(MergeLine) })

/** What stayed as it is, because somebody changed it since. */
export const UndoDone = Type.Object({
  mergeId: Type.String(),
  survivorId: Type.String(),
  loserId: Type.String(),
  kept: Type.Array(Type.Object({ entity: Type.String(), id: Type.String(), field: Type.String() })),
})
export type UndoDone = Static<typeof UndoDone>
