import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { ListDefinition, ListName, ListPreferences, ListViews, SavedView } from '@/lib/api-lists.ts'
import { keys } from '@/lib/keys.ts'

/** Saved filters of a list, one's own and the team's, with one's columns and default. */
export const listViewsQuery = (list: ListName) =>
  queryOptions({
    queryKey: keys.listViews(list),
    queryFn: () => take(api.GET('/api/v1/saved-views', { params: { query: { list } } })),
    staleTime: 60_000,
    select: (views) => ({ ...views, items: views.items.toSorted((a, b) => a.name.localeCompare(b.name)) }),
  })

export interface ViewInput extends ListDefinition {
  name: string
  shared: boolean
}

/** Commands on the saved filters of one list; each answer stands in the menu at once. */
export function useViewCommands(list: ListName) {
  const queries = useQueryClient()
  const queryKey = keys.listViews(list)
  const stale = () => queries.invalidateQueries({ queryKey })
  const keep = (view: SavedView) => {
    queries.setQueryData<ListViews>(
      queryKey,
      (old) =>
        old && {
          ...old,
          items: [...old.items.filter((v) => v.id !== view.id), view],
        },
    )
    return stale()
  }
  const save = useMutation({
    mutationFn: (body: ViewInput) => take(api.POST('/api/v1/saved-views', { body: { list, ...body } })),
    onSuccess: keep,
  })
  const change = useMutation({
    mutationFn: ({ view, ...body }: { view: SavedView } & Partial<ViewInput>) =>
      take(
        api.PATCH('/api/v1/saved-views/{id}', {
          params: { path: { id: view.id } },
          body: { ...body, version: view.version },
        }),
      ),
    onSuccess: keep,
    onError: stale,
  })
  const remove = useMutation({
    mutationFn: ({ id, version }: SavedView) =>
      take(api.DELETE('/api/v1/saved-views/{id}', { params: { path: { id }, query: { version } } })),
    onSettled: stale,
  })
  const restore = async (id: string) => {
    await keep(await take(api.POST('/api/v1/saved-views/{id}/restore', { params: { path: { id } } })))
  }
  return { save, change, remove, restore }
}

/** Keeps what a person chose for a list, shown at once. */
export function usePreferList(list: ListName) {
  const queries = useQueryClient()
  const queryKey = keys.listViews(list)
  return useMutation({
    mutationFn: (body: Partial<ListPreferences>) =>
      take(api.PUT('/api/v1/list-preferences/{list}', { params: { path: { list } }, body })),
    onMutate: (body) =>
      queries.setQueryData<ListViews>(
        queryKey,
        (old) => old && { ...old, preferences: { ...old.preferences, ...body } },
      ),
    onError: () => queries.invalidateQueries({ queryKey }),
  })
}
