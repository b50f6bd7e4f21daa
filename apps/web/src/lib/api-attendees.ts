import type { Appointment } from './api-appointments.ts'
import type { Act, Id, Person, Read } from './api-types.ts'

export type ResourceKind = 'ROOM' | 'CAR' | 'KEYS' | 'EQUIPMENT' | 'OTHER'

/** A meeting room, a car, a set of keys: what one appointment at a time can have. */
export interface Resource {
  id: string
  branchId: string
  kind: ResourceKind
  name: string
  active: boolean
  version: number
}

/** Who and what comes along to an appointment beside its agent and its contact. */
export interface Attendees {
  contacts: { id: string; displayName: string }[]
  colleagues: Person[]
  resources: { id: string; name: string; kind: ResourceKind }[]
}

export interface AttendeeIds {
  contactIds: string[]
  colleagueIds: string[]
  resourceIds: string[]
}

/** Whom or what a clash of times is about. */
export interface TakenBy {
  kind: 'AGENT' | 'COLLEAGUE' | 'RESOURCE'
  id: string
  name: string
}

export interface AttendeePaths {
  '/api/v1/appointments/{id}/attendees': {
    post: Act<Appointment, AttendeeIds & { version: number; confirmOverlap?: boolean }, Id>
  }
  '/api/v1/resources': {
    get: Read<{ items: Resource[] }>
    post: Act<Resource, { branchId: string; kind: ResourceKind; name: string }>
  }
  '/api/v1/resources/{id}': {
    patch: Act<Resource, { version: number; kind?: ResourceKind; name?: string; active?: boolean }, Id>
  }
}
