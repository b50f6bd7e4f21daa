import { Readable } from 'node:stream'
import { hasText, translate } from '#locales'
import { recordDataAccess } from '#modules/audit'
import { type ListName, nameOf } from '#modules/reference-data'
import { stateNames } from '#modules/workflows'
import type { RequestContext } from '#platform/context'
import { csvLine, UTF8_MARK } from '#platform/csv'
import { invalidField } from '#platform/errors'
import { authorise } from '#platform/http'
import { decimal, fileName, type Language, minutes, separatorOf, wallClock } from './export.rules.ts'
import type { BreakdownBy, FigureName } from './figures.rules.ts'
import type { ExportQuery, ReportRow } from './reports.schema.ts'
import { readBreakdown, readFunnel, readSummary } from './reports.service.ts'
import { rowsInOrder } from './rows.views.ts'
import { type Asked, readScope } from './scope.service.ts'

/** Lines of a table in a file; more branches, people or annonces than any organisation has. */
const MOST = 10_000

export type ReportFile = { fileName: string; stream: Readable }
type Line = readonly (string | number | null)[]
/** What a table is narrowed to and compared with. */
type Narrowed = Omit<ExportQuery, 'table' | 'figure'>

/**
 * A table of the page, or the rows of a figure, as a CSV file in the caller's language: written while it is read, never
 * cut short. Who took it out, and what, is recorded first.
 */
export async function exportReport(ctx: RequestContext, query: ExportQuery): Promise<ReportFile> {
  authorise(ctx, 'report.read')
  authorise(ctx, 'report.export')
  const { table, figure, ...scope } = query
  if (table === 'rows' && figure === undefined) throw invalidField('query.figure', 'REQUIRED')
  const asked = await readScope(ctx, scope)
  const lines = await linesOf(ctx, query, asked)
  const { from, to } = asked.days
  await recordDataAccess(ctx, 'EXPORT', 'reports', { ...given(query), from, to })
  const separator = separatorOf(ctx.locale)
  return {
    fileName: fileName(table, figure, asked.days),
    stream: Readable.from(written(lines, separator)),
  }
}

async function* written(lines: AsyncIterable<Line> | Iterable<Line>, separator: ',' | ';'): AsyncGenerator<string> {
  yield UTF8_MARK
  for await (const line of lines) yield csvLine(line, separator)
}

/** The question as the audit keeps it. */
function given(query: ExportQuery): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

async function linesOf(
  ctx: RequestContext,
  query: ExportQuery,
  asked: Asked,
): Promise<AsyncIterable<Line> | Iterable<Line>> {
  const { table, figure, ...scope } = query
  switch (table) {
    case 'rows':
      return rowLines(ctx, figure ?? 'leads', scope, asked)
    case 'series':
      return seriesLines(ctx, scope)
    case 'won':
    case 'lost':
      return reasonLines(ctx, table, scope)
    case 'funnel':
      return funnelLines(ctx, scope)
    default:
      return breakdownLines(ctx, table, scope)
  }
}

const heads = (ctx: RequestContext, names: readonly string[]) =>
  names.map((name) => translate(ctx.locale, `reports:csv.${name}`))

/** The name of one of the product's codes in the caller's language. */
function named(language: Language, family: string, code: string | null): string {
  const key = `codes:${family}.${code}`
  return code === null ? '' : hasText(language, key) ? translate(language, key) : code
}

/** The name of a code of the organisation's lists in the caller's language. */
async function listed(ctx: RequestContext, list: ListName, code: string | null): Promise<string> {
  return code === null ? '' : nameOf(ctx, list, code, ctx.locale)
}

