import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  AgentField,
  AnnonceField,
  DossierField,
  type PickedAnnonce,
  type PickedDossier,
} from '@/features/dossiers/pickers.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Appointment, AppointmentType, Slot } from '@/lib/api-appointments.ts'
import { ApiError } from '@/lib/api-error.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import {
  alternativesOf,
  appointmentTypes,
  durations,
  mayConfirmOverlap,
  useBook,
  usualDuration,
} from './appointments.ts'
import { idsOf, namesOf, nobodyElse, togetherOf } from './attendees.ts'
import { AttendeesField } from './attendees-field.tsx'
import classes from './booking-dialog.module.css'
import { SlotPicker } from './slot-picker.tsx'
import { SlotTaken } from './slot-taken.tsx'

export interface BookingPreset {
  type?: AppointmentType
  startsAt?: string
  durationMinutes?: number
  agentId?: string | null
  branchId?: string
  dossier?: PickedDossier
  annonce?: PickedAnnonce | null
}

/** Books an appointment: for whom, with whom, when. A slot taken meanwhile offers the nearest free ones. */
export function BookingDialog(props: {
  preset: BookingPreset
  onClose: () => void
  onBooked?: (appointment: Appointment) => void
}) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 48em)')
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('calendar:book.title')}
      size={520}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <BookingForm {...props} />
    </Modal>
  )
}

function BookingForm(props: {
  preset: BookingPreset
  onClose: () => void
  onBooked?: (appointment: Appointment) => void
}) {
  const { t } = useTranslation()
  const { me, org, zoneOf } = useSession()
  const { preset } = props
  const [type, setType] = useState<AppointmentType>(preset.type ?? 'VISIT')
  const [minutes, setMinutes] = useState(preset.durationMinutes ?? usualDuration[preset.type ?? 'VISIT'])
  const [dossier, setDossier] = useState<PickedDossier | null>(preset.dossier ?? null)
  const [annonce, setAnnonce] = useState<PickedAnnonce | null>(preset.annonce ?? preset.dossier?.annonce ?? null)
  const [agentId, setAgentId] = useState<string | null>(preset.agentId ?? preset.dossier?.assignee?.id ?? me.user.id)
  const [startsAt, setStartsAt] = useState<string | null>(preset.startsAt ?? null)
  const [place, setPlace] = useState('')
  const [note, setNote] = useState('')
  const [attendees, setAttendees] = useState(nobodyElse)
  const [tried, setTried] = useState(false)
  const book = useBook()
  const branchId = dossier?.branchId ?? preset.branchId ?? org.branches[0]?.id
  const zone = zoneOf(branchId)
  const fields = book.error instanceof ApiError ? book.error.byField() : {}

  function send(over: { startsAt?: string; agentId?: string; confirmOverlap?: boolean } = {}) {
    const start = over.startsAt ?? startsAt
    const who = over.agentId ?? agentId
    setTried(true)
    if (!start || !who) return
    book.mutate(
      {
        type,
        startsAt: start,
        durationMinutes: minutes,
        agentId: who,
        ...(branchId ? { branchId } : {}),
        ...(dossier ? { dossierId: dossier.id, contactId: dossier.contact.id } : {}),
        ...(annonce ? { annonceId: annonce.id } : {}),
        ...(place.trim() ? { place: place.trim() } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(namesOf(attendees).length > 0 ? { attendees: idsOf(attendees) } : {}),
        ...(over.confirmOverlap ? { confirmOverlap: true } : {}),
      },
      {
        onSuccess: (appointment) => {
          notifyDone(t('calendar:book.done'))
          props.onBooked?.(appointment)
          props.onClose()
        },
        onError: (error) => {
          const shownHere = alternativesOf(error) || mayConfirmOverlap(error)
          if (!shownHere) notifyError(error)
        },
      },
    )
  }

  function choose(slot: Slot) {
    setStartsAt(slot.startsAt)
    setAgentId(slot.agentId)
    send({ startsAt: slot.startsAt, agentId: slot.agentId })
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      {(alternativesOf(book.error) || mayConfirmOverlap(book.error)) && (
        <SlotTaken error={book.error} zone={zone} onChoose={choose} onKeepBoth={() => send({ confirmOverlap: true })} />
      )}
      <div className={classes.pair}>
        <Select
          label={t('calendar:book.type')}
          data={appointmentTypes.map((code) => ({ value: code, label: label('appointmentType', code) }))}
          value={type}
          allowDeselect={false}
          onChange={(value) => {
            if (!value) return
            setType(value as AppointmentType)
            setMinutes(usualDuration[value as AppointmentType])
          }}
        />
        <Select
          label={t('calendar:book.duration')}
          data={[...new Set([...durations, minutes])]
            .sort((a, b) => a - b)
            .map((m) => ({ value: String(m), label: t('calendar:book.minutes', { minutes: m }) }))}
          value={String(minutes)}
          allowDeselect={false}
          onChange={(value) => value && setMinutes(Number(value))}
        />
      </div>
      {!preset.dossier && (
        <DossierField
          label={t('calendar:book.dossier')}
          placeholder={t('calendar:book.dossierHint')}
          clearable
          value={dossier}
          onChange={(d) => {
            setDossier(d)
            if (d?.annonce) setAnnonce(d.annonce)
          }}
        />
      )}
      <AnnonceField label={t('calendar:book.annonce')} clearable value={annonce} onChange={setAnnonce} />
      <AgentField
        label={t('calendar:book.agent')}
        withAsterisk
        value={agentId}
        onChange={setAgentId}
        error={fields.agentId ?? (tried && !agentId ? t('calendar:book.needsAgent') : null)}
      />
      <AttendeesField
        value={attendees}
        onChange={setAttendees}
        agentId={agentId}
        contactId={dossier?.contact.id ?? null}
        dossierId={dossier?.id ?? null}
        branchId={branchId}
        error={fields['attendees.contactIds'] ?? fields['attendees.colleagueIds'] ?? fields['attendees.resourceIds']}
      />
      <SlotPicker
        search={{
          agentId: agentId ?? undefined,
          branchId,
          annonceId: annonce?.id,
          type,
          durationMinutes: minutes,
          ...togetherOf(attendees),
        }}
        zone={zone}
        value={startsAt}
        onChange={(slot) => {
          setStartsAt(slot.startsAt)
          if (slot.agentId) setAgentId(slot.agentId)
        }}
        error={fields.startsAt ?? (tried && !startsAt ? t('calendar:book.needsTime') : null)}
      />
      <TextInput
        label={t('calendar:book.place')}
        maxLength={300}
        value={place}
        onChange={(e) => setPlace(e.currentTarget.value)}
      />
      <Textarea
        label={t('calendar:book.note')}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(e) => setNote(e.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={book.isPending}>
          {t('calendar:book.confirm')}
        </Button>
      </div>
    </form>
  )
}
