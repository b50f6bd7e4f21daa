import { useCalendarController } from '@fullcalendar/react'
import { ActionIcon, Button, Loader, SegmentedControl, Select, Switch } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAgents } from '@/features/dossiers/pickers.tsx'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { Appointment } from '@/lib/api-appointments.ts'
import { now } from '@/lib/clock.ts'
import { zoneCity } from '@/lib/format.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { readPreference, writePreference } from '@/lib/preferences.ts'
import { zoneAt } from '@/lib/zones.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { ErrorState } from '@/ui/states.tsx'
import { AppointmentDetail } from './appointment-detail.tsx'
import { appointmentHues } from './appointment-look.ts'
import {
  alternativesOf,
  appointmentsQuery,
  appointmentTypes,
  mayConfirmOverlap,
  useReschedule,
} from './appointments.ts'
import { BookingDialog, type BookingPreset } from './booking-dialog.tsx'
import { movedAppointment, shownAppointments } from './calendar-events.ts'
import { CalendarGrid, type DroppedTime, viewNames } from './calendar-grid.tsx'
import classes from './calendar-page.module.css'
import { type CalendarSearch, type CalendarSpan, spans } from './calendar-search.ts'
import { RescheduleDialog } from './reschedule-dialog.tsx'

interface Shown {
  from: string
  to: string
  title: string
}

/** Appointments of one agent or of the team by day, week, month or as a list, at the hours of a branch. */
export function CalendarPage() {
  const { t } = useTranslation()
  const { org, can, zoneOf } = useSession()
  const search = useSearch({ from: '/_app/calendar' })
  const navigate = useNavigate({ from: '/calendar' })
  const queries = useQueryClient()
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const controller = useCalendarController()
  const stored = spans.find((s) => s === readPreference('atlas.calendar.view'))
  const span: CalendarSpan = search.span ?? (phone ? 'list' : (stored ?? 'week'))
  const branch = search.branch ?? org.branches[0]?.id
  const zone = zoneOf(branch)
  // One clock for the whole grid: that of the days in it.
  const gridZone = zoneAt(search.date ? Date.parse(search.date) : now(), zone)
  const [shown, setShown] = useState<Shown | null>(null)
  const [open, setOpen] = useState<{ appointment: Appointment; box: DOMRect } | null>(null)
  const [booking, setBooking] = useState<BookingPreset | null>(null)
  const [refused, setRefused] = useState<{ dropped: DroppedTime; error: unknown } | null>(null)
  const range = { from: shown?.from ?? '', to: shown?.to ?? '', agentId: search.agent }
  const list = useQuery({ ...appointmentsQuery(range), enabled: shown !== null })
  const hours = useQuery({
    queryKey: keys.workingHours(search.agent ?? ''),
    queryFn: () => take(api.GET('/api/v1/working-hours', { params: { query: { userId: search.agent ?? '' } } })),
    enabled: search.agent !== undefined && can('schedule.read'),
  })
  const withCancelled = search.cancelled === true
  const items = list.data?.items
  const appointments = useMemo(() => shownAppointments(items ?? [], withCancelled), [items, withCancelled])
  const reschedule = useReschedule()
  const editable = can('appointment.write')
  const change = (next: Partial<CalendarSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true })

  function show(next: CalendarSpan) {
    writePreference('atlas.calendar.view', next)
    change({ span: next })
    controller.changeView(viewNames[next])
  }

  function drop(dropped: DroppedTime) {
    const { appointment, startsAt, endsAt } = dropped
    const queryKey = keys.appointments(range)
    const before = queries.getQueryData(appointmentsQuery(range).queryKey)
    queries.setQueryData(appointmentsQuery(range).queryKey, (old) =>
      old
        ? { ...old, items: old.items.map((a) => (a.id === appointment.id ? movedAppointment(a, startsAt, endsAt) : a)) }
        : old,
    )
    reschedule.mutate(
      { appointment, startsAt, durationMinutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000) },
      {
        onSuccess: () => notifyDone(t('calendar:act.moved')),
        onError: (error) => {
          queries.setQueryData(queryKey, before)
          dropped.revert()
          if (alternativesOf(error) || mayConfirmOverlap(error)) setRefused({ dropped, error })
          else notifyError(error)
        },
      },
    )
  }

  return (
    <div className={classes.page}>
      <Toolbar
        title={shown?.title ?? ''}
        span={span}
        search={search}
        branch={branch}
        loading={list.isFetching}
        onSpan={show}
        onChange={change}
        onStep={(direction) => {
          if (direction === 0) controller.today()
          else if (direction < 0) controller.prev()
          else controller.next()
        }}
        onNew={
          editable ? () => setBooking({ agentId: search.agent ?? null, ...(branch ? { branchId: branch } : {}) }) : null
        }
      />
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.truncated && <p className={classes.notice}>{t('calendar:truncated')}</p>}
      <div className={classes.grid}>
        <CalendarGrid
          key={gridZone}
          controller={controller}
          span={span}
          date={search.date}
          zone={gridZone}
          appointments={appointments}
          team={search.agent === undefined}
          editable={editable}
          hours={hours.data?.items}
          onRange={({ date, ...next }) => {
            if (next.from !== shown?.from || next.to !== shown.to || next.title !== shown.title) setShown(next)
            if (date !== search.date) change({ date })
          }}
          onOpen={(appointment, box) => setOpen({ appointment, box })}
          onDrop={drop}
          onSelect={(startsAt, minutes) =>
            setBooking({
              startsAt,
              // A click on a free slot asks for the usual length; a drag says how long.
              ...(minutes > 30 ? { durationMinutes: minutes } : {}),
              agentId: search.agent ?? null,
              ...(branch ? { branchId: branch } : {}),
            })
          }
          onDay={(day) => {
            controller.gotoDate(day)
            show('day')
          }}
        />
      </div>
      <Legend />
      {open && <AppointmentDetail {...open} viewZone={zone} onClose={() => setOpen(null)} />}
      {booking && <BookingDialog preset={booking} onClose={() => setBooking(null)} />}
      {refused && (
        <RescheduleDialog
          appointment={refused.dropped.appointment}
          wanted={{
            startsAt: refused.dropped.startsAt,
            durationMinutes: Math.round(
              (Date.parse(refused.dropped.endsAt) - Date.parse(refused.dropped.startsAt)) / 60_000,
            ),
            error: refused.error,
          }}
          onClose={() => setRefused(null)}
        />
      )}
    </div>
  )
}

