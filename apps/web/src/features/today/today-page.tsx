import { SegmentedControl } from '@mantine/core'
import { IconSunHigh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Page, PageHeader } from '@/ui/page.tsx'
import { DetailSkeleton, EmptyState, ErrorState } from '@/ui/states.tsx'
import { DayColumn } from './day-column.tsx'
import { NowColumn } from './now-column.tsx'
import { TeamBoard } from './team-board.tsx'
import classes from './today.module.css'
import { todayQuery } from './today.ts'

/** Home: what needs the person now; for who leads, the team beside it. */
export function TodayPage() {
  const { t } = useTranslation()
  const { can, zoneOf } = useSession()
  const search = useSearch({ from: '/_app/today' })
  const navigate = useNavigate({ from: '/today' })
  const now = useNow(60_000)
  const day = formatInstant(new Date(now).toISOString(), zoneOf(), currentLocale(), 'day')
  const team = can('dossier.assign') && search.team === true
  return (
    <Page>
      <PageHeader
        title={t('today:title')}
        subtitle={<span className={classes.day}>{day}</span>}
        actions={
          can('dossier.assign') && (
            <SegmentedControl
              aria-label={t('today:view')}
              data={(['mine', 'team'] as const).map((value) => ({ value, label: t(`today:${value}`) }))}
              value={team ? 'team' : 'mine'}
              onChange={(value) => void navigate({ search: value === 'team' ? { team: true } : {}, replace: true })}
            />
          )
        }
      />
      {team ? <TeamBoard /> : <MyDay />}
    </Page>
  )
}

function MyDay() {
  const { t } = useTranslation()
  const today = useQuery(todayQuery)
  if (today.isPending) return <DetailSkeleton />
  if (!today.data) return <ErrorState error={today.error} onRetry={() => void today.refetch()} />
  const { answers, waiting, nudges, tasks } = today.data
  const nothing = answers.length + waiting.length + nudges.length + tasks.length === 0
  return (
    <div className={classes.columns}>
      <div className={classes.now}>
        {nothing ? (
          <EmptyState pattern icon={IconSunHigh} title={t('today:doneTitle')} body={t('today:doneBody')} />
        ) : (
          <NowColumn today={today.data} />
        )}
      </div>
      <div className={classes.aside}>
        <DayColumn today={today.data} />
      </div>
    </div>
  )
}
