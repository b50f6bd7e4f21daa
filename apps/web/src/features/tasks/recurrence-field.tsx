import { NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/lib/api-error.ts'
import { now } from '@/lib/clock.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import {
  type Frequency,
  frequencies,
  type Recurrence,
  readRule,
  recurrenceWords,
  suggestions,
  type Weekday,
  weekdays,
  withoutEnd,
  writeRule,
} from './recurrence.ts'
import classes from './task-form.module.css'
import { occurrencesQuery } from './tasks.ts'

/** When the series is first due, and, of one that goes on unchanged, where the task stands in it. ISO instants. */
export interface SeriesStart {
  startsAt: string
  after?: string
}

/**
 * How often a task comes again: the ways its due day suggests by name, others put together; below in words, with the
 * days that come next as the server reckons them.
 * @param props.value the rule, null for once; `custom` holds the form open for a rule that is suggested too
 */
export function RecurrenceField(props: {
  value: string | null
  custom: boolean
  start: SeriesStart | null
  zone: string
  assigneeId: string | null
  error: string | null
  onChange: (rule: string | null, custom: boolean) => void
}) {
  const { t } = useTranslation()
  const { value, start, zone, onChange } = props
  const rule = value === null ? null : readRule(value)
  const first = start ? { at: start.startsAt, zone } : undefined
  const offered = start ? suggestions(start.startsAt, zone) : []
  const base = value === null ? null : withoutEnd(value)
  const named = base !== null && !props.custom && offered.some((s) => s.rule === base)
  const words = (each: string) => recurrenceWords(each, t, currentLocale(), first)
  const set = (change: Partial<Recurrence>) => rule && onChange(writeRule({ ...rule, ...change }), !named)
  const ahead = useQuery({
    ...occurrencesQuery({
      recurrence: value ?? '',
      startsAt: start?.startsAt ?? '',
      ...(start?.after ? { after: start.after } : {}),
      ...(props.assigneeId ? { assigneeId: props.assigneeId } : {}),
    }),
    enabled: value !== null && start !== null,
  })
  const refused = ahead.error instanceof ApiError ? (ahead.error.fields[0]?.message ?? ahead.error.message) : null

  function choose(chosen: string) {
    const end = { count: rule?.count ?? null, until: rule?.until ?? null }
    if (chosen === 'NONE') return onChange(null, false)
    if (chosen === 'CUSTOM') return onChange(value ?? 'FREQ=WEEKLY', true)
    const read = readRule(chosen)
    if (read) onChange(writeRule({ ...read, ...end }), false)
  }

  return (
    <>
      <Select
        label={t('tasks:repeat.label')}
        data={[
          { value: 'NONE', label: t('tasks:repeat.NONE') },
          ...offered.map((s) => ({ value: s.rule, label: words(s.rule) })),
          { value: 'CUSTOM', label: t('tasks:repeat.CUSTOM') },
        ]}
        value={base === null ? 'NONE' : named ? base : 'CUSTOM'}
        allowDeselect={false}
        disabled={!start && value === null}
        description={start ? undefined : t('tasks:repeat.needsDue')}
        error={props.error ?? refused}
        onChange={(v) => v && choose(v)}
      />
      {rule && (
        <div className={classes.custom}>
          {!named && (
            <>
              <div className={classes.pair}>
                <NumberInput
                  label={t('tasks:custom.every')}
                  min={1}
                  max={365}
                  allowDecimal={false}
                  value={rule.interval}
                  onChange={(v) => set({ interval: Math.max(1, Number(v) || 1) })}
                />
                <Select
                  label={t('tasks:custom.unit')}
                  data={frequencies.map((f) => ({ value: f, label: t(`tasks:custom.${f}`) }))}
                  value={rule.freq}
                  allowDeselect={false}
                  onChange={(v) => v && set({ freq: v as Frequency, days: [], monthDays: [], nth: null })}
                />
              </div>
              {rule.freq === 'WEEKLY' && (
                <Days chosen={rule.days} onChange={(days) => set({ days })} label={t('tasks:custom.days')} />
              )}
              {rule.freq === 'MONTHLY' && <MonthDay rule={rule} start={start} zone={zone} onChange={set} />}
            </>
          )}
          <End rule={rule} start={start} onChange={set} />
          {value !== null && start && (
            <div className={classes.told} aria-live="polite">
              <p>{words(value)}</p>
              {!refused && ahead.data && (
                <p>
                  {ahead.data.next.length === 0
                    ? t('tasks:ahead.none')
                    : t('tasks:ahead.next', {
                        days: ahead.data.next
                          .map((at) => formatInstant(at, ahead.data.timezone, currentLocale(), 'date'))
                          .join(t('tasks:ahead.between')),
                      })}
                </p>
              )}
            </div>
          )}
        </div>
      )}
    </>
  )
}

