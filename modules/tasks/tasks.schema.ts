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
  reminder: Nullable(
    Type.Object({ minutesBefore: Nullable(Type.Integer()), at: Type.String({ description: 'when it is given' }) }),
  ),
  /** The series it is one of, while that goes on. */
  recurrence: Nullable(
    Type.Object({
      rule: Type.String({ description: 'RRULE' }),
      timezone: Type.String({ description: 'in which its hour is kept' }),
      startsAt: Type.String({ description: 'first of the series' }),
      occurrenceAt: Type.String({ description: 'where this one stands in it, even if moved' }),
    }),
  ),
  /** Open and past its due time. */
  overdue: Type.Boolean(),
  assignee: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  dossier: Nullable(Type.Object({ id: Type.String(), reference: Type.String(), contact: Type.String() })),
  createdAt: Type.String(),
  completedAt: Nullable(Type.String()),
  version: Type.Integer(),
})
export type Task = Static<typeof Task>

/** A task that was changed; when it was closed, what comes after: the next of its series, else steps to choose from. */
export const ChangedTask = Type.Object({
  ...Task.properties,
  next: Nullable(Task),
  steps: Type.Array(Type.Object({ category: Type.String(), dueAt: Type.String() })),
})
export type ChangedTask = Static<typeof ChangedTask>

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

/** One of the two: minutes before the task is due (28 days at most), moving along with it; or an instant. */
const Reminder = Type.Object(
  { minutesBefore: Type.Optional(Type.Integer({ minimum: 0, maximum: 40_320 })), at: Type.Optional(Instant) },
  { ...strict, minProperties: 1, maxProperties: 1 },
)
/** An RRULE of RFC 5545: FREQ from DAILY to YEARLY, INTERVAL, BYDAY, BYMONTHDAY, COUNT or UNTIL. */
const Rule = Type.String({ minLength: 1, maxLength: 200 })

export const NewTask = Type.Object(
  {
    title: Title,
    category: Type.Optional(Category),
    dueAt: Type.Optional(Instant),
    assigneeId: Type.Optional(Id),
    dossierId: Type.Optional(Id),
    reminder: Type.Optional(Reminder),
    recurrence: Type.Optional(Rule),
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
    reminder: Type.Optional(Nullable(Reminder)),
    /** Null ends the series; a new rule holds from this task on. */
    recurrence: Type.Optional(Nullable(Rule)),
    state: Type.Optional(Type.Enum(['DONE', 'CANCELLED'])),
    /** Of a task that comes again: change it alone (unless told), or it and those after. Cancelling ends the series unless ONE. */
    scope: Type.Optional(Type.Enum(['ONE', 'FOLLOWING'])),
  },
  strict,
)
export type TaskPatch = Static<typeof TaskPatch>

export const OccurrencesQuery = Type.Object({
  recurrence: Rule,
  /** The first of the series. */
  startsAt: Instant,
  /** Those after this one; `startsAt` unless told. */
  after: Type.Optional(Instant),
  /** In whose zone the hour is kept; the caller's unless told. */
  assigneeId: Type.Optional(Id),
})
export type OccurrencesQuery = Static<typeof OccurrencesQuery>

/** What comes after: at most three, fewer when the series ends before. */
export const Occurrences = Type.Object({ timezone: Type.String(), next: Type.Array(Type.String()) })
export type Occurrences = Static<typeof Occurrences>
