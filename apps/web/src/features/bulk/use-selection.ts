import { useState } from 'react'
import type { BulkSelection } from '@/lib/api-bulk.ts'
import { nothingChosen, touchAll, touchRow } from './selection.ts'

export type Selection = ReturnType<typeof useSelection>

/**
 * Rows chosen for one change to many, or all that fit the filter. Another filter begins with nothing chosen.
 * @param filter what the list is asked for, as the API takes it
 */
export function useSelection(filter: Record<string, unknown>) {
  const key = JSON.stringify(filter)
  const [state, setState] = useState({ key, chosen: nothingChosen, whole: false })
  const { chosen, whole } = state.key === key ? state : { chosen: nothingChosen, whole: false }
  return {
    ids: chosen.ids,
    whole,
    /** What the change is about. */
    asked: (whole ? { filter } : { ids: [...chosen.ids] }) satisfies BulkSelection as BulkSelection,
    toggle: (id: string, order: readonly string[], range: boolean) =>
      setState({ key, chosen: touchRow(chosen, id, order, range), whole: false }),
    toggleAll: (order: readonly string[]) => setState({ key, chosen: touchAll(chosen, order), whole: false }),
    takeWhole: () => setState({ key, chosen, whole: true }),
    clear: () => setState({ key, chosen: nothingChosen, whole: false }),
  }
}
