import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { ReportQueries } from '@/lib/api-reports.ts'
import { downloadFile } from '@/lib/download.ts'
import { keys } from '@/lib/keys.ts'

/** Figures are not worth asking for again at every look: live events make them stale, twice a minute at most. */
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
 * Hands the rows of a figure to the browser as a file.
 * @throws ApiError when the server refuses
 */
export async function downloadCsv(query: Record<string, string | undefined>): Promise<void> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  await downloadFile(`/reports/export?${new URLSearchParams(given)}`, 'rapport.csv')
}
