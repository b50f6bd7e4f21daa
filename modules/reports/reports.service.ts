import { recordDataAccess } from '#modules/audit'
import { settingsOf } from '#modules/identity'
import { activeWorkflow, mainPath } from '#modules/workflows'
import type { RequestContext } from '#platform/context'
import { authorise } from '#platform/http'
import { breakDown } from './breakdown.views.ts'
import { countFurthest, timeInSteps } from './funnel.views.ts'
import { bucketsOf, comparedBuckets, comparedWith, edgesOf, intervalFor } from './reports.rules.ts'
import type {
  Breakdown,
  BreakdownQuery,
  Funnel,
  FunnelQuery,
  ReportRow,
  RowsQuery,
  Summary,
  SummaryQuery,
} from './reports.schema.ts'
import { listRows } from './rows.views.ts'
import { readScope } from './scope.service.ts'
import { type Counted, countPeriod } from './summary.views.ts'

/** Lines of a table on the page; a file holds more. */
const SHOWN = 200

/** The figures of a period beside those it is compared with. */
export async function readSummary(ctx: RequestContext, query: SummaryQuery): Promise<Summary> {
  const reach = authorise(ctx, 'report.read')
  const { compare: comparison = 'previous' } = query
  const [{ days, timeZone, scope, scopeOf }, settings] = await Promise.all([readScope(ctx, query), settingsOf(ctx)])
  const interval = query.interval ?? intervalFor(days)
  const buckets = bucketsOf(days, interval)
  const compare = comparedWith(days, comparison)
  const [now, before] = await Promise.all([
    countPeriod(ctx, scope, edgesOf(buckets, timeZone)),
    compare && comparison !== 'none'
      ? countPeriod(ctx, scopeOf(compare), edgesOf(comparedBuckets(buckets, days, comparison), timeZone))
      : null,
  ])
  return {
    reach,
    period: days,
    compare,
    timezone: timeZone,
    interval,
    slaMinutes: settings.firstResponseMinutes,
    figures: now.figures,
    previous: before?.figures ?? null,
    series: buckets.map((bucket, i) => ({
      ...bucket,
      count: now.buckets.get(i + 1) ?? 0,
      previous: before ? (before.buckets.get(i + 1) ?? 0) : null,
    })),
    sources: sideBySide(now.sources, before?.sources),
    wonReasons: sideBySide(now.wonReasons, before?.wonReasons),
    lostReasons: sideBySide(now.lostReasons, before?.lostReasons),
    values: valuesBeside(now, before),
  }
}

/** Codes of both periods with their counts, the most frequent first. */
function sideBySide(now: Map<string, number>, before: Map<string, number> | undefined) {
  return [...new Set([...now.keys(), ...(before?.keys() ?? [])])]
    .map((code) => ({ code, count: now.get(code) ?? 0, previous: before ? (before.get(code) ?? 0) : null }))
    .sort((a, b) => b.count - a.count || (b.previous ?? 0) - (a.previous ?? 0) || (a.code < b.code ? -1 : 1))
}

/** Amounts of both periods, each figure and each currency by itself. */
function valuesBeside(now: Counted, before: Counted | null): Summary['values'] {
  const key = (value: Counted['values'][number]) => `${value.figure} ${value.currency}`
  const current = new Map(now.values.map((value) => [key(value), value]))
  const earlier = new Map(before?.values.map((value) => [key(value), value]))
  return [...new Map([...earlier, ...current])].map(([name, { figure, currency }]) => ({
    figure,
    currency,
    count: current.get(name)?.count ?? 0,
    amount: current.get(name)?.amount ?? 0,
    previousAmount: before ? (earlier.get(name)?.amount ?? 0) : null,
  }))
}

/**
 * How far the dossiers opened in the period came on the main line of their case type (as its active version has it),
 * and how long they stood in each step.
 */
export async function readFunnel(ctx: RequestContext, query: FunnelQuery): Promise<Funnel> {
  authorise(ctx, 'report.read')
  const [asked, workflow] = await Promise.all([readScope(ctx, query), activeWorkflow(ctx, query.caseType)])
  const path = mainPath(workflow.definition)
  const compare = comparedWith(asked.days, query.compare ?? 'previous')
  const [now, times, before] = await Promise.all([
    countFurthest(ctx, asked.scope, path),
    timeInSteps(ctx, asked.scope, path),
    compare ? countFurthest(ctx, asked.scopeOf(compare), path) : null,
  ])
  const reached = (counts: { place: number | null; count: number }[], place: number) =>
    counts.reduce((sum, row) => (row.place !== null && row.place >= place ? sum + row.count : sum), 0)
  return {
    caseType: query.caseType,
    steps: path.map((status, i) => {
      const time = times.find((row) => row.status === status)
      return {
        status,
        reached: reached(now, i + 1),
        previous: before ? reached(before, i + 1) : null,
        left: time?.left ?? 0,
        median: time?.median ?? null,
        p90: time?.p90 ?? null,
      }
    }),
  }
}

/** The figures of a period by branch, person, annonce or source. */
export async function readBreakdown(ctx: RequestContext, query: BreakdownQuery, limit = SHOWN): Promise<Breakdown> {
  authorise(ctx, 'report.read')
  const { scope } = await readScope(ctx, query)
  return breakDown(ctx, query.by, scope, limit)
}

/** The rows a figure counted. What an AUDITOR reads of persons is itself recorded (crm.md, Audit). */
export async function readRows(
  ctx: RequestContext,
  query: RowsQuery,
): Promise<{ items: ReportRow[]; nextCursor: string | null }> {
  authorise(ctx, 'report.read')
  const { figure, step, cursor, limit = 50 } = query
  const { scope, days } = await readScope(ctx, query)
  const page = await listRows(ctx, { figure, scope, step }, { limit, cursor })
  if (ctx.roles.includes('AUDITOR'))
    await recordDataAccess(ctx, 'READ', 'reports', { figure, ...days, rows: page.items.length })
  return page
}
