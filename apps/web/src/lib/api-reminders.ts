import type { Act, Id, Read } from './api-types.ts'
import type { ZoneClock } from './zones.ts'

export type ReminderState = 'SENT' | 'NOT_SENT' | 'SKIPPED'
export type ReminderAnswer = 'CONFIRMED' | 'MOVE_ASKED' | 'CANCELLED'

/** What became of one reminder. */
export interface GivenReminder {
  minutesBefore: number
  startsAt: string
  state: ReminderState
  reason: string | null
  channel: 'WHATSAPP' | 'SMS' | 'EMAIL' | null
  messageStatus: string | null
  answer: ReminderAnswer | null
  /** Somebody who comes along; null is the contact of the appointment. */
  attendee: string | null
  taskId: string | null
  at: string
}

export interface Reminders {
  given: GivenReminder[]
  planned: { minutesBefore: number; at: string }[]
}

export type VisitAct = 'confirm' | 'move' | 'cancel'

/** What stands behind the link of a reminder, for whoever has it. */
export interface AskedVisit {
  agency: string
  agencyPhone: string | null
  name: string
  type: string
  startsAt: string
  timezone: string
  clock: ZoneClock
  place: string | null
  locale: 'fr' | 'ar' | 'en'
  /** MOVED: it is at another time than the link asked about, the one shown. */
  state: 'ASKED' | 'CONFIRMED' | 'MOVE_ASKED' | 'CANCELLED' | 'MOVED' | 'OVER'
}

type Token = { token: string }

export interface ReminderPaths {
  '/api/v1/visit-answers/{token}': {
    get: Read<AskedVisit, undefined, Token>
    post: Act<AskedVisit, { act: VisitAct }, Token>
  }
  '/api/v1/appointments/{id}/reminders': { get: Read<Reminders, undefined, Id> }
}
