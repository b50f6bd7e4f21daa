import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'

/** A minute is as fine as the page speaks; live events make it fresh at once. */
const everyMinute = 60_000

export const todayQuery = queryOptions({
  queryKey: keys.today,
  queryFn: () => take(api.GET('/api/v1/today')),
  refetchInterval: everyMinute,
})

export const teamQuery = queryOptions({
  queryKey: keys.team,
  queryFn: () => take(api.GET('/api/v1/today/team')),
  refetchInterval: everyMinute,
})

/** Ticks a task off the day. */
export function useTick() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      take(api.PATCH('/api/v1/tasks/{id}', { params: { path: { id } }, body: { version, state: 'DONE' } })),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['today'] }),
        queries.invalidateQueries({ queryKey: ['task'] }),
      ]),
  })
}
