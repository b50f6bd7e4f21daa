import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { rowPicks } from '@/features/bulk/pick-box.tsx'
import type { Selection } from '@/features/bulk/use-selection.ts'
import { useSession } from '@/features/session/session.ts'
import type { AnnonceSummary } from '@/lib/api-annonces.ts'
import type { AnnonceSort } from '@/lib/api-lists.ts'
import { DataTable } from '@/ui/data-table.tsx'
import { Picture } from '@/ui/picture.tsx'
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
  /** The rows are still those of the filter before. */
  waiting: boolean
}) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const { items, selection } = props
  return (
    <DataTable
      className={classes.annonces}
      rows={items}
      name={{
        label: t('annonces:table.title'),
        cell: (a) => (
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
        ),
      }}
      columns={props.columns.map((key) => ({ key, label: t(`annonces:table.${key}`), ...tableColumns[key] }))}
      zoneOf={() => zoneOf()}
      sort={props.order}
      onSort={props.onOrder}
      picks={
        selection
          ? rowPicks(
              selection,
              items.map((a) => a.id),
              (a: AnnonceSummary) => a.title,
              props.waiting,
            )
          : undefined
      }
      busy={props.waiting}
    />
  )
}
