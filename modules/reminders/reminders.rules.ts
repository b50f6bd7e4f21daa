import { type Quiet, quietHoursAround } from '#modules/messaging'

const MINUTE = 60_000
/** Later than this before the beginning, a reminder comes too late to help. */
const LATEST_MS = 30 * MINUTE
/** A reminder that is brought forward out of the quiet hours comes this long before they begin. */
const BEFORE_QUIET_MS = 5 * MINUTE

/**
 * When a reminder is sent, as epoch milliseconds: `minutesBefore` the beginning, an elapsed time that no change of clocks
 * stretches. What falls into the quiet hours of the contact's zone waits for their end; where that would come too late
 * it is brought forward to before they begin.
 */
export function sendAt(startsAt: number, minutesBefore: number, quiet: Quiet, zone: string): number {
  const due = startsAt - minutesBefore * MINUTE
  const hours = quietHoursAround(due, quiet, zone)
  if (!hours) return due
  return hours.end <= startsAt - LATEST_MS ? hours.end : hours.begin - BEFORE_QUIET_MS
}

/**
 * What is still to be sent before one beginning: each of the organisation's times that lies ahead and was not dealt with
 * for this beginning, soonest first. A time that is past when it is first asked for is not made up for.
 */
export function stillToSend(
  startsAt: number,
  leads: readonly number[],
  given: readonly number[],
  when: { now: number; quiet: Quiet; zone: string },
): { minutesBefore: number; at: number }[] {
  return leads
    .filter((minutes) => !given.includes(minutes))
    .map((minutesBefore) => ({ minutesBefore, at: sendAt(startsAt, minutesBefore, when.quiet, when.zone) }))
    .filter(({ at }) => at > when.now)
    .sort((a, b) => a.at - b.at)
}

export type Due =
  | { do: 'SEND' }
  | { do: 'WAIT'; until: number }
  | { do: 'SKIP'; reason: 'TOO_LATE' | 'SUPERSEDED' | 'NOT_PLANNED' | 'SWITCHED_OFF' }

/**
 * What becomes of one reminder now. `leads`: all the organisation's times before, in minutes. Nothing is sent for what is
 * over or too near; of two that are due at once, as after a pause, only the nearer one is.
 */
export function judge(
  appointment: { state: string; startsAt: number },
  minutesBefore: number,
  leads: readonly number[],
  when: { now: number; quiet: Quiet; zone: string },
): Due {
  if (!['SCHEDULED', 'CONFIRMED'].includes(appointment.state)) return { do: 'SKIP', reason: 'NOT_PLANNED' }
  if (!leads.includes(minutesBefore)) return { do: 'SKIP', reason: 'SWITCHED_OFF' }
  const at = sendAt(appointment.startsAt, minutesBefore, when.quiet, when.zone)
  if (at > when.now) return { do: 'WAIT', until: at }
  if (quietHoursAround(when.now, when.quiet, when.zone)) return late(appointment.startsAt, minutesBefore, at, when)
  const latest = appointment.startsAt - Math.min(LATEST_MS, minutesBefore * MINUTE)
  if (when.now > Math.max(latest, at)) return { do: 'SKIP', reason: 'TOO_LATE' }
  const nearer = leads.some(
    (lead) => lead < minutesBefore && sendAt(appointment.startsAt, lead, when.quiet, when.zone) <= when.now,
  )
  return nearer ? { do: 'SKIP', reason: 'SUPERSEDED' } : { do: 'SEND' }
}

/** A pause ended in the quiet hours: what it held back waits for their end, if that still helps. */
function late(
  startsAt: number,
  minutesBefore: number,
  at: number,
  when: { now: number; quiet: Quiet; zone: string },
): Due {
  const end = quietHoursAround(when.now, when.quiet, when.zone)?.end ?? when.now
  const latest = startsAt - Math.min(LATEST_MS, minutesBefore * MINUTE)
  return end <= Math.max(latest, at) ? { do: 'WAIT', until: end } : { do: 'SKIP', reason: 'TOO_LATE' }
}
