import type { Page, Read } from './api-types.ts'

/** The reports as the app reads them; hooked into `paths` of api-types.ts. */
export const reportFigures = [
  'leads',
  'answered',
  'answeredInTime',
  'answeredLate',
  'awaiting',
  'expectedValue',
  'won',
  'lost',
  'wonValue',
  'visits',
  'visitsAhead',
  'visitsDone',
  'visitsMissed',
  'visitsCancelled',
] as const
export type FigureName = (typeof reportFigures)[number]

/** How many rows each figure has; elapsed seconds to the first answer. */
export type Figures = Record<FigureName, number> & { responseMedian: number | null; responseP90: number | null }

export interface DayRange {
  from: string
  to: string
}

export interface CountedCode {
  code: string
  count: number
  previous: number | null
}

export interface ReportValue {
  figure: 'expectedValue' | 'wonValue'
  currency: 'MAD' | 'EUR'
  count: number
  /** Minor units. */
  amount: number
  previousAmount: number | null
}

export interface ReportBucket extends DayRange {
  count: number
  previous: number | null
}

export interface ReportSummary {
  reach: 'ALL' | 'OWN'
  period: DayRange
  compare: DayRange | null
  timezone: string
  interval: 'day' | 'week' | 'month'
  slaMinutes: number
  figures: Figures
  previous: Figures | null
  series: ReportBucket[]
  sources: CountedCode[]
  wonReasons: CountedCode[]
  lostReasons: CountedCode[]
  values: ReportValue[]
}

export interface FunnelStep {
  status: string
  reached: number
  previous: number | null
  left: number
  median: number | null
  p90: number | null
}

export interface BreakdownRow {
  key: string | null
  name: string | null
  detail: string | null
  leads: number
  answeredInTime: number
  answeredLate: number
  responseMedian: number | null
  visits: number
  visitsDone: number
  visitsMissed: number
  won: number
  lost: number
}

export interface ReportRow {
  id: string
  kind: 'DOSSIER' | 'VISIT'
  at: string
  dossier: { id: string; reference: string } | null
  readable: boolean
  contact: string | null
  branch: { id: string; name: string }
  agent: { id: string; name: string } | null
  source: string | null
  caseType: string | null
  status: string
  annonce: { id: string; reference: string; title: string } | null
  reason: string | null
  remark: string | null
  value: { amount: number; currency: 'MAD' | 'EUR' } | null
  seconds: number | null
}

type Text = string | undefined
/** What narrows every report; see the contract for the codes. */
export interface ReportScope {
  period?: Text
  from?: Text
  to?: Text
  branchId?: Text
  agentId?: Text
  source?: Text
  caseType?: Text
  annonceId?: Text
}

interface Compared extends ReportScope {
  compare?: Text
}

/** One part of a figure: what a click on it asks for. */
export interface ReportPart {
  interval?: Text
  bucket?: Text
  reason?: Text
  currency?: Text
  step?: Text
}

export interface ReportQueries {
  summary: Compared & { interval?: Text }
  funnel: Compared & { caseType: string }
  breakdown: ReportScope & { by: 'branch' | 'agent' | 'annonce' | 'source' }
  rows: ReportScope & ReportPart & { figure: FigureName; limit?: number; cursor?: Text }
}

export interface ReportPaths {
  '/api/v1/reports/summary': { get: Read<ReportSummary, ReportQueries['summary']> }
  '/api/v1/reports/funnel': { get: Read<{ caseType: string; steps: FunnelStep[] }, ReportQueries['funnel']> }
  '/api/v1/reports/breakdown': {
    get: Read<{ items: BreakdownRow[]; truncated: boolean }, ReportQueries['breakdown']>
  }
  '/api/v1/reports/rows': { get: Read<Page<ReportRow>, ReportQueries['rows']> }
}
