import type { Id, Read } from './api-types.ts'

export type ReminderState = 'SENT' | 'NOT_SENT' | 'SKIPPED'
export type ReminderAnswer = 'CONFIRMED' | 'MOVE_ASKED' | 'CANCELLED'

/** What became of one reminder. */
export interface GivenReminder {
  minutesBefore: number
  startsAt: string
  state: ReminderState
  reason: string | null
  messageStatus: string | null
  answer: ReminderAnswer | null
  taskId: string | null
  at: string
}

export interface Reminders {
  given: GivenReminder[]
  planned: { minutesBefore: number; at: string }[]
}

export interface ReminderPaths {
  '/api/v1/appointments/{id}/reminders': { get: Read<Reminders, undefined, Id> }
}
