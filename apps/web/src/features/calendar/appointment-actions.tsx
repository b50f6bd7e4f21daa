import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCalendarRepeat, IconCheck, IconDots, IconUserX, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Appointment } from '@/lib/api-appointments.ts'
import { now } from '@/lib/clock.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './appointment-actions.module.css'
import { CancelDialog, OutcomeDialog } from './appointment-dialogs.tsx'
import { stands, useAppointmentCommand } from './appointments.ts'
import { RescheduleDialog } from './reschedule-dialog.tsx'

/**
 * What can be done with an appointment now: confirm before it, say how it went after it, move or cancel while it
 * stands. `compact` keeps the first act and puts the others in a menu.
 */
export function AppointmentActions({ appointment: a, compact }: { appointment: Appointment; compact?: boolean }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const act = useAppointmentCommand()
  const [dialog, setDialog] = useState<'move' | 'cancel' | 'complete' | null>(null)
  if (!stands(a) || !can('appointment.write')) return null
  const begun = Date.parse(a.startsAt) <= now()
  const run = (command: 'confirm' | 'no-show', done: string) =>
    act.mutate({ command, appointment: a }, { onSuccess: () => notifyDone(done), onError: notifyError })
  const acts = [
    ...(a.state === 'SCHEDULED' && !begun
      ? [{ key: 'confirm', icon: IconCheck, tone: undefined, run: () => run('confirm', t('calendar:act.confirmed')) }]
      : []),
    ...(begun
      ? [
          { key: 'complete', icon: IconCheck, tone: undefined, run: () => setDialog('complete') },
          {
            key: 'noShow',
            icon: IconUserX,
            tone: undefined,
            run: () => run('no-show', t('calendar:act.markedNoShow')),
          },
        ]
      : []),
    { key: 'move', icon: IconCalendarRepeat, tone: undefined, run: () => setDialog('move') },
    { key: 'cancel', icon: IconX, tone: 'terracotta', run: () => setDialog('cancel') },
  ] as const
  const direct = compact ? acts.slice(0, 1) : acts
  const rest = compact ? acts.slice(1) : []
  return (
    <div className={classes.acts}>
      {direct.map((x) => (
        <Button
          key={x.key}
          size="compact-sm"
          variant={x.key === 'confirm' || x.key === 'complete' ? 'light' : 'default'}
          color={x.tone}
          leftSection={<x.icon size={15} stroke={1.75} aria-hidden />}
          loading={act.isPending && act.variables?.command === x.key}
          onClick={x.run}
        >
          {t(`calendar:act.${x.key}`)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon size="md" aria-label={t('calendar:act.more')}>
              <IconDots size={17} stroke={1.5} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((x) => (
              <Menu.Item
                key={x.key}
                color={x.tone}
                leftSection={<x.icon size={16} stroke={1.5} aria-hidden />}
                onClick={x.run}
              >
                {t(`calendar:act.${x.key}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'move' && <RescheduleDialog appointment={a} onClose={() => setDialog(null)} />}
      {dialog === 'cancel' && <CancelDialog appointment={a} onClose={() => setDialog(null)} />}
      {dialog === 'complete' && <OutcomeDialog appointment={a} onClose={() => setDialog(null)} />}
    </div>
  )
}
