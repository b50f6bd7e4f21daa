import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { type Agendas, type AgentAgenda, type Place, readAgendas, type Together } from './agenda.read-model.ts'
import { type AppointmentType, bufferFor, isVisit, travels } from './appointments.rules.ts'
import type { AvailabilityQuery, Slot } from './appointments.schema.ts'
import {
  firstSlots,
  freeSlots,
  nearestSlots,
  type SlotSearch,
  type Slot as TimeSlot,
  wallClock,
  wayTo,
} from './availability.rules.ts'
import { closedDays } from './holidays.rules.ts'
import { travelRulesOf } from './travel.rules.ts'

const DAY = 86_400_000
/** Slots begin on the hour and the half hour, as people say times. */
const STEP_MINUTES = 30
const MOST_SLOTS = 200
/** Range of a list or a search, in days. */
const LONGEST_RANGE = 62

/** How far the search for other slots goes around a taken one, in days: a week, else a month. */
const AROUND = [7, 31]

/** Reads a range and refuses one that is empty or longer than 62 days. Epoch milliseconds. */
export function rangeOf(query: { from: string; to: string }): { from: number; to: number } {
  const from = Date.parse(query.from)
  const to = Date.parse(query.to)
  if (Number.isNaN(from)) throw invalidField('query.from', 'FORMAT')
  if (Number.isNaN(to)) throw invalidField('query.to', 'FORMAT')
  if (to <= from || to - from > LONGEST_RANGE * DAY) throw invalidField('query.to', 'RANGE')
  return { from, to }
}

/** The rules of a search in this organisation and place. */
export function searchRules(
  ctx: RequestContext,
  place: Place & Pick<Agendas, 'at'>,
  type: AppointmentType,
): Omit<SlotSearch, 'from' | 'to' | 'durationMinutes'> {
  return {
    timeZone: place.timeZone,
    isClosed: closedDays(place.country),
    now: ctx.clock.now(),
    bufferMinutes: bufferFor(type, place.at !== null, place.settings),
    travel: travels(type) ? { at: place.at, rules: travelRulesOf(place.settings) } : null,
    stepMinutes: STEP_MINUTES,
    noticeMinutes: place.settings.minimumNoticeMinutes,
    maxVisitsPerDay: isVisit(type) ? place.settings.maxVisitsPerDay : null,
  }
}

/** Slots as they are answered, each with the way to it from its agent's place before. */
function slotViews(slots: readonly TimeSlot[], agents: readonly AgentAgenda[], search: SlotSearch): Slot[] {
  const clock = wallClock(search.timeZone)
  const byId = new Map(agents.map((agent) => [agent.agentId, agent]))
  return slots.map((slot) => {
    const agenda = byId.get(slot.agentId)
    const travel = agenda ? wayTo(slot, agenda, search, clock) : null
    return { startsAt: isoAt(slot.start), endsAt: isoAt(slot.end), agentId: slot.agentId, travel }
  })
}

/** Free slots of an agent, or of the agents of a branch, in order of time; at most 200. */
export async function availability(ctx: RequestContext, query: AvailabilityQuery): Promise<{ items: Slot[] }> {
  authorise(ctx, 'appointment.read')
  const range = rangeOf(query)
  const { colleagueIds, resourceIds, exceptId, ...asked } = query
  const together = { colleagueIds: listOf(colleagueIds), resourceIds: listOf(resourceIds) }
  const agendas = await agendasOf(ctx, { ...asked, ...range, together, except: exceptId ?? null })
  const search = searchOf(ctx, agendas, range, query)
  const clock = wallClock(search.timeZone)
  const found = agendas.agents.flatMap((agent) => {
    const slots: TimeSlot[] = []
    for (const slot of freeSlots(agent, search, clock)) {
      slots.push(slot)
      if (slots.length >= MOST_SLOTS) break
    }
    return slots
  })
  const items = found.sort((a, b) => a.start - b.start).slice(0, MOST_SLOTS)
  return { items: slotViews(items, agendas.agents, search) }
}

export type FindSlots = {
  branchId?: string | null
  agentId?: string | null
  annonceId?: string | null
  /** ISO instants; at most 62 days apart. */
  from: string
  to: string
  durationMinutes?: number
  type?: AppointmentType
  limit: number
}

/** The first free slots, one per beginning, each with the agent who has the least to do that day. For the assistant. */
export async function findSlots(ctx: RequestContext, query: FindSlots): Promise<Slot[]> {
  authorise(ctx, 'appointment.read')
  const range = rangeOf(query)
  const agendas = await agendasOf(ctx, { ...query, ...range })
  const search = searchOf(ctx, agendas, range, query)
  return slotViews(firstSlots(agendas.agents, search, query.limit), agendas.agents, search)
}

/** The three free slots of the agent nearest to the one that cannot be had, nearest first. */
export async function nearestFree(
  ctx: RequestContext,
  wanted: {
    branchId: string
    agentId: string
    annonceId: string | null
    type: AppointmentType
    start: number
    durationMinutes: number
    except: string | null
    together: Together
    /** Whether the notice counts: people may book at once. */
    withNotice: boolean
  },
): Promise<Slot[]> {
  let found: Slot[] = []
  for (const days of AROUND) {
    const range = { from: Math.max(ctx.clock.now(), wanted.start - days * DAY), to: wanted.start + days * DAY }
    const agendas = await readAgendas(ctx, { ...wanted, ...range, othersAtAnnonce: false })
    const agenda = agendas?.agents[0]
    if (!agendas || !agenda) return []
    const search = searchOf(ctx, agendas, range, wanted)
    const rules = wanted.withNotice ? search : { ...search, noticeMinutes: 0 }
    found = slotViews(nearestSlots(agenda, rules, wanted.start, 3), agendas.agents, search)
    if (found.length === 3) break
  }
  return found
}

const listOf = (ids: string | undefined) => ids?.split(',') ?? []

async function agendasOf(
  ctx: RequestContext,
  query: {
    branchId?: string | null
    agentId?: string | null
    annonceId?: string | null
    from: number
    to: number
    together?: Together
    except?: string | null
  },
): Promise<Agendas> {
  const agendas = await readAgendas(ctx, query)
  if (!agendas) throw notFound('agent')
  return query.agentId ? agendas : { ...agendas, agents: visitors(agendas.agents) }
}

/** Who makes visits in a branch: its agents; in a branch without any, its managers and administrators. */
function visitors(agents: AgentAgenda[]): AgentAgenda[] {
  const real = agents.filter((a) => a.roles.includes('AGENT'))
  return real.length > 0 ? real : agents
}

function searchOf(
  ctx: RequestContext,
  place: Place & Pick<Agendas, 'at'>,
  range: { from: number; to: number },
  query: { type?: AppointmentType; durationMinutes?: number },
): SlotSearch {
  return {
    ...searchRules(ctx, place, query.type ?? 'VISIT'),
    ...range,
    durationMinutes: query.durationMinutes ?? place.settings.visitMinutes,
  }
}
