import { missingContact } from '#modules/contacts'
import { isoAt } from '#platform/clock'
import { type RequestContext, userIdOf } from '#platform/context'
import { AppError, forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { readBookingFacts } from './agenda.read-model.ts'
import { tell } from './appointments.events.ts'
import { insertAppointment, lockAgendas, lockDossier, moveAppointment } from './appointments.repository.ts'
import { stateAfter } from './appointments.rules.ts'
import type { Appointment, NewAppointment, Reschedule } from './appointments.schema.ts'
import { readAppointment } from './appointments.views.ts'
import { attendeesAfter, idsOf, nobodyElse } from './attendees.rules.ts'
import { wallClock } from './availability.rules.ts'
import { type BookingOptions, refuseUnusable, requestFor, settleOverlap, slotTaken } from './clash.service.ts'

const MINUTE = 60_000

/**
 * Books an appointment. 409 SLOT_TAKEN with the three nearest slots free for all when somebody's time or a resource is
 * taken (`taken` names them); `confirmable` says that the organisation lets a person confirm the overlap, which it never
 * does for a resource. 400 on a start in the past, an agent who is not active, or somebody who cannot come along; 404 on a dossier, contact, annonce or branch that is not the caller's.
 */
export async function bookAppointment(
  ctx: RequestContext,
  input: NewAppointment,
  options: BookingOptions = {},
): Promise<Appointment> {
  const reach = authorise(ctx, 'appointment.write')
  const start = futureStart(ctx, input.startsAt)
  const agentId = input.agentId ?? userIdOf(ctx)
  if (!agentId) throw invalidField('agentId', 'REQUIRED')
  if (reach === 'OWN' && !input.dossierId && agentId !== userIdOf(ctx)) throw forbidden('appointment.write')
  const about = await subjectOf(ctx, input)
  // Nobody's time is taken by whom it is not to book with.
  const others = attendeesAfter(nobodyElse, input.attendees ?? {}, { agentId, contactId: about.contactId })
  if (reach === 'OWN' && !about.dossierId && others.colleagueIds.length > 0) throw forbidden('appointment.write')
  await lockDossier(ctx, about.dossierId)
  await lockAgendas(ctx, [agentId, ...others.colleagueIds, ...others.resourceIds])
  const request = await requestFor(
    ctx,
    { ...input, agentId, others, branchId: about.branchId, annonceId: about.annonceId, start, except: null },
    options,
  )
  await refuseUnusable(ctx, others, request.place.branchId, 'attendees.')
  const overlap = await settleOverlap(ctx, request)
  const row = {
    branch_id: request.place.branchId,
    type: input.type,
    starts_at: isoAt(start),
    ends_at: isoAt(request.end),
    local_start: wallClock(request.place.timeZone).local(start),
    timezone: request.place.timeZone,
    buffer_minutes: request.bufferMinutes,
    agent_id: agentId,
    dossier_id: about.dossierId,
    contact_id: about.contactId,
    annonce_id: about.annonceId,
    place: input.place ?? null,
    note: input.note ?? null,
    overlap_confirmed: overlap,
  }
  const id = await insertAppointment(ctx, row, others)
  const booked = id ? await readAppointment(ctx, id, null) : null
  if (!booked) throw await slotTaken(ctx, request)
  await tell(ctx, 'booked', booked)
  return booked
}

/** Moves an appointment in time or to another agent; it must be confirmed anew. Refusals as in booking. */
export async function rescheduleAppointment(
  ctx: RequestContext,
  id: string,
  input: Omit<Reschedule, 'version'> & { version?: number },
  options: BookingOptions = {},
): Promise<Appointment> {
  const reach = authorise(ctx, 'appointment.write')
  const before = await readAppointment(ctx, id, 'appointment.write')
  if (!before) throw notFound('appointment')
  if (input.version !== undefined && input.version !== before.version) throw versionConflict(before)
  const state = stateAfter('reschedule', before.state)
  if (!state) throw new AppError(422, 'APPOINTMENT_STATE', { extra: { state: before.state } })
  const start = futureStart(ctx, input.startsAt)
  const agentId = input.agentId ?? before.agent.id
  const dossierId = before.dossier?.id ?? null
  if (reach === 'OWN' && agentId !== before.agent.id && agentId !== userIdOf(ctx)) await mustOwnDossier(ctx, dossierId)
  const others = attendeesAfter(idsOf(before.attendees), {}, { agentId, contactId: before.contact?.id ?? null })
  await lockDossier(ctx, dossierId)
  await lockAgendas(ctx, [agentId, ...others.colleagueIds, ...others.resourceIds])
  const length = (Date.parse(before.endsAt) - Date.parse(before.startsAt)) / MINUTE
  const request = await requestFor(
    ctx,
    {
      ...input,
      durationMinutes: input.durationMinutes ?? length,
      type: before.type,
      agentId,
      others,
      branchId: before.branchId,
      annonceId: before.annonce?.id ?? null,
      start,
      except: id,
    },
    options,
  )
  const overlap = await settleOverlap(ctx, request)
  const moved = await moveAppointment(ctx, id, before.version, {
    starts_at: isoAt(start),
    ends_at: isoAt(request.end),
    local_start: wallClock(before.timezone).local(start),
    buffer_minutes: request.bufferMinutes,
    agent_id: agentId,
    overlap_confirmed: overlap,
    state,
  })
  if (moved === 'TAKEN') throw await slotTaken(ctx, request)
  const after = await readAppointment(ctx, id, null)
  if (!after) throw notFound('appointment')
  if (moved === 'STALE') throw versionConflict(after)
  await tell(ctx, 'rescheduled', after, { before })
  return after
}

/** An instant that is still to come, in epoch milliseconds; 400 on `startsAt` otherwise. */
function futureStart(ctx: RequestContext, startsAt: string): number {
  const start = Date.parse(startsAt)
  if (Number.isNaN(start)) throw invalidField('startsAt', 'FORMAT')
  if (start < ctx.clock.now()) throw invalidField('startsAt', 'PAST')
  return start
}

/** Whom and what the appointment is about: given, or what the dossier knows. */
async function subjectOf(ctx: RequestContext, input: NewAppointment) {
  const asked = {
    dossierId: input.dossierId ?? null,
    contactId: input.contactId ?? null,
    annonceId: input.annonceId ?? null,
    branchId: input.branchId ?? null,
  }
  const facts = await readBookingFacts(ctx, asked)
  if (asked.dossierId && !facts.dossier) throw notFound('dossier')
  if (asked.contactId && !facts.contact) throw await missingContact(ctx, asked.contactId)
  if (asked.annonceId && !facts.annonce) throw notFound('annonce')
  if (asked.branchId && !facts.branch) throw notFound('branch')
  return {
    dossierId: asked.dossierId,
    contactId: asked.contactId ?? facts.dossier?.contactId ?? null,
    annonceId: asked.annonceId,
    branchId: asked.branchId ?? facts.dossier?.branchId ?? facts.annonce?.branchId ?? null,
  }
}

/** 403 unless the dossier is the caller's own: only then may an agent take a colleague's time. */
export async function mustOwnDossier(ctx: RequestContext, dossierId: string | null): Promise<void> {
  const facts = dossierId
    ? await readBookingFacts(ctx, { dossierId, contactId: null, annonceId: null, branchId: null })
    : null
  if (!facts?.dossier) throw forbidden('appointment.write')
}
