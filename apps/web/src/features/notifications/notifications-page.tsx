import { Button, SegmentedControl } from '@mantine/core'
import { IconChecks, IconSettings } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { NotificationList } from './notification-list.tsx'
import { notificationsQuery, useMarkRead } from './notification-queries.ts'
import classes from './notifications.module.css'

/** Everything one was told, or what is unread of it. */
export function NotificationsPage() {
  const { t } = useTranslation()
  const unread = useSearch({ from: '/_app/notifications' }).unread === true
  const navigate = useNavigate({ from: '/notifications' })
  const list = useInfiniteQuery(notificationsQuery(unread))
  const mark = useMarkRead()
  const items = list.data?.pages.flatMap((p) => p.items) ?? []
  const newest = items[0]
  return (
    <Page narrow>
      <PageHeader
        title={t('notifications:name')}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconChecks size={16} stroke={1.5} aria-hidden />}
              disabled={!newest || items.every((n) => n.readAt !== null)}
              loading={mark.isPending}
              onClick={() => newest && mark.mutate({ until: newest.at })}
            >
              {t('notifications:readAll')}
            </Button>
            <Link
              to="/settings/$section"
              params={{ section: 'notifications' }}
              className={classes.gear}
              aria-label={t('notifications:settings')}
              title={t('notifications:settings')}
            >
              <IconSettings size={18} stroke={1.5} aria-hidden />
            </Link>
          </>
        }
      >
        <SegmentedControl
          aria-label={t('notifications:filter')}
          data={(['all', 'unread'] as const).map((value) => ({ value, label: t(`notifications:${value}`) }))}
          value={unread ? 'unread' : 'all'}
          onChange={(value) => void navigate({ search: value === 'unread' ? { unread: true } : {}, replace: true })}
        />
      </PageHeader>
      <div className={classes.page}>
        {list.isPending && <ListSkeleton rows={6} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && <NotificationList items={items} unread={unread} />}
      </div>
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Page>
  )
}
