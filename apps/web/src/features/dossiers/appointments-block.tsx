import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppointmentActions } from '@/features/calendar/appointment-actions.tsx'
import { appointmentIcons } from '@/features/calendar/appointment-look.ts'
import { stands } from '@/features/calendar/appointments.ts'
import { namesOf } from '@/features/calendar/attendees.ts'
import { BookingDialog } from '@/features/calendar/booking-dialog.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Appointment } from '@/lib/api-appointments.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { label } from '@/lib/label.ts'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './dossier-side.module.css'
import { SideBlock } from './side-block.tsx'

/** What is booked, with what can be done about it; what is over is folded away. */
export function AppointmentsBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [booking, setBooking] = useState(false)
  const sorted = [...d.appointments].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  const open = sorted.filter(stands)
  const past = sorted.filter((a) => !stands(a)).reverse()
  return (
    <SideBlock
      title={t('dossiers:appointments.title')}
      action={
        d.canEdit &&
        can('appointment.write') && (
          <Button variant="subtle" size="compact-xs" onClick={() => setBooking(true)}>
            {t('dossiers:appointments.book')}
          </Button>
        )
      }
    >
      {open.length === 0 && <p className={classes.muted}>{t('dossiers:appointments.none')}</p>}
      <ul className={classes.list}>
        {open.map((a) => (
          <AppointmentItem key={a.id} appointment={a} />
        ))}
      </ul>
      {past.length > 0 && (
        <details className={classes.past}>
          <summary>{t('dossiers:appointments.past')}</summary>
          <ul className={classes.list}>
            {past.map((a) => (
              <AppointmentItem key={a.id} appointment={a} />
            ))}
          </ul>
        </details>
      )}
      {booking && <BookingDialog preset={{ dossier: d }} onClose={() => setBooking(false)} />}
    </SideBlock>
  )
}

function AppointmentItem({ appointment: a }: { appointment: Appointment }) {
  const { t } = useTranslation()
  const Picture = appointmentIcons[a.type]
  return (
    <li className={classes.appointment}>
      <Picture size={18} stroke={1.5} aria-hidden />
      <div>
        <header>
          <strong>
            <InstantText at={a.startsAt} zone={a.timezone} relative />
          </strong>
          <StatusBadge code={a.state} family="appointmentState" />
        </header>
        <p className={classes.muted}>
          {label('appointmentType', a.type)} · {a.agent.name}
          {a.annonce && (
            <>
              {' '}
              · <bdi>{a.annonce.reference}</bdi>
            </>
          )}
        </p>
        {namesOf(a.attendees).length > 0 && (
          <p className={classes.muted}>
            {t('calendar:attendees.label')} : <bdi>{namesOf(a.attendees).join(', ')}</bdi>
          </p>
        )}
        {a.place && <p className={classes.muted}>{a.place}</p>}
        {a.cancelCode && <p className={classes.muted}>{label('cancelReason', a.cancelCode)}</p>}
        {(a.outcome ?? a.cancelReason) && (
          <p className={classes.muted} dir="auto">
            « {a.outcome ?? a.cancelReason} »
          </p>
        )}
        <AppointmentActions appointment={a} compact />
      </div>
    </li>
  )
}
