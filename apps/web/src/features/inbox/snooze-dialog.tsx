import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { now } from '@/lib/clock.ts'
import { zoneCity } from '@/lib/format.ts'
import { instantOfWallClock, wallClock } from '@/lib/wall-clock.ts'
import classes from './conversation.module.css'

const dayMs = 86_400_000

/** A day and an hour of one's own, by the clock of the branch, which is named beside the field. */
export function SnoozeDialog(props: {
  zone: string
  /** The moment it begins with; this time tomorrow when absent. */
  from: string | undefined
  onClose: () => void
  onChoose: (until: string) => void
}) {
  const { t } = useTranslation()
  const { zone } = props
  const [local, setLocal] = useState(() => wallClock(props.from ? Date.parse(props.from) : now() + dayMs, zone))
  const [tried, setTried] = useState(false)
  // A year is counted by the calendar: the same day and hour of the next one.
  const last = wallClock(now(), zone).replace(/^\d{4}/, (year) => String(Number(year) + 1))
  const at = instantOfWallClock(local, zone)
  const wrong = at === null || Date.parse(at) <= now() ? 'past' : local > last ? 'tooFar' : null

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (at && !wrong) props.onChoose(at)
  }

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('inbox:snooze.customTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.snooze} onSubmit={submit} noValidate>
        <TextInput
          type="datetime-local"
          label={t('inbox:snooze.at')}
          description={t('inbox:snooze.zone', { zone: zoneCity(zone) })}
          data-autofocus
          value={local}
          min={wallClock(now(), zone)}
          max={last}
          onChange={(e) => setLocal(e.currentTarget.value)}
          error={tried && wrong ? t(`inbox:snooze.${wrong}`) : null}
        />
        <Button type="submit">{t('inbox:snooze.button')}</Button>
      </form>
    </Modal>
  )
}
