import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { NewDataRequest, NewSuppression, RetentionRules, Suppression } from '@/lib/api-privacy.ts'
import { openDocument } from '@/lib/download.ts'
import { keys } from '@/lib/keys.ts'

/** Links to an answer live ten minutes; an open page asks for new ones before that. */
const LINKS_MS = 5 * 60_000

/** The last requests of one person, newest first. */
export const requestsOfQuery = (contactId: string) =>
  queryOptions({
    queryKey: keys.dataRequestsOf(contactId),
    queryFn: () => take(api.GET('/api/v1/data-requests', { params: { query: { contactId, limit: 20 } } })),
    refetchInterval: LINKS_MS,
  })

/** The register: those that wait by their last day, closed ones newest first. */
export const requestsQuery = (state: 'WAITING' | 'CLOSED') =>
  infiniteQueryOptions({
    queryKey: keys.dataRequests(state),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/data-requests', {
          params: { query: { state, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: LINKS_MS,
  })

/**
 * What stands on the list of a person's numbers, addresses and WhatsApp ids, by identity.
 */
export const suppressionsOfQuery = (contactId: string) =>
  queryOptions({
    queryKey: keys.suppressionsOf(contactId),
    queryFn: async (): Promise<ReadonlyMap<string, Suppression[]>> => {
      const { items } = await take(
        api.GET('/api/v1/contacts/{id}/suppressions', { params: { path: { id: contactId } } }),
      )
      const byIdentity = new Map<string, Suppression[]>()
      for (const entry of items)
        if (entry.identityId !== null)
          byIdentity.set(entry.identityId, [...(byIdentity.get(entry.identityId) ?? []), entry])
      return byIdentity
    },
    staleTime: 60_000,
  })

/** The list, newest first; `value`: whether a whole number or address stands on it. */
export const suppressionsQuery = (filter: { value: string; lifted: boolean }) =>
  infiniteQueryOptions({
    queryKey: keys.suppressions(filter),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/suppressions', {
          params: {
            query: {
              lifted: filter.lifted,
              ...(filter.value ? { value: filter.value } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const erasureQuery = (contactId: string) =>
  queryOptions({
    queryKey: keys.erasure(contactId),
    queryFn: () => take(api.GET('/api/v1/contacts/{id}/erasure', { params: { path: { id: contactId } } })),
    // Judged anew each time the question is asked.
    gcTime: 0,
    staleTime: 0,
  })

/** What rules would erase; null for those that stand. */
export const retentionQuery = (tried: RetentionRules | null) =>
  queryOptions({
    queryKey: keys.retention(tried),
    queryFn: () =>
      take(
        api.GET('/api/v1/retention', {
          params: {
            query: tried
              ? {
                  staleContactMonths: tried.staleContactMonths ?? 0,
                  rawEventDays: tried.rawEventDays ?? 0,
                  legalHoldYears: tried.legalHoldYears,
                }
              : {},
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })

/**
 * Everything that names people is read again. Nobody waits for it: what is read may take the button away that was
 * pressed, and with it the answer that the press still owes.
 */
function useRefresh() {
  const queries = useQueryClient()
  return (...more: string[]) => {
    for (const topic of ['contact', ...more]) void queries.invalidateQueries({ queryKey: [topic] })
  }
}

export function useOpenRequest() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ contactId, ...body }: NewDataRequest & { contactId: string }) =>
      take(api.POST('/api/v1/contacts/{id}/data-requests', { params: { path: { id: contactId } }, body })),
    onSettled: () => refresh(),
  })
}

export function useCloseRequest() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; outcome: 'DONE' | 'REFUSED'; reason?: string; version: number }) =>
      take(api.POST('/api/v1/data-requests/{id}/close', { params: { path: { id } }, body })),
    onSettled: () => refresh(),
  })
}

export function useSuppress() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: NewSuppression) => take(api.POST('/api/v1/suppressions', { body })),
    onSettled: () => refresh(),
  })
}

export function useLift() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      take(api.POST('/api/v1/suppressions/{id}/lift', { params: { path: { id } }, body: { reason } })),
    onSettled: () => refresh(),
  })
}

export function useErase(contactId: string) {
  const queries = useQueryClient()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (displayName: string) =>
      take(api.POST('/api/v1/contacts/{id}/erasure', { params: { path: { id: contactId } }, body: { displayName } })),
    // What came into the way meanwhile is shown.
    onError: () => {
      void queries.invalidateQueries({ queryKey: keys.erasure(contactId) })
    },
    onSettled: () =>
      refresh('dossier', 'conversation', 'message', 'document', 'appointment', 'task', 'today', 'search'),
  })
}

export function useSaveRetention() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: RetentionRules & { version: number }) => take(api.PUT('/api/v1/retention', { body })),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['retention'] })
    },
  })
}

/** The proof of a person's consents as a printable PDF. Throws ApiError when the server refuses. */
export const openProof = (contactId: string) => openDocument(`/contacts/${contactId}/consents/proof`, 'preuve.pdf')
