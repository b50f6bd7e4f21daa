import { IconFolderSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BulkBar } from '@/features/bulk/bulk-bar.tsx'
import { PickAllBox, PickBox } from '@/features/bulk/pick-box.tsx'
import { useSelection } from '@/features/bulk/use-selection.ts'
import { useSession } from '@/features/session/session.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { SortHeader } from '@/ui/sort-header.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import classes from './dossier-table.module.css'
import { dossiersQuery } from './pipeline-queries.ts'
import { dossierFilter, type PipelineSearch } from './pipeline-search.ts'
import { type ColumnKey, tableColumns } from './table-columns.tsx'

/** Dossiers as rows: sorted by the API, read on as one scrolls; on a phone a list of name, step and score. */
export function DossierTable(props: { search: PipelineSearch; columns: readonly ColumnKey[] }) {
  const { t } = useTranslation()
  const { zoneOf, can } = useSession()
  const selection = useSelection(dossierFilter(props.search))
  const navigate = useNavigate({ from: '/dossiers/' })
  const list = useInfiniteQuery(dossiersQuery(props.search))
  const columns = props.columns.map((key) => ({ key, ...tableColumns[key] }))
  const sort = props.search.sort ?? 'activity'
  if (list.isPending) return <ListSkeleton rows={12} />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  const rows = list.data.pages.flatMap((p) => p.items)
  const order = rows.map((d) => d.id)
  const picks = can('dossier.write')
  if (rows.length === 0 && !list.hasNextPage)
    return <EmptyState icon={IconFolderSearch} title={t('state.noMatchTitle')} body={t('state.noMatchBody')} pattern />
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table} aria-busy={list.isFetching}>
          <thead>
            <tr>
              {picks && (
                <td className={classes.pick}>
                  <PickAllBox order={order} selection={selection} />
                </td>
              )}
              <th scope="col">{t('dossiers:table.name')}</th>
              {columns.map((c) => (
                <SortHeader
                  key={c.key}
                  label={t(`dossiers:table.${c.key}`)}
                  sorts={c.sorts}
                  sort={sort}
                  numeric={c.numeric}
                  onSort={(next) => void navigate({ search: (old) => ({ ...old, sort: next }) })}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((d) => (
              <tr key={d.id} data-picked={selection.whole || selection.ids.has(d.id) || undefined}>
                {picks && (
                  <td className={classes.pick}>
                    <PickBox id={d.id} name={d.contact.displayName} order={order} selection={selection} />
                  </td>
                )}
                <th scope="row">
                  <Link to="/dossiers/$dossierId" params={{ dossierId: d.id }} className={classes.name}>
                    <Avatar name={d.contact.displayName} size={28} />
                    <span>{d.contact.displayName}</span>
                    {d.unread > 0 && <span className={classes.unread}>{d.unread}</span>}
                  </Link>
                </th>
                {columns.map((c) => (
                  <td key={c.key} data-column={c.key} data-numeric={c.numeric}>
                    {c.cell(d, zoneOf(d.branchId))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <MoreSentinel
          hasMore={list.hasNextPage}
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      </div>
      {picks && <BulkBar list="DOSSIERS" selection={selection} hasMore={list.hasNextPage} />}
    </>
  )
}
