import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconBell, IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Notification } from '@/lib/api-notifications.ts'
import { daysAgo } from '@/lib/format.ts'
import { useNow } from '@/lib/use-now.ts'
import { EmptyState } from '@/ui/states.tsx'
import { ElapsedText } from '@/ui/text.tsx'
import { useMarkRead } from './notification-queries.ts'
import { kindIcons, notificationAbout, notificationTarget, notificationTitle, toneOf } from './notification-text.ts'
import classes from './notifications.module.css'

/** Notifications by day: today, and what came before. Arrows walk through them, Enter opens, opening reads. */
export function NotificationList(props: { items: readonly Notification[]; unread: boolean; onOpen?: () => void }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const now = useNow(60_000)
  const { items } = props
  if (items.length === 0)
    return (
      <EmptyState
        icon={IconBell}
        title={t(props.unread ? 'notifications:emptyUnread' : 'notifications:empty')}
        body={t(props.unread ? 'notifications:emptyUnreadBody' : 'notifications:emptyBody')}
      />
    )
  const isToday = (n: Notification) => daysAgo(n.at, now, zoneOf()) <= 0
  const groups = [
    ['today', items.filter(isToday)],
    ['earlier', items.filter((n) => !isToday(n))],
  ] as const
  return (
    <div data-groups>
      {groups.map(
        ([name, group]) =>
          group.length > 0 && (
            <section key={name} aria-label={t(`notifications:${name}`)}>
              <h2 className={classes.groupName}>{t(`notifications:${name}`)}</h2>
              <ul className={classes.list}>
                {group.map((n) => (
                  <Row key={n.id} notification={n} onOpen={props.onOpen} />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  )
}

/** The row above or below within the same list takes the focus. */
function walk(event: KeyboardEvent<HTMLAnchorElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const links = [...(event.currentTarget.closest('[data-groups]')?.querySelectorAll('a') ?? [])]
  links[links.indexOf(event.currentTarget) + step]?.focus()
}

function Row({ notification: n, onOpen }: { notification: Notification; onOpen?: (() => void) | undefined }) {
  const { t } = useTranslation()
  const mark = useMarkRead()
  const Picture = kindIcons[n.kind]
  const fresh = n.readAt === null
  return (
    <li className={classes.row} data-unread={fresh || undefined}>
      <Link
        {...notificationTarget(n)}
        className={classes.link}
        onKeyDown={walk}
        onClick={() => {
          if (fresh) mark.mutate({ id: n.id })
          onOpen?.()
        }}
      >
        <span className={classes.icon} data-tone={toneOf(n.kind)}>
          <Picture size={18} stroke={1.5} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.title}>
            {notificationTitle(n)}
            {n.count > 1 && (
              <span className={classes.times}>
                <span aria-hidden="true">×{n.count}</span>
                <VisuallyHidden>{t('notifications:times', { count: n.count })}</VisuallyHidden>
              </span>
            )}
          </span>
          <span className={classes.about}>
            {notificationAbout(n).map((part, place) => (
              <span key={part}>
                {place > 0 && ' · '}
                <bdi>{part}</bdi>
              </span>
            ))}
          </span>
          {n.excerpt && (
            <span className={classes.excerpt} dir="auto">
              {n.excerpt}
            </span>
          )}
        </span>
        <span className={classes.when}>
          <ElapsedText since={n.at} />
          {fresh && (
            <>
              <span className={classes.dot} aria-hidden="true" />
              <VisuallyHidden>{t('notifications:isUnread')}</VisuallyHidden>
            </>
          )}
        </span>
      </Link>
      {fresh && (
        <Tooltip label={t('notifications:readOne')}>
          <ActionIcon
            className={classes.mark}
            size="sm"
            aria-label={t('notifications:readOne')}
            loading={mark.isPending}
            onClick={() => mark.mutate({ id: n.id })}
          >
            <IconCheck size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}
