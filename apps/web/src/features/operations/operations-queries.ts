import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { ChosenLetter, DiscardReason, LetterOutcome, RowsAsked } from '@/lib/api-operations.ts'
import { keys } from '@/lib/keys.ts'

/** Ages grow by themselves: an open page looks again also when nothing was told. */
const LOOK_AGAIN_MS = 30_000

export const figuresQuery = queryOptions({
  queryKey: keys.operations,
  queryFn: () => take(api.GET('/api/v1/operations/messaging')),
  refetchInterval: LOOK_AGAIN_MS,
})

export const rowsQuery = (asked: RowsAsked) =>
  infiniteQueryOptions({
    queryKey: keys.operationsRows(asked),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/operations/messaging/rows', {
          params: { query: { ...asked, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const lettersQuery = infiniteQueryOptions({
  queryKey: keys.deadLetters,
  queryFn: ({ pageParam }) =>
    take(api.GET('/api/v1/outbound/dead-letters', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
})

export const eventsQuery = (onlyQuarantined: boolean) =>
  infiniteQueryOptions({
    queryKey: keys.providerEvents(onlyQuarantined ? 'QUARANTINED' : ''),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/operations/events', {
          params: {
            query: {
              ...(onlyQuarantined ? { state: 'QUARANTINED' as const } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

/** What one event says. Read once for each opening: every look is recorded. */
export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: keys.providerEvent(id),
    queryFn: () => take(api.GET('/api/v1/operations/events/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** A decision about dead letters: to send them again, or to set them aside with a reason. */
export type LetterDecision = { items: ChosenLetter[]; reason?: DiscardReason }

export function useDecideLetters() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ items, reason }: LetterDecision): Promise<LetterOutcome[]> => {
      const done = reason
        ? await take(api.POST('/api/v1/outbound/dead-letters/discard', { body: { items, reason } }))
        : await take(api.POST('/api/v1/outbound/dead-letters/retry', { body: { items } }))
      return done.items
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  })
}

export function useReplay() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      take(api.POST('/api/v1/operations/events/{id}/replay', { params: { path: { id } }, body: {} })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  })
}
