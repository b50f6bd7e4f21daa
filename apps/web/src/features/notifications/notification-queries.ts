import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'
import { notifyError } from '@/ui/notify.tsx'

export const notificationsQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: keys.notifications(unread),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/notifications', {
          params: { query: { limit: 30, ...(unread ? { unread } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

/** How many wait to be read, up to 99; live by the stream. */
export const unreadQuery = queryOptions({
  queryKey: keys.unread,
  queryFn: () => take(api.GET('/api/v1/notifications/unread')),
})

/** Marks one as read, or all that were told up to the newest one shown. */
export function useMarkRead() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (which: { id: string } | { until: string }) =>
      'id' in which
        ? take(api.POST('/api/v1/notifications/{id}/read', { params: { path: { id: which.id } } }))
        : take(api.POST('/api/v1/notifications/read', { body: which })),
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['notification'] }),
  })
}
