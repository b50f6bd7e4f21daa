import { Drawer } from '@mantine/core'
import { IconListSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { FigureRow, RowsAsked } from '@/lib/api-operations.ts'
import { label } from '@/lib/label.ts'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './operations.module.css'
import { rowsQuery } from './operations-queries.ts'
import { secondsText } from './operations-text.ts'

/** The very rows a figure counted, each with the way to its conversation. */
export function RowsDrawer({ asked }: { asked: RowsAsked }) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/operations' })
  const list = useInfiniteQuery(rowsQuery(asked))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Drawer
      opened
      onClose={() => void navigate({ search: ({ tab, only }) => ({ tab, only }), replace: true })}
      position="right"
      size={520}
      title={[t(`operations:rows.${asked.figure}`), asked.code].filter(Boolean).join(' · ')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {list.isPending && <ListSkeleton rows={8} avatar={false} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={IconListSearch}
          title={t('operations:rows.emptyTitle')}
          body={t('operations:rows.emptyBody')}
        />
      )}
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} figure={asked.figure} />
          </li>
        ))}
      </ul>
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Drawer>
  )
}

function Row({ row, figure }: { row: FigureRow; figure: RowsAsked['figure'] }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const timed = figure === 'slowestSent' || figure === 'slowestDelivered'
  return (
    <>
      <div className={classes.rowLine}>
        <RowTitle row={row} />
        {timed && <bdi className={classes.took}>{secondsText(row.seconds)}</bdi>}
        {row.status && <Tag>{label('messageStatus', row.status)}</Tag>}
      </div>
      <div className={classes.rowFacts}>
        <InstantText at={row.at} zone={zoneOf()} relative />
        <span>{label('channel', row.channel)}</span>
        {figure === 'optOuts' && row.code && <span>{label('purpose', row.code)}</span>}
        {row.attempts > 1 && <span>{t('operations:tries', { count: row.attempts })}</span>}
        {figure === 'later' && row.dueAt && (
          <span>
            {t('operations:leaves')} <InstantText at={row.dueAt} zone={zoneOf()} relative />
          </span>
        )}
      </div>
      {row.cause && <p className={classes.rowCause}>{row.cause}</p>}
    </>
  )
}

function RowTitle({ row }: { row: FigureRow }) {
  const name = <strong>{row.contact.displayName}</strong>
  if (row.conversationId)
    return (
      <Link to="/inbox/$conversationId" params={{ conversationId: row.conversationId }} className={classes.rowTitle}>
        {name}
      </Link>
    )
  return (
    <Link to="/contacts/$contactId" params={{ contactId: row.contact.id }} className={classes.rowTitle}>
      {name}
    </Link>
  )
}