function Toolbar(props: {
  title: string
  span: CalendarSpan
  search: CalendarSearch
  branch: string | undefined
  loading: boolean
  onSpan: (span: CalendarSpan) => void
  onChange: (next: Partial<CalendarSearch>) => void
  onStep: (direction: -1 | 0 | 1) => void
  onNew: (() => void) | null
}) {
  const { t } = useTranslation()
  const { org, zoneOf } = useSession()
  const agents = useAgents()
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <Button variant="default" size="compact-md" onClick={() => props.onStep(0)}>
          {t('calendar:today')}
        </Button>
        <span className={classes.arrows}>
          <ActionIcon onClick={() => props.onStep(-1)} aria-label={t('calendar:previous')}>
            <IconChevronLeft size={18} stroke={1.75} className="flip-rtl" />
          </ActionIcon>
          <ActionIcon onClick={() => props.onStep(1)} aria-label={t('calendar:next')}>
            <IconChevronRight size={18} stroke={1.75} className="flip-rtl" />
          </ActionIcon>
        </span>
        <h1 aria-live="polite">{props.title || t('calendar:title')}</h1>
        {props.loading && <Loader size={16} aria-label={t('state.loading')} />}
        {props.onNew && (
          <Button
            className={classes.new}
            leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
            onClick={props.onNew}
          >
            {t('calendar:new')}
          </Button>
        )}
      </div>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('calendar:view.label')}
          value={props.span}
          onChange={(v) => {
            const next = spans.find((s) => s === v)
            if (next) props.onSpan(next)
          }}
          data={spans.map((s) => ({ value: s, label: t(`calendar:view.${s}`) }))}
        />
        <Select
          size="xs"
          aria-label={t('calendar:agents')}
          data={[{ value: '', label: t('calendar:team') }, ...agents.map((a) => ({ value: a.id, label: a.name }))]}
          value={props.search.agent ?? ''}
          allowDeselect={false}
          onChange={(v) => props.onChange({ agent: v || undefined })}
        />
        {org.branches.length > 1 ? (
          <Select
            size="xs"
            aria-label={t('calendar:branch')}
            data={org.branches.map((b) => ({ value: b.id, label: `${t('calendar:branch')} ${b.city}` }))}
            value={props.branch ?? null}
            allowDeselect={false}
            onChange={(v) => props.onChange({ branch: v ?? undefined })}
          />
        ) : (
          <span className={classes.zone}>{t('time.localZone', { zone: zoneCity(zoneOf(props.branch)) })}</span>
        )}
        <Switch
          size="xs"
          label={t('calendar:showCancelled')}
          checked={props.search.cancelled === true}
          onChange={(e) => props.onChange({ cancelled: e.currentTarget.checked || undefined })}
        />
      </div>
    </header>
  )
}

/** The colours by type, once per hue. */
function Legend() {
  const { t } = useTranslation()
  return (
    <ul className={classes.legend} aria-label={t('calendar:legend')}>
      {appointmentTypes.map((type) => (
        <li key={type}>
          <span className={classes.swatch} data-hue={appointmentHues[type]} aria-hidden="true" />
          {label('appointmentType', type)}
        </li>
      ))}
    </ul>
  )
}
