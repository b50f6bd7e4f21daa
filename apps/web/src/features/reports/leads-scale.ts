import { niceStep } from '../annonces/price-scale.ts'

export interface LeadsChartData {
  /** Centres of the buckets, from the left edge. */
  xs: number[]
  line: string
  area: string
  before: string | null
  ticks: { y: number; count: number }[]
  y(count: number): number
}

/** Geometry of counts per bucket in a box, from zero up, with whole numbers on the axis. */
export function leadsChart(
  series: readonly { count: number; previous: number | null }[],
  width: number,
  height: number,
): LeadsChartData {
  const top = Math.max(4, ...series.map((b) => Math.max(b.count, b.previous ?? 0)))
  const step = Math.max(1, niceStep(top, 4))
  const most = Math.ceil(top / step) * step
  const y = (count: number) => height - (count / most) * height
  const xs = series.map((_, i) => ((i + 0.5) / series.length) * width)
  const path = (counts: readonly number[]) =>
    counts.map((count, i) => `${i === 0 ? 'M' : 'L'}${(xs[i] ?? 0).toFixed(1)} ${y(count).toFixed(1)}`).join('')
  const line = path(series.map((b) => b.count))
  return {
    xs,
    line,
    area:
      xs.length === 0 ? '' : `${line}L${(xs.at(-1) ?? 0).toFixed(1)} ${height}L${(xs[0] ?? 0).toFixed(1)} ${height}Z`,
    before: series.some((b) => b.previous !== null) ? path(series.map((b) => b.previous ?? 0)) : null,
    ticks: Array.from({ length: Math.round(most / step) + 1 }, (_, i) => ({ count: i * step, y: y(i * step) })),
    y,
  }
}

/** Which buckets carry their name below the axis: as many as have room, evenly apart, the first always. */
export function namedBuckets(count: number, room: number): Set<number> {
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)))
  return new Set(Array.from({ length: count }, (_, i) => i).filter((i) => i % every === 0))
}
