import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'

export const overviewQuery = queryOptions({
  queryKey: keys.workflowOverview,
  queryFn: () => take(api.GET('/api/v1/workflow-editor')),
})

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: keys.workflowDraft(id),
    queryFn: () => take(api.GET('/api/v1/workflow-drafts/{id}', { params: { path: { id } } })),
  })

/** @param version of the draft: another text has another outcome */
export const simulationQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: keys.workflowSimulation(id, version),
    queryFn: () => take(api.GET('/api/v1/workflow-drafts/{id}/simulation', { params: { path: { id } } })),
  })

export const examplesQuery = (id: string, status: string) =>
  infiniteQueryOptions({
    queryKey: keys.workflowExamples(id, status),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/workflow-drafts/{id}/dossiers', {
          params: { path: { id }, query: { limit: 10, status, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const versionsQuery = (code: string) =>
  infiniteQueryOptions({
    queryKey: keys.workflowVersions(code),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/workflow-versions', {
          params: { query: { code, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
