import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { CannedReply, CannedTexts } from '@/lib/api-canned.ts'
import { keys } from '@/lib/keys.ts'

/** The texts of the organisation as they are kept. */
export const cannedQuery = queryOptions({
  queryKey: keys.canned,
  queryFn: () => take(api.GET('/api/v1/canned-replies')),
})

/** The texts as they go into one conversation. */
export const filledQuery = (conversationId: string) =>
  queryOptions({
    queryKey: keys.cannedFor(conversationId),
    queryFn: () =>
      take(api.GET('/api/v1/conversations/{id}/canned-replies', { params: { path: { id: conversationId } } })),
    staleTime: 5 * 60_000,
  })

export interface ReplyFields {
  title: string
  shortcut: string
  texts: CannedTexts
}

/** What is done to the texts. */
export type CannedAct =
  | { act: 'add'; fields: ReplyFields }
  | { act: 'change'; reply: CannedReply; fields: ReplyFields }
  | { act: 'delete'; reply: CannedReply }
  | { act: 'restore'; id: string }

function done(act: CannedAct): Promise<unknown> {
  if (act.act === 'add') return take(api.POST('/api/v1/canned-replies', { body: act.fields }))
  if (act.act === 'restore')
    return take(api.POST('/api/v1/canned-replies/{id}/restore', { params: { path: { id: act.id } }, body: {} }))
  const { id, version } = act.reply
  if (act.act === 'delete')
    return take(api.DELETE('/api/v1/canned-replies/{id}', { params: { path: { id }, query: { version } } }))
  return take(api.PATCH('/api/v1/canned-replies/{id}', { params: { path: { id } }, body: { version, ...act.fields } }))
}

export function useCannedAct() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: done,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.canned }),
  })
}
