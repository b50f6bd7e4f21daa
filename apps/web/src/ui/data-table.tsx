import type { ReactNode } from 'react'
import classes from './data-table.module.css'
import { type ColumnSorts, SortHeader } from './sort-header.tsx'

/** What a column shows of a row; times in the zone of the row. */
export interface TableColumn<Row, S extends string> {
  /** The orders the API gives by this column. */
  sorts?: ColumnSorts<S>
  numeric?: boolean
  cell: (row: Row, zone: string) => ReactNode
}

/** How rows are chosen for a change to many. */
export interface RowPicks<Row> {
  all: ReactNode
  box: (row: Row) => ReactNode
  has: (row: Row) => boolean
}

/**
 * A list as rows and columns, sorted by the API: a heading that stays, a name that always stands and the columns that
 * were chosen. On a phone a row is its name alone; the feature's own class says by `data-column` what stands with it,
 * and by `--row`, `--edge` and `--row-pad` how much room a row takes.
 */
export function DataTable<Row extends { id: string }, S extends string>(props: {
  className: string | undefined
  rows: readonly Row[]
  name: { label: string; sorts?: ColumnSorts<S>; cell: (row: Row) => ReactNode }
  columns: readonly (TableColumn<Row, S> & { key: string; label: string })[]
  zoneOf: (row: Row) => string
  sort: S
  onSort: (sort: S) => void
  picks?: RowPicks<Row> | undefined
  busy?: boolean
}) {
  const { name, columns, picks, sort, onSort } = props
  return (
    <table className={`${classes.table} ${props.className ?? ''}`} aria-busy={props.busy}>
      <thead>
        <tr>
          {picks && <td className={classes.pick}>{picks.all}</td>}
          <SortHeader label={name.label} sorts={name.sorts} sort={sort} onSort={onSort} />
          {columns.map((c) => (
            <SortHeader key={c.key} label={c.label} sorts={c.sorts} sort={sort} numeric={c.numeric} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id} data-picked={picks?.has(row) || undefined}>
            {picks && <td className={classes.pick}>{picks.box(row)}</td>}
            <th scope="row">{name.cell(row)}</th>
            {columns.map((c) => (
              <td key={c.key} data-column={c.key} data-numeric={c.numeric}>
                {c.cell(row, props.zoneOf(row))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
