import { Drawer } from '@mantine/core'
import { IconListSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FigureName, ReportRow } from '@/lib/api-reports.ts'
import { label } from '@/lib/label.ts'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { InstantText, MoneyText } from '@/ui/text.tsx'
import { CsvButton } from './card.tsx'
import { rowsQuery } from './report-queries.ts'
import { dayText, durationText } from './report-text.ts'
import classes from './reports.module.css'
import type { RowsAsked } from './reports-search.ts'
import { useReport } from './use-report.ts'

/** The very rows a figure counted, the latest first, with the way to each and out as a file. */
export function RowsDrawer({ asked, zone }: { asked: RowsAsked; zone: string }) {
  const { t } = useTranslation()
  const { scope, closeRows } = useReport()
  const query = { ...scope, ...asked }
  const list = useInfiniteQuery(rowsQuery(query))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const name = t(`reports:figure.${asked.figure}`)
  const parts = [
    asked.step && label('status', asked.step),
    asked.bucket && dayText(asked.bucket),
    asked.reason && reasonText(asked.reason, asked.figure, t('reports:noReason')),
    asked.source && label('source', asked.source),
    asked.currency,
  ].filter(Boolean)
  return (
    <Drawer
      opened
      onClose={closeRows}
      position="right"
      size={560}
      title={[name, ...parts].join(' · ')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {list.isPending && <ListSkeleton rows={8} avatar={false} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState icon={IconListSearch} title={t('reports:rows.emptyTitle')} body={t('reports:rows.emptyBody')} />
      )}
      {rows.length > 0 && (
        <div className={classes.rowsHead}>
          <span className={classes.faint} role="status">
            {t(list.hasNextPage ? 'reports:rows.count' : 'reports:rows.all', { count: rows.length })}
          </span>
          <span className={classes.grow} />
          <CsvButton file={{ ...query, table: 'rows' }} name={name} />
        </div>
      )}
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} zone={zone} figure={asked.figure} inStep={asked.step !== undefined} />
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

function Row(props: { row: ReportRow; zone: string; figure: FigureName; inStep: boolean }) {
  const { row, zone, figure, inStep } = props
  const { t } = useTranslation()
  const visit = row.kind === 'VISIT'
  return (
    <>
      <div className={classes.rowLine}>
        <RowTitle row={row} />
        <span className={classes.grow} />
        <StatusBadge family={visit ? 'appointmentState' : 'status'} code={row.status} />
      </div>
      <div className={classes.rowFacts}>
        <InstantText at={row.at} zone={zone} />
        {row.agent ? <span>{row.agent.name}</span> : <span>{t('person.unassigned')}</span>}
        {row.source && <span>{label('source', row.source)}</span>}
        {row.reason && (
          <span>{visit ? label('cancelReason', row.reason) : reasonText(row.reason, figure, row.reason)}</span>
        )}
        {row.remark && <span dir="auto">« {row.remark} »</span>}
        {row.seconds !== null && (
          <span>
            {t(inStep ? 'reports:rows.inStep' : 'reports:rows.answeredIn', { time: durationText(row.seconds) })}
          </span>
        )}
        {row.value && <MoneyText money={row.value} />}
        {row.annonce && <span className={classes.rowAnnonce}>{row.annonce.title}</span>}
      </div>
    </>
  )
}

/** Who and which dossier; a link where the person may open it. */
function RowTitle({ row }: { row: ReportRow }) {
  const { t } = useTranslation()
  const text = (
    <>
      <strong>{row.contact ?? t('reports:rows.hidden')}</strong>
      <bdi className={classes.faint}>{row.dossier?.reference ?? t('reports:rows.noDossier')}</bdi>
    </>
  )
  if (!row.dossier || !row.readable) return <span className={classes.rowTitle}>{text}</span>
  return (
    <Link to="/dossiers/$dossierId" params={{ dossierId: row.dossier.id }} className={classes.rowTitle}>
      {text}
    </Link>
  )
}

/** A reason in words: a code of the house, or what the organisation called it. */
function reasonText(code: string, figure: FigureName, none: string): string {
  return code === 'NONE' ? none : label(figure === 'lost' ? 'lossReason' : 'wonReason', code)
}
