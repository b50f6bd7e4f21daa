import { Button } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { PushDevice } from '@/lib/api-notifications.ts'
import { keys } from '@/lib/keys.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import { deviceName } from './device-name.ts'
import { pushSupport, subscribeBrowser } from './push-browser.ts'
import classes from './settings.module.css'

/** The browsers that take push for the person. `pushKey` null: push is off in this installation. */
export function PushDevicesSection({ pushKey }: { pushKey: string | null }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: keys.pushDevices,
    queryFn: () => take(api.GET('/api/v1/push-devices')),
    enabled: pushKey !== null,
  })
  const add = useMutation({
    mutationFn: async (key: string) => {
      const subscription = await subscribeBrowser(key)
      if (!subscription) return null
      const device = deviceName(navigator.userAgent) ?? t('notifications:devices.unknown')
      return take(api.POST('/api/v1/push-devices', { body: { ...subscription, device } }))
    },
    onSuccess: (device) => device && notifyDone(t('notifications:devices.added')),
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.pushDevices }),
  })
  const support = pushSupport()
  const possible = pushKey !== null && support === 'possible'
  return (
    <Section
      title={t('notifications:devices.title')}
      hint={pushKey === null ? t('notifications:devices.off') : t('notifications:devices.hint')}
      actions={
        possible && (
          <Button variant="default" loading={add.isPending} onClick={() => add.mutate(pushKey)}>
            {t('notifications:devices.add')}
          </Button>
        )
      }
    >
      {pushKey !== null && support !== 'possible' && (
        <p className={classes.muted}>{t(`notifications:devices.${support}`)}</p>
      )}
      {list.isLoading && <ListSkeleton rows={1} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data &&
        (list.data.items.length === 0 ? (
          <p className={classes.muted}>{t('notifications:devices.none')}</p>
        ) : (
          <div className={classes.rows}>
            {list.data.items.map((device) => (
              <DeviceRow key={device.id} device={device} />
            ))}
          </div>
        ))}
    </Section>
  )
}

function DeviceRow({ device }: { device: PushDevice }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/push-devices/{id}', { params: { path: { id: device.id } } })),
    onSuccess: () => notifyDone(t('notifications:devices.removed')),
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.pushDevices }),
  })
  async function ask() {
    const yes = await confirm({
      title: t('notifications:devices.removeTitle'),
      loses: [t('notifications:devices.removeLoses')],
      confirm: t('notifications:devices.remove'),
    })
    if (yes) remove.mutate()
  }
  const zone = zoneOf()
  return (
    <div className={classes.row}>
      <IconDeviceMobile size={20} stroke={1.5} aria-hidden />
      <span className={classes.grow}>
        <strong>
          <bdi>{device.device}</bdi>
        </strong>
        <br />
        <span className={classes.muted}>
          {t('notifications:devices.since')} <InstantText at={device.createdAt} zone={zone} style="date" /> ·{' '}
          {t('notifications:devices.lastSent')} :{' '}
          {device.lastSentAt ? (
            <InstantText at={device.lastSentAt} zone={zone} relative />
          ) : (
            t('notifications:devices.never')
          )}
        </span>
      </span>
      <Button
        variant="subtle"
        color="terracotta"
        size="compact-md"
        loading={remove.isPending}
        onClick={() => void ask()}
      >
        {t('notifications:devices.remove')}
      </Button>
    </div>
  )
}
