import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import { formatInstant, formatMoney, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { priceHistoryQuery } from './annonce-queries.ts'
import classes from './price-chart.module.css'
import { priceChart } from './price-scale.ts'

const width = 640
const height = 160

/** How the price moved: a stepped line (a price stands until the next), and the same in words for everybody. */
export function PriceHistory({ annonce: a }: { annonce: Annonce }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const now = useNow(3_600_000)
  const history = useQuery(priceHistoryQuery(a.id))
  const items = history.data?.items ?? []
  const chart = priceChart(items, now, width, height)
  const currency = a.price?.currency ?? items.at(-1)?.currency
  if (!chart || !currency) return null
  const locale = currentLocale()
  const zone = zoneOf(a.branchId)
  const short = (amount: number) =>
    new Intl.NumberFormat(locale === 'ar' ? 'ar-MA-u-nu-latn' : locale, { notation: 'compact' }).format(amount / 100)
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`-52 -14 ${width + 66} ${height + 40}`}
        className={classes.chart}
        aria-hidden="true"
        direction="ltr"
      >
        {chart.ticks.map((tick) => (
          <g key={tick.amount}>
            <line x1={0} x2={width} y1={tick.y} y2={tick.y} className={classes.grid} />
            <text x={-10} y={tick.y} dy="0.35em" textAnchor="end">
              {short(tick.amount)}
            </text>
          </g>
        ))}
        <path d={`${chart.path}V${height}H0Z`} className={classes.area} />
        <path d={chart.path} className={classes.line} />
        {chart.points.map((p) => (
          <circle key={p.at} cx={p.x} cy={p.y} r={4.5} className={classes.point} />
        ))}
        {chart.points.map((p, i) => {
          const near = i > 0 && p.x - (chart.points[i - 1]?.x ?? 0) < 90
          return near ? null : (
            <text
              key={p.at}
              x={p.x}
              y={height + 20}
              textAnchor={p.x < 40 ? 'start' : p.x > width - 60 ? 'end' : 'middle'}
            >
              {formatInstant(p.at, zone, locale, 'date')}
            </text>
          )
        })}
      </svg>
      <ol className={classes.list}>
        {[...chart.points].reverse().map((p) => (
          <li key={p.at}>
            <span>{formatInstant(p.at, zone, locale, 'date')}</span>
            <bdi className="num">{formatMoney({ amount: p.amount, currency }, locale)}</bdi>
            <span className={classes.change} data-way={p.change === null ? undefined : p.change < 0 ? 'down' : 'up'}>
              {p.change === null ? (
                t('annonces:firstPrice')
              ) : (
                <bdi className="num">
                  {p.change > 0 ? '+' : '−'}
                  {formatNumber(Math.abs(p.change), locale, 1)} %
                </bdi>
              )}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  )
}
