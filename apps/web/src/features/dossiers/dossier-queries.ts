import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import type { NoteContent } from '@/lib/api-notes.ts'
import type { Activity } from '@/lib/api-timeline.ts'
import type { Currency } from '@/lib/api-types.ts'
import { keys } from '@/lib/keys.ts'
import { takeOwnStates } from '@/lib/own-states.ts'
import type { PeopleAct } from './people-list.tsx'

export const dossierQuery = (id: string) =>
  queryOptions({
    queryKey: keys.dossier(id),
    queryFn: () => take(api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } })),
  })

export const workflowsQuery = queryOptions({
  queryKey: keys.workflows,
  queryFn: async () => {
    const workflows = await take(api.GET('/api/v1/workflows'))
    takeOwnStates(workflows.items.map(({ definition }) => definition))
    return workflows
  },
  staleTime: 10 * 60_000,
})

export type ActivityType = Activity['type']

export const timelineQuery = (dossierId: string, type: ActivityType | null) =>
  infiniteQueryOptions({
    queryKey: keys.timeline(dossierId, type),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/dossiers/{id}/timeline', {
          params: {
            path: { id: dossierId },
            query: { ...(type ? { type } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })

/** Everything drawn from dossiers, after a command whose answer does not say all that changed. */
export function useRefreshDossier(id: string): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: keys.dossier(id) }),
      queries.invalidateQueries({ queryKey: ['dossier', 'timeline', id] }),
      queries.invalidateQueries({ queryKey: ['dossier', 'list'] }),
      queries.invalidateQueries({ queryKey: ['dossier', 'pipeline'] }),
      queries.invalidateQueries({ queryKey: ['conversation'] }),
    ])
}

export interface DossierChanges {
  version: number
  budget?: { min: number | null; max: number | null; currency: Currency } | null
  criteria?: Dossier['criteria']
  annonceId?: string | null
}

/** Corrects what the person looks for; the answer is the dossier as it stands. */
export function useDossierPatch(id: string) {
  const refresh = useRefreshDossier(id)
  return useMutation({
    mutationFn: (body: DossierChanges) => take(api.PATCH('/api/v1/dossiers/{id}', { params: { path: { id } }, body })),
    onSettled: refresh,
  })
}

export function useAssign(id: string) {
  const refresh = useRefreshDossier(id)
  return useMutation({
    mutationFn: (body: { assigneeId: string | null; version: number }) =>
      take(api.POST('/api/v1/dossiers/{id}/assign', { params: { path: { id } }, body })),
    onSettled: refresh,
  })
}

/** Gives a waiting dossier to somebody by the organisation's rules. */
export function useAssignAutomatically(id: string) {
  const refresh = useRefreshDossier(id)
  return useMutation({
    mutationFn: (version: number) =>
      take(api.POST('/api/v1/dossiers/{id}/assign-automatically', { params: { path: { id } }, body: { version } })),
    onSettled: refresh,
  })
}

export function useReopen(id: string) {
  const refresh = useRefreshDossier(id)
  return useMutation({
    mutationFn: (body: { justification: string; version: number }) =>
      take(api.POST('/api/v1/dossiers/{id}/reopen', { params: { path: { id } }, body })),
    onSettled: refresh,
  })
}

export function useInterest(id: string) {
  const refresh = useRefreshDossier(id)
  return useMutation({
    mutationFn: ({
      interestId,
      ...body
    }: {
      interestId?: string
      annonceId: string
      state: string
      reason?: string
    }) =>
      interestId
        ? take(
            api.PATCH('/api/v1/dossiers/{id}/interests/{interestId}', {
              params: { path: { id, interestId } },
              body: { state: body.state, ...(body.reason ? { reason: body.reason } : {}) },
            }),
          )
        : take(api.POST('/api/v1/dossiers/{id}/interests', { params: { path: { id } }, body })),
    onSettled: refresh,
  })
}

export function useParty(id: string) {
  const refresh = useRefreshDossier(id)
  return useMutation({
    mutationFn: async (act: PeopleAct) => {
      const one = (partyId: string) => ({ params: { path: { id, partyId } } })
      if ('add' in act)
        await take(api.POST('/api/v1/dossiers/{id}/parties', { params: { path: { id } }, body: act.add }))
      else if ('change' in act)
        await take(api.PATCH('/api/v1/dossiers/{id}/parties/{partyId}', { ...one(act.change), body: act.to }))
      else if ('remove' in act) await take(api.DELETE('/api/v1/dossiers/{id}/parties/{partyId}', one(act.remove)))
      else
        await take(
          api.PUT('/api/v1/dossiers/{id}/parties/order', { params: { path: { id } }, body: { partyIds: act.arrange } }),
        )
    },
    onSettled: refresh,
  })
}

/** Opens the conversation with one of its people: the one that stands, or a new one about this dossier. */
export function useWriteTo(dossierId: string) {
  return useMutation({
    mutationFn: (contactId: string) => take(api.POST('/api/v1/conversations', { body: { contactId, dossierId } })),
  })
}

/** Takes back one's own note, which the API allows for a quarter of an hour. */
export function useWithdrawNote(dossierId: string) {
  const refresh = useRefreshDossier(dossierId)
  return useMutation({
    mutationFn: (noteId: string) => take(api.DELETE('/api/v1/notes/{id}', { params: { path: { id: noteId } } })),
    onSettled: refresh,
  })
}

/** Hides a note for a reason that is shown in its place. */
export function useRedactNote(dossierId: string) {
  const refresh = useRefreshDossier(dossierId)
  return useMutation({
    mutationFn: ({ noteId, reason }: { noteId: string; reason: string }) =>
      take(api.POST('/api/v1/notes/{id}/redact', { params: { path: { id: noteId } }, body: { reason } })),
    onSettled: refresh,
  })
}

/** Writes a note, or corrects one's own. */
export function useNote(dossierId: string) {
  const refresh = useRefreshDossier(dossierId)
  return useMutation({
    mutationFn: ({ noteId, content }: { noteId?: string; content: NoteContent }) =>
      noteId
        ? take(api.PATCH('/api/v1/notes/{id}', { params: { path: { id: noteId } }, body: { content } }))
        : take(api.POST('/api/v1/dossiers/{id}/notes', { params: { path: { id: dossierId } }, body: { content } })),
    onSuccess: refresh,
  })
}

/** Every text a note had, the first one first. */
export const noteVersionsQuery = (noteId: string, editedAt: string | null) =>
  queryOptions({
    queryKey: keys.noteVersions(noteId, editedAt),
    queryFn: () => take(api.GET('/api/v1/notes/{id}/versions', { params: { path: { id: noteId } } })),
  })
