import FullCalendar, {
  type CalendarController,
  type DatesSetInfo,
  type EventChangeInfo,
  type EventDisplayInfo,
} from '@fullcalendar/react'
import dayGrid from '@fullcalendar/react/daygrid'
import interaction from '@fullcalendar/react/interaction'
import list from '@fullcalendar/react/list'
import arabic from '@fullcalendar/react/locales/ar-ma'
import english from '@fullcalendar/react/locales/en-gb'
import french from '@fullcalendar/react/locales/fr'
import classic from '@fullcalendar/react/themes/classic'
import timeGrid from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '@/lib/api-appointments.ts'
import type { WorkingHours } from '@/lib/api-organizations.ts'
import { now } from '@/lib/clock.ts'
import { currentLocale, directionOf } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { appointmentHues, appointmentIcons } from './appointment-look.ts'
import { stands } from './appointments.ts'
import { namesOf } from './attendees.ts'
import { hourBounds } from './calendar-events.ts'
import classes from './calendar-grid.module.css'
import type { CalendarSpan } from './calendar-search.ts'

export const viewNames: Record<CalendarSpan, string> = {
  day: 'timeGridDay',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
  list: 'listWeek',
}

/* Options that never change keep one identity: the grid compares them on every render. */
const clock = { hour: '2-digit', minute: '2-digit', hour12: false } as const
const localeCodes = { fr: 'fr', ar: 'ar-ma', en: 'en-gb' } as const
const businessNow = () => new Date(now()).toISOString()
const locales = [french, arabic, english]
const plugins = [dayGrid, timeGrid, list, interaction, classic]

export interface DroppedTime {
  appointment: Appointment
  startsAt: string
  endsAt: string
  /** Puts the appointment back where it was. */
  revert: () => void
}

/** The grid itself, in a chunk of its own: days and hours in the zone of the branch, appointments by type. */
export function CalendarGrid(props: {
  controller: CalendarController
  span: CalendarSpan
  date: string | undefined
  zone: string
  appointments: readonly Appointment[]
  team: boolean
  editable: boolean
  hours: readonly WorkingHours[] | undefined
  onRange: (info: { from: string; to: string; title: string; date: string }) => void
  onOpen: (appointment: Appointment, box: DOMRect) => void
  onDrop: (dropped: DroppedTime) => void
  onSelect: (startsAt: string, minutes: number) => void
  onDay: (day: string) => void
}) {
  const { t } = useTranslation()
  const locale = currentLocale()
  const byId = new Map(props.appointments.map((a) => [a.id, a]))
  const bounds = hourBounds(props.appointments, props.zone)
  const [initialDate] = useState(() => props.date ?? businessNow())
  const { appointments, editable, hours } = props
  const events = useMemo(
    () =>
      appointments.map((a) => ({
        id: a.id,
        title: a.contact?.displayName ?? label('appointmentType', a.type),
        start: a.startsAt,
        end: a.endsAt,
        editable: editable && stands(a),
      })),
    [appointments, editable],
  )
  const businessHours = useMemo(
    () =>
      hours && hours.length > 0
        ? hours.map((h) => ({ daysOfWeek: [h.weekday % 7], startTime: h.starts, endTime: h.ends }))
        : false,
    [hours],
  )

  function change(info: EventChangeInfo) {
    const appointment = byId.get(info.event.id)
    if (!appointment || !info.event.start) return
    const length = Date.parse(appointment.endsAt) - Date.parse(appointment.startsAt)
    props.onDrop({
      appointment,
      startsAt: info.event.start.toISOString(),
      endsAt: (info.event.end ?? new Date(info.event.start.getTime() + length)).toISOString(),
      revert: info.revert,
    })
  }

  return (
    <FullCalendar
      controller={props.controller}
      plugins={plugins}
      initialView={viewNames[props.span]}
      initialDate={initialDate}
      timeZone={props.zone}
      locales={locales}
      locale={localeCodes[locale]}
      direction={directionOf(locale)}
      className={classes.calendar}
      headerToolbar={false}
      height="100%"
      firstDay={1}
      now={businessNow}
      nowIndicator
      allDaySlot={false}
      slotMinTime={bounds.from}
      slotMaxTime={bounds.to}
      scrollTime="08:00:00"
      slotDuration="00:30:00"
      snapDuration="00:15:00"
      slotEventOverlap={false}
      slotMinHeight={27}
      expandRows
      dayMaxEvents={4}
      eventTimeFormat={clock}
      slotHeaderFormat={clock}
      noEventsContent={t('calendar:empty')}
      businessHours={businessHours}
      editable={props.editable}
      selectable={props.editable}
      selectMirror
      longPressDelay={350}
      eventInteractive
      events={events}
      eventClass={(info: EventDisplayInfo) => {
        const a = byId.get(info.event.id)
        if (!a) return classes.mirror
        const shape = info.view.type.startsWith('list') ? classes.row : classes.event
        return [shape, classes[`hue${appointmentHues[a.type]}`], classes[a.state]].join(' ')
      }}
      eventContent={(info: EventDisplayInfo) => {
        const a = byId.get(info.event.id)
        return a ? (
          <EventFace appointment={a} time={info.timeText} info={info} team={props.team} />
        ) : (
          <span>{info.timeText}</span>
        )
      }}
      datesSet={(info: DatesSetInfo) =>
        props.onRange({
          from: info.start.toISOString(),
          to: info.end.toISOString(),
          title: info.view.title,
          date: info.view.calendar.formatIso(info.view.calendar.getDate(), true).slice(0, 10),
        })
      }
      eventClick={(info) => {
        info.jsEvent.preventDefault()
        const a = byId.get(info.event.id)
        if (a) props.onOpen(a, info.el.getBoundingClientRect())
      }}
      eventDrop={change}
      eventResize={change}
      select={(info) => {
        if (info.allDay) return
        props.onSelect(info.start.toISOString(), Math.round((info.end.getTime() - info.start.getTime()) / 60_000))
        info.view.calendar.unselect()
      }}
      dateClick={(info) => {
        if (info.view.type === 'dayGridMonth') props.onDay(info.dateStr.slice(0, 10))
      }}
    />
  )
}

