import { type Static, type TSchema, Type } from 'typebox'
import { methods, noMatches, skipReasons } from './assignments.rules.ts'

const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }
const Ids = Type.Array(Id, { maxItems: 200, uniqueItems: true })
const Code = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,39}$' })
const Codes = Type.Array(Code, { maxItems: 40, uniqueItems: true })
const Language = Type.String({ pattern: '^[a-z]{2,20}$' })
const Place = Type.String({ minLength: 1, maxLength: 120 })
const Version = Type.Integer({ minimum: 0 })

const AssignmentRule = Type.Object(
  {
    id: Id,
    method: Type.Enum([...methods]),
    name: Type.String({ maxLength: 80 }),
    active: Type.Boolean(),
    branchIds: Ids,
    caseTypes: Codes,
    sources: Codes,
    agentIds: Ids,
    groups: Type.Array(
      Type.Object({ keys: Type.Array(Place, { minItems: 1, maxItems: 100 }), agentIds: Ids }, strict),
      { maxItems: 60 },
    ),
    sameBranch: Type.Boolean(),
    atWork: Type.Boolean(),
  },
  strict,
)
const Rules = Type.Array(AssignmentRule, { maxItems: 40 })

const AssignmentMember = Type.Object({
  id: Type.String(),
  name: Type.String(),
  branchIds: Type.Array(Type.String()),
  languages: Type.Array(Type.String()),
  /** Agents and managers: who is meant when a rule names nobody. */
  onTeam: Type.Boolean(),
  receives: Type.Boolean(),
  maxOpen: Nullable(Type.Integer()),
  open: Type.Integer(),
  /** 0: nothing was set. */
  version: Type.Integer(),
})
export type AssignmentMember = Static<typeof AssignmentMember>

/** `version` 0: no rules were written, the usual way holds. */
export const AssignmentPolicy = Type.Object({
  version: Type.Integer(),
  rules: Rules,
  members: Type.Array(AssignmentMember),
})
export type AssignmentPolicy = Static<typeof AssignmentPolicy>

export const NewPolicy = Type.Object({ version: Version, rules: Rules }, strict)
export type NewPolicy = Static<typeof NewPolicy>

export const NewLimits = Type.Object(
  { version: Version, receives: Type.Boolean(), maxOpen: Nullable(Type.Integer({ minimum: 1, maximum: 10_000 })) },
  strict,
)
export type NewLimits = Static<typeof NewLimits>

export const AssignmentSample = Type.Object(
  {
    branchId: Id,
    caseType: Code,
    source: Code,
    place: Type.Optional(Nullable(Place)),
    language: Type.Optional(Nullable(Language)),
    /** Now when absent. */
    at: Type.Optional(Type.String({ format: 'date-time' })),
    /** Rules that are not saved yet; the saved ones when absent. */
    rules: Type.Optional(Rules),
  },
  strict,
)
export type AssignmentSample = Static<typeof AssignmentSample>

const Named = Type.Object({ id: Type.String(), name: Type.String() })

export const AssignmentPreview = Type.Object({
  /** Null: the dossier would wait in the queue. */
  assignee: Nullable(Named),
  /** Open dossiers of who would get it. */
  open: Nullable(Type.Integer()),
  /** Who would be asked after, in order. */
  next: Type.Array(Named),
  /** True when there are no rules and the usual way was taken. */
  usual: Type.Boolean(),
  steps: Type.Array(
    Type.Object({
      ruleId: Type.String(),
      outcome: Type.Enum(['CHOSEN', 'QUEUE', 'NOBODY', 'NO_MATCH']),
      why: Nullable(Type.Enum([...noMatches])),
      key: Nullable(Type.String()),
      skipped: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), reason: Type.Enum([...skipReasons]) })),
    }),
  ),
})
export type AssignmentPreview = Static<typeof AssignmentPreview>
