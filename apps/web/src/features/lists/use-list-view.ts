import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useSession } from '@/features/session/session.ts'
import type { ListName, SavedView } from '@/lib/api-lists.ts'
import type { ListAddress } from './list-address.ts'
import { knownColumns, readColumns } from './list-columns.ts'
import { listViewsQuery, usePreferList } from './list-queries.ts'

/**
 * The columns of a list, its active saved filter, and the way to change both. Columns come from the address, else from
 * the person's own choice, else they are the usual ones. A list opened bare opens with the person's default.
 */
export function useListView<K extends string>(options: {
  list: ListName
  known: readonly K[]
  usual: readonly K[]
  address: ListAddress
  /** Nothing is asked of the list yet. */
  bare: boolean
  onColumns: (cols: string | undefined) => void
  onApply: (view: SavedView) => void
}) {
  const { list, known, address } = options
  const { can } = useSession()
  const keeps = can('view.read')
  const { data } = useQuery({ ...listViewsQuery(list), enabled: keeps })
  const prefer = usePreferList(list)
  const active = data?.items.find((v) => v.id === address.saved) ?? null
  const chosen = data?.preferences.columns
  const columns = readColumns(address.cols, known) ??
    (chosen ? knownColumns(chosen, known) : null) ?? [...options.usual]

  function setColumns(next: readonly K[] | null) {
    options.onColumns(next?.join(','))
    // Inside a saved filter the choice belongs to the filter, and is kept with it.
    if (keeps && !active) prefer.mutate({ columns: next ? [...next] : null })
  }

  const first = useRef(options.bare)
  const apply = useRef(options.onApply)
  apply.current = options.onApply
  useEffect(() => {
    if (!first.current || !data) return
    first.current = false
    const usualOne = data.items.find((v) => v.id === data.preferences.defaultViewId)
    if (usualOne && !usualOne.outdated) apply.current(usualOne)
  }, [data])

  return { columns, setColumns, active, keeps }
}
