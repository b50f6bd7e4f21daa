import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Appointment } from '@/lib/api-appointments.ts'
import type { AttendeeIds, Attendees, Resource, TakenBy } from '@/lib/api-attendees.ts'
import { ApiError } from '@/lib/api-error.ts'
import { keys } from '@/lib/keys.ts'

export const nobodyElse: Attendees = { contacts: [], colleagues: [], resources: [] }

/** Rooms, cars and keys of the organisation, also those out of use. */
export const resourcesQuery = queryOptions({
  queryKey: keys.resources,
  queryFn: () => take(api.GET('/api/v1/resources')),
  staleTime: 60_000,
})

/** The ids of who and what comes along. */
export function idsOf({ contacts, colleagues, resources }: Attendees): AttendeeIds {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  return { contactIds: ids(contacts), colleagueIds: ids(colleagues), resourceIds: ids(resources) }
}

/** Everybody and everything that comes along, by name: people first. */
export function namesOf({ contacts, colleagues, resources }: Attendees): string[] {
  return [...contacts.map((c) => c.displayName), ...colleagues.map((c) => c.name), ...resources.map((r) => r.name)]
}

/** Those whose time a search for slots has to mind; nothing when the agent comes alone. */
export function togetherOf(attendees: Attendees): { colleagueIds?: string; resourceIds?: string } {
  const { colleagueIds, resourceIds } = idsOf(attendees)
  return {
    ...(colleagueIds.length > 0 ? { colleagueIds: colleagueIds.join(',') } : {}),
    ...(resourceIds.length > 0 ? { resourceIds: resourceIds.join(',') } : {}),
  }
}

/** Who and what is taken at the time that was refused. */
export function takenBy(error: unknown): TakenBy[] {
  if (!(error instanceof ApiError)) return []
  const { taken } = error.problem
  return Array.isArray(taken) ? (taken as TakenBy[]) : []
}

export function useChangeAttendees() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: { appointment: Appointment; attendees: Attendees; confirmOverlap?: boolean }) =>
      take(
        api.POST('/api/v1/appointments/{id}/attendees', {
          params: { path: { id: wish.appointment.id } },
          body: {
            ...idsOf(wish.attendees),
            version: wish.appointment.version,
            ...(wish.confirmOverlap ? { confirmOverlap: true } : {}),
          },
        }),
      ),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['appointment'] }),
        queries.invalidateQueries({ queryKey: ['dossier'] }),
      ]),
  })
}

export type ResourceAct =
  | { act: 'add'; fields: Pick<Resource, 'branchId' | 'kind' | 'name'> }
  | { act: 'change'; resource: Resource; fields: Partial<Pick<Resource, 'kind' | 'name' | 'active'>> }

export function useResourceAct() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: ResourceAct) =>
      wish.act === 'add'
        ? take(api.POST('/api/v1/resources', { body: wish.fields }))
        : take(
            api.PATCH('/api/v1/resources/{id}', {
              params: { path: { id: wish.resource.id } },
              body: { version: wish.resource.version, ...wish.fields },
            }),
          ),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.resources }),
  })
}
