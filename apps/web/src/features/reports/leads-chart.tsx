import { SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportBucket, ReportSummary } from '@/lib/api-reports.ts'
import { Card, NothingHere } from './card.tsx'
import { leadsChart, namedBuckets } from './leads-scale.ts'
import { bucketText, countText } from './report-text.ts'
import classes from './reports.module.css'
import { intervals } from './reports-search.ts'
import { useReport } from './use-report.ts'

const HEIGHT = 200

/** New dossiers over time beside the comparison; a bucket opens its rows. The same as a table for everybody. */
export function LeadsCard({ summary }: { summary: ReportSummary }) {
  const { t } = useTranslation()
  const { scope, search, change, openRows } = useReport()
  const { series, interval } = summary
  const open = (bucket: ReportBucket) => openRows({ figure: 'leads', interval, bucket: bucket.from })
  return (
    <Card
      area="leads"
      title={t('reports:chart.leads')}
      formula={t('reports:formula.leads')}
      file={{ ...scope, table: 'series', compare: search.compare, interval }}
      tools={
        <SegmentedControl
          size="xs"
          className={classes.noPrint}
          aria-label={t('reports:interval.label')}
          value={interval}
          onChange={(value) => change({ interval: intervals.find((i) => i === value) })}
          data={intervals.map((value) => ({ value, label: t(`reports:interval.${value}`) }))}
        />
      }
    >
      {summary.figures.leads === 0 && (summary.previous?.leads ?? 0) === 0 ? (
        <NothingHere />
      ) : (
        <>
          <Drawing summary={summary} onOpen={open} />
          <details className={classes.asTable}>
            <summary>{t('reports:asTable')}</summary>
            <div className={classes.tall}>
              <table className={classes.table}>
                <caption className={classes.hidden}>{t('reports:chart.leadsAlt')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('reports:chart.when')}</th>
                    <th scope="col" data-numeric>
                      {t('reports:chart.now')}
                    </th>
                    {summary.compare && (
                      <th scope="col" data-numeric>
                        {t('reports:chart.before')}
                      </th>
                    )}
                  </tr>
                </thead>
                <tbody>
                  {series.map((bucket) => (
                    <tr key={bucket.from}>
                      <th scope="row">{bucketText(bucket, interval)}</th>
                      <td data-numeric>
                        <button type="button" className={classes.plain} onClick={() => open(bucket)}>
                          {countText(bucket.count)}
                        </button>
                      </td>
                      {summary.compare && <td data-numeric>{countText(bucket.previous ?? 0)}</td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </Card>
  )
}

function Drawing({ summary, onOpen }: { summary: ReportSummary; onOpen: (bucket: ReportBucket) => void }) {
  const { t } = useTranslation()
  const { ref, width: measured } = useElementSize()
  const [over, setOver] = useState<number | null>(null)
  const { series, interval } = summary
  // Drawn at its real size, so that its words are as large as any other; 640 until it is measured.
  const width = Math.max(240, (measured || 640) - 44)
  const chart = leadsChart(series, width, HEIGHT)
  const named = namedBuckets(series.length, Math.floor(width / (interval === 'week' ? 120 : 76)))
  const bucket = over === null ? undefined : series[over]
  const x = over === null ? 0 : (chart.xs[over] ?? 0)
  return (
    <div ref={ref} className={classes.drawing}>
      <div className={classes.legend} aria-hidden>
        <span data-line="now">{t('reports:chart.now')}</span>
        {chart.before && <span data-line="before">{t('reports:chart.before')}</span>}
      </div>
      <div className={classes.plot} onPointerLeave={() => setOver(null)}>
        <svg
          viewBox={`-36 -10 ${width + 44} ${HEIGHT + 38}`}
          className={classes.chart}
          aria-hidden="true"
          direction="ltr"
        >
          {chart.ticks.map((tick) => (
            <g key={tick.count}>
              <line x1={0} x2={width} y1={tick.y} y2={tick.y} className={classes.grid} />
              <text x={-8} y={tick.y} dy="0.35em" textAnchor="end">
                {countText(tick.count)}
              </text>
            </g>
          ))}
          <path d={chart.area} className={classes.area} />
          {chart.before && <path d={chart.before} className={classes.before} />}
          <path d={chart.line} className={classes.line} />
          {series.map((b, i) => (
            <g key={b.from}>
              {(series.length <= 31 || over === i) && (
                <circle cx={chart.xs[i]} cy={chart.y(b.count)} r={over === i ? 5 : 3} className={classes.point} />
              )}
              {named.has(i) && (
                <text x={chart.xs[i]} y={HEIGHT + 20} textAnchor="middle">
                  {bucketText(b, interval)}
                </text>
              )}
            </g>
          ))}
          {bucket && <line x1={x} x2={x} y1={0} y2={HEIGHT} className={classes.cursor} />}
        </svg>
        <Catches summary={summary} width={width} onOver={setOver} onOpen={onOpen} />
      </div>
      {bucket && (
        <div
          className={classes.balloon}
          style={{ left: x + 36 }}
          data-side={x > width / 2 ? 'left' : 'right'}
          aria-hidden
        >
          <strong>{bucketText(bucket, interval)}</strong>
          <span data-line="now">
            {t('reports:chart.now')} <bdi className="num">{countText(bucket.count)}</bdi>
          </span>
          {bucket.previous !== null && (
            <span data-line="before">
              {t('reports:chart.before')} <bdi className="num">{countText(bucket.previous)}</bdi>
            </span>
          )}
        </div>
      )}
    </div>
  )
}

/** The buckets as buttons over the drawing: one stop of the keyboard, from which arrows walk along the line. */
function Catches(props: {
  summary: ReportSummary
  width: number
  onOver: (index: number | null) => void
  onOpen: (bucket: ReportBucket) => void
}) {
  const { t } = useTranslation()
  const row = useRef<HTMLFieldSetElement>(null)
  const [stop, setStop] = useState(0)
  const { series, interval } = props.summary
  const whole = { width: props.width + 44, height: HEIGHT + 38 }
  const percent = (part: number, of: number) => `${(part / of) * 100}%`

  function onKey(event: KeyboardEvent, index: number) {
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: series.length - 1 }
    const to = Object.entries(next).find(([key]) => key === event.key)?.[1]
    const button = to === undefined ? undefined : row.current?.querySelectorAll('button')[to]
    if (!button) return
    event.preventDefault()
    button.focus()
  }

  return (
    <fieldset
      ref={row}
      className={classes.catches}
      aria-label={t('reports:chart.leadsAlt')}
      style={{
        left: percent(36, whole.width),
        top: percent(10, whole.height),
        width: percent(props.width, whole.width),
        height: percent(HEIGHT, whole.height),
      }}
    >
      {series.map((bucket, i) => (
        <button
          key={bucket.from}
          type="button"
          tabIndex={i === Math.min(stop, series.length - 1) ? 0 : -1}
          aria-label={`${bucketText(bucket, interval)}: ${countText(bucket.count)}`}
          onPointerEnter={() => props.onOver(i)}
          onFocus={() => {
            setStop(i)
            props.onOver(i)
          }}
          onBlur={() => props.onOver(null)}
          onKeyDown={(event) => onKey(event, i)}
          onClick={() => props.onOpen(bucket)}
        />
      ))}
    </fieldset>
  )
}
