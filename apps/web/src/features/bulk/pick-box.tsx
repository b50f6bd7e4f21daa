import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Selection } from './use-selection.ts'

/** The box of a row: a click with Shift takes the rows between. */
export function PickBox(props: { id: string; name: string; order: readonly string[]; selection: Selection }) {
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
export function PickAllBox({ order, selection }: { order: readonly string[]; selection: Selection }) {
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
