import { type Static, Type } from 'typebox'
import { ReferenceCode } from '#modules/reference-data'
import { appointmentStates, appointmentTypes } from './appointments.rules.ts'
import { AskedAttendees, Attendees } from './attendees.schema.ts'

const Id = Type.String({ format: 'uuid' })
const Instant = Type.String({ format: 'date-time' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const Version = Type.Integer({ minimum: 1 })

export const AppointmentKind = Type.Enum([...appointmentTypes])
const State = Type.Enum([...appointmentStates])

export const Appointment = Type.Object({
  id: Type.String(),
  type: AppointmentKind,
  state: State,
  startsAt: Type.String(),
  endsAt: Type.String(),
  timezone: Type.String(),
  branchId: Type.String(),
  agent: Type.Object({ id: Type.String(), name: Type.String() }),
  dossier: Nullable(Type.Object({ id: Type.String(), reference: Type.String() })),
  contact: Nullable(Type.Object({ id: Type.String(), displayName: Type.String() })),
  annonce: Nullable(Type.Object({ id: Type.String(), reference: Type.String(), title: Type.String() })),
  place: Nullable(Type.String()),
  note: Nullable(Type.String()),
  outcome: Nullable(Type.String()),
  /** Of the organisation's list CANCEL_REASON; null where an older cancellation has words alone. */
  cancelCode: Nullable(Type.String()),
  /** The remark beside the code. */
  cancelReason: Nullable(Type.String()),
  overlapConfirmed: Type.Boolean(),
  /** Who and what comes along beside the agent and the contact. */
  attendees: Attendees,
  version: Type.Integer(),
})
export type Appointment = Static<typeof Appointment>

/** The way there from the agent's place before on that day; null when one of the two is not known. */
const Travel = Nullable(Type.Object({ minutes: Type.Integer(), from: Type.String() }))

export const AppointmentDetail = Type.Object({
  ...Appointment.properties,
  travel: Travel,
  history: Type.Array(
    Type.Object({
      change: Type.String(),
      startsAt: Type.String(),
      endsAt: Type.String(),
      reason: Nullable(Type.String()),
      actor: Type.Object({ kind: Type.String(), id: Nullable(Type.String()), name: Nullable(Type.String()) }),
      at: Type.String(),
    }),
  ),
})
export type AppointmentDetail = Static<typeof AppointmentDetail>

export const Slot = Type.Object({
  startsAt: Type.String(),
  endsAt: Type.String(),
  agentId: Type.String(),
  travel: Travel,
})
export type Slot = Static<typeof Slot>

export const AppointmentQuery = Type.Object({
  from: Instant,
  to: Instant,
  agentId: Type.Optional(Id),
  dossierId: Type.Optional(Id),
})

/** Ids with commas between them. */
const IdList = Type.String({ maxLength: 800, pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36})*$' })

export const AvailabilityQuery = Type.Object({
  from: Instant,
  to: Instant,
  agentId: Type.Optional(Id),
  branchId: Type.Optional(Id),
  annonceId: Type.Optional(Id),
  type: Type.Optional(AppointmentKind),
  durationMinutes: Type.Optional(Type.Integer({ minimum: 10, maximum: 480 })),
  /** Further colleagues and resources that have to be free as well. */
  colleagueIds: Type.Optional(IdList),
  resourceIds: Type.Optional(IdList),
  /** An appointment that is about to move does not stand in its own way. */
  exceptId: Type.Optional(Id),
})
export type AvailabilityQuery = Static<typeof AvailabilityQuery>

export const NewAppointment = Type.Object(
  {
    type: AppointmentKind,
    startsAt: Instant,
    durationMinutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 1440 })),
    /** The caller when absent. */
    agentId: Type.Optional(Id),
    branchId: Type.Optional(Id),
    dossierId: Type.Optional(Nullable(Id)),
    contactId: Type.Optional(Nullable(Id)),
    annonceId: Type.Optional(Nullable(Id)),
    place: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
    note: Type.Optional(Nullable(Type.String({ maxLength: 2000 }))),
    attendees: Type.Optional(AskedAttendees),
    confirmOverlap: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type NewAppointment = Static<typeof NewAppointment>

export const Reschedule = Type.Object(
  {
    startsAt: Instant,
    durationMinutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 1440 })),
    agentId: Type.Optional(Id),
    confirmOverlap: Type.Optional(Type.Boolean()),
    version: Version,
  },
  { additionalProperties: false },
)
export type Reschedule = Static<typeof Reschedule>

export const Versioned = Type.Object({ version: Version }, { additionalProperties: false })
export const Cancellation = Type.Object(
  {
    /** One of the organisation's list CANCEL_REASON. */
    code: ReferenceCode,
    remark: Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })),
    version: Version,
  },
  { additionalProperties: false },
)
export type Cancellation = Static<typeof Cancellation>
export const Completion = Type.Object(
  { outcome: Type.Optional(Type.String({ maxLength: 2000 })), version: Version },
  { additionalProperties: false },
)
