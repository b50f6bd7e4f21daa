import { Button } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { appointmentIcons } from '@/features/calendar/appointment-look.ts'
import { stands } from '@/features/calendar/appointments.ts'
import { BookingDialog } from '@/features/calendar/booking-dialog.tsx'
import { dossierQuery } from '@/features/dossiers/dossier-queries.ts'
import type { Appointment, AppointmentType } from '@/lib/api-appointments.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { label } from '@/lib/label.ts'
import { InstantText } from '@/ui/text.tsx'
import classes from './transition-sheet.module.css'

/** What is usually booked on the way to a step. */
const usualType: Record<string, AppointmentType> = { VISIT_PLANNED: 'VISIT', SIGNING_SCHEDULED: 'SIGNING' }

/**
 * The appointment a step rests on: one already booked, or a new one. Booking a visit may move the dossier by itself;
 * then there is nothing left to ask.
 */
export function AppointmentChoice(props: {
  dossier: Dossier
  target: string
  value: string | null
  onChange: (appointmentId: string) => void
  onMovedByBooking: () => void
  error: string | null
}) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const name = useId()
  const { dossier: d } = props
  const [booking, setBooking] = useState(false)
  const open = d.appointments.filter(stands).sort((a, b) => a.startsAt.localeCompare(b.startsAt))

  async function booked(appointment: Appointment) {
    const fresh = await queries.fetchQuery({ ...dossierQuery(d.id), staleTime: 0 })
    if (fresh.status === props.target) props.onMovedByBooking()
    else props.onChange(appointment.id)
  }

  return (
    <div className={classes.choices}>
      <h3>{label('requirement', 'appointment')}</h3>
      {open.map((a) => {
        const Picture = appointmentIcons[a.type]
        return (
          <label key={a.id} className={classes.choice}>
            <input type="radio" name={name} checked={props.value === a.id} onChange={() => props.onChange(a.id)} />
            <Picture size={18} stroke={1.5} aria-hidden />
            <span>
              <InstantText at={a.startsAt} zone={a.timezone} relative />
              <small>
                {label('appointmentType', a.type)} · {a.agent.name}
              </small>
            </span>
          </label>
        )
      })}
      <div>
        <Button
          variant={open.length === 0 ? 'light' : 'subtle'}
          leftSection={<IconCalendarPlus size={16} stroke={1.5} aria-hidden />}
          onClick={() => setBooking(true)}
        >
          {t('workflow:bookNow')}
        </Button>
      </div>
      {props.error && (
        <p className={classes.error} role="alert">
          {props.error}
        </p>
      )}
      {booking && (
        <BookingDialog
          preset={{ dossier: d, type: usualType[props.target] ?? 'OFFICE_MEETING', agentId: d.assignee?.id ?? null }}
          onClose={() => setBooking(false)}
          onBooked={(a) => void booked(a)}
        />
      )}
    </div>
  )
}
