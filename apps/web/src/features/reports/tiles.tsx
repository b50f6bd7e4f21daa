import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FigureName, ReportSummary } from '@/lib/api-reports.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { MoneyText } from '@/ui/text.tsx'
import { Formula } from './card.tsx'
import { changeOf, type Delta, pointsOf, rates, toneOf } from './figures.ts'
import { countText, durationText, shareText } from './report-text.ts'
import classes from './reports.module.css'
import { useReport } from './use-report.ts'

/** What matters at one glance, each beside what it was, each a way to its rows. */
export function Tiles({ summary }: { summary: ReportSummary }) {
  const { t } = useTranslation()
  const { figures: f, previous: p } = summary
  const inTime = rates.inTime(f)
  const expected = f.visitsDone + f.visitsMissed
  return (
    <div className={classes.tiles}>
      <Tile
        name={t('reports:figure.leads')}
        formula={t('reports:formula.leads')}
        figure="leads"
        value={countText(f.leads)}
        delta={changeOf(f.leads, p?.leads)}
        good="up"
        before={p && countText(p.leads)}
      />
      <Tile
        name={t('reports:tile.response')}
        formula={t('reports:formula.response', { minutes: summary.slaMinutes })}
        figure="answered"
        value={durationText(f.responseMedian)}
        delta={changeOf(f.responseMedian, p?.responseMedian)}
        good="down"
        before={p && durationText(p.responseMedian)}
        note={inTime === null ? undefined : t('reports:tile.inTime', { share: shareText(inTime) })}
      />
      <Tile
        name={t('reports:figure.visitsDone')}
        formula={t('reports:formula.visits')}
        figure="visitsDone"
        value={countText(f.visitsDone)}
        delta={changeOf(f.visitsDone, p?.visitsDone)}
        good="up"
        before={p && countText(p.visitsDone)}
        note={t('reports:tile.ofVisits', { count: f.visits })}
      />
      <Tile
        name={t('reports:tile.noShow')}
        formula={t('reports:formula.visits')}
        figure="visitsMissed"
        value={shareText(rates.noShow(f))}
        delta={pointsOf(rates.noShow(f), p && rates.noShow(p))}
        good="down"
        before={p && shareText(rates.noShow(p))}
        note={expected > 0 ? t('reports:tile.missed', { missed: f.visitsMissed, count: expected }) : undefined}
      />
      <Tile
        name={t('reports:figure.won')}
        formula={t('reports:formula.won')}
        figure="won"
        value={countText(f.won)}
        delta={changeOf(f.won, p?.won)}
        good="up"
        before={p && countText(p.won)}
        note={f.won + f.lost > 0 ? t('reports:tile.ofEnded', { share: shareText(rates.win(f)) }) : undefined}
      />
      <ValueTile summary={summary} />
    </div>
  )
}

function Tile(props: {
  name: string
  formula: string
  figure: FigureName
  value: ReactNode
  delta: Delta | null
  good: 'up' | 'down'
  before: string | null
  note?: string | undefined
}) {
  const { t } = useTranslation()
  const { openRows } = useReport()
  const id = useId()
  return (
    <div className={classes.tile}>
      <div className={classes.tileName}>
        <span id={`${id}n`}>{props.name}</span>
        <Formula text={props.formula} />
      </div>
      <button
        type="button"
        id={`${id}v`}
        aria-labelledby={`${id}n ${id}v`}
        className={classes.figure}
        onClick={() => openRows({ figure: props.figure })}
        title={t('reports:rowsHint')}
      >
        <bdi className="num">{props.value}</bdi>
      </button>
      <div className={classes.tileFoot}>
        {props.delta && <DeltaText delta={props.delta} good={props.good} before={props.before} />}
        {props.note && <span>{props.note}</span>}
      </div>
    </div>
  )
}

/** Values of each currency by themselves: amounts of different currencies are never added. */
function ValueTile({ summary }: { summary: ReportSummary }) {
  const { t } = useTranslation()
  const { openRows } = useReport()
  return (
    <div className={classes.tile}>
      <div className={classes.tileName}>
        <span>{t('reports:chart.value')}</span>
        <Formula text={t('reports:formula.value')} />
      </div>
      {summary.values.length === 0 && <p className={classes.nothing}>{t('reports:tile.noValue')}</p>}
      <ul className={classes.values}>
        {[...summary.values]
          .sort((a, b) => b.figure.localeCompare(a.figure) || b.amount - a.amount)
          .map((value) => (
            <li key={`${value.figure} ${value.currency}`}>
              <button
                type="button"
                className={classes.plain}
                onClick={() => openRows({ figure: value.figure, currency: value.currency })}
              >
                <MoneyText money={value} />
              </button>
              <span className={classes.tileFoot}>
                {t(`reports:figure.${value.figure}`)}
                <DeltaMaybe delta={changeOf(value.amount, value.previousAmount)} />
              </span>
            </li>
          ))}
      </ul>
    </div>
  )
}

function DeltaMaybe({ delta }: { delta: Delta | null }) {
  return delta && <DeltaText delta={delta} good="up" before={null} />
}

/** A change with its arrow, toned by whether it is welcome; what it was stands in the hint. */
export function DeltaText({ delta, good, before }: { delta: Delta; good: 'up' | 'down'; before: string | null }) {
  const { t } = useTranslation()
  const was = before === null ? undefined : t('reports:delta.from', { value: before })
  if (delta.kind === 'same' || delta.kind === 'new')
    return (
      <span className={classes.delta} title={was}>
        {t(`reports:delta.${delta.kind}`)}
      </span>
    )
  const Arrow = delta.way === 'up' ? IconArrowUpRight : IconArrowDownRight
  const sign = delta.way === 'up' ? '+' : '−'
  const amount =
    delta.kind === 'points'
      ? t('reports:delta.points', { value: `${sign}${formatNumber(delta.value, currentLocale())}` })
      : `${sign}${shareText(delta.value)}`
  return (
    <span className={classes.delta} data-tone={toneOf(delta, good)} title={was}>
      <Arrow size={14} stroke={2} aria-hidden />
      <bdi className="num">{amount}</bdi>
    </span>
  )
}
