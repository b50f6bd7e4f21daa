export const appointmentTypes = [
  'VISIT',
  'CALL',
  'OFFICE_MEETING',
  'OWNER_VISIT',
  'NOTARY_MEETING',
  'SIGNING',
  'SITE_VISIT',
  'VIDEO_CALL',
] as const
export type AppointmentType = (typeof appointmentTypes)[number]

export const appointmentStates = ['SCHEDULED', 'CONFIRMED', 'DONE', 'NO_SHOW', 'CANCELLED'] as const
export type AppointmentState = (typeof appointmentStates)[number]

export type Command = 'confirm' | 'reschedule' | 'cancel' | 'complete' | 'noShow'

/** SCHEDULED → CONFIRMED → DONE | NO_SHOW | CANCELLED (crm.md); a new time must be confirmed anew. */
const moves: Record<Command, { from: readonly AppointmentState[]; to: AppointmentState }> = {
  confirm: { from: ['SCHEDULED'], to: 'CONFIRMED' },
  reschedule: { from: ['SCHEDULED', 'CONFIRMED'], to: 'SCHEDULED' },
  cancel: { from: ['SCHEDULED', 'CONFIRMED'], to: 'CANCELLED' },
  complete: { from: ['SCHEDULED', 'CONFIRMED'], to: 'DONE' },
  noShow: { from: ['SCHEDULED', 'CONFIRMED'], to: 'NO_SHOW' },
}

/** Where a command leads from a state, or null when that state does not allow it. */
export function stateAfter(command: Command, state: AppointmentState): AppointmentState | null {
  const move = moves[command]
  return move.from.includes(state) ? move.to : null
}

const atADesk: readonly AppointmentType[] = ['CALL', 'VIDEO_CALL', 'OFFICE_MEETING']
const visits: readonly AppointmentType[] = ['VISIT', 'OWNER_VISIT', 'SITE_VISIT']

/** Whether the agent goes to a place for it. */
export function travels(type: AppointmentType): boolean {
  return !atADesk.includes(type)
}

/**
 * Minutes the database keeps free behind an appointment, whatever comes next (ADR 0027): none when nobody travels, the
 * organisation's minimum from a known place, its fixed buffer from an unknown one.
 */
export function bufferFor(
  type: AppointmentType,
  placeKnown: boolean,
  settings: { travelBufferMinutes: number; travelMinimumMinutes: number },
): number {
  if (!travels(type)) return 0
  return placeKnown ? settings.travelMinimumMinutes : settings.travelBufferMinutes
}

/** Whether the type counts against the day's maximum of visits. */
export function isVisit(type: AppointmentType): boolean {
  return visits.includes(type)
}
