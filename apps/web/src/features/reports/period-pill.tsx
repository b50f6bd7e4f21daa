import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterPill } from '@/ui/filter-pill.tsx'
import { dayText } from './report-text.ts'
import classes from './reports.module.css'
import { comparisons, periods, type ReportsSearch } from './reports-search.ts'

/** Days in one period, at most: two years. */
const MOST_DAYS = 731

/** Which days: a named period, or a first and a last day. */
export function PeriodPill(props: { search: ReportsSearch; onChange: (next: Partial<ReportsSearch>) => void }) {
  const { t } = useTranslation()
  const { search, onChange } = props
  const period = search.period ?? 'days30'
  const [choosing, setChoosing] = useState(false)
  const named =
    period === 'custom' && search.from && search.to
      ? `${dayText(search.from)} – ${dayText(search.to)}`
      : t(`reports:period.${period}`)
  return (
    <FilterPill
      label={t('reports:period.label')}
      value={named}
      onClear={() => onChange({ period: undefined, from: undefined, to: undefined })}
      width={280}
    >
      <Radio.Group
        aria-label={t('reports:period.label')}
        value={choosing ? 'custom' : period}
        onChange={(value) => {
          setChoosing(value === 'custom')
          const next = periods.find((p) => p === value)
          if (next && next !== 'custom') onChange({ period: next, from: undefined, to: undefined })
        }}
      >
        <Stack gap={8}>
          {periods.map((value) => (
            <Radio key={value} value={value} label={t(`reports:period.${value}`)} size="sm" />
          ))}
        </Stack>
      </Radio.Group>
      {(choosing || period === 'custom') && (
        <ChosenDays
          from={search.from}
          to={search.to}
          onChoose={(from, to) => {
            setChoosing(false)
            onChange({ period: 'custom', from, to })
          }}
        />
      )}
    </FilterPill>
  )
}

function ChosenDays(props: {
  from: string | undefined
  to: string | undefined
  onChoose: (from: string, to: string) => void
}) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(props.from ?? '')
  const [to, setTo] = useState(props.to ?? '')
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000
  const wrong = length < 0 ? t('reports:period.wrongOrder') : length >= MOST_DAYS ? t('reports:period.tooLong') : null
  return (
    <form
      className={classes.chosen}
      onSubmit={(event) => {
        event.preventDefault()
        if (from && to && !wrong) props.onChoose(from, to)
      }}
    >
      <TextInput
        type="date"
        size="xs"
        label={t('reports:period.from')}
        value={from}
        required
        onChange={(e) => setFrom(e.currentTarget.value)}
      />
      <TextInput
        type="date"
        size="xs"
        label={t('reports:period.to')}
        value={to}
        required
        error={wrong}
        onChange={(e) => setTo(e.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={!from || !to || wrong !== null}>
        {t('reports:period.apply')}
      </Button>
    </form>
  )
}

/** What the period is held against. */
export function ComparePill(props: { search: ReportsSearch; onChange: (next: Partial<ReportsSearch>) => void }) {
  const { t } = useTranslation()
  const compare = props.search.compare ?? 'previous'
  return (
    <FilterPill
      label={t('reports:compare.label')}
      value={compare === 'none' ? null : t(`reports:compare.${compare}`)}
      onClear={() => props.onChange({ compare: 'none' })}
    >
      <Radio.Group
        aria-label={t('reports:compare.label')}
        value={compare}
        onChange={(value) => props.onChange({ compare: comparisons.find((c) => c === value) })}
      >
        <Stack gap={8}>
          {comparisons.map((value) => (
            <Radio key={value} value={value} label={t(`reports:compare.${value}`)} size="sm" />
          ))}
        </Stack>
      </Radio.Group>
    </FilterPill>
  )
}
