import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import { countFutureVisits } from './agenda.read-model.ts'
import { type HistoryChange, insertHistory } from './appointments.repository.ts'
import type { Appointment } from './appointments.schema.ts'
import { wallClock } from './availability.rules.ts'

/** What happened, as live events and the timeline name it. */
type Kind = 'booked' | 'confirmed' | 'rescheduled' | 'cancelled' | 'done' | 'no_show'

const historyOf: Record<Kind, HistoryChange> = {
  booked: 'BOOKED',
  confirmed: 'CONFIRMED',
  rescheduled: 'RESCHEDULED',
  cancelled: 'CANCELLED',
  done: 'DONE',
  no_show: 'NO_SHOW',
}

/**
 * Tells a change of an appointment in the transaction that made it: its own history, the timeline, open screens, and
 * the other modules (`appointments.<kind>`; confirming changes nothing for them).
 */
export async function tell(
  ctx: RequestContext,
  kind: Kind,
  appointment: Appointment,
  more: { before?: Appointment } = {},
): Promise<void> {
  const dossierId = appointment.dossier?.id ?? null
  insertHistory(ctx, appointment.id, historyOf[kind], kind === 'cancelled' ? appointment.cancelReason : null)
  if (more.before && more.before.agent.id !== appointment.agent.id)
    insertHistory(ctx, appointment.id, 'REASSIGNED', more.before.agent.id)
  const entry = {
    type: 'APPOINTMENT_LOG' as const,
    code: `appointment.${kind}`,
    params: {
      type: appointment.type,
      startsAt: appointment.startsAt,
      timezone: appointment.timezone,
      agent: appointment.agent.name,
      ...spoken(appointment),
      ...(kind === 'cancelled' ? { cancelCode: appointment.cancelCode, remark: appointment.cancelReason } : {}),
    },
    ref: { kind: 'appointment', id: appointment.id },
  }
  recordActivity(ctx, {
    ...entry,
    dossierId,
    contactId: appointment.contact?.id ?? null,
    annonceId: appointment.annonce?.id ?? null,
  })
  // Whoever comes along finds it on their own page; the remark is about the contact of the appointment.
  for (const { id } of appointment.attendees.contacts)
    recordActivity(ctx, { ...entry, params: { ...entry.params, remark: null }, dossierId: null, contactId: id })
  announce(ctx, { topic: 'appointment', id: appointment.id, kind, ...(dossierId ? { dossierId } : {}) })
  if (kind === 'confirmed') return
  await publish(ctx, { type: `appointments.${kind}`, payload: await toldPayload(ctx, appointment) })
}

/** What other modules are told of an appointment. `remainingFutureVisits`: planned visits of the dossier after this. */
export async function toldPayload(ctx: RequestContext, appointment: Appointment): Promise<Record<string, unknown>> {
  const dossierId = appointment.dossier?.id ?? null
  return {
    appointmentId: appointment.id,
    dossierId,
    contactId: appointment.contact?.id ?? null,
    annonceId: appointment.annonce?.id ?? null,
    agentId: appointment.agent.id,
    colleagueIds: appointment.attendees.colleagues.map(({ id }) => id),
    type: appointment.type,
    startsAt: appointment.startsAt,
    remainingFutureVisits: dossierId ? await countFutureVisits(ctx, dossierId) : 0,
  }
}

/** Day and hour as the place's clock shows them, for the text of the timeline. */
export function spoken(appointment: Appointment): { day: string; time: string } {
  const local = wallClock(appointment.timezone).local(Date.parse(appointment.startsAt))
  const [year, month, day] = local.slice(0, 10).split('-')
  return { day: `${day}/${month}/${year}`, time: local.slice(11) }
}
