import { IconCar } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { appointmentHues, appointmentIcons } from '@/features/calendar/appointment-look.ts'
import { useSession } from '@/features/session/session.ts'
import { useRefreshTasks } from '@/features/tasks/tasks.ts'
import { tellNext } from '@/features/tasks/tell-next.ts'
import type { Today } from '@/lib/api-today.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { useNow } from '@/lib/use-now.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import { TickButton } from '@/ui/tick-button.tsx'
import classes from './today.module.css'
import { useTick } from './today.ts'

/** The hours of the day with the ways between them, and what is to be done. */
export function DayColumn({ today }: { today: Today }) {
  return (
    <>
      <Appointments today={today} />
      <Tasks today={today} />
    </>
  )
}

type Appointment = Today['appointments'][number]

function Appointments({ today }: { today: Today }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const next = today.appointments.find((a) => Date.parse(a.endsAt) > now)
  return (
    <Section
      title={t('today:appointments')}
      actions={
        <ButtonLink to="/calendar" variant="subtle" size="compact-xs">
          {t('today:calendar')}
        </ButtonLink>
      }
    >
      {today.appointments.length === 0 && <p className={classes.muted}>{t('today:noAppointments')}</p>}
      <ol className={classes.line24}>
        {today.appointments.map((a) => (
          <AppointmentRow key={a.id} appointment={a} past={Date.parse(a.endsAt) <= now} next={a === next} />
        ))}
      </ol>
    </Section>
  )
}

function AppointmentRow({ appointment: a, past, next }: { appointment: Appointment; past: boolean; next: boolean }) {
  const { t } = useTranslation()
  const Picture = appointmentIcons[a.type]
  const time = (at: string) => formatInstant(at, a.timezone, currentLocale(), 'time')
  return (
    <li className={classes.hour} data-past={past || undefined} aria-current={next ? 'time' : undefined}>
      <span className={classes.time}>
        <time dateTime={a.startsAt}>{time(a.startsAt)}</time>
        <small>{time(a.endsAt)}</small>
      </span>
      <span className={classes.mark} data-hue={appointmentHues[a.type]}>
        <Picture size={16} stroke={1.5} aria-hidden />
      </span>
      <div className={classes.who}>
        {a.dossier ? (
          <Link to="/dossiers/$dossierId" params={{ dossierId: a.dossier.id }}>
            {a.contact ?? label('appointmentType', a.type)}
          </Link>
        ) : (
          <strong>{a.contact ?? label('appointmentType', a.type)}</strong>
        )}
        <small>
          {label('appointmentType', a.type)}
          {a.annonce && ` · ${a.annonce.title}`}
        </small>
        {a.place && <small>{a.place}</small>}
        {a.travel && (
          <small className={classes.travel}>
            <IconCar size={13} stroke={1.5} aria-hidden />
            {t('calendar:travel', { minutes: a.travel.minutes, from: a.travel.from })}
          </small>
        )}
      </div>
      {a.state !== 'SCHEDULED' && <StatusBadge code={a.state} family="appointmentState" />}
    </li>
  )
}

function Tasks({ today }: { today: Today }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const tick = useTick()
  const refresh = useRefreshTasks()
  return (
    <Section title={t('today:tasks')}>
      {today.tasks.length === 0 && <p className={classes.muted}>{t('today:noTasks')}</p>}
      <ul className={classes.rows}>
        {today.tasks.map((task) => (
          <li key={task.id} className={classes.task} data-late={task.overdue || undefined}>
            <TickButton
              label={t('dossiers:tasks.complete', { title: task.title })}
              disabled={!can('task.write') || tick.isPending}
              onClick={() => tick.mutateAsync(task).then((done) => tellNext(done, today.zone, refresh), notifyError)}
            />
            <div className={classes.who}>
              {task.dossier ? (
                <Link to="/dossiers/$dossierId" params={{ dossierId: task.dossier.id }}>
                  {task.title}
                </Link>
              ) : (
                <strong>{task.title}</strong>
              )}
              <small>
                {label('taskCategory', task.category)}
                {task.dossier && ` · ${task.dossier.contact}`}
                {task.dueAt && (
                  <>
                    {' · '}
                    <InstantText at={task.dueAt} zone={today.zone} relative />
                  </>
                )}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
