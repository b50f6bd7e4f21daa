import { Popover, UnstyledButton } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListSkeleton } from '@/ui/states.tsx'
import classes from './notification-bell.module.css'
import { unreadQuery } from './notification-queries.ts'

const NotificationPanel = lazy(() => import('./notification-panel.tsx').then((m) => ({ default: m.NotificationPanel })))

/** The bell of the top bar: how many wait, and the list at a click. */
export function NotificationBell() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { data } = useQuery(unreadQuery)
  const count = data?.count ?? 0
  const name =
    count === 0
      ? t('notifications:bell')
      : data?.more
        ? t('notifications:bellMany')
        : t('notifications:bellUnread', { count })
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width="min(420px, calc(100vw - 16px))"
      trapFocus
      returnFocus
      shadow="none"
    >
      <Popover.Target>
        <UnstyledButton className={classes.bell} aria-label={name} onClick={() => setOpen(!open)}>
          <IconBell size={20} stroke={1.5} aria-hidden />
          {count > 0 && (
            <span className={classes.badge} aria-hidden="true">
              <bdi>{data?.more ? '99+' : count}</bdi>
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} className={classes.dropdown} aria-label={t('notifications:name')}>
        {open && (
          <Suspense fallback={<ListSkeleton rows={4} />}>
            <NotificationPanel onClose={() => setOpen(false)} />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
