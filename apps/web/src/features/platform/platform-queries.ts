import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { PlatformAnnonce } from '@/lib/api-platform.ts'
import { keys } from '@/lib/keys.ts'

export const organizationsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: keys.platformOrganizations(q),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/platform/organizations', {
          params: { query: { ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })

/** The organisation with this id; null when there is none. */
export const organizationQuery = (id: string) =>
  queryOptions({
    queryKey: keys.platformOrganization(id),
    queryFn: async () =>
      (await take(api.GET('/api/v1/platform/organizations', { params: { query: { q: id, limit: 1 } } }))).items[0] ??
      null,
  })

export const blocksQuery = infiniteQueryOptions({
  queryKey: keys.platformBlocks,
  queryFn: ({ pageParam }) =>
    take(api.GET('/api/v1/platform/blocks', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
})

export const healthQuery = queryOptions({
  queryKey: keys.platformHealth,
  queryFn: () => take(api.GET('/api/v1/platform/health')),
  refetchInterval: 30_000,
})

/** Looks for one annonce; asked on purpose each time, because each look is recorded. */
export function useFindAnnonce() {
  return useMutation({
    mutationFn: (query: { organizationId: string; which: string }) =>
      take(api.GET('/api/v1/platform/annonces', { params: { query } })),
  })
}

/** Blocks an annonce, or lifts its block. */
export function useDecideBlock() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ annonce, reason }: { annonce: PlatformAnnonce; reason: string }) => {
      const call = { params: { path: { orgId: annonce.organization.id, id: annonce.id } }, body: { reason } }
      if (annonce.block) await api.POST('/api/v1/platform/organizations/{orgId}/annonces/{id}/unblock', call)
      else await api.POST('/api/v1/platform/organizations/{orgId}/annonces/{id}/block', call)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.platformBlocks }),
  })
}
