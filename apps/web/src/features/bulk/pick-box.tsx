import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RowPicks } from '@/ui/data-table.tsx'
import type { Selection } from './use-selection.ts'

/**
 * The boxes of a table whose rows can be chosen for one change to many.
 * @param order ids of the rows as they stand
 */
export function rowPicks<Row extends { id: string }>(
  selection: Selection,
  order: readonly string[],
  nameOf: (row: Row) => string,
): RowPicks<Row> {
  return {
    all: <PickAllBox order={order} selection={selection} />,
    box: (row) => <PickBox id={row.id} name={nameOf(row)} order={order} selection={selection} />,
    has: (row) => selection.whole || selection.ids.has(row.id),
  }
}

/** The box of a row: a click with Shift takes the rows between. */
function PickBox(props: { id: string; name: string; order: readonly string[]; selection: Selection }) {
  const { t } = useTranslation()
  const { selection } = props
  return (
    <Checkbox
      size="xs"
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
function PickAllBox({ order, selection }: { order: readonly string[]; selection: Selection }) {
  const { t } = useTranslation()
  const all = selection.whole || (order.length > 0 && order.every((id) => selection.ids.has(id)))
  return (
    <Checkbox
      size="xs"
      aria-label={t('lists:bulk.pickAll')}
      checked={all}
      indeterminate={!all && selection.ids.size > 0}
      onChange={() => selection.toggleAll(order)}
    />
  )
}