/** In the grid: time and name on the first line, what it is about on the second; in a list one line with everything. */
function EventFace(props: { appointment: Appointment; time: string; info: EventDisplayInfo; team: boolean }) {
  const { t } = useTranslation()
  const { appointment: a, info } = props
  const along = namesOf(a.attendees)
  const Picture = appointmentIcons[a.type]
  const view = info.view.type.startsWith('list') ? 'list' : info.view.type === 'dayGridMonth' ? 'month' : 'grid'
  const detail = a.annonce?.reference ?? a.place
  const begins = props.time.split(/\s?[–-]\s?/)[0]
  return (
    <span className={classes.face} data-view={view}>
      <span className={classes.head}>
        <span className={classes.icon}>
          <Picture size={14} stroke={1.75} aria-label={label('appointmentType', a.type)} />
        </span>
        <span className={classes.time}>{view === 'list' ? props.time : begins}</span>
        <strong dir="auto">{a.contact?.displayName ?? label('appointmentType', a.type)}</strong>
        {props.team && view === 'grid' && !info.isNarrow && (
          <span className={classes.agent} title={a.agent.name}>
            <Avatar name={a.agent.name} size={20} />
          </span>
        )}
      </span>
      {view === 'grid' && !info.isShort && (detail || along.length > 0) && (
        <span className={classes.detail}>
          {detail && <bdi>{detail}</bdi>}
          {along.length > 0 && (
            <bdi title={along.join(', ')}>
              {detail ? ' · ' : ''}
              {info.isNarrow ? t('calendar:attendees.more', { count: along.length }) : along.join(', ')}
            </bdi>
          )}
        </span>
      )}
      {view === 'list' && (
        <span className={classes.detail}>
          {label('appointmentType', a.type)}
          {detail && (
            <>
              {' · '}
              <bdi>{detail}</bdi>
            </>
          )}{' '}
          · {[a.agent.name, ...along].join(', ')}
        </span>
      )}
    </span>
  )
}
