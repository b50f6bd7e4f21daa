import { type Static, Type } from 'typebox'
import { resourceKinds } from './attendees.rules.ts'

const Id = Type.String({ format: 'uuid' })
const strict = { additionalProperties: false }
const Kind = Type.Enum([...resourceKinds])
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })

export const Resource = Type.Object({
  id: Type.String(),
  branchId: Type.String(),
  kind: Kind,
  name: Type.String(),
  /** What is out of use is kept for the appointments that had it, and offered no more. */
  active: Type.Boolean(),
  version: Type.Integer(),
})
export type Resource = Static<typeof Resource>

export const Resources = Type.Object({ items: Type.Array(Resource) })

export const NewResource = Type.Object({ branchId: Id, kind: Kind, name: Name }, strict)
export type NewResource = Static<typeof NewResource>

export const ResourcePatch = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    kind: Type.Optional(Kind),
    name: Type.Optional(Name),
    active: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type ResourcePatch = Static<typeof ResourcePatch>
