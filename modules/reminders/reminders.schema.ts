import { type Static, Type } from 'typebox'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

export const GivenReminder = Type.Object({
  minutesBefore: Type.Integer(),
  /** The beginning it reminded of. */
  startsAt: Type.String(),
  state: Type.Enum(['SENT', 'NOT_SENT', 'SKIPPED']),
  reason: nullable(Type.String()),
  /** How far the message came; null when none was sent. */
  messageStatus: nullable(Type.String()),
  answer: nullable(Type.Enum(['CONFIRMED', 'MOVE_ASKED', 'CANCELLED'])),
  /** What a person does instead. */
  taskId: nullable(Type.String()),
  at: Type.String(),
})
export type GivenReminder = Static<typeof GivenReminder>

export const Reminders = Type.Object({
  given: Type.Array(GivenReminder),
  /** Those still to come. */
  planned: Type.Array(Type.Object({ minutesBefore: Type.Integer(), at: Type.String() })),
})
export type Reminders = Static<typeof Reminders>
