import { type Static, Type } from 'typebox'
import { ZoneClock } from '#modules/identity'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

export const GivenReminder = Type.Object({
  minutesBefore: Type.Integer(),
  /** The beginning it reminded of. */
  startsAt: Type.String(),
  state: Type.Enum(['SENT', 'NOT_SENT', 'SKIPPED']),
  reason: nullable(Type.String()),
  /** By which way it left. */
  channel: nullable(Type.Enum(['WHATSAPP', 'SMS', 'EMAIL'])),
  /** How far the message came; null when none was sent. */
  messageStatus: nullable(Type.String()),
  answer: nullable(Type.Enum(['CONFIRMED', 'MOVE_ASKED', 'CANCELLED'])),
  /** Who was reminded, when it is somebody who comes along; null is the contact of the appointment. */
  attendee: nullable(Type.String()),
  /** What a person does instead. */
  taskId: nullable(Type.String()),
  at: Type.String(),
})
export type GivenReminder = Static<typeof GivenReminder>

/** What stands behind the link of a reminder. */
export const AskedVisit = Type.Object({
  agency: Type.String(),
  agencyPhone: nullable(Type.String()),
  name: Type.String(),
  type: Type.String(),
  startsAt: Type.String(),
  timezone: Type.String(),
  /** What the clocks of that zone do. */
  clock: ZoneClock,
  place: nullable(Type.String()),
  locale: Type.Enum(['fr', 'ar', 'en']),
  /** MOVED: it is at another time than the link asked about, the one shown. */
  state: Type.Enum(['ASKED', 'CONFIRMED', 'MOVE_ASKED', 'CANCELLED', 'MOVED', 'OVER']),
})
export type AskedVisit = Static<typeof AskedVisit>

export const Reminders = Type.Object({
  given: Type.Array(GivenReminder),
  /** Those still to come. */
  planned: Type.Array(Type.Object({ minutesBefore: Type.Integer(), at: Type.String() })),
})
export type Reminders = Static<typeof Reminders>
