import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RowPicks } from '@/ui/data-table.tsx'
import type { Selection } from './use-selection.ts'

/**
 * The boxes of a table whose rows can be chosen for one change to many.
 * @param order ids of the rows as they stand
 * @param waiting the rows are still those of the filter before: a choice would be about rows that are about to leave
 */
export function rowPicks<Row extends { id: string }>(
  selection: Selection,
  order: readonly string[],
  nameOf: (row: Row) => string,
  waiting: boolean,
): RowPicks<Row> {
  const all = { order, selection, waiting }
  return {
    all: <PickAllBox {...all} />,
    box: (row) => <PickBox id={row.id} name={nameOf(row)} {...all} />,
    has: (row) => selection.whole || selection.ids.has(row.id),
  }
}

interface ListPicks {
  order: readonly string[]
  selection: Selection
  waiting: boolean
}

/** The box of a row: a click with Shift takes the rows between. */
function PickBox(props: ListPicks & { id: string; name: string }) {
  const { t } = useTranslation()
  const { selection } = props
  return (
    <Checkbox
      size="xs"
      disabled={props.waiting}
      aria-label={t('lists:bulk.pick', { name: props.name })}
      checked={selection.whole || selection.ids.has(props.id)}
      onChange={(event) => {
        const { nativeEvent } = event
        const range = 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true
        selection.toggle(props.id, props.order, range)
      }}
    />
  )
}

/** The box above the rows: all that are shown. */
function PickAllBox({ order, selection, waiting }: ListPicks) {
  const { t } = useTranslation()
  const all = selection.whole || (order.length > 0 && order.every((id) => selection.ids.has(id)))
  return (
    <Checkbox
      size="xs"
      disabled={waiting}
      aria-label={t('lists:bulk.pickAll')}
      checked={all}
      indeterminate={!all && selection.ids.size > 0}
      onChange={() => selection.toggleAll(order)}
    />
  )
}
