import type { PricePoint } from '../../lib/api-annonces.ts'

interface ChartPoint {
  x: number
  y: number
  amount: number
  at: string
  /** Change against the price before, in percent; null for the first. */
  change: number | null
}

export interface PriceChartData {
  points: ChartPoint[]
  /** The stepped line: a price stands until the next one. */
  path: string
  ticks: { y: number; amount: number }[]
}

/** A round step (1, 2 or 5 times a power of ten) that cuts a span into about `count` parts. */
export function niceStep(span: number, count: number): number {
  const raw = span / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(raw))
  const lead = raw / power
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
}

/**
 * Geometry of a price history in a box, oldest first, up to now. Only points in the currency of the newest one are
 * drawn: two currencies share no axis.
 * @param untilMs right edge of the time axis, epoch milliseconds
 */
export function priceChart(
  history: readonly Pick<PricePoint, 'amount' | 'currency' | 'at'>[],
  untilMs: number,
  width: number,
  height: number,
): PriceChartData | null {
  const ordered = [...history].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const currency = ordered.at(-1)?.currency
  const own = ordered.filter((p) => p.currency === currency)
  const first = own[0]
  if (!first) return null
  const start = Date.parse(first.at)
  const end = Math.max(untilMs, Date.parse(own.at(-1)?.at ?? first.at), start + 86_400_000)
  const amounts = own.map((p) => p.amount)
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)]
  const step = niceStep(high === low ? high * 0.2 || 1 : high - low, 3)
  const bottom = Math.max(0, Math.floor(low / step) * step - (high === low ? step : 0))
  const top = Math.ceil(high / step) * step + (high === low ? step : 0)
  const x = (ms: number) => ((ms - start) / (end - start)) * width
  const y = (amount: number) => height - ((amount - bottom) / (top - bottom)) * height
  const points = own.map((p, i) => {
    const before = own[i - 1]
    return {
      x: x(Date.parse(p.at)),
      y: y(p.amount),
      amount: p.amount,
      at: p.at,
      change: before ? ((p.amount - before.amount) / before.amount) * 100 : null,
    }
  })
  const path = points.reduce(
    (d, p, i) => (i === 0 ? `M${p.x.toFixed(1)} ${p.y.toFixed(1)}` : `${d}H${p.x.toFixed(1)}V${p.y.toFixed(1)}`),
    '',
  )
  const ticks: PriceChartData['ticks'] = []
  for (let amount = bottom; amount <= top + step / 1000; amount += step) ticks.push({ y: y(amount), amount })
  return { points, path: `${path}H${width}`, ticks }
}
