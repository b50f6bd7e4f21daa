import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { now } from '@/lib/clock.ts'
import { instantOfWallClock, wallClock } from '@/lib/wall-clock.ts'
import { type ReminderChoice, reminderOf } from './reminder.ts'
import classes from './task-form.module.css'

const usual = ['0', '15', '60', '1440'] as const

/**
 * When the person is reminded: never, so long before the task is due, or at a date and time of its own.
 * @param props.given the choice the form opened with: its instant may have passed
 */
export function ReminderField(props: {
  value: ReminderChoice
  given: ReminderChoice
  zone: string
  hasDue: boolean
  repeats: boolean
  tried: boolean
  error: string | null
  onChange: (choice: ReminderChoice) => void
}) {
  const { t } = useTranslation()
  const { value, zone, hasDue } = props
  const own = /^\d+$/.test(value.kind) && !usual.some((m) => m === value.kind) ? [value.kind] : []
  const before = hasDue ? [...usual, ...own] : []
  const kind = hasDue || value.kind === 'at' ? value.kind : 'none'
  const chosen = reminderOf(value, zone, hasDue)
  const passed = chosen && 'at' in chosen && Date.parse(chosen.at) <= now() && value.at !== props.given.at
  const missing = props.tried && kind === 'at' && !instantOfWallClock(value.at, zone)
  const fault = missing ? t('workflow:required') : passed ? t('tasks:reminder.past') : props.error
  return (
    <div className={classes.stack}>
      <Select
        label={t('tasks:reminder.label')}
        data={['none', ...before, 'at'].map((code) => ({
          value: code,
          label: own.includes(code) ? t('tasks:reminder.minutes', { minutes: code }) : t(`tasks:reminder.${code}`),
        }))}
        value={kind}
        allowDeselect={false}
        error={kind === 'at' ? null : fault}
        onChange={(v) => v && props.onChange({ kind: v, at: value.at })}
      />
      {kind === 'at' && (
        <TextInput
          type="datetime-local"
          label={t('tasks:reminder.atLabel')}
          description={props.repeats ? t('tasks:reminder.once') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={wallClock(now(), zone)}
          value={value.at}
          error={fault}
          onChange={(e) => props.onChange({ kind: 'at', at: e.currentTarget.value })}
        />
      )}
    </div>
  )
}
