import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { EditedList, Labels, ReferenceListName } from '@/lib/api-references.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { familyOf, takeOwnLists } from '@/lib/own-lists.ts'

/** The lists of the organisation. Reading them gives its words to the whole app. */
export const referencesQuery = queryOptions({
  queryKey: keys.references,
  queryFn: async () => {
    const lists = await take(api.GET('/api/v1/reference-lists'))
    takeOwnLists(lists.items)
    return lists
  },
  staleTime: 10 * 60_000,
})

/** One list as it is edited. */
export const referenceListQuery = (list: ReferenceListName) =>
  queryOptions({
    queryKey: keys.referenceList(list),
    queryFn: () => take(api.GET('/api/v1/reference-lists/{list}', { params: { path: { list } } })),
  })

export interface CodeChoice {
  value: string
  label: string
}

/** The codes of a list to choose from, in the organisation's order; `kept`: one that stays choosable where it stands. */
export function useCodes(list: ReferenceListName, kept?: string | null): CodeChoice[] {
  const { data } = useQuery(referencesQuery)
  const values = data?.items.find((each) => each.list === list)?.values ?? []
  return values
    .filter(({ code, state }) => state === 'ACTIVE' || code === kept)
    .map(({ code }) => ({ value: code, label: label(familyOf[list], code) }))
}

/** The wanted code when it is offered, else the first that is. */
export function offered(choices: readonly CodeChoice[], wanted: string): string {
  return choices.some(({ value }) => value === wanted) ? wanted : (choices[0]?.value ?? wanted)
}

/** The codes of a list to filter by: hidden ones too, after the others, because records may still have them. */
export function useFilterCodes(list: ReferenceListName): CodeChoice[] {
  const { data } = useQuery(referencesQuery)
  const values = data?.items.find((each) => each.list === list)?.values ?? []
  return (['ACTIVE', 'HIDDEN'] as const).flatMap((state) =>
    values
      .filter((value) => value.state === state)
      .map(({ code }) => ({ value: code, label: label(familyOf[list], code) })),
  )
}

/** What is done to a list; each answers the list as it then is. */
export type ListAct =
  | { act: 'add'; code: string; labels: { fr: string; ar: string | null; en: string | null } }
  | { act: 'change'; code: string; labels?: Partial<Labels>; active?: boolean }
  | { act: 'delete'; code: string }
  | { act: 'arrange'; codes: string[] }

/** Does it to the list as it stands on this screen: its versions go along. */
function perform(shown: EditedList, change: ListAct): Promise<EditedList> {
  const { list } = shown
  const versionOf = (code: string) => shown.values.find((value) => value.code === code)?.version ?? 0
  switch (change.act) {
    case 'add': {
      const { code, labels } = change
      return take(
        api.POST('/api/v1/reference-lists/{list}/values', { params: { path: { list } }, body: { code, labels } }),
      )
    }
    case 'change': {
      const { act: _act, code, ...over } = change
      const body = { ...over, version: versionOf(code) }
      return take(api.PATCH('/api/v1/reference-lists/{list}/values/{code}', { params: { path: { list, code } }, body }))
    }
    case 'delete': {
      const { code } = change
      return take(
        api.DELETE('/api/v1/reference-lists/{list}/values/{code}', {
          params: { path: { list, code }, query: { version: versionOf(code) } },
        }),
      )
    }
    case 'arrange': {
      const body = { version: shown.version, codes: change.codes }
      return take(api.PUT('/api/v1/reference-lists/{list}/order', { params: { path: { list } }, body }))
    }
  }
}

/**
 * Changes a list, one change after the other, so that each knows the versions the one before left. A new order is shown
 * at once; after a refusal what stands is read again.
 */
export function useListAct(list: ReferenceListName) {
  const queries = useQueryClient()
  const query = referenceListQuery(list)
  return useMutation({
    scope: { id: `reference-list-${list}` },
    mutationFn: async (change: ListAct) => perform(await queries.ensureQueryData(query), change),
    onMutate: (change) => {
      if (change.act !== 'arrange') return
      queries.setQueryData(query.queryKey, (shown) => shown && { ...shown, values: inOrder(shown, change.codes) })
    },
    onSuccess: (edited) => queries.setQueryData(query.queryKey, edited),
    onError: () => queries.invalidateQueries({ queryKey: query.queryKey }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.references }),
  })
}

function inOrder({ values }: EditedList, codes: readonly string[]): EditedList['values'] {
  const place = new Map(codes.map((code, at) => [code, at]))
  return [...values].sort((a, b) => (place.get(a.code) ?? values.length) - (place.get(b.code) ?? values.length))
}
