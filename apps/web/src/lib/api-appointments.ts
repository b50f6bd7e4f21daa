import type { AttendeeIds, Attendees } from './api-attendees.ts'
import type { Act, Actor, Id, Person, Read } from './api-types.ts'

export type AppointmentType =
  | 'VISIT'
  | 'CALL'
  | 'OFFICE_MEETING'
  | 'OWNER_VISIT'
  | 'NOTARY_MEETING'
  | 'SIGNING'
  | 'SITE_VISIT'
  | 'VIDEO_CALL'

export interface Appointment {
  id: string
  type: AppointmentType
  state: 'SCHEDULED' | 'CONFIRMED' | 'DONE' | 'NO_SHOW' | 'CANCELLED'
  startsAt: string
  endsAt: string
  timezone: string
  branchId: string
  agent: Person
  dossier: { id: string; reference: string } | null
  contact: { id: string; displayName: string } | null
  annonce: { id: string; reference: string; title: string } | null
  place: string | null
  note: string | null
  outcome: string | null
  cancelCode: string | null
  /** The remark beside the code; of older cancellations all that was said. */
  cancelReason: string | null
  overlapConfirmed?: boolean
  attendees: Attendees
  version: number
}

export interface AppointmentDetail extends Appointment {
  travel: Travel
  history: {
    change: 'BOOKED' | 'CONFIRMED' | 'RESCHEDULED' | 'CANCELLED' | 'DONE' | 'NO_SHOW' | 'REASSIGNED' | 'ATTENDEES'
    startsAt: string
    endsAt: string
    reason: string | null
    actor: Actor
    at: string
  }[]
}

/** The way to an appointment from the agent's place before; null when one of the two is not known. */
export type Travel = { minutes: number; from: string } | null

export interface Slot {
  startsAt: string
  endsAt: string
  agentId: string
  travel: Travel
}

export interface AppointmentPaths {
  '/api/v1/appointments': {
    get: Read<
      { items: Appointment[]; truncated?: boolean },
      { from: string; to: string; agentId?: string; dossierId?: string }
    >
    post: Act<
      Appointment,
      {
        type: AppointmentType
        startsAt: string
        durationMinutes?: number
        agentId: string
        branchId?: string
        dossierId?: string
        contactId?: string
        annonceId?: string
        place?: string
        note?: string
        attendees?: AttendeeIds
        confirmOverlap?: boolean
      }
    >
  }
  '/api/v1/appointments/{id}/reschedule': {
    post: Act<
      Appointment,
      { startsAt: string; durationMinutes?: number; version: number; agentId?: string; confirmOverlap?: boolean },
      Id
    >
  }
  '/api/v1/appointments/{id}': { get: Read<AppointmentDetail, never, Id> }
  '/api/v1/appointments/{id}/confirm': { post: Act<Appointment, { version: number }, Id> }
  '/api/v1/appointments/{id}/cancel': { post: Act<Appointment, { code: string; remark?: string; version: number }, Id> }
  '/api/v1/appointments/{id}/complete': { post: Act<Appointment, { outcome?: string; version: number }, Id> }
  '/api/v1/appointments/{id}/no-show': { post: Act<Appointment, { version: number }, Id> }
  '/api/v1/availability': {
    get: Read<
      { items: Slot[] },
      {
        agentId?: string
        branchId?: string
        annonceId?: string
        type?: AppointmentType
        from: string
        to: string
        durationMinutes?: number
        /** Ids with commas between them. */
        colleagueIds?: string
        resourceIds?: string
        exceptId?: string
      }
    >
  }
}
