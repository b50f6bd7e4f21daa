import { missingContact } from '#modules/contacts'
import { isoAt } from '#platform/clock'
import { type RequestContext, userIdOf } from '#platform/context'
import { AppError, forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { type Agendas, readAgendas, readBookingFacts } from './agenda.read-model.ts'
import { tell } from './appointments.events.ts'
import { insertAppointment, isTaken, lockAgenda, lockDossier, moveAppointment } from './appointments.repository.ts'
import { type AppointmentType, stateAfter } from './appointments.rules.ts'
import type { Appointment, NewAppointment, Reschedule } from './appointments.schema.ts'
import { readAppointment } from './appointments.views.ts'
import { isReachable, refusalOf, wallClock } from './availability.rules.ts'
import { nearestFree, searchRules } from './availability.service.ts'

const MINUTE = 60_000

/** Whether working hours, notice and the day's maximum bind. People may decide otherwise; the assistant may not. */
export type BookingOptions = { agenda?: 'BINDING' | 'ADVICE' }

/** The time asked for, in the place and of the person it is asked of. */
type Request = {
  place: Agendas
  annonceId: string | null
  type: AppointmentType
  agentId: string
  start: number
  end: number
  bufferMinutes: number
  /** Whether the agent gets there from the meeting before, and from there to the next. */
  reachable: boolean
  confirmOverlap: boolean
  except: string | null
  binding: boolean
}

/**
 * Books an appointment. 409 SLOT_TAKEN with the three nearest free slots when the agent's time is taken; `confirmable`
 * says that the organisation lets a person confirm the overlap. 400 on a start in the past or an agent who is not
 * active; 404 on a dossier, contact, annonce or branch that is not the caller's.
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
  await lockDossier(ctx, about.dossierId)
  await lockAgenda(ctx, agentId)
  const request = await requestFor(
    ctx,
    { ...input, agentId, branchId: about.branchId, annonceId: about.annonceId, start, except: null },
    options,
  )
  const overlap = await settleOverlap(ctx, request)
  const id = await insertAppointment(ctx, {
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
  })
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
  await lockDossier(ctx, dossierId)
  await lockAgenda(ctx, agentId)
  const length = (Date.parse(before.endsAt) - Date.parse(before.startsAt)) / MINUTE
  const request = await requestFor(
    ctx,
    {
      ...input,
      durationMinutes: input.durationMinutes ?? length,
      type: before.type,
      agentId,
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

/** Completes what was asked with the rules of the place, and holds the assistant to them. */
async function requestFor(
  ctx: RequestContext,
  asked: {
    type: AppointmentType
    agentId: string
    branchId: string | null
    annonceId: string | null
    start: number
    durationMinutes?: number
    confirmOverlap?: boolean
    except: string | null
  },
  options: BookingOptions,
): Promise<Request> {
  const { agentId, branchId, annonceId, start, except } = asked
  const place = await readAgendas(ctx, {
    agentId,
    branchId,
    annonceId,
    othersAtAnnonce: false,
    from: start,
    to: start,
    except,
  })
  const agenda = place?.agents[0]
  if (!place || !agenda) throw invalidField('agentId', 'NOT_ACTIVE')
  const rules = searchRules(ctx, place, asked.type)
  const end = start + (asked.durationMinutes ?? place.settings.visitMinutes) * MINUTE
  const request: Request = {
    place,
    annonceId,
    type: asked.type,
    agentId,
    start,
    end,
    bufferMinutes: rules.bufferMinutes,
    reachable: isReachable({ start, end }, agenda, rules),
    confirmOverlap: asked.confirmOverlap === true,
    except,
    binding: options.agenda ? options.agenda === 'BINDING' : !['user', 'api_key', 'system'].includes(ctx.actor.kind),
  }
  const refusal = request.binding ? refusalOf(request, agenda, rules) : null
  if (refusal) throw new AppError(422, refusal, { extra: { nearest: await nearestTo(ctx, request) } })
  return request
}

/** False when the time is free; true when a person confirmed a clash that the organisation allows; else 409. */
async function settleOverlap(ctx: RequestContext, request: Request): Promise<boolean> {
  const taken = await isTaken(ctx, request.agentId, request, request.except)
  if (!taken && request.reachable) return false
  if (request.place.settings.overlapPolicy === 'WARN' && request.confirmOverlap && !request.binding) return true
  throw await slotTaken(ctx, request)
}

async function slotTaken(ctx: RequestContext, request: Request): Promise<AppError> {
  const confirmable = request.place.settings.overlapPolicy === 'WARN' && !request.binding
  return new AppError(409, 'SLOT_TAKEN', { extra: { nearest: await nearestTo(ctx, request), confirmable } })
}

function nearestTo(ctx: RequestContext, request: Request) {
  return nearestFree(ctx, {
    branchId: request.place.branchId,
    agentId: request.agentId,
    annonceId: request.annonceId,
    type: request.type,
    start: request.start,
    durationMinutes: (request.end - request.start) / MINUTE,
    except: request.except,
    withNotice: request.binding,
  })
}

async function mustOwnDossier(ctx: RequestContext, dossierId: string | null): Promise<void> {
  const facts = dossierId
    ? await readBookingFacts(ctx, { dossierId, contactId: null, annonceId: null, branchId: null })
    : null
  if (!facts?.dossier) throw forbidden('appointment.write')
}
