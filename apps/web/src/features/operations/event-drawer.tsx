import { Button, Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { ProviderEventDetail } from '@/lib/api-operations.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import { eventTones } from './event-tones.ts'
import classes from './operations.module.css'
import { eventQuery, useReplay } from './operations-queries.ts'

/** One event as it came, and the way to work on it again when it was set aside. */
export function EventDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const event = useQuery(eventQuery(id))
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={620}
      title={t('operations:events.one')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {event.isPending && <DetailSkeleton />}
      {event.isError && <ErrorState error={event.error} onRetry={() => void event.refetch()} />}
      {event.data && <Detail event={event.data} onClose={onClose} />}
    </Drawer>
  )
}

function Detail({ event: e, onClose }: { event: ProviderEventDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const replay = useReplay()
  return (
    <div className={classes.form}>
      <p className={classes.notice}>{t('operations:events.recorded')}</p>
      <dl className={classes.facts}>
        <dt>{t('operations:events.received')}</dt>
        <dd>
          <InstantText at={e.receivedAt} zone={zoneOf()} />
        </dd>
        <dt>{t('operations:events.number')}</dt>
        <dd>{e.account.displayName}</dd>
        <dt>{t('operations:events.kind')}</dt>
        <dd>
          {t(`operations:eventKind.${e.kind}`)} {e.type && <bdi className={classes.code}>{e.type}</bdi>}
        </dd>
        <dt>{t('operations:events.state')}</dt>
        <dd>
          <Tag tone={eventTones[e.state]}>{t(`operations:eventState.${e.state}`)}</Tag>{' '}
          {e.attempts > 0 && <span className={classes.faint}>{t('operations:tries', { count: e.attempts })}</span>}
        </dd>
        {e.reason && (
          <>
            <dt>{t('operations:events.reason')}</dt>
            <dd>
              <bdi>{e.reason === 'UNREADABLE' ? t('operations:events.unreadable') : e.reason}</bdi>
            </dd>
          </>
        )}
      </dl>
      {e.state === 'QUARANTINED' && !e.erased && (
        <div className={classes.actions}>
          <span className={classes.faint}>{t('operations:events.replayHint')}</span>
          <Button
            loading={replay.isPending}
            onClick={() =>
              replay.mutate(e.id, {
                onSuccess: () => {
                  notifyDone(t('operations:events.replayed'))
                  onClose()
                },
                onError: notifyError,
              })
            }
          >
            {t('operations:events.replay')}
          </Button>
        </div>
      )}
      {e.erased ? (
        <p className={classes.faint}>{t('operations:events.erased')}</p>
      ) : (
        <section className={classes.json} aria-label={t('operations:events.contents')}>
          <pre dir="ltr">{JSON.stringify(e.payload, null, 2)}</pre>
        </section>
      )}
    </div>
  )
}
