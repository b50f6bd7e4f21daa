import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './documents.module.css'

/** Asks for the reason of a refusal or of taking something away; nothing happens without one. */
export function ReasonDialog(props: {
  kind: 'reject' | 'remove' | 'withdraw'
  pending: boolean
  onReason: (reason: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const title = t(`documents:reason.${props.kind}Title`)
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (reason.trim()) props.onReason(reason.trim())
  }
  return (
    <Modal opened onClose={props.onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={classes.form} onSubmit={submit}>
        <p>{t(`documents:reason.${props.kind}Body`)}</p>
        <Textarea
          label={t('documents:reason.label')}
          withAsterisk
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          error={tried && !reason.trim() ? t('workflow:required') : null}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color="terracotta" loading={props.pending}>
            {title}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
