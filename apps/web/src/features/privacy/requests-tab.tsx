import { Button, SegmentedControl } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { DataRequest } from '@/lib/api-privacy.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { dayText } from './days.ts'
import classes from './privacy.module.css'
import { requestsQuery } from './privacy-queries.ts'
import { CopyProgress, DueTag, RequestActions } from './request-actions.tsx'
import { RequestDialog } from './request-dialog.tsx'

/** The register: what waits by its last day, and what was answered or refused. */
export function RequestsTab() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [state, setState] = useState<'WAITING' | 'CLOSED'>('WAITING')
  const [asking, setAsking] = useState(false)
  const list = useInfiniteQuery(requestsQuery(state))
  const requests = list.data?.pages.flatMap((p) => p.items) ?? []
  return (
    <Section
      title={t('privacy:tabs.requests')}
      hint={t('privacy:registerHint')}
      actions={can('data_request.write') && <Button onClick={() => setAsking(true)}>{t('privacy:newRequest')}</Button>}
    >
      <SegmentedControl
        className={classes.switch}
        aria-label={t('privacy:tabs.requests')}
        value={state}
        onChange={(next) => setState(next === 'CLOSED' ? 'CLOSED' : 'WAITING')}
        data={[
          { value: 'WAITING', label: t('privacy:waiting') },
          { value: 'CLOSED', label: t('privacy:closed') },
        ]}
      />
      {list.isPending && <ListSkeleton rows={4} avatar={false} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && requests.length === 0 && (
        <EmptyState icon={IconShieldCheck} title={t('privacy:noRequests')} body={t('privacy:noRequestsBody')} />
      )}
      <ul className={classes.rows}>
        {requests.map((r) => (
          <RequestRow key={r.id} request={r} />
        ))}
      </ul>
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
      {asking && <RequestDialog onClose={() => setAsking(false)} />}
    </Section>
  )
}

function RequestRow({ request: r }: { request: DataRequest }) {
  const { t } = useTranslation()
  const waits = r.state === 'OPEN' || r.state === 'READY'
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <span className={classes.grow}>
          <Link to="/contacts/$contactId" params={{ contactId: r.contact.id }} className={classes.name}>
            <bdi>{r.contact.displayName}</bdi>
          </Link>
          <small>
            {t(`privacy:requestKinds.${r.kind}`)} ·{' '}
            {t('privacy:receivedLine', {
              date: dayText(r.receivedOn),
              by: t(`privacy:receivedBy.${r.receivedBy}`),
            })}
          </small>
        </span>
        {waits ? (
          <DueTag request={r} />
        ) : (
          <Tag tone={r.state === 'DONE' ? 'mint' : 'terracotta'}>{t(`privacy:requestStates.${r.state}`)}</Tag>
        )}
      </div>
      {r.note && (
        <p className={classes.note} dir="auto">
          {r.note}
        </p>
      )}
      {waits ? (
        <div className={classes.rowFoot}>
          {r.kind === 'EXPORT' ? <CopyProgress request={r} /> : <Tag>{t('privacy:requestStates.OPEN')}</Tag>}
          <RequestActions request={r} />
        </div>
      ) : (
        <ClosedLine request={r} />
      )}
    </li>
  )
}

function ClosedLine({ request: r }: { request: DataRequest }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  return (
    <>
      {r.refuseReason && (
        <p className={classes.note} dir="auto">
          {r.refuseReason}
        </p>
      )}
      <small>
        {r.closedAt &&
          t('privacy:closedOn', {
            date: formatInstant(r.closedAt, zoneOf(), currentLocale(), 'date'),
            name: r.closedBy?.name ?? '—',
          })}
      </small>
    </>
  )
}
