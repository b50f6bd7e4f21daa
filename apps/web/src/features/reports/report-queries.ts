import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, atlasHeaders, take } from '@/lib/api.ts'
import { toApiError } from '@/lib/api-error.ts'
import type { ReportQueries } from '@/lib/api-reports.ts'
import { keys } from '@/lib/keys.ts'

/** Figures are not worth asking for again at every look: a live event makes them stale at once. */
const staleTime = 30_000

export const summaryQuery = (query: ReportQueries['summary']) =>
  queryOptions({
    queryKey: keys.report('summary', query),
    queryFn: () => take(api.GET('/api/v1/reports/summary', { params: { query } })),
    placeholderData: keepPreviousData,
    staleTime,
  })

export const funnelQuery = (query: ReportQueries['funnel']) =>
  queryOptions({
    queryKey: keys.report('funnel', query),
    queryFn: () => take(api.GET('/api/v1/reports/funnel', { params: { query } })),
    placeholderData: keepPreviousData,
    staleTime,
  })

export const breakdownQuery = (query: ReportQueries['breakdown']) =>
  queryOptions({
    queryKey: keys.report('breakdown', query),
    queryFn: () => take(api.GET('/api/v1/reports/breakdown', { params: { query } })),
    placeholderData: keepPreviousData,
    staleTime,
  })

export const rowsQuery = (query: ReportQueries['rows']) =>
  infiniteQueryOptions({
    queryKey: keys.report('rows', query),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/reports/rows', {
          params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime,
  })

/**
 * Fetches a CSV file with the headers of the session and hands it to the browser to keep.
 * @throws ApiError when the server refuses
 */
export async function downloadCsv(query: Record<string, string | undefined>): Promise<void> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const response = await fetch(`/api/v1/reports/export?${new URLSearchParams(given)}`, {
    headers: atlasHeaders(),
    credentials: 'same-origin',
  })
  if (!response.ok) throw await toApiError(response)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'rapport.csv'
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
