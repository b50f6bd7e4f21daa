import { Button, Skeleton } from '@mantine/core'
import { IconChartBar, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { useSession } from '@/features/session/session.ts'
import { type ReportSummary, reportFigures } from '@/lib/api-reports.ts'
import { label } from '@/lib/label.ts'
import { Page, PageHeader } from '@/ui/page.tsx'
import { EmptyState, ErrorState } from '@/ui/states.tsx'
import { Bars } from './bars.tsx'
import { BreakdownCard } from './breakdown.tsx'
import { Card } from './card.tsx'
import { FunnelCard } from './funnel.tsx'
import { LeadsCard } from './leads-chart.tsx'
import { Parts } from './parts.tsx'
import { ReportFilters } from './report-filters.tsx'
import { summaryQuery } from './report-queries.ts'
import { countText, dayText, durationText } from './report-text.ts'
import classes from './reports.module.css'
import { RowsDrawer } from './rows-drawer.tsx'
import { Tiles } from './tiles.tsx'
import { useReport } from './use-report.ts'

/** What the agency achieved in a period, beside another; each figure opens the rows it counts. */
export function ReportsPage() {
  const { can } = useSession()
  return can('report.read') ? <Reports /> : <ForbiddenPage />
}

function Reports() {
  const { t } = useTranslation()
  const { search, scope } = useReport()
  const summary = useQuery(
    summaryQuery({
      ...scope,
      ...(search.compare ? { compare: search.compare } : {}),
      ...(search.interval ? { interval: search.interval } : {}),
    }),
  )
  const { data } = summary
  return (
    <Page>
      <PageHeader
        title={t('reports:title')}
        subtitle={data ? <Period summary={data} /> : <Skeleton height={12} width={260} />}
        actions={
          <Button
            variant="default"
            size="xs"
            className={classes.noPrint}
            leftSection={<IconPrinter size={16} stroke={1.5} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('reports:print')}
          </Button>
        }
      >
        <ReportFilters own={data?.reach === 'OWN'} />
      </PageHeader>
      {summary.isPending && <PageSkeleton />}
      {summary.isError && !data && <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />}
      {data && <Figures summary={data} busy={summary.isPlaceholderData} />}
      {data && search.rows && <RowsDrawer asked={search.rows} zone={data.timezone} />}
    </Page>
  )
}

function Period({ summary }: { summary: ReportSummary }) {
  const { t } = useTranslation()
  const days = { from: dayText(summary.period.from), to: dayText(summary.period.to) }
  const before = summary.compare
  return (
    <>
      {summary.period.from === summary.period.to ? t('reports:subtitleDay', days) : t('reports:subtitle', days)}
      {before && ` · ${t('reports:comparedTo', { from: dayText(before.from), to: dayText(before.to) })}`}
      {summary.reach === 'OWN' && ` · ${t('reports:ownFigures')}`}
    </>
  )
}

function Figures({ summary, busy }: { summary: ReportSummary; busy: boolean }) {
  const { t } = useTranslation()
  const { figures: f, previous: p } = summary
  const nothing = reportFigures.every((name) => f[name] === 0 && (p?.[name] ?? 0) === 0)
  if (nothing)
    return <EmptyState icon={IconChartBar} title={t('reports:empty.title')} body={t('reports:empty.body')} pattern />
  return (
    <div className={classes.figures} aria-busy={busy}>
      <Tiles summary={summary} />
      <div className={classes.cards}>
        <LeadsCard summary={summary} />
        <Codes summary={summary} part="sources" />
        <FunnelCard />
        <ResponseCard summary={summary} />
        <VisitsCard summary={summary} />
        <Codes summary={summary} part="wonReasons" />
        <Codes summary={summary} part="lostReasons" />
        <BreakdownCard own={summary.reach === 'OWN'} />
      </div>
    </div>
  )
}

const codeCards = {
  sources: { area: 'sources', title: 'sources', family: 'source', table: 'source', color: 1 },
  wonReasons: { area: 'won', title: 'won', family: 'wonReason', table: 'won', color: 3 },
  lostReasons: { area: 'lost', title: 'lost', family: 'lossReason', table: 'lost', color: 2 },
} as const

/** Sources and reasons, counted. */
function Codes({ summary, part }: { summary: ReportSummary; part: keyof typeof codeCards }) {
  const { t } = useTranslation()
  const { scope, search, openRows } = useReport()
  const card = codeCards[part]
  const title = t(`reports:chart.${card.title}`)
  return (
    <Card
      area={card.area}
      title={title}
      formula={t(`reports:formula.${part === 'sources' ? 'leads' : 'won'}`)}
      file={{ ...scope, table: card.table, compare: search.compare }}
    >
      <Bars
        caption={title}
        items={summary[part]}
        color={card.color}
        nameOf={(code) => (code === 'NONE' ? t('reports:noReason') : label(card.family, code))}
        onOpen={(code) =>
          openRows(
            part === 'sources'
              ? { figure: 'leads', source: code }
              : { figure: part === 'wonReasons' ? 'won' : 'lost', reason: code },
          )
        }
      />
    </Card>
  )
}

function ResponseCard({ summary }: { summary: ReportSummary }) {
  const { t } = useTranslation()
  const { openRows } = useReport()
  const { figures: f } = summary
  const timed = f.answeredInTime + f.answeredLate + f.awaiting
  return (
    <Card
      area="response"
      title={t('reports:chart.response')}
      formula={t('reports:formula.response', { minutes: summary.slaMinutes })}
    >
      <p className={classes.lead}>
        <strong>{durationText(f.responseMedian)}</strong>
        {f.responseP90 !== null && <span>{t('reports:tile.p90', { time: durationText(f.responseP90) })}</span>}
      </p>
      <Parts
        onOpen={(figure) => openRows({ figure })}
        parts={[
          { name: t('reports:figure.answeredInTime'), count: f.answeredInTime, figure: 'answeredInTime', tone: 'good' },
          { name: t('reports:figure.answeredLate'), count: f.answeredLate, figure: 'answeredLate', tone: 'bad' },
          { name: t('reports:figure.awaiting'), count: f.awaiting, figure: 'awaiting', tone: 'wait' },
          { name: t('reports:chart.untimed'), count: Math.max(0, f.leads - timed), figure: null, tone: 'rest' },
        ]}
      />
    </Card>
  )
}

function VisitsCard({ summary }: { summary: ReportSummary }) {
  const { t } = useTranslation()
  const { openRows } = useReport()
  const { figures: f } = summary
  return (
    <Card area="visits" title={t('reports:chart.visits')} formula={t('reports:formula.visits')}>
      <p className={classes.lead}>
        <button type="button" className={classes.plain} onClick={() => openRows({ figure: 'visits' })}>
          <strong>{countText(f.visits)}</strong>
        </button>
        <span>{t('reports:figure.visits')}</span>
      </p>
      <Parts
        onOpen={(figure) => openRows({ figure })}
        parts={[
          { name: t('reports:figure.visitsDone'), count: f.visitsDone, figure: 'visitsDone', tone: 'good' },
          { name: t('reports:figure.visitsMissed'), count: f.visitsMissed, figure: 'visitsMissed', tone: 'bad' },
          {
            name: t('reports:figure.visitsCancelled'),
            count: f.visitsCancelled,
            figure: 'visitsCancelled',
            tone: 'rest',
          },
          { name: t('reports:figure.visitsAhead'), count: f.visitsAhead, figure: 'visitsAhead', tone: 'wait' },
        ]}
      />
    </Card>
  )
}

function PageSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('state.loading')}>
      <div className={classes.tiles}>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Skeleton key={key} height={116} radius="lg" />
        ))}
      </div>
      <div className={classes.cards}>
        <div data-area="leads">
          <Skeleton height={300} radius="lg" />
        </div>
        <div data-area="sources">
          <Skeleton height={300} radius="lg" />
        </div>
        <div data-area="funnel">
          <Skeleton height={360} radius="lg" />
        </div>
      </div>
    </div>
  )
}
