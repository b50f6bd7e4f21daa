import { IconBellRinging } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import type { Appointment } from '@/lib/api-appointments.ts'
import type { GivenReminder } from '@/lib/api-reminders.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { InstantText } from '@/ui/text.tsx'
import classes from './appointment-detail.module.css'

const remindersQuery = (id: string) =>
  queryOptions({
    queryKey: keys.reminders(id),
    queryFn: ({ signal }) => take(api.GET('/api/v1/appointments/{id}/reminders', { params: { path: { id } }, signal })),
  })

/** How long before, in the largest whole unit: "la veille", "2 h avant". */
export function leadText(t: TFunction, minutes: number): string {
  if (minutes % 1440 === 0) return t('reminders:before_days', { count: minutes / 1440 })
  if (minutes % 60 === 0) return t('reminders:before_hours', { count: minutes / 60 })
  return t('reminders:before_minutes', { count: minutes })
}

/** Whether the person was reminded, what they answered, and what is still to be sent. */
export function RemindersBlock({ appointment: a }: { appointment: Appointment }) {
  const { t } = useTranslation()
  const reminders = useQuery(remindersQuery(a.id))
  const { given = [], planned = [] } = reminders.data ?? {}
  if (given.length + planned.length === 0) return null
  return (
    <section className={classes.reminders} aria-label={t('reminders:title')}>
      <IconBellRinging size={16} stroke={1.5} aria-hidden />
      <ul>
        {given.map((g) => (
          <li key={`${g.minutesBefore}${g.startsAt}${g.attendee}`} data-state={g.state}>
            {g.attendee && <bdi>{g.attendee} · </bdi>}
            {leadText(t, g.minutesBefore)} · {outcome(t, g)}
          </li>
        ))}
        {planned.map((p) => (
          <li key={p.minutesBefore}>
            {leadText(t, p.minutesBefore)} · <InstantText at={p.at} zone={a.timezone} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function outcome(t: TFunction, g: GivenReminder): string {
  if (g.answer) return t(`reminders:answer.${g.answer}`)
  if (g.taskId) return t('reminders:callInstead')
  if (g.messageStatus) {
    const status = label('messageStatus', g.messageStatus)
    return g.channel && g.channel !== 'WHATSAPP' ? `${label('channel', g.channel)} · ${status}` : status
  }
  const why = t(`reminders:reason.${g.reason}`, { defaultValue: '' })
  return why ? `${t(`reminders:state.${g.state}`)} (${why})` : t(`reminders:state.${g.state}`)
}
