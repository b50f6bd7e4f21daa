import { Button } from '@mantine/core'
import { IconAlarmSnooze } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import { formatInstant, formatName } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { notifyError, notifyUndo } from '@/ui/notify.tsx'
import classes from './conversation.module.css'
import { useSnooze } from './inbox-queries.ts'

/** Says that the conversation is put off, until when and by whom; wakes it. Gone at the instant, told or not. */
export function SnoozeBanner({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const snooze = useSnooze(c.id)
  const now = useNow(15_000)
  if (!c.snoozed || Date.parse(c.snoozed.until) <= now) return null
  const { until, zone, by } = c.snoozed
  const when = formatInstant(until, zone, currentLocale(), 'spoken')

  function wake() {
    snooze.mutate(null, {
      onError: notifyError,
      onSuccess: () => notifyUndo(t('inbox:snooze.woken'), () => snooze.mutateAsync(until)),
    })
  }

  return (
    <div className={classes.banner} data-kind="asleep" role="status">
      <IconAlarmSnooze size={18} stroke={1.5} aria-hidden />
      <p title={t('inbox:snooze.hint')}>
        {by ? t('inbox:snooze.bannerBy', { when, name: formatName(by.name) }) : t('inbox:snooze.banner', { when })}
      </p>
      {can('message.send') && (
        <Button size="compact-sm" variant="default" loading={snooze.isPending} onClick={wake}>
          {t('inbox:snooze.wake')}
        </Button>
      )}
    </div>
  )
}
