import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { now } from '@/lib/clock.ts'
import { currentLocale } from '@/lib/i18n.ts'
import {
  type Frequency,
  frequencies,
  type Preset,
  presetOf,
  presetRule,
  presets,
  type Recurrence,
  readRule,
  recurrenceWords,
  type Weekday,
  weekdays,
  writeRule,
} from './recurrence.ts'
import classes from './task-form.module.css'

/**
 * How often a task comes again: the usual ways by name, others put together, told in words below.
 * @param props.value the rule, null for once; `custom` holds the form open for a rule that a preset has too
 */
export function RecurrenceField(props: {
  value: string | null
  custom: boolean
  dueAt: string | null
  zone: string
  error: string | null
  onChange: (rule: string | null, custom: boolean) => void
}) {
  const { t } = useTranslation()
  const { value, dueAt, zone, onChange } = props
  const preset = props.custom && value !== null ? 'CUSTOM' : presetOf(value)
  const rule = value === null ? null : readRule(value)
  const set = (change: Partial<Recurrence>) => rule && onChange(writeRule({ ...rule, ...change }), true)
  function choose(chosen: Preset) {
    if (chosen === 'NONE') onChange(null, false)
    else if (chosen === 'CUSTOM') onChange(value ?? 'FREQ=WEEKLY', true)
    else onChange(presetRule(chosen, dueAt, zone), false)
  }
  const words = value === null ? undefined : recurrenceWords(value, t, currentLocale())
  return (
    <>
      <Select
        label={t('tasks:repeat.label')}
        data={presets.map((code) => ({ value: code, label: t(`tasks:repeat.${code}`) }))}
        value={preset}
        allowDeselect={false}
        disabled={!dueAt && value === null}
        description={dueAt ? words : t('tasks:repeat.needsDue')}
        error={props.error}
        onChange={(v) => v && choose(v as Preset)}
      />
      {preset === 'CUSTOM' && rule && (
        <div className={classes.custom}>
          <div className={classes.pair}>
            <NumberInput
              label={t('tasks:custom.every')}
              min={1}
              max={52}
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
          <End rule={rule} onChange={set} />
        </div>
      )}
    </>
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

function End({ rule, onChange }: { rule: Recurrence; onChange: (change: Partial<Recurrence>) => void }) {
  const { t } = useTranslation()
  const kind = rule.count !== null ? 'endCount' : rule.until !== null ? 'endUntil' : 'endNever'
  const inAYear = () => `${new Date(now()).getFullYear() + 1}1231`
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
          value={`${rule.until.slice(0, 4)}-${rule.until.slice(4, 6)}-${rule.until.slice(6, 8)}`}
          onChange={(e) => e.currentTarget.value && onChange({ until: e.currentTarget.value.replaceAll('-', '') })}
        />
      )}
    </div>
  )
}
