import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { DossierSummary } from '@/lib/api-dossiers.ts'
import { now } from '@/lib/clock.ts'
import { keys } from '@/lib/keys.ts'
import { type BoardData, moveCard } from './board-state.ts'
import { dossierFilter, type PipelineSearch } from './pipeline-search.ts'
import { notifyRefusal } from './refusal.ts'

export interface BoardFilter {
  caseType: string
  assignee?: string | undefined
}

export const pipelineQuery = (filter: BoardFilter) =>
  queryOptions({
    queryKey: keys.pipeline(filter),
    queryFn: () =>
      take(
        api.GET('/api/v1/pipeline', {
          params: {
            query: { caseType: filter.caseType, ...(filter.assignee ? { assignee: filter.assignee } : {}) },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const dossiersQuery = (search: PipelineSearch) => {
  const query = { ...dossierFilter(search), sort: search.sort ?? ('activity' as const) }
  return infiniteQueryOptions({
    queryKey: keys.dossiers(query),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/dossiers', { params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

export const transitionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['dossier', 'one', id, 'transitions'] as const,
    queryFn: () => take(api.GET('/api/v1/dossiers/{id}/transitions', { params: { path: { id } } })),
    staleTime: 10_000,
  })

export type MoveFields = Record<string, unknown>

/**
 * Moves a card: it stands in its new column at once, and goes back when the server refuses, with the reason told.
 */
export function useMoveCard(filter: BoardFilter) {
  const queries = useQueryClient()
  const queryKey = keys.pipeline(filter)
  return useMutation({
    mutationFn: ({ card, to, fields }: { card: DossierSummary; to: string; fields?: MoveFields }) =>
      take(
        api.POST('/api/v1/dossiers/{id}/transitions', {
          params: { path: { id: card.id } },
          body: { ...fields, to, version: card.version },
        }),
      ),
    onMutate: async ({ card, to }) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData<BoardData>(queryKey)
      if (before) {
        queries.setQueryData<BoardData>(queryKey, moveCard(before, card.id, to, new Date(now()).toISOString()))
      }
      return { before }
    },
    onError: (error, _move, context) => {
      if (context?.before) queries.setQueryData<BoardData>(queryKey, context.before)
      notifyRefusal(error)
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['dossier'] }),
        queries.invalidateQueries({ queryKey: ['conversation'] }),
      ]),
  })
}
