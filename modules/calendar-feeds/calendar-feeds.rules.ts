import type { OwnAppointment } from '#modules/appointments'
import type { Attendee, CalendarEvent } from './icalendar.rules.ts'

const DAY = 86_400_000

/** What a calendar program is given at most; a person has no thousand appointments in fifteen months. */
export const MOST_EVENTS = 1000

/** 32 random bytes as base64url, and the ending by which programs know a calendar. */
const FILE = /^([A-Za-z0-9_-]{43})\.ics$/

/** The secret in the last part of a feed's address, or null when it cannot be one. */
export function secretOf(file: string): string | null {
  return FILE.exec(file)?.[1] ?? null
}

/** The address to give to a calendar program. */
export function addressOf(publicUrl: string, secret: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/calendar/${secret}.ics`
}

/** The span of a feed around a moment, in epoch milliseconds; called-off appointments stay for 30 days. */
export function spanOf(now: number): { from: number; to: number; cancelledSince: number } {
  return { from: now - 90 * DAY, to: now + 365 * DAY, cancelledSince: now - 30 * DAY }
}

const statusOf: Record<OwnAppointment['state'], CalendarEvent['status']> = {
  SCHEDULED: 'TENTATIVE',
  CONFIRMED: 'CONFIRMED',
  DONE: 'CONFIRMED',
  NO_SHOW: 'CONFIRMED',
  CANCELLED: 'CANCELLED',
}

/**
 * An appointment as a calendar outside the house shows it: what it is, with whom, where, and the way back to the app.
 * Notes, outcome and phone numbers stay inside.
 * @param words the type and the word for a dossier, in the reader's language
 */
export function eventOf(
  appointment: OwnAppointment,
  words: { type: string; dossier: string },
  publicUrl: string,
): CalendarEvent {
  const { dossier } = appointment
  const app = `${publicUrl.replace(/\/+$/, '')}/app`
  const url = dossier ? `${app}/dossiers/${dossier.id}` : `${app}/calendar`
  return {
    uid: `${appointment.id}@appointments.atlas`,
    sequence: appointment.version - 1,
    startsAt: Date.parse(appointment.startsAt),
    endsAt: Date.parse(appointment.endsAt),
    changedAt: Date.parse(appointment.changedAt),
    summary: appointment.contact ? `${words.type} · ${appointment.contact}` : words.type,
    location: appointment.place,
    description: dossier ? `${words.dossier} ${dossier.reference}\n${url}` : url,
    url,
    status: statusOf[appointment.state],
    attendees: attendeesOf(appointment),
  }
}

/** The agent, and who and what comes along; an appointment of one person alone names nobody. */
function attendeesOf({ agent, attendees }: OwnAppointment): Attendee[] {
  const person = (id: string, name: string, chairs: boolean): Attendee => ({ id, name, kind: 'INDIVIDUAL', chairs })
  const others = [
    ...attendees.colleagues.map(({ id, name }) => person(id, name, false)),
    ...attendees.contacts.map(({ id, displayName }) => person(id, displayName, false)),
    ...attendees.resources.map(
      ({ id, name, kind }): Attendee => ({ id, name, kind: kind === 'ROOM' ? 'ROOM' : 'RESOURCE', chairs: false }),
    ),
  ]
  return others.length > 0 ? [person(agent.id, agent.name, true), ...others] : []
}

/** Whether an `If-None-Match` header names this tag; a proxy that compresses makes tags weak. */
export function namesTag(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((named) => named.trim().replace(/^W\//, '') === tag)
}
