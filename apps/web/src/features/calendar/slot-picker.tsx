import { ActionIcon, Button, Skeleton, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppointmentType, Slot } from '@/lib/api-appointments.ts'
import { now } from '@/lib/clock.ts'
import { dayKey, formatInstant, intlTag, zoneCity } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { instantOfWallClock, wallClock } from '@/lib/wall-clock.ts'
import { availabilityQuery } from './appointments.ts'
import classes from './slot-picker.module.css'
import { daysFrom, slotsByDay, startOfDay } from './slots.ts'

const weekMs = 7 * 86_400_000

/**
 * Free times of an agent (or of anybody of the branch) over a week, by local day of the place; or any other time,
 * written by hand.
 */
export function SlotPicker(props: {
  search: {
    agentId?: string | undefined
    branchId?: string | undefined
    annonceId?: string | undefined
    type: AppointmentType
    durationMinutes: number
    colleagueIds?: string
    resourceIds?: string
    exceptId?: string
  }
  zone: string
  value: string | null
  onChange: (slot: { startsAt: string; agentId: string | null }) => void
  error?: string | null
}) {
  const { t } = useTranslation()
  const { zone, value } = props
  const [week, setWeek] = useState(0)
  const [picked, setPicked] = useState<string | null>(null)
  const [byHand, setByHand] = useState(value !== null)
  const days = daysFrom(now() + week * weekMs, zone)
  const from = startOfDay(days[0] ?? '', zone)
  const to = new Date(Date.parse(from) + weekMs).toISOString()
  const found = useQuery(availabilityQuery({ ...props.search, from, to }))
  const byDay = slotsByDay(found.data?.items ?? [], zone)
  const valueDay = value && dayKey(value, zone)
  const shown = [picked, valueDay, days.find((d) => byDay.has(d))].find((d) => d && days.includes(d)) ?? days[0] ?? ''
  const times = byDay.get(shown) ?? []
  const isValue = (slot: Slot) => value !== null && Date.parse(slot.startsAt) === Date.parse(value)
  const way = times.find(isValue)?.travel ?? null

  return (
    <fieldset className={classes.root}>
      <legend>{t('calendar:book.when')}</legend>
      <div className={classes.bar}>
        <ActionIcon
          size="sm"
          disabled={week === 0}
          onClick={() => setWeek(week - 1)}
          aria-label={t('calendar:book.weekBefore')}
        >
          <IconChevronLeft size={16} stroke={1.75} className="flip-rtl" />
        </ActionIcon>
        <div className={classes.days}>
          {days.map((day) => (
            <UnstyledButton
              key={day}
              className={classes.day}
              aria-pressed={day === shown}
              data-free={byDay.has(day) || undefined}
              onClick={() => setPicked(day)}
            >
              <small>{dayText(day, { weekday: 'short' })}</small>
              <span>{dayText(day, { day: 'numeric' })}</span>
            </UnstyledButton>
          ))}
        </div>
        <ActionIcon size="sm" onClick={() => setWeek(week + 1)} aria-label={t('calendar:book.weekAfter')}>
          <IconChevronRight size={16} stroke={1.75} className="flip-rtl" />
        </ActionIcon>
      </div>
      {found.isPending ? (
        <div className={classes.times}>
          {[0, 1, 2, 3, 4, 5].map((i) => (
            <Skeleton key={i} height={32} />
          ))}
        </div>
      ) : (
        <div className={classes.times}>
          {times.map((slot) => (
            <UnstyledButton
              key={`${slot.startsAt}${slot.agentId}`}
              className={classes.time}
              aria-pressed={isValue(slot)}
              onClick={() => props.onChange({ startsAt: slot.startsAt, agentId: slot.agentId })}
            >
              {formatInstant(slot.startsAt, zone, currentLocale(), 'time')}
              {slot.travel && <small>{t('calendar:travelShort', { minutes: slot.travel.minutes })}</small>}
            </UnstyledButton>
          ))}
          {times.length === 0 && <p className={classes.none}>{t('calendar:book.noSlot')}</p>}
        </div>
      )}
      {way && <p className={classes.zone}>{t('calendar:travel', { minutes: way.minutes, from: way.from })}</p>}
      <p className={classes.zone}>{t('time.localZone', { zone: zoneCity(zone) })}</p>
      {byHand ? (
        <TextInput
          type="datetime-local"
          label={t('calendar:book.otherTime')}
          value={value ? wallClock(Date.parse(value), zone) : ''}
          onChange={(e) => {
            const startsAt = instantOfWallClock(e.currentTarget.value, zone)
            if (startsAt) props.onChange({ startsAt, agentId: null })
          }}
          error={props.error}
        />
      ) : (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setByHand(true)}>
            {t('calendar:book.otherTime')}
          </Button>
        </div>
      )}
      {props.error && !byHand && (
        <p className={classes.error} role="alert">
          {props.error}
        </p>
      )}
    </fieldset>
  )
}

function dayText(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(intlTag(currentLocale()), { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
}
