import { type Static, Type } from 'typebox'
import { MOST_ATTENDEES, resourceKinds } from './attendees.rules.ts'

const Id = Type.String({ format: 'uuid' })
const Ids = Type.Array(Id, { maxItems: MOST_ATTENDEES, uniqueItems: true })

/** Who and what comes along to an appointment, each list in the order of names. */
export const Attendees = Type.Object({
  contacts: Type.Array(Type.Object({ id: Type.String(), displayName: Type.String() })),
  colleagues: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  resources: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: Type.Enum([...resourceKinds]) })),
})
export type Attendees = Static<typeof Attendees>

/** A list that is left out stays as it is. */
export const AskedAttendees = Type.Object(
  { contactIds: Type.Optional(Ids), colleagueIds: Type.Optional(Ids), resourceIds: Type.Optional(Ids) },
  { additionalProperties: false },
)
export type AskedAttendees = Static<typeof AskedAttendees>

export const AttendeesChange = Type.Object(
  {
    ...AskedAttendees.properties,
    confirmOverlap: Type.Optional(Type.Boolean()),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type AttendeesChange = Static<typeof AttendeesChange>
