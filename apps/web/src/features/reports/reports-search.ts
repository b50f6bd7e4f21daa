import { type FigureName, type ReportPart, type ReportScope, reportFigures } from '../../lib/api-reports.ts'

export const periods = ['week', 'month', 'days30', 'quarter', 'year', 'custom'] as const
export const comparisons = ['previous', 'year', 'none'] as const
export const intervals = ['day', 'week', 'month'] as const
export const breakdowns = ['branch', 'agent', 'annonce', 'source'] as const
export type BreakdownBy = (typeof breakdowns)[number]

/** The rows that are open beside the page: a figure and the part of it that was clicked. */
export type RowsAsked = { figure: FigureName } & ReportPart & ReportScope

/** What the address of the reports holds: the question, what is compared, and which rows are open. */
export interface ReportsSearch {
  period?: (typeof periods)[number] | undefined
  from?: string | undefined
  to?: string | undefined
  compare?: (typeof comparisons)[number] | undefined
  interval?: (typeof intervals)[number] | undefined
  branch?: string | undefined
  agent?: string | undefined
  source?: string | undefined
  caseType?: string | undefined
  annonce?: string | undefined
  /** Case type of the funnel while none is a filter. */
  funnel?: string | undefined
  by?: BreakdownBy | undefined
  rows?: RowsAsked | undefined
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const CODE = /^[A-Z][A-Z0-9_]{0,39}$/
const ID = /^([0-9a-f-]{36}|none)$/i

const matching = (value: unknown, form: RegExp) => (typeof value === 'string' && form.test(value) ? value : undefined)
const oneOf = <T extends string>(values: readonly T[], value: unknown) => values.find((v) => v === value)

/** Reads the address; what is not understood is left out rather than sent to the server. */
export function readReportsSearch(search: Record<string, unknown>): ReportsSearch {
  const from = matching(search.from, DAY)
  const to = matching(search.to, DAY)
  const period = oneOf(periods, search.period)
  const whole = period === 'custom' && from !== undefined && to !== undefined
  return {
    period: period === 'custom' && !whole ? undefined : period,
    from: whole ? from : undefined,
    to: whole ? to : undefined,
    compare: oneOf(comparisons, search.compare),
    interval: oneOf(intervals, search.interval),
    branch: matching(search.branch, ID),
    agent: matching(search.agent, ID),
    source: matching(search.source, CODE),
    caseType: matching(search.caseType, CODE),
    annonce: matching(search.annonce, ID),
    funnel: matching(search.funnel, CODE),
    by: oneOf(breakdowns, search.by),
    rows: readRows(search.rows),
  }
}

function readRows(value: unknown): RowsAsked | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const asked = value as Record<string, unknown>
  const figure = oneOf(reportFigures, asked.figure)
  if (!figure) return undefined
  const parts = {
    interval: oneOf(intervals, asked.interval),
    bucket: matching(asked.bucket, DAY),
    reason: matching(asked.reason, CODE),
    currency: matching(asked.currency, CODE),
    step: matching(asked.step, CODE),
    branchId: matching(asked.branchId, ID),
    agentId: matching(asked.agentId, ID),
    source: matching(asked.source, CODE),
    caseType: matching(asked.caseType, CODE),
    annonceId: matching(asked.annonceId, ID),
  }
  return { figure, ...present(parts) }
}

/** The members that have a value: an absent one is not written into the address or the call. */
function present<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, v]) => v !== undefined)) as Partial<T>
}

/** The question as the API takes it. */
export function scopeOf(search: ReportsSearch): ReportScope {
  const { period, from, to, branch, agent, source, caseType, annonce } = search
  return present({ period, from, to, branchId: branch, agentId: agent, source, caseType, annonceId: annonce })
}

/** Whether anything but the period narrows the page. */
export function isFiltered({ branch, agent, source, caseType, annonce }: ReportsSearch): boolean {
  return [branch, agent, source, caseType, annonce].some((v) => v !== undefined)
}
