import { type Static, type TSchema, Type } from 'typebox'
import { pageQuery } from '#platform/http'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Actor = Type.Object({ kind: Type.String(), id: nullable(Type.String()), name: nullable(Type.String()) })
const Facts = Type.Record(Type.String(), Type.Unknown())

export const Factor = Type.Object({
  code: Type.String(),
  label: Type.Object({ fr: Type.String(), ar: Type.String(), en: Type.String() }),
  weight: nullable(Type.Number()),
  value: Type.Unknown(),
  points: Type.Number(),
  evidence: nullable(Type.Object({ kind: Type.String(), id: nullable(Type.String()), text: nullable(Type.String()) })),
})

export const Decision = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  subject: Type.Object({ kind: Type.String(), id: Type.String() }),
  engine: Type.String(),
  engineVersion: Type.String(),
  inputs: Facts,
  /** Hash of the inputs: two decisions on the same facts show the same. */
  inputsHash: Type.String(),
  factors: Type.Array(Factor),
  result: Facts,
  confidence: nullable(Type.Number()),
  alternatives: Type.Array(Type.Unknown()),
  durationMs: Type.Number(),
  actor: Actor,
  at: Type.String(),
  /** The last word of a person, when there is one; the engine's own result stays above. */
  override: nullable(Type.Object({ by: Actor, reason: Type.String(), result: Facts, at: Type.String() })),
})
export type Decision = Static<typeof Decision>

export const DecisionQuery = Type.Object({
  ...pageQuery,
  kind: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  subjectId: Type.Optional(Type.String({ format: 'uuid' })),
})
export type DecisionQuery = Static<typeof DecisionQuery>

export const Override = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
    result: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), { minProperties: 1, maxProperties: 20 }),
  },
  { additionalProperties: false },
)
export type Override = Static<typeof Override>
