import { IconFolderSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BulkBar } from '@/features/bulk/bulk-bar.tsx'
import { rowPicks } from '@/features/bulk/pick-box.tsx'
import { useSelection } from '@/features/bulk/use-selection.ts'
import { useSession } from '@/features/session/session.ts'
import type { DossierSummary } from '@/lib/api-dossiers.ts'
import { formatName } from '@/lib/format.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { DataTable } from '@/ui/data-table.tsx'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
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
        <DataTable
          className={classes.dossiers}
          rows={rows}
          name={{
            label: t('dossiers:table.name'),
            cell: (d) => (
              <Link to="/dossiers/$dossierId" params={{ dossierId: d.id }} className={classes.name}>
                <Avatar name={d.contact.displayName} size={28} />
                <span>{formatName(d.contact.displayName)}</span>
                {d.unread > 0 && <span className={classes.unread}>{d.unread}</span>}
              </Link>
            ),
          }}
          columns={props.columns.map((key) => ({ key, label: t(`dossiers:table.${key}`), ...tableColumns[key] }))}
          zoneOf={(d) => zoneOf(d.branchId)}
          sort={props.search.sort ?? 'activity'}
          onSort={(next) => void navigate({ search: (old) => ({ ...old, sort: next }) })}
          picks={
            picks
              ? rowPicks(selection, order, (d: DossierSummary) => d.contact.displayName, list.isPlaceholderData)
              : undefined
          }
          busy={list.isFetching}
        />
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
