import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PickAllBox, PickBox } from '@/features/bulk/pick-box.tsx'
import type { Selection } from '@/features/bulk/use-selection.ts'
import type { AnnonceSummary } from '@/lib/api-annonces.ts'
import type { AnnonceSort } from '@/lib/api-lists.ts'
import { Picture } from '@/ui/picture.tsx'
import { SortHeader } from '@/ui/sort-header.tsx'
import { type ColumnKey, tableColumns } from './annonce-columns.tsx'
import classes from './annonce-table.module.css'

/** The portfolio as rows; on a phone photo, title, price and state. */
export function AnnonceTable(props: {
  items: readonly AnnonceSummary[]
  columns: readonly ColumnKey[]
  order: AnnonceSort
  onOrder: (order: AnnonceSort) => void
  /** Rows chosen; null where nothing can be done to many. */
  selection: Selection | null
}) {
  const { t } = useTranslation()
  const columns = props.columns.map((key) => ({ key, ...tableColumns[key] }))
  const { selection } = props
  const order = props.items.map((a) => a.id)
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {selection && (
            <td className={classes.pick}>
              <PickAllBox order={order} selection={selection} />
            </td>
          )}
          <th scope="col">{t('annonces:table.title')}</th>
          {columns.map((c) => (
            <SortHeader
              key={c.key}
              label={t(`annonces:table.${c.key}`)}
              sorts={c.sorts}
              sort={props.order}
              numeric={c.numeric}
              onSort={props.onOrder}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.items.map((a) => (
          <tr key={a.id} data-picked={selection?.whole || selection?.ids.has(a.id) || undefined}>
            {selection && (
              <td className={classes.pick}>
                <PickBox id={a.id} name={a.title} order={order} selection={selection} />
              </td>
            )}
            <th scope="row">
              <Link to="/annonces/$annonceId" params={{ annonceId: a.id }} className={classes.name}>
                <span className={classes.photo}>
                  <Picture src={a.coverUrl} propertyType={a.propertyType} />
                </span>
                <span>
                  <span className={classes.title} dir="auto">
                    {a.title}
                  </span>
                  <bdi className={classes.reference}>{a.reference}</bdi>
                </span>
              </Link>
            </th>
            {columns.map((c) => (
              <td key={c.key} data-column={c.key} data-numeric={c.numeric}>
                {c.cell(a)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
