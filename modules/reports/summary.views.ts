import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { baseTables, countsOf, isFigure, reasonOf, responseSeconds, rowsOf, type Scope } from './figures.policy.ts'
import { type FigureName, figureNames, figuresOf } from './figures.rules.ts'
import type { Figures } from './reports.schema.ts'

type Value = { figure: 'expectedValue' | 'wonValue'; currency: string; count: number; amount: number }

/** What one period holds; `buckets` has leads by the place of their bucket (from 1). Amounts in minor units. */
export type Counted = {
  figures: Figures
  buckets: Map<number, number>
  sources: Map<string, number>
  wonReasons: Map<string, number>
  lostReasons: Map<string, number>
  values: Value[]
}

type OpenedRow = Partial<Figures> & {
  grouped: 'all' | 'bucket' | 'source' | 'currency'
  bucket: number
  source: string
  currency: string
  amount: number | null
}

/** Dossiers opened in the period: in all, by bucket, by source and by currency, in one pass. */
async function countOpened(ctx: RequestContext, scope: Scope, edges: readonly string[]): Promise<OpenedRow[]> {
  const rows = await sql<OpenedRow>`
    select case grouping(d.bucket, d.source, d.currency) when 3 then 'bucket' when 5 then 'source' when 6 then 'currency'
           else 'all' end as grouped, d.bucket, d.source, d.currency, ${countsOf(figuresOf('opened'), scope)},
           percentile_cont(0.5) within group (order by ${responseSeconds}) as "responseMedian",
           percentile_cont(0.9) within group (order by ${responseSeconds}) as "responseP90",
           sum(d.expected_value) filter (where ${isFigure('expectedValue', scope)}) as amount
      from (select d.*, width_bucket(${baseTables.opened.at}, ${edges}::timestamptz[]) as bucket
              from ${rowsOf(ctx, 'opened', scope)}) d
     group by grouping sets ((), (d.bucket), (d.source), (d.currency))`.execute(ctx.db)
  return rows.rows
}

type ClosedRow = Partial<Figures> & {
  grouped: 'all' | 'reason' | 'currency'
  isWon: boolean
  reason: string
  currency: string
  amount: number | null
}

/** Dossiers that ended in the period: in all, by how and why, and by currency, in one pass. */
async function countClosed(ctx: RequestContext, scope: Scope): Promise<ClosedRow[]> {
  const rows = await sql<ClosedRow>`
    select case grouping(d.reason, d.currency) when 1 then 'reason' when 2 then 'currency' else 'all' end as grouped,
           d.is_won as "isWon", d.reason, d.currency, ${countsOf(figuresOf('closed'), scope)},
           sum(d.expected_value) filter (where ${isFigure('wonValue', scope)}) as amount
      from (select d.*, ${isFigure('won', scope)} as is_won, ${reasonOf(scope)} as reason
              from ${rowsOf(ctx, 'closed', scope)}) d
     group by grouping sets ((), (d.is_won, d.reason), (d.currency))`.execute(ctx.db)
  return rows.rows
}

async function countVisits(ctx: RequestContext, scope: Scope): Promise<Partial<Figures>> {
  const rows = await sql<Partial<Figures>>`
    select ${countsOf(figuresOf('visits'), scope)} from ${rowsOf(ctx, 'visits', scope)}`.execute(ctx.db)
  return rows.rows[0] ?? {}
}

/**
 * Every figure of the page for one period: three statements, asked at once.
 * @param edges first instants of the buckets, in order
 */
export async function countPeriod(ctx: RequestContext, scope: Scope, edges: readonly string[]): Promise<Counted> {
  const [opened, closed, visits] = await Promise.all([
    countOpened(ctx, scope, edges),
    countClosed(ctx, scope),
    countVisits(ctx, scope),
  ])
  const all = { ...opened.find(isAll), ...closed.find(isAll), ...visits }
  const reasons = closed.filter((row) => row.grouped === 'reason')
  return {
    figures: {
      ...(Object.fromEntries(figureNames.map((name) => [name, all[name] ?? 0])) as Record<FigureName, number>),
      responseMedian: all.responseMedian ?? null,
      responseP90: all.responseP90 ?? null,
    },
    buckets: leadsBy(opened, 'bucket', (row) => row.bucket),
    sources: leadsBy(opened, 'source', (row) => row.source),
    wonReasons: new Map(reasons.filter((row) => row.isWon).map((row) => [row.reason, row.won ?? 0])),
    lostReasons: new Map(reasons.filter((row) => !row.isWon).map((row) => [row.reason, row.lost ?? 0])),
    values: [...valuesOf(opened, 'expectedValue'), ...valuesOf(closed, 'wonValue')],
  }
}

const isAll = (row: { grouped: string }) => row.grouped === 'all'

function leadsBy<K>(
  rows: readonly OpenedRow[],
  grouped: OpenedRow['grouped'],
  keyOf: (row: OpenedRow) => K,
): Map<K, number> {
  return new Map(rows.filter((row) => row.grouped === grouped).map((row) => [keyOf(row), row.leads ?? 0]))
}

/** One line per currency that has an amount: currencies are never added. */
function valuesOf(rows: readonly (OpenedRow | ClosedRow)[], figure: Value['figure']): Value[] {
  return rows
    .filter((row) => row.grouped === 'currency' && (row[figure] ?? 0) > 0)
    .map((row) => ({ figure, currency: row.currency, count: row[figure] ?? 0, amount: row.amount ?? 0 }))
}
