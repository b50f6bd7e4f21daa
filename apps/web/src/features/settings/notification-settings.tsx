import { Button, Checkbox, Select, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { digestModes, type NotificationPreferences, type QuietHours } from '@/lib/api-notifications.ts'
import { keys } from '@/lib/keys.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { NotificationMatrix } from './notification-matrix.tsx'
import classes from './notification-settings.module.css'
import { clockText, halfHours, zones } from './notification-times.ts'
import { PushDevicesSection } from './push-devices-section.tsx'
import settings from './settings.module.css'
import { weekdayName } from './weekday-name.ts'

const preferencesQuery = {
  queryKey: keys.notificationPreferences,
  queryFn: () => take(api.GET('/api/v1/notification-preferences')),
}

/** The night, every day: what quiet hours begin with. */
const night: QuietHours = { from: 20 * 60, to: 8 * 60, days: [1, 2, 3, 4, 5, 6, 7] }

/** How one is told: ways by event, the daily mail, quiet hours, devices. */
export function NotificationSettings() {
  const query = useQuery(preferencesQuery)
  if (query.isPending) return <DetailSkeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return (
    <>
      <PreferencesForm key={query.data.version} initial={query.data} />
      <PushDevicesSection pushKey={query.data.pushKey} />
    </>
  )
}

function PreferencesForm({ initial }: { initial: NotificationPreferences }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(initial)
  const change = (next: Partial<NotificationPreferences>) => setDraft({ ...draft, ...next })
  const { quiet, digest } = draft
  const changeQuiet = (next: Partial<QuietHours>) => change({ quiet: { ...(quiet ?? night), ...next } })
  const sameHour = quiet !== null && quiet.from === quiet.to
  const save = useMutation({
    mutationFn: () => {
      const { pushKey: _pushKey, ...body } = draft
      return take(api.PUT('/api/v1/notification-preferences', { body }))
    },
    onSuccess: () => notifyDone(t('notifications:preferences.saved')),
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.notificationPreferences }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Section title={t('notifications:preferences.ways')} hint={t('notifications:preferences.waysHint')}>
        <NotificationMatrix
          value={draft.channels}
          pushOff={draft.pushKey === null}
          onChange={(channels) => change({ channels })}
        />
      </Section>
      <Section title={t('notifications:preferences.digest')} hint={t('notifications:preferences.digestHint')}>
        <div className={settings.pair}>
          <Select
            label={t('notifications:preferences.frequency')}
            data={digestModes.map((value) => ({ value, label: t(`notifications:preferences.mode.${value}`) }))}
            value={digest.mode}
            allowDeselect={false}
            onChange={(v) => change({ digest: { ...digest, mode: digestModes.find((m) => m === v) ?? digest.mode } })}
          />
          <Select
            label={t('notifications:preferences.hour')}
            data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: clockText(hour * 60) }))}
            value={String(digest.hour)}
            disabled={digest.mode === 'OFF'}
            allowDeselect={false}
            onChange={(v) => change({ digest: { ...digest, hour: Number(v) } })}
          />
          <Select
            label={t('notifications:preferences.zone')}
            data={zones(draft.timezone)}
            value={draft.timezone}
            searchable
            allowDeselect={false}
            onChange={(v) => change({ timezone: v ?? draft.timezone })}
          />
        </div>
      </Section>
      <Section title={t('notifications:preferences.quiet')} hint={t('notifications:preferences.quietHint')}>
        <div className={settings.stack}>
          <Switch
            label={t('notifications:preferences.quietOn')}
            checked={quiet !== null}
            onChange={(e) => change({ quiet: e.currentTarget.checked ? night : null })}
          />
          {quiet && (
            <>
              <div className={settings.pair}>
                {(['from', 'to'] as const).map((end) => (
                  <Select
                    key={end}
                    label={t(`notifications:preferences.${end}`)}
                    data={halfHours(quiet[end]).map((m) => ({ value: String(m), label: clockText(m) }))}
                    value={String(quiet[end])}
                    error={end === 'to' && sameHour ? t('notifications:preferences.sameHour') : null}
                    allowDeselect={false}
                    onChange={(v) => changeQuiet({ [end]: Number(v) })}
                  />
                ))}
              </div>
              <Checkbox.Group
                label={t('notifications:preferences.days')}
                value={quiet.days.map(String)}
                onChange={(days) => changeQuiet({ days: days.map(Number).sort() })}
              >
                <div className={classes.days}>
                  {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                    <Checkbox key={day} value={String(day)} label={weekdayName(day)} />
                  ))}
                </div>
              </Checkbox.Group>
            </>
          )}
        </div>
      </Section>
      <div className={`${settings.actions} ${classes.save}`}>
        <Button type="submit" loading={save.isPending} disabled={draft === initial || sameHour}>
          {t('notifications:preferences.save')}
        </Button>
      </div>
    </form>
  )
}
