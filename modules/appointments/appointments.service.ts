import type { RequestContext } from '#platform/context'
import { AppError, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { tell } from './appointments.events.ts'
import { changeState, lockDossier } from './appointments.repository.ts'
import { type Command, stateAfter } from './appointments.rules.ts'
import type { Appointment } from './appointments.schema.ts'
import { listAppointments, readAppointment, readUpcomingVisit } from './appointments.views.ts'
import { rangeOf } from './availability.service.ts'

/** Appointments of a range of at most 62 days. */
export function agendaOf(
  ctx: RequestContext,
  query: { from: string; to: string; agentId?: string; dossierId?: string },
): Promise<{ items: Appointment[]; truncated: boolean }> {
  authorise(ctx, 'appointment.read')
  rangeOf(query)
  return listAppointments(ctx, query)
}

/** The person has confirmed to come. */
export function confirmAppointment(ctx: RequestContext, id: string, input: { version?: number }): Promise<Appointment> {
  return change(ctx, id, 'confirm', 'confirmed', input.version)
}

/** Called off, with a reason. */
export function cancelAppointment(
  ctx: RequestContext,
  id: string,
  input: { reason: string; version?: number },
): Promise<Appointment> {
  return change(ctx, id, 'cancel', 'cancelled', input.version, { cancel_reason: input.reason }, input.reason)
}

/** It took place. */
export function completeAppointment(
  ctx: RequestContext,
  id: string,
  input: { outcome?: string; version?: number },
): Promise<Appointment> {
  return change(ctx, id, 'complete', 'done', input.version, input.outcome ? { outcome: input.outcome } : {})
}

/** The person did not come. */
export function markNoShow(ctx: RequestContext, id: string, input: { version?: number }): Promise<Appointment> {
  return change(ctx, id, 'noShow', 'no_show', input.version)
}

/** An appointment the caller may read. 404 otherwise. */
export async function readableAppointment(ctx: RequestContext, id: string): Promise<Appointment> {
  authorise(ctx, 'appointment.read')
  const found = await readAppointment(ctx, id)
  if (!found) throw notFound('appointment')
  return found
}

/** The next planned visit of a dossier, or null. */
export function upcomingVisit(ctx: RequestContext, dossierId: string): Promise<Appointment | null> {
  authorise(ctx, 'appointment.read')
  return readUpcomingVisit(ctx, dossierId)
}

/** 409 VERSION_CONFLICT when somebody was faster, 422 APPOINTMENT_STATE when the state does not allow the command. */
async function change(
  ctx: RequestContext,
  id: string,
  command: Command,
  kind: Parameters<typeof tell>[1],
  version: number | undefined,
  fields: { outcome?: string; cancel_reason?: string } = {},
  reason?: string,
): Promise<Appointment> {
  authorise(ctx, 'appointment.write')
  const before = await readAppointment(ctx, id, 'appointment.write')
  if (!before) throw notFound('appointment')
  if (version !== undefined && version !== before.version) throw versionConflict(before)
  const state = stateAfter(command, before.state)
  if (!state) throw new AppError(422, 'APPOINTMENT_STATE', { extra: { state: before.state } })
  await lockDossier(ctx, before.dossier?.id ?? null)
  const done = await changeState(ctx, id, before.version, { state, ...fields })
  const after = await readAppointment(ctx, id, null)
  if (!after) throw notFound('appointment')
  if (!done) throw versionConflict(after)
  await tell(ctx, kind, after, reason ? { reason } : {})
  return after
}