/** On which day of the month: as the due day suggests, or as the rule has it already. */
function MonthDay(props: {
  rule: Recurrence
  start: SeriesStart | null
  zone: string
  onChange: (change: Partial<Recurrence>) => void
}) {
  const { t } = useTranslation()
  const { rule, start, zone } = props
  const monthly = (r: Recurrence) => writeRule({ ...r, interval: 1, count: null, until: null })
  const now = monthly(rule)
  const offered = start ? suggestions(start.startsAt, zone).filter((s) => s.kind.startsWith('MONTH_')) : []
  const rules = [...new Set([...offered.map((s) => s.rule), now])]
  return (
    <Select
      label={t('tasks:custom.monthDay')}
      data={rules.map((each) => ({
        value: each,
        label: recurrenceWords(each, t, currentLocale(), start ? { at: start.startsAt, zone } : undefined),
      }))}
      value={now}
      allowDeselect={false}
      onChange={(v) => {
        const chosen = v === null ? null : readRule(v)
        if (chosen) props.onChange({ days: chosen.days, nth: chosen.nth, monthDays: chosen.monthDays })
      }}
    />
  )
}

function Days(props: { chosen: readonly Weekday[]; label: string; onChange: (days: Weekday[]) => void }) {
  const tag = currentLocale()
  const name = (n: number, style: 'narrow' | 'long') =>
    new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + n))
  return (
    <fieldset className={classes.days} aria-label={props.label}>
      {weekdays.map((day, n) => (
        <button
          key={day}
          type="button"
          aria-pressed={props.chosen.includes(day)}
          aria-label={name(n, 'long')}
          onClick={() => props.onChange(weekdays.filter((d) => (d === day) !== props.chosen.includes(d)))}
        >
          {name(n, 'narrow')}
        </button>
      ))}
    </fieldset>
  )
}

function End(props: { rule: Recurrence; start: SeriesStart | null; onChange: (change: Partial<Recurrence>) => void }) {
  const { rule, onChange } = props
  const { t } = useTranslation()
  const kind = rule.count !== null ? 'endCount' : rule.until !== null ? 'endUntil' : 'endNever'
  const firstDay = (props.start?.startsAt ?? new Date(now()).toISOString()).slice(0, 10)
  const inAYear = () => `${Number(firstDay.slice(0, 4)) + 1}1231`
  return (
    <div className={classes.pair}>
      <Select
        label={t('tasks:custom.end')}
        data={['endNever', 'endCount', 'endUntil'].map((v) => ({ value: v, label: t(`tasks:custom.${v}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(v) => onChange({ count: v === 'endCount' ? 10 : null, until: v === 'endUntil' ? inAYear() : null })}
      />
      {rule.count !== null && (
        <NumberInput
          label={t('tasks:custom.count')}
          min={2}
          max={730}
          allowDecimal={false}
          value={rule.count}
          onChange={(v) => onChange({ count: Math.max(2, Number(v) || 2) })}
        />
      )}
      {rule.count === null && rule.until !== null && (
        <TextInput
          type="date"
          label={t('tasks:custom.until')}
          min={firstDay}
          value={`${rule.until.slice(0, 4)}-${rule.until.slice(4, 6)}-${rule.until.slice(6, 8)}`}
          onChange={(e) => e.currentTarget.value && onChange({ until: e.currentTarget.value.replaceAll('-', '') })}
        />
      )}
    </div>
  )
}
