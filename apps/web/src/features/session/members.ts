import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'

/** People of the organisation, for assignment lists and settings. */
export const membersQuery = queryOptions({
  queryKey: keys.members,
  queryFn: () => take(api.GET('/api/v1/members')),
  staleTime: 5 * 60_000,
})
