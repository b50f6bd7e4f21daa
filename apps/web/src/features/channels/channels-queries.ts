import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { ChannelDraft } from '@/lib/api-channels.ts'
import { keys } from '@/lib/keys.ts'

export const channelsQuery = queryOptions({
  queryKey: keys.channels,
  queryFn: () => take(api.GET('/api/v1/channels')),
})

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: keys.channelDraft(id),
    queryFn: () => take(api.GET('/api/v1/channel-drafts/{id}', { params: { path: { id } } })),
  })

export const spendQuery = (month: string) =>
  queryOptions({
    queryKey: [...keys.channels, 'spend', month],
    queryFn: () => take(api.GET('/api/v1/channels/spend', { params: { query: { month } } })),
    placeholderData: keepPreviousData,
  })

/** One act on numbers; whatever becomes of it, the list is read anew. */
export function useChannelAct<Input, Result>(act: (input: Input) => Promise<Result>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.channels }),
  })
}

/** One step of connecting a number: the draft it answers with is the one shown. */
export function useDraftStep<Input>(act: (input: Input) => Promise<ChannelDraft>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (draft) => queries.setQueryData(keys.channelDraft(draft.id), draft),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.channels }),
  })
}
