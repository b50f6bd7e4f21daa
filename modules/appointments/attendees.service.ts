import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { spoken, toldPayload } from './appointments.events.ts'
import { insertHistory, lockAgendas, lockDossier, moveAppointment } from './appointments.repository.ts'
import { stateAfter } from './appointments.rules.ts'
import type { Appointment } from './appointments.schema.ts'
import { readAppointment } from './appointments.views.ts'
import { addAttendees, removeAttendees } from './attendees.repository.ts'
import { type AttendeeIds, attendeeChange, attendeesAfter, idsOf, isNobody } from './attendees.rules.ts'
import type { AttendeesChange } from './attendees.schema.ts'
import { mustOwnDossier } from './booking.service.ts'
import { isConfirmable, refuseUnusable, requestFor, slotTaken, takenIn } from './clash.service.ts'

const MINUTE = 60_000

/**
 * Who and what comes along from now on; a list that is not named stays. Refusals as in booking; 409 VERSION_CONFLICT when
 * somebody was faster, 422 APPOINTMENT_STATE when the appointment is over or off. Nothing is told when nothing changes.
 */
export async function changeAttendees(ctx: RequestContext, id: string, input: AttendeesChange): Promise<Appointment> {
  const reach = authorise(ctx, 'appointment.write')
  const before = await readAppointment(ctx, id, 'appointment.write')
  if (!before) throw notFound('appointment')
  if (input.version !== before.version) throw versionConflict(before)
  if (!stateAfter('reschedule', before.state))
    throw new AppError(422, 'APPOINTMENT_STATE', { extra: { state: before.state } })
  const agentId = before.agent.id
  const standing = idsOf(before.attendees)
  const after = attendeesAfter(standing, input, { agentId, contactId: before.contact?.id ?? null })
  const change = attendeeChange(standing, after)
  if (isNobody(change.added) && isNobody(change.removed)) return before
  if (reach === 'OWN' && change.added.colleagueIds.length > 0) await mustOwnDossier(ctx, before.dossier?.id ?? null)
  await lockDossier(ctx, before.dossier?.id ?? null)
  await lockAgendas(ctx, [agentId, ...after.colleagueIds, ...after.resourceIds])
  await refuseUnusable(ctx, change.added, before.branchId, '')
  const start = Date.parse(before.startsAt)
  const durationMinutes = (Date.parse(before.endsAt) - start) / MINUTE
  const { annonce, branchId, type } = before
  const asked = {
    type,
    agentId,
    others: change.added,
    branchId,
    annonceId: annonce?.id ?? null,
    start,
    durationMinutes,
  }
  const request = await requestFor(
    ctx,
    { ...asked, confirmOverlap: input.confirmOverlap === true, except: id },
    { agenda: 'ADVICE' },
  )
  // Only who is new is asked about: the others agreed when it was booked.
  const taken = (await takenIn(ctx, request)).filter(({ kind }) => kind !== 'AGENT')
  if (taken.length > 0 && !(isConfirmable(request, taken) && request.confirmOverlap))
    throw await slotTaken(ctx, request, taken)
  const done = await moveAppointment(ctx, id, before.version, taken.length > 0 ? { overlap_confirmed: true } : {}, {
    after: async () => {
      await removeAttendees(ctx, id, change.removed)
      await addAttendees(ctx, id, change.added)
    },
  })
  if (done === 'TAKEN') throw await slotTaken(ctx, request)
  const now = await readAppointment(ctx, id, null)
  if (!now) throw notFound('appointment')
  if (done === 'STALE') throw versionConflict(now)
  await tellAttendees(ctx, now, change)
  return now
}

/** Its own history, the timeline of the dossier and of who is new, open screens, and the other modules. */
async function tellAttendees(
  ctx: RequestContext,
  appointment: Appointment,
  { added, removed }: { added: AttendeeIds; removed: AttendeeIds },
): Promise<void> {
  const dossierId = appointment.dossier?.id ?? null
  insertHistory(ctx, appointment.id, 'ATTENDEES')
  const params = { agent: appointment.agent.name, startsAt: appointment.startsAt, ...spoken(appointment) }
  const entry = { type: 'APPOINTMENT_LOG' as const, params, ref: { kind: 'appointment', id: appointment.id } }
  recordActivity(ctx, {
    ...entry,
    code: 'appointment.attendees',
    dossierId,
    contactId: appointment.contact?.id ?? null,
    annonceId: appointment.annonce?.id ?? null,
  })
  for (const contactId of added.contactIds)
    recordActivity(ctx, { ...entry, code: 'appointment.joined', dossierId: null, contactId })
  for (const contactId of removed.contactIds)
    recordActivity(ctx, { ...entry, code: 'appointment.left', dossierId: null, contactId })
  announce(ctx, { topic: 'appointment', id: appointment.id, kind: 'attendees', ...(dossierId ? { dossierId } : {}) })
  await publish(ctx, {
    type: 'appointments.attendees_changed',
    payload: {
      ...(await toldPayload(ctx, appointment)),
      addedContactIds: added.contactIds,
      removedContactIds: removed.contactIds,
      addedColleagueIds: added.colleagueIds,
      removedColleagueIds: removed.colleagueIds,
    },
  })
}
