import { SegmentedControl, UnstyledButton } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { useSession } from '@/features/session/session.ts'
import type { ProviderEvent } from '@/lib/api-operations.ts'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import { EventDrawer } from './event-drawer.tsx'
import { eventTones } from './event-tones.ts'
import classes from './operations.module.css'
import { eventsQuery } from './operations-queries.ts'

/** What providers told us, newest first; what was set aside is found apart. */
export function EventsTab({ only }: { only: 'quarantined' | undefined }) {
  const { can } = useSession()
  return can('operations.write') ? <Log only={only} /> : <ForbiddenPage />
}

function Log({ only }: { only: 'quarantined' | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/operations' })
  const list = useInfiniteQuery(eventsQuery(only === 'quarantined'))
  const events = list.data?.pages.flatMap((page) => page.items) ?? []
  const [open, setOpen] = useState<string | null>(null)
  return (
    <>
      <div className={classes.logHead}>
        <SegmentedControl
          size="xs"
          aria-label={t('operations:events.filter')}
          value={only ?? 'all'}
          onChange={(next) =>
            void navigate({
              search: { tab: 'events', only: next === 'quarantined' ? next : undefined },
              replace: true,
            })
          }
          data={[
            { value: 'all', label: t('operations:events.all') },
            { value: 'quarantined', label: t('operations:events.quarantined') },
          ]}
        />
        <p className={classes.faint}>{t('operations:events.hint')}</p>
      </div>
      {list.isPending && <ListSkeleton rows={8} avatar={false} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && events.length === 0 && (
        <EmptyState
          icon={IconInbox}
          title={t(only ? 'operations:events.noneAside' : 'operations:events.none')}
          body={t(only ? 'operations:events.noneAsideBody' : 'operations:events.noneBody')}
          pattern
        />
      )}
      {events.length > 0 && (
        <ul className={classes.list}>
          {events.map((event) => (
            <li key={event.id}>
              <EventLine event={event} onOpen={() => setOpen(event.id)} />
            </li>
          ))}
        </ul>
      )}
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
      {open && <EventDrawer id={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function EventLine({ event: e, onOpen }: { event: ProviderEvent; onOpen: () => void }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  return (
    <UnstyledButton className={classes.event} onClick={onOpen} aria-haspopup="dialog">
      <span className={classes.when}>
        <InstantText at={e.receivedAt} zone={zoneOf()} relative />
      </span>
      <span className={classes.eventName}>
        <strong>{t(`operations:eventKind.${e.kind}`)}</strong>
        {e.type && <bdi className={classes.code}>{e.type}</bdi>}
      </span>
      <span className={classes.faint}>{e.account.displayName}</span>
      <Tag tone={eventTones[e.state]}>{t(`operations:eventState.${e.state}`)}</Tag>
      {e.reason && (
        <bdi className={classes.eventReason}>
          {e.reason === 'UNREADABLE' ? t('operations:events.unreadable') : e.reason}
        </bdi>
      )}
    </UnstyledButton>
  )
}
