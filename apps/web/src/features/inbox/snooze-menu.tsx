import { ActionIcon, Menu } from '@mantine/core'
import { IconAlarmSnooze, IconCalendarTime } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Conversation, SnoozeChoices } from '@/lib/api-messaging.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { useShortcuts } from '@/lib/use-shortcuts.ts'
import { notifyError, notifyUndo } from '@/ui/notify.tsx'
import classes from './conversation.module.css'
import { snoozeChoicesQuery, useSnooze } from './inbox-queries.ts'
import { SnoozeDialog } from './snooze-dialog.tsx'

/** Puts the conversation off until one of the moments offered, or one of one's own; `s` opens it. */
export function SnoozeMenu({ conversation: c }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const [opened, setOpened] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const choices = useQuery({ ...snoozeChoicesQuery(c.id), enabled: opened || choosing })
  const snooze = useSnooze(c.id)
  useShortcuts({ s: () => setOpened(true) })
  const name = t(c.snoozed ? 'inbox:snooze.change' : 'inbox:snooze.button')
  const zone = choices.data?.zone ?? c.snoozed?.zone ?? zoneOf()

  const tomorrow = choices.data?.items.find(({ code }) => code === 'TOMORROW')?.until

  function put(until: string) {
    const before = c.snoozed?.until ?? null
    setChoosing(false)
    snooze.mutate(until, {
      onError: notifyError,
      onSuccess: () =>
        notifyUndo(t('inbox:snooze.done', { when: formatInstant(until, zone, currentLocale(), 'dateTime') }), () =>
          snooze.mutateAsync(before),
        ),
    })
  }

  return (
    <>
      {/* Opens with its moments in it: the first one has the focus. */}
      <Menu
        position="bottom-end"
        width={280}
        opened={opened && !choices.isPending}
        onChange={setOpened}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <ActionIcon aria-label={name} title={name} aria-keyshortcuts="S">
            <IconAlarmSnooze size={20} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('inbox:snooze.until')}</Menu.Label>
          {choices.data?.items.map((choice) => (
            <Menu.Item
              key={choice.code}
              onClick={() => put(choice.until)}
              rightSection={<Moment choice={choice} zone={zone} />}
            >
              {t(`inbox:snooze.${choice.code}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconCalendarTime size={16} stroke={1.5} aria-hidden />}
            onClick={() => setChoosing(true)}
          >
            {t('inbox:snooze.custom')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {choosing && <SnoozeDialog zone={zone} from={tomorrow} onClose={() => setChoosing(false)} onChoose={put} />}
    </>
  )
}

function Moment({ choice: { code, until }, zone }: { choice: SnoozeChoices['items'][number]; zone: string }) {
  const style = code === 'MONDAY' ? 'dateTime' : 'time'
  return <span className={classes.moment}>{formatInstant(until, zone, currentLocale(), style)}</span>
}
