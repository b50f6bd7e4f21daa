import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { BulkChange, BulkCommand, BulkList, BulkSelection } from '@/lib/api-bulk.ts'
import { keys } from '@/lib/keys.ts'

export const isRunning = (bulk: BulkChange) => bulk.state === 'RUNNING' || bulk.state === 'UNDOING'

/** One's own latest changes. Live events tell of progress; a slow look besides, should one be lost. */
export const bulkChangesQuery = queryOptions({
  queryKey: keys.bulkChanges,
  queryFn: () => take(api.GET('/api/v1/bulk-changes')),
  refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? 4_000 : false),
})

export const bulkRefusalsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.bulkRefusals(id),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/bulk-changes/{id}/refusals', {
          params: { path: { id }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

/** How many records a selection holds, and where all of them can go. */
export const bulkPreviewQuery = (list: BulkList, selection: BulkSelection) =>
  queryOptions({
    queryKey: keys.bulkPreview({ list, selection }),
    queryFn: () => take(api.POST('/api/v1/bulk-changes/preview', { body: { list, selection } })),
    staleTime: 0,
  })

/** Starting, stopping and taking back; each answer stands in the tray at once. */
export function useBulkCommands() {
  const queries = useQueryClient()
  const keep = (bulk: BulkChange) => {
    queries.setQueryData(bulkChangesQuery.queryKey, (old) => ({
      items: [bulk, ...(old?.items.filter((b) => b.id !== bulk.id) ?? [])],
    }))
    return queries.invalidateQueries({ queryKey: ['bulk'] })
  }
  const start = useMutation({
    mutationFn: (body: { list: BulkList; selection: BulkSelection; command: BulkCommand; expected?: number }) =>
      take(api.POST('/api/v1/bulk-changes', { body })),
    onSuccess: keep,
  })
  const cancel = useMutation({
    mutationFn: (id: string) => take(api.POST('/api/v1/bulk-changes/{id}/cancel', { params: { path: { id } } })),
    onSuccess: keep,
  })
  const undo = useMutation({
    mutationFn: (id: string) => take(api.POST('/api/v1/bulk-changes/{id}/undo', { params: { path: { id } } })),
    onSuccess: keep,
  })
  return { start, cancel, undo }
}
