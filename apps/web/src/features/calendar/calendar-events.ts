import type { Appointment } from '../../lib/api-appointments.ts'
import { wallClock } from '../../lib/wall-clock.ts'

/** Appointments that a calendar shows: the cancelled ones only when asked for. */
export function shownAppointments(appointments: readonly Appointment[], withCancelled: boolean): Appointment[] {
  return withCancelled ? [...appointments] : appointments.filter((a) => a.state !== 'CANCELLED')
}

const hourOf = (instant: string, zone: string) => Number(wallClock(Date.parse(instant), zone).slice(11, 13))

/**
 * First and last hour of the day grid: the usual day, stretched to what is booked so that nothing hides.
 * @returns `HH:00:00` texts
 */
export function hourBounds(
  appointments: readonly Pick<Appointment, 'startsAt' | 'endsAt'>[],
  zone: string,
  usual: readonly [number, number] = [8, 20],
): { from: string; to: string } {
  let [from, to] = usual
  for (const a of appointments) {
    const start = hourOf(a.startsAt, zone)
    const end = hourOf(a.endsAt, zone)
    from = Math.min(from, start)
    // An appointment over midnight fills the rest of its day.
    to = end < start ? 24 : Math.max(to, end + 1)
  }
  const clock = (hour: number) => `${String(Math.min(24, hour)).padStart(2, '0')}:00:00`
  return { from: clock(from), to: clock(to) }
}

/** The appointment at another time, as it is shown before the server has answered. */
export function movedAppointment(a: Appointment, startsAt: string, endsAt: string): Appointment {
  return { ...a, startsAt, endsAt, state: 'SCHEDULED' }
}
