import { Button, Modal, Select, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCodes } from '@/features/reference-lists/reference-queries.ts'
import type { Appointment } from '@/lib/api-appointments.ts'
import { ApiError } from '@/lib/api-error.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { type AppointmentCommand, useAppointmentCommand } from './appointments.ts'
import classes from './booking-dialog.module.css'

/** Cancels for one of the organisation's reasons, with a remark where one helps; both stay in the history. */
export function CancelDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { t } = useTranslation()
  const reasons = useCodes('CANCEL_REASON')
  const [code, setCode] = useState<string | null>(null)
  const [remark, setRemark] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAppointmentCommand()
  const refused = act.error instanceof ApiError ? act.error.byField() : {}
  return (
    <CommandDialog
      title={t('calendar:cancel.title')}
      submit={t('calendar:cancel.submit')}
      destructive
      act={act}
      command={() => {
        setTried(true)
        if (!code) return null
        return { command: 'cancel', appointment, code, ...(remark.trim() ? { remark: remark.trim() } : {}) }
      }}
      done={t('calendar:act.cancelled')}
      onClose={onClose}
    >
      <p>{t('calendar:cancel.body')}</p>
      <Select
        label={t('calendar:cancel.reason')}
        withAsterisk
        data={reasons}
        value={code}
        searchable={reasons.length > 12}
        data-autofocus
        onChange={setCode}
        error={tried && !code ? t('workflow:required') : (refused.code ?? null)}
      />
      <Textarea
        label={t('calendar:cancel.remark')}
        autosize
        minRows={2}
        maxLength={500}
        value={remark}
        onChange={(e) => setRemark(e.currentTarget.value)}
      />
    </CommandDialog>
  )
}

/** Closes an appointment that took place, with what came of it. */
export function OutcomeDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState('')
  const act = useAppointmentCommand()
  return (
    <CommandDialog
      title={t('calendar:complete.title')}
      submit={t('calendar:complete.submit')}
      act={act}
      command={() => ({ command: 'complete', appointment, ...(outcome.trim() ? { outcome: outcome.trim() } : {}) })}
      done={t('calendar:act.completed')}
      onClose={onClose}
    >
      <Textarea
        label={t('calendar:complete.outcome')}
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        value={outcome}
        onChange={(e) => setOutcome(e.currentTarget.value)}
      />
    </CommandDialog>
  )
}

function CommandDialog(props: {
  title: string
  submit: string
  destructive?: boolean
  act: ReturnType<typeof useAppointmentCommand>
  /** Null while something is missing. */
  command: () => AppointmentCommand | null
  done: string
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { act } = props
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          const command = props.command()
          if (!command) return
          act.mutate(command, {
            onSuccess: () => {
              notifyDone(props.done)
              props.onClose()
            },
            onError: (error) => {
              if (!(error instanceof ApiError && error.fields.length > 0)) notifyError(error)
            },
          })
        }}
      >
        {props.children}
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
