import { type Static, Type } from 'typebox'
import { ReferenceCode } from '#modules/reference-data'
import { pageQuery } from '#platform/http'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }

const Category = ReferenceCode
const State = Type.Enum(['OPEN', 'DONE', 'CANCELLED'])

export const Task = Type.Object({
  id: Type.String(),
  title: Type.String(),
  category: Type.String(),
  state: State,
  dueAt: Nullable(Type.String()),
  /** Open and past its due time. */
  overdue: Type.Boolean(),
  assignee: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  dossier: Nullable(Type.Object({ id: Type.String(), reference: Type.String(), contact: Type.String() })),
  createdAt: Type.String(),
  completedAt: Nullable(Type.String()),
  version: Type.Integer(),
})
export type Task = Static<typeof Task>

export const TaskQuery = Type.Object({
  ...pageQuery,
  assignee: Type.Optional(Type.Union([Type.Literal('me'), Type.Literal('none'), Id])),
  state: Type.Optional(State),
  dossierId: Type.Optional(Id),
  dueBefore: Type.Optional(Type.String({ format: 'date-time' })),
  q: Type.Optional(Type.String({ maxLength: 100 })),
})
export type TaskQuery = Static<typeof TaskQuery>

const Title = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
const Instant = Type.String({ format: 'date-time' })

export const NewTask = Type.Object(
  {
    title: Title,
    category: Type.Optional(Category),
    dueAt: Type.Optional(Instant),
    assigneeId: Type.Optional(Id),
    dossierId: Type.Optional(Id),
  },
  strict,
)
export type NewTask = Static<typeof NewTask>

export const TaskPatch = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    title: Type.Optional(Title),
    category: Type.Optional(Category),
    dueAt: Type.Optional(Nullable(Instant)),
    assigneeId: Type.Optional(Nullable(Id)),
    state: Type.Optional(Type.Enum(['DONE', 'CANCELLED'])),
  },
  strict,
)
export type TaskPatch = Static<typeof TaskPatch>
