import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { TemplateDetail, TemplateFilter, TemplateWords } from '@/lib/api-templates.ts'
import { keys } from '@/lib/keys.ts'

/** The templates of the organisation, page by page. */
export const templateListQuery = (filter: TemplateFilter) =>
  infiniteQueryOptions({
    queryKey: keys.messageTemplates(filter),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/message-templates', {
          params: { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** One template with its versions. */
export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: keys.messageTemplate(id),
    queryFn: () => take(api.GET('/api/v1/message-templates/{id}', { params: { path: { id }, query: {} } })),
  })

export type TemplateAct =
  | { act: 'add'; words: TemplateWords & { accountId: string; name: string; language: string } }
  | { act: 'write'; template: TemplateDetail; words: TemplateWords }
  | { act: 'submit'; template: TemplateDetail }
  | { act: 'delete'; template: TemplateDetail }
  | { act: 'sync' }

function done(act: TemplateAct): Promise<TemplateDetail | unknown> {
  if (act.act === 'add') return take(api.POST('/api/v1/message-templates', { body: act.words }))
  if (act.act === 'sync') return take(api.POST('/api/v1/message-templates/synchronisation', { body: {} }))
  const { id, latest } = act.template
  const path = { id }
  if (act.act === 'delete')
    return take(api.DELETE('/api/v1/message-templates/{id}', { params: { path, query: { latest } } }))
  if (act.act === 'submit')
    return take(api.POST('/api/v1/message-templates/{id}/submission', { params: { path }, body: { latest } }))
  return take(api.POST('/api/v1/message-templates/{id}/versions', { params: { path }, body: { latest, ...act.words } }))
}

export function useTemplateAct() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: done,
    onSettled: () => queries.invalidateQueries({ queryKey: ['reference'] }),
  })
}
