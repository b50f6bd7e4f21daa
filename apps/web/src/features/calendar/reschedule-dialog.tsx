import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AgentField } from '@/features/dossiers/pickers.tsx'
import type { Appointment, Slot } from '@/lib/api-appointments.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { InstantText } from '@/ui/text.tsx'
import { alternativesOf, mayConfirmOverlap, useReschedule } from './appointments.ts'
import { togetherOf } from './attendees.ts'
import classes from './booking-dialog.module.css'
import { SlotPicker } from './slot-picker.tsx'
import { SlotTaken } from './slot-taken.tsx'

/** Another time for an appointment. With `wanted` it begins with the time that was refused and what is free instead. */
export function RescheduleDialog(props: {
  appointment: Appointment
  wanted?: { startsAt: string; durationMinutes: number; error: unknown }
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { appointment: a, wanted } = props
  const [startsAt, setStartsAt] = useState<string | null>(wanted?.startsAt ?? null)
  const [agentId, setAgentId] = useState<string | null>(a.agent.id)
  const [tried, setTried] = useState(false)
  const move = useReschedule()
  const minutes = wanted?.durationMinutes ?? Math.round((Date.parse(a.endsAt) - Date.parse(a.startsAt)) / 60_000)
  const refused = move.error ?? wanted?.error ?? null
  const explained = alternativesOf(refused) !== null || mayConfirmOverlap(refused)

  function send(over: { startsAt?: string; agentId?: string; confirmOverlap?: boolean } = {}) {
    const start = over.startsAt ?? startsAt
    setTried(true)
    if (!start) return
    move.mutate(
      {
        appointment: a,
        startsAt: start,
        durationMinutes: minutes,
        agentId: over.agentId ?? agentId ?? undefined,
        confirmOverlap: over.confirmOverlap,
      },
      {
        onSuccess: () => {
          notifyDone(t('calendar:act.moved'))
          props.onClose()
        },
        onError: (error) => {
          if (alternativesOf(error) === null && !mayConfirmOverlap(error)) notifyError(error)
        },
      },
    )
  }

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('calendar:move.title')}
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
        <p>
          <strong>{label('appointmentType', a.type)}</strong> {a.contact?.displayName && `· ${a.contact.displayName}`} ·{' '}
          <InstantText at={a.startsAt} zone={a.timezone} relative />
        </p>
        {explained && (
          <SlotTaken
            error={refused}
            zone={a.timezone}
            onChoose={(slot: Slot) => send({ startsAt: slot.startsAt, agentId: slot.agentId })}
            onKeepBoth={() => send({ confirmOverlap: true })}
          />
        )}
        <AgentField label={t('calendar:book.agent')} value={agentId} onChange={setAgentId} />
        <SlotPicker
          search={{
            agentId: agentId ?? undefined,
            branchId: a.branchId,
            annonceId: a.annonce?.id,
            type: a.type,
            durationMinutes: minutes,
            exceptId: a.id,
            ...togetherOf(a.attendees),
          }}
          zone={a.timezone}
          value={startsAt}
          onChange={(slot) => {
            setStartsAt(slot.startsAt)
            if (slot.agentId) setAgentId(slot.agentId)
          }}
          error={tried && !startsAt ? t('calendar:book.needsTime') : null}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={move.isPending}>
            {t('calendar:move.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
