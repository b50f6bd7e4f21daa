import { Button, Modal } from '@mantine/core'
import { IconDeviceMobileMessage, IconHandStop, IconSparkles } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery, useSession } from '@/features/session/session.ts'
import { api } from '@/lib/api.ts'
import { Zellige } from '@/ui/zellige.tsx'
import classes from './tour.module.css'

const steps = [
  ['one', IconDeviceMobileMessage],
  ['two', IconSparkles],
  ['three', IconHandStop],
] as const

/** Three steps at the first sign-in, from the prospect's message to taking over; seen once, replayable. */
export function Tour() {
  const { t } = useTranslation()
  const { me } = useSession()
  const { phonePageUrl } = me
  const queries = useQueryClient()
  const [step, setStep] = useState(0)
  const [name, Picture] = steps[step] ?? steps[0]
  const last = step === steps.length - 1
  function finish() {
    queries.setQueryData(meQuery.queryKey, { ...me, tourSeen: true })
    // If this fails the tour shows once more at the next sign-in, which harms nobody.
    api.PATCH('/api/v1/me', { body: { tourSeen: true } }).catch(() => undefined)
  }
  const body = name === 'one' && !phonePageUrl ? t('tour:one.bodyNoPhone') : t(`tour:${name}.body`)
  return (
    <Modal
      opened
      onClose={finish}
      withCloseButton={false}
      padding={0}
      size={460}
      attributes={{ content: { 'aria-label': t('tour:label') } }}
    >
      <div className={classes.picture}>
        <Zellige columns={8} rows={3} />
        <span className={classes.icon}>
          <Picture size={30} stroke={1.5} aria-hidden />
        </span>
      </div>
      <div className={classes.body} aria-live="polite">
        <p className={classes.step}>{t('tour:step', { n: step + 1, total: steps.length })}</p>
        <h2>{t(`tour:${name}.title`)}</h2>
        <p>{body}</p>
        {name === 'one' && phonePageUrl && (
          <p>
            <Button component="a" href={phonePageUrl} target="atlas-phones" variant="light">
              {t('tour:openPhone')}
            </Button>
          </p>
        )}
      </div>
      <div className={classes.actions}>
        <Button variant="subtle" color="sand" onClick={finish}>
          {t('tour:skip')}
        </Button>
        <Button onClick={() => (last ? finish() : setStep(step + 1))} data-autofocus>
          {t(last ? 'tour:finish' : 'tour:next')}
        </Button>
      </div>
    </Modal>
  )
}