async function* rowLines(
  ctx: RequestContext,
  figure: FigureName,
  { step }: Narrowed,
  { scope, timeZone }: Asked,
): AsyncGenerator<Line> {
  const { locale } = ctx
  const names = ['at', 'dossier', 'contact', 'branch', 'agent', 'source', 'caseType', 'status']
  yield heads(ctx, [...names, 'annonce', 'title', 'reason', 'amount', 'currency', step ? 'stepMinutes' : 'minutes'])
  const stateName = await stateNames(ctx)
  for await (const row of rowsInOrder(ctx, { figure, scope, step }))
    yield [
      wallClock(row.at, timeZone),
      row.dossier?.reference ?? null,
      row.contact,
      row.branch.name,
      row.agent?.name ?? null,
      await listed(ctx, 'SOURCE', row.source),
      named(locale, 'caseType', row.caseType),
      row.kind === 'VISIT'
        ? named(locale, 'appointmentState', row.status)
        : stateName(row.caseType, row.status, locale),
      row.annonce?.reference ?? null,
      row.annonce?.title ?? null,
      await reasonText(ctx, figure, row),
      decimal(row.value ? row.value.amount / 100 : null, locale),
      row.value?.currency ?? null,
      minutes(row.seconds, locale),
    ]
}

/** Why, in words; of a visit that was called off with the remark. */
async function reasonText(ctx: RequestContext, figure: FigureName, row: ReportRow): Promise<string | null> {
  if (row.kind === 'VISIT')
    return [await listed(ctx, 'CANCEL_REASON', row.reason), row.remark].filter(Boolean).join(' · ')
  return listed(ctx, figure === 'lost' ? 'LOSS_REASON' : 'WON_REASON', row.reason)
}

async function seriesLines(ctx: RequestContext, query: Narrowed): Promise<Line[]> {
  const { series } = await readSummary(ctx, query)
  const lines = series.map(({ from, to, count, previous }): Line => [from, to, count, previous])
  return [heads(ctx, ['from', 'to', 'leads', 'previous']), ...lines]
}

async function reasonLines(ctx: RequestContext, table: 'won' | 'lost', query: Narrowed): Promise<Line[]> {
  const summary = await readSummary(ctx, query)
  const [reasons, list] =
    table === 'won' ? ([summary.wonReasons, 'WON_REASON'] as const) : ([summary.lostReasons, 'LOSS_REASON'] as const)
  const text = async (code: string) =>
    code === 'NONE' ? translate(ctx.locale, 'reports:noReason') : listed(ctx, list, code)
  const lines = reasons.map(async ({ code, count, previous }): Promise<Line> => [await text(code), count, previous])
  return [heads(ctx, ['reason', 'count', 'previous']), ...(await Promise.all(lines))]
}

async function funnelLines(ctx: RequestContext, query: Narrowed): Promise<Line[]> {
  const { caseType } = query
  if (caseType === undefined) throw invalidField('query.caseType', 'REQUIRED')
  const [{ steps }, stateName] = await Promise.all([readFunnel(ctx, { ...query, caseType }), stateNames(ctx)])
  return [
    heads(ctx, ['step', 'reached', 'previous', 'left', 'medianMinutes', 'p90Minutes']),
    ...steps.map(
      (step): Line => [
        stateName(caseType, step.status, ctx.locale),
        step.reached,
        step.previous,
        step.left,
        minutes(step.median, ctx.locale),
        minutes(step.p90, ctx.locale),
      ],
    ),
  ]
}

async function breakdownLines(ctx: RequestContext, by: BreakdownBy, query: Narrowed): Promise<Line[]> {
  const { items } = await readBreakdown(ctx, { ...query, by }, MOST)
  const counts = [
    'leads',
    'answeredInTime',
    'answeredLate',
    'visits',
    'visitsDone',
    'visitsMissed',
    'won',
    'lost',
  ] as const
  const name = async (row: (typeof items)[number]) => {
    if (row.key === null) return translate(ctx.locale, `reports:none.${by}`)
    return by === 'source' ? listed(ctx, 'SOURCE', row.key) : row.name
  }
  const lines = items.map(
    async (row): Promise<Line> => [
      await name(row),
      ...(by === 'annonce' ? [row.detail] : []),
      ...counts.map((count) => row[count]),
      minutes(row.responseMedian, ctx.locale),
    ],
  )
  return [
    heads(ctx, [by, ...(by === 'annonce' ? ['reference'] : []), ...counts, 'medianResponse']),
    ...(await Promise.all(lines)),
  ]
}
