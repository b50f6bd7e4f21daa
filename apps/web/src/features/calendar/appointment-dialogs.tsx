import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '@/lib/api-appointments.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { type AppointmentCommand, useAppointmentCommand } from './appointments.ts'
import classes from './booking-dialog.module.css'

/** Cancels with a reason, kept in the history and told to who asks. */
export function CancelDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <TextDialog
      title={t('calendar:cancel.title')}
      body={t('calendar:cancel.body')}
      label={t('calendar:cancel.reason')}
      required
      limit={500}
      submit={t('calendar:cancel.submit')}
      destructive
      command={(reason) => ({ command: 'cancel', appointment, reason })}
      done={t('calendar:act.cancelled')}
      onClose={onClose}
    />
  )
}

/** Closes an appointment that took place, with what came of it. */
export function OutcomeDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <TextDialog
      title={t('calendar:complete.title')}
      label={t('calendar:complete.outcome')}
      limit={2000}
      submit={t('calendar:complete.submit')}
      command={(outcome) => ({ command: 'complete', appointment, ...(outcome ? { outcome } : {}) })}
      done={t('calendar:act.completed')}
      onClose={onClose}
    />
  )
}

function TextDialog(props: {
  title: string
  body?: string
  label: string
  required?: boolean
  limit: number
  submit: string
  destructive?: boolean
  command: (text: string) => AppointmentCommand
  done: string
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAppointmentCommand()
  const missing = props.required === true && text.trim() === ''
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          setTried(true)
          if (missing) return
          act.mutate(props.command(text.trim()), {
            onSuccess: () => {
              notifyDone(props.done)
              props.onClose()
            },
            onError: notifyError,
          })
        }}
      >
        {props.body && <p>{props.body}</p>}
        <Textarea
          label={props.label}
          withAsterisk={props.required}
          autosize
          minRows={2}
          maxLength={props.limit}
          data-autofocus
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          error={tried && missing ? t('workflow:required') : null}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.back')}
          </Button>
          <Button type="submit" color={props.destructive ? 'terracotta' : 'majorelle'} loading={act.isPending}>
            {props.submit}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
