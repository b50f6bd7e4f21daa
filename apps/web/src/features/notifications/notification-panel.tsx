import { Button, Tooltip } from '@mantine/core'
import { IconChecks, IconSettings } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { NotificationList } from './notification-list.tsx'
import { notificationsQuery, useMarkRead } from './notification-queries.ts'
import classes from './notifications.module.css'

/** The latest notifications below the bell. */
export function NotificationPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(notificationsQuery(false))
  const mark = useMarkRead()
  const items = list.data?.pages[0]?.items ?? []
  const newest = items[0]
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <strong>{t('notifications:name')}</strong>
        {newest && items.some((n) => n.readAt === null) && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconChecks size={16} stroke={1.5} aria-hidden />}
            loading={mark.isPending}
            onClick={() => mark.mutate({ until: newest.at })}
          >
            {t('notifications:readAll')}
          </Button>
        )}
        <Tooltip label={t('notifications:settings')}>
          <Link
            to="/settings/$section"
            params={{ section: 'notifications' }}
            className={classes.gear}
            aria-label={t('notifications:settings')}
            onClick={onClose}
          >
            <IconSettings size={18} stroke={1.5} aria-hidden />
          </Link>
        </Tooltip>
      </div>
      <div className={classes.scroll}>
        {list.isPending && <ListSkeleton rows={4} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && <NotificationList items={items} unread={false} onOpen={onClose} />}
      </div>
      <Link to="/notifications" className={classes.all} onClick={onClose}>
        {t('notifications:seeAll')}
      </Link>
    </div>
  )
}
