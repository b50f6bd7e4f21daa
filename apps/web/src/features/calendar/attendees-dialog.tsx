import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '@/lib/api-appointments.ts'
import { ApiError } from '@/lib/api-error.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { alternativesOf } from './appointments.ts'
import { useChangeAttendees } from './attendees.ts'
import { AttendeesField } from './attendees-field.tsx'
import classes from './booking-dialog.module.css'
import { SlotTaken } from './slot-taken.tsx'

/** Who and what comes along to an appointment that stands. */
export function AttendeesDialog({ appointment: a, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { t } = useTranslation()
  const [attendees, setAttendees] = useState(a.attendees)
  const act = useChangeAttendees()
  const refused = act.error instanceof ApiError ? act.error.byField() : {}

  function send(confirmOverlap = false) {
    act.mutate(
      { appointment: a, attendees, confirmOverlap },
      {
        onSuccess: () => {
          notifyDone(t('calendar:attendees.saved'))
          onClose()
        },
        onError: (error) => {
          if (alternativesOf(error) === null) notifyError(error)
        },
      },
    )
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('calendar:attendees.title')}
      size={500}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send()
        }}
      >
        {alternativesOf(act.error) !== null && (
          <SlotTaken error={act.error} zone={a.timezone} onKeepBoth={() => send(true)} />
        )}
        <AttendeesField
          value={attendees}
          onChange={setAttendees}
          agentId={a.agent.id}
          contactId={a.contact?.id ?? null}
          dossierId={a.dossier?.id ?? null}
          branchId={a.branchId}
          error={refused.contactIds ?? refused.colleagueIds ?? refused.resourceIds}
          autoFocus
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
