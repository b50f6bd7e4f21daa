import type { RequestContext } from '#platform/context'
import { AppError, invalidField } from '#platform/errors'
import { type Agendas, readAgendas } from './agenda.read-model.ts'
import type { AppointmentType } from './appointments.rules.ts'
import { readUsable, type TakenBy, whoIsTaken } from './attendees.read-model.ts'
import { type AttendeeIds, isNobody } from './attendees.rules.ts'
import { isReachable, refusalOf } from './availability.rules.ts'
import { nearestFree, searchRules } from './availability.service.ts'

const MINUTE = 60_000

/** Whether working hours, notice and the day's maximum bind. People may decide otherwise; the assistant may not. */
export type BookingOptions = { agenda?: 'BINDING' | 'ADVICE' }

/** The time asked for, in the place and of the person it is asked of. */
export type Request = {
  place: Agendas
  annonceId: string | null
  type: AppointmentType
  agentId: string
  /** Who and what else has to be free. */
  others: AttendeeIds
  start: number
  end: number
  bufferMinutes: number
  /** Whether the agent gets there from the meeting before, and from there to the next. */
  reachable: boolean
  confirmOverlap: boolean
  except: string | null
  binding: boolean
}

/** Completes what was asked with the rules of the place, and holds the assistant to them. */
export async function requestFor(
  ctx: RequestContext,
  asked: {
    type: AppointmentType
    agentId: string
    others: AttendeeIds
    branchId: string | null
    annonceId: string | null
    start: number
    durationMinutes?: number
    confirmOverlap?: boolean
    except: string | null
  },
  options: BookingOptions,
): Promise<Request> {
  const { agentId, others, branchId, annonceId, start, except } = asked
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
    others,
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
export async function settleOverlap(ctx: RequestContext, request: Request): Promise<boolean> {
  const taken = await takenIn(ctx, request)
  if (taken.length === 0 && request.reachable) return false
  if (isConfirmable(request, taken) && request.confirmOverlap) return true
  throw await slotTaken(ctx, request, taken)
}

/** Whose time is taken, and which resource is in use, at the time asked for. */
export function takenIn(ctx: RequestContext, request: Request): Promise<TakenBy[]> {
  return whoIsTaken(ctx, request.agentId, request.others, request, request.except)
}

/** People may be expected twice where the organisation says so; a room or a car is where it is. */
export function isConfirmable(request: Request, taken: readonly TakenBy[]): boolean {
  const { overlapPolicy } = request.place.settings
  return overlapPolicy === 'WARN' && !request.binding && taken.every(({ kind }) => kind !== 'RESOURCE')
}

/** The refusal of a time, with the nearest free ones. `known`: who was found taken; asked anew when the constraint refused what nobody saw. */
export async function slotTaken(ctx: RequestContext, request: Request, known?: readonly TakenBy[]): Promise<AppError> {
  const taken = known ?? (await takenIn(ctx, request))
  const nearest = await nearestTo(ctx, request)
  return new AppError(409, 'SLOT_TAKEN', { extra: { taken, nearest, confirmable: isConfirmable(request, taken) } })
}

/** 400 that names the list in which somebody or something stands that cannot come along. */
export async function refuseUnusable(
  ctx: RequestContext,
  asked: AttendeeIds,
  branchId: string,
  prefix: string,
): Promise<void> {
  if (isNobody(asked)) return
  const usable = await readUsable(ctx, asked, branchId)
  const lists = [
    ['contactIds', 'UNKNOWN'],
    ['colleagueIds', 'NOT_ACTIVE'],
    ['resourceIds', 'UNKNOWN'],
  ] as const
  for (const [list, code] of lists)
    if (asked[list].some((id) => !usable[list].includes(id))) throw invalidField(`${prefix}${list}`, code)
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
    together: request.others,
    withNotice: request.binding,
  })
}
