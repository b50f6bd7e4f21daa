import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { authCall } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import { CalendarFeedSection } from './calendar-feed-section.tsx'
import { deviceName } from './device-name.ts'
import classes from './settings.module.css'
import { type DeviceSession, sessionsQuery } from './settings-queries.ts'
import { TwoFactorSection } from './two-factor-section.tsx'

/** One's own sessions, second factor, and the address of one's agenda. */
export function SecuritySettings() {
  const { t } = useTranslation()
  const { can } = useSession()
  const query = useQuery(sessionsQuery)
  return (
    <>
      {query.data && <TwoFactorSection enabled={query.data.twoFactor} />}
      <Section title={t('settings:security.sessions')} hint={t('settings:security.sessionsHint')}>
        {query.isPending && <ListSkeleton rows={2} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        <ul className={classes.rows}>
          {query.data?.sessions.map((s) => (
            <SessionRow key={s.id} session={s} current={s.token === query.data.currentToken} />
          ))}
        </ul>
      </Section>
      {can('appointment.read') && <CalendarFeedSection />}
    </>
  )
}

function SessionRow({ session: s, current }: { session: DeviceSession; current: boolean }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => authCall('/revoke-session', { token: s.token }),
    onSuccess: () => notifyDone(t('settings:security.ended')),
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.sessions }),
  })
  const phone = /iPhone|Android|Mobile/.test(s.userAgent ?? '')
  const Picture = phone ? IconDeviceMobile : IconDeviceDesktop
  return (
    <li className={classes.row}>
      <Picture size={20} stroke={1.5} aria-hidden />
      <span className={classes.grow}>
        <strong>{deviceName(s.userAgent) ?? t('settings:security.unknownDevice')}</strong>
        <br />
        <span className={classes.muted}>
          {s.ipAddress && <bdi>{s.ipAddress} · </bdi>}
          {t('settings:security.lastSeen')} : <InstantText at={s.updatedAt} zone={zoneOf()} relative />
        </span>
      </span>
      {current ? (
        <Tag tone="mint">{t('settings:security.current')}</Tag>
      ) : (
        <Button
          variant="subtle"
          color="terracotta"
          size="compact-md"
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {t('settings:security.end')}
        </Button>
      )}
    </li>
  )
}
