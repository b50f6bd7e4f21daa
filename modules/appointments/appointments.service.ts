import { type BuiltInCancelReason, claimCodes } from '#modules/reference-data'
import type { RequestContext } from '#platform/context'
import { AppError, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { tell } from './appointments.events.ts'
import { changeState, lockDossier } from './appointments.repository.ts'
import { type Command, stateAfter } from './appointments.rules.ts'
import type { Appointment, Cancellation } from './appointments.schema.ts'
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

/** Called off by the product itself, for a reason of its own and perhaps a remark. */
export function cancelAppointment(
  ctx: RequestContext,
  id: string,
  input: { code: BuiltInCancelReason; remark?: string; version?: number },
): Promise<Appointment> {
  return callOff(ctx, id, input)
}

/**
 * Called off by a person. 400 for `code` when it is not one of the organisation's, or no longer offered; a remark is kept
 * trimmed.
 */
export async function askCancellation(ctx: RequestContext, id: string, input: Cancellation): Promise<Appointment> {
  authorise(ctx, 'appointment.write')
  await claimCodes(ctx, 'CANCEL_REASON', [{ code: input.code, field: 'code' }])
  return callOff(ctx, id, { ...input, ...(input.remark ? { remark: input.remark.trim() } : {}) })
}

type CallOff = { code: string; remark?: string; version?: number }

function callOff(ctx: RequestContext, id: string, { code, remark, version }: CallOff): Promise<Appointment> {
  return change(ctx, id, 'cancel', 'cancelled', version, { cancel_code: code, cancel_reason: remark ?? null })
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
  fields: { outcome?: string; cancel_code?: string; cancel_reason?: string | null } = {},
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
  await tell(ctx, kind, after)
  return after
}
