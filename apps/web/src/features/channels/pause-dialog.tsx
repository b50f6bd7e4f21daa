import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { ChannelLine } from '@/lib/api-channels.ts'
import { now } from '@/lib/clock.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import classes from './channels.module.css'
import { useChannelAct } from './channels-queries.ts'
import { Refusal } from './refusal.tsx'

const HOUR_MS = 3_600_000
/** How long each choice lasts, in milliseconds; null: until somebody resumes. */
const lengths = new Map<string, number | null>([
  ['Hour', HOUR_MS],
  ['Day', 24 * HOUR_MS],
  ['Week', 7 * 24 * HOUR_MS],
  ['Open', null],
])

/** Holds back what is to leave by a number, for a while or until somebody resumes it. */
export function PauseDialog({ line, onClose }: { line: ChannelLine; onClose: () => void }) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState('Hour')
  const pause = useChannelAct(() => {
    const length = lengths.get(choice) ?? null
    const until = length === null ? null : new Date(now() + length).toISOString()
    return take(
      api.POST('/api/v1/channels/{id}/pause', {
        params: { path: { id: line.id } },
        body: { version: line.version, until },
      }),
    )
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('channels:pauseTitle', { name: line.displayName })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.form}>
        <p>{t('channels:pauseBody')}</p>
        <ChoicePills
          label={t('channels:pauseFor')}
          choices={[...lengths.keys()].map((value) => ({ value, label: t(`channels:pause${value}`) }))}
          value={choice}
          onChange={setChoice}
        />
        <Refusal error={pause.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button loading={pause.isPending} onClick={() => pause.mutate(undefined, { onSuccess: onClose })}>
            {t('channels:pause')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
