import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import classes from './sort-header.module.css'

/** The ways a column can be sorted, the usual one first, and whether that one falls. */
export interface ColumnSorts<S extends string> {
  falling?: S
  rising?: S
  /** The one a first click asks for. */
  first: 'falling' | 'rising'
}

/** The head of a column: sorted by a click, the other way round by the next where the list can. */
export function SortHeader<S extends string>(props: {
  label: string
  /** What a click does, where the label alone does not say it. */
  title?: string
  sorts?: ColumnSorts<S> | undefined
  sort: S
  numeric?: boolean | undefined
  onSort: (sort: S) => void
}) {
  const { sorts, sort } = props
  if (!sorts)
    return (
      <th scope="col" data-numeric={props.numeric}>
        {props.label}
      </th>
    )
  const now = sorts.falling === sort ? 'falling' : sorts.rising === sort ? 'rising' : null
  const other = now === 'falling' ? sorts.rising : now === 'rising' ? sorts.falling : sorts[sorts.first]
  return (
    <th
      scope="col"
      data-numeric={props.numeric}
      aria-sort={now === null ? 'none' : now === 'falling' ? 'descending' : 'ascending'}
    >
      <UnstyledButton
        className={classes.sort}
        title={props.title}
        onClick={() => other !== undefined && props.onSort(other)}
      >
        {props.label}
        {now === 'falling' && <IconArrowDown size={13} stroke={2} aria-hidden />}
        {now === 'rising' && <IconArrowUp size={13} stroke={2} aria-hidden />}
      </UnstyledButton>
    </th>
  )
}
