import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './privacy.module.css'

/** Asks for the reason of a decision, which is kept with it. */
export function ReasonDialog(props: {
  title: string
  hint?: string
  label: string
  confirm: string
  destructive?: boolean
  maxLength: number
  loading: boolean
  onConfirm: (reason: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const given = reason.trim()
  function submit(event: FormEvent) {
    event.preventDefault()
    if (given) props.onConfirm(given)
  }
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={classes.form} onSubmit={submit}>
        {props.hint && <p className={classes.muted}>{props.hint}</p>}
        <Textarea
          label={props.label}
          autosize
          minRows={2}
          maxLength={props.maxLength}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          data-autofocus
          required
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            color={props.destructive ? 'terracotta' : 'majorelle'}
            loading={props.loading}
            disabled={!given}
          >
            {props.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
