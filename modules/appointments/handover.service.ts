import { recordActivity } from '#modules/timeline'
import { isoAt } from '#platform/clock'
import { announce, publish, type RequestContext } from '#platform/context'
import { spoken, toldPayload } from './appointments.events.ts'
import {
  type FutureAppointment,
  insertHistory,
  listFuture,
  lockAgendas,
  type Moved,
  moveAppointment,
} from './appointments.repository.ts'
import type { Appointment } from './appointments.schema.ts'
import { readAppointment } from './appointments.views.ts'
import { endAttendance, releaseResources } from './attendees.repository.ts'
import { instantOf, wallClock } from './availability.rules.ts'

/** How many appointments an agent still has to come. */
export async function countFutureAppointments(ctx: RequestContext, agentId: string): Promise<number> {
  return (await listFuture(ctx, agentId)).length
}

/**
 * Gives an agent's coming appointments to a colleague. None is lost: where the colleague is taken at that time, both
 * stand as a confirmed overlap and are counted, so that a person settles them. For who leaves the organisation.
 */
export async function handOverAppointments(
  ctx: RequestContext,
  fromAgentId: string,
  toAgentId: string,
): Promise<{ moved: number; overlaps: number }> {
  await lockAgendas(ctx, [toAgentId])
  let overlaps = 0
  const all = await listFuture(ctx, fromAgentId)
  for (const appointment of all) {
    const { after, overlap } = await force(ctx, appointment, { agent_id: toAgentId })
    if (overlap) overlaps += 1
    insertHistory(ctx, appointment.id, 'REASSIGNED', fromAgentId)
    note(ctx, 'appointment.handed_over', after)
  }
  return { moved: all.length, overlaps }
}

/**
 * Keeps the wall clock of coming appointments when the rules of a zone have changed since they were made (Morocco ended
 * summer time in September 2026): the person was told "ten o'clock", so the instant moves. Returns how many moved.
 */
export async function keepWallClocks(ctx: RequestContext): Promise<number> {
  const shifted = (await listFuture(ctx, null)).flatMap((appointment) => {
    const { localStart, timeZone, startsAt } = appointment
    if (!localStart || wallClock(timeZone).local(Date.parse(startsAt)) === localStart) return []
    return [{ appointment, shift: instantOf(localStart, timeZone) - Date.parse(startsAt) }]
  })
  // Neighbours move the same way: whoever moves into free time goes first.
  const later = shifted.filter((s) => s.shift > 0).reverse()
  const sooner = shifted.filter((s) => s.shift <= 0)
  for (const { appointment, shift } of [...later, ...sooner]) {
    const { after } = await force(ctx, appointment, {
      starts_at: isoAt(Date.parse(appointment.startsAt) + shift),
      ends_at: isoAt(Date.parse(appointment.endsAt) + shift),
    })
    insertHistory(ctx, appointment.id, 'RESCHEDULED', 'ZONE_RULES')
    note(ctx, 'appointment.zone_changed', after)
    await publish(ctx, { type: 'appointments.rescheduled', payload: await toldPayload(ctx, after) })
  }
  return shifted.length
}

/** Takes who leaves off the appointments of others that are still to come; each goes on with its agent. */
export async function leaveAppointments(ctx: RequestContext, userId: string): Promise<void> {
  for (const id of await endAttendance(ctx, userId)) {
    const appointment = await readAppointment(ctx, id, null)
    if (!appointment) continue
    insertHistory(ctx, id, 'ATTENDEES')
    note(ctx, 'appointment.attendees', appointment)
  }
}

/** Changes an appointment even where that makes an overlap, which is then marked as one. */
async function force(
  ctx: RequestContext,
  appointment: FutureAppointment,
  change: Partial<Moved>,
): Promise<{ after: Appointment; overlap: boolean }> {
  const first = await moveAppointment(ctx, appointment.id, appointment.version, change)
  const overlap = first === 'TAKEN'
  const again = { ...change, overlap_confirmed: true }
  const second = overlap ? await moveAppointment(ctx, appointment.id, appointment.version, again) : first
  // A room or a car is never had twice: the appointment goes on without, and a person finds another.
  const last =
    second === 'TAKEN'
      ? await moveAppointment(ctx, appointment.id, appointment.version, again, {
          before: () => releaseResources(ctx, appointment.id),
        })
      : second
  const after = last === 'MOVED' ? await readAppointment(ctx, appointment.id, null) : null
  if (!after) throw new Error(`appointment ${appointment.id} changed while it was handed over`)
  return { after, overlap }
}

function note(ctx: RequestContext, code: string, appointment: Appointment): void {
  const dossierId = appointment.dossier?.id ?? null
  recordActivity(ctx, {
    type: 'APPOINTMENT_LOG',
    code,
    dossierId,
    contactId: appointment.contact?.id ?? null,
    annonceId: appointment.annonce?.id ?? null,
    params: { agent: appointment.agent.name, startsAt: appointment.startsAt, ...spoken(appointment) },
    ref: { kind: 'appointment', id: appointment.id },
  })
  announce(ctx, {
    topic: 'appointment',
    id: appointment.id,
    kind: 'rescheduled',
    ...(dossierId ? { dossierId } : {}),
  })
}
