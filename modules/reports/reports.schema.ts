import { type Static, type TSchema, Type } from 'typebox'
import { CaseType, SourceCode } from '#modules/dossiers'
import { pageQuery } from '#platform/http'
import { breakdowns, figureNames, tables } from './figures.rules.ts'
import { comparisons, intervals, periodNames } from './reports.rules.ts'

const Id = Type.String({ format: 'uuid' })
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const OneOf = <T extends string>(values: readonly T[]) => Type.Enum<T[]>([...values])
const none = Type.Literal('none')
/** A calendar day in the zone of the organisation; whether it exists is judged with the period. */
const Day = Type.String({ format: 'date' })

// ---------------------------------------------------------------- what is asked

const scope = {
  /** Default: the last 30 days. */
  period: Type.Optional(OneOf(periodNames)),
  /** First and last day of a custom period. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  branchId: Type.Optional(Id),
  /** Whose dossiers and visits; "none": those of nobody. */
  agentId: Type.Optional(Type.Union([Id, none])),
  source: Type.Optional(SourceCode),
  caseType: Type.Optional(CaseType),
  annonceId: Type.Optional(Type.Union([Id, none])),
}

const compared = { compare: Type.Optional(OneOf(comparisons)) }

export const SummaryQuery = Type.Object({ ...scope, ...compared, interval: Type.Optional(OneOf(intervals)) })
export type SummaryQuery = Static<typeof SummaryQuery>

export const FunnelQuery = Type.Object({ ...scope, ...compared, caseType: CaseType })
export type FunnelQuery = Static<typeof FunnelQuery>

export const BreakdownQuery = Type.Object({ ...scope, by: OneOf(breakdowns) })
export type BreakdownQuery = Static<typeof BreakdownQuery>

const Code = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,39}$' })

/** What narrows a figure to one part of it, as a click on that part does. */
const part = {
  /** Only the bucket of this interval that begins on this day. */
  interval: Type.Optional(OneOf(intervals)),
  bucket: Type.Optional(Day),
  /** Why dossiers ended; NONE: no reason was given. */
  reason: Type.Optional(Code),
  currency: Type.Optional(OneOf(['MAD', 'EUR'] as const)),
  /** Dossiers that came as far as this step of the main line; needs `caseType`. */
  step: Type.Optional(Code),
}

export const RowsQuery = Type.Object({ ...pageQuery, figure: OneOf(figureNames), ...scope, ...part })
export type RowsQuery = Static<typeof RowsQuery>

export const ExportQuery = Type.Object({
  table: OneOf(tables),
  figure: Type.Optional(OneOf(figureNames)),
  ...scope,
  ...compared,
  ...part,
})
export type ExportQuery = Static<typeof ExportQuery>

/** What narrows every report. */
export type ScopeQuery = Omit<Static<typeof RowsQuery>, 'limit' | 'cursor' | 'figure'>

// ---------------------------------------------------------------- what is answered

const DaysAnswer = Type.Object({ from: Type.String(), to: Type.String() })

/** How many rows each figure has, and how long first answers took (elapsed seconds; null: none was given). */
export const Figures = Type.Object({
  ...(Object.fromEntries(figureNames.map((name) => [name, Type.Integer()])) as Record<
    (typeof figureNames)[number],
    ReturnType<typeof Type.Integer>
  >),
  responseMedian: nullable(Type.Number()),
  responseP90: nullable(Type.Number()),
})
export type Figures = Static<typeof Figures>

const Counted = Type.Object({ code: Type.String(), count: Type.Integer(), previous: nullable(Type.Integer()) })

/** Amounts in minor units, each currency by itself. */
const Value = Type.Object({
  currency: Type.String(),
  figure: OneOf(['expectedValue', 'wonValue'] as const),
  count: Type.Integer(),
  amount: Type.Number(),
  previousAmount: nullable(Type.Number()),
})

export const Summary = Type.Object({
  /** OWN: only what is the caller's own is counted. */
  reach: OneOf(['ALL', 'OWN'] as const),
  period: DaysAnswer,
  compare: nullable(DaysAnswer),
  timezone: Type.String(),
  interval: OneOf(intervals),
  /** Working minutes within which a first answer is due (a setting of the organisation). */
  slaMinutes: Type.Integer(),
  figures: Figures,
  previous: nullable(Figures),
  series: Type.Array(
    Type.Object({
      from: Type.String(),
      to: Type.String(),
      count: Type.Integer(),
      previous: nullable(Type.Integer()),
    }),
  ),
  sources: Type.Array(Counted),
  wonReasons: Type.Array(Counted),
  lostReasons: Type.Array(Counted),
  values: Type.Array(Value),
})
export type Summary = Static<typeof Summary>

export const Funnel = Type.Object({
  caseType: Type.String(),
  steps: Type.Array(
    Type.Object({
      status: Type.String(),
      /** Dossiers of the period that came as far as this step or further. */
      reached: Type.Integer(),
      previous: nullable(Type.Integer()),
      /** Of these, how many stood in the step and left it, and for how long (seconds, all their stays together). */
      left: Type.Integer(),
      median: nullable(Type.Number()),
      p90: nullable(Type.Number()),
    }),
  ),
})
export type Funnel = Static<typeof Funnel>

export const BreakdownRow = Type.Object({
  /** Id of the branch, person or annonce, or code of the source; null: of none. */
  key: nullable(Type.String()),
  name: nullable(Type.String()),
  detail: nullable(Type.String()),
  leads: Type.Integer(),
  answeredInTime: Type.Integer(),
  answeredLate: Type.Integer(),
  responseMedian: nullable(Type.Number()),
  visits: Type.Integer(),
  visitsDone: Type.Integer(),
  visitsMissed: Type.Integer(),
  won: Type.Integer(),
  lost: Type.Integer(),
})
export type BreakdownRow = Static<typeof BreakdownRow>
/** `truncated`: there are more than can be shown; those with most leads stand here. */
export const Breakdown = Type.Object({ items: Type.Array(BreakdownRow), truncated: Type.Boolean() })
export type Breakdown = Static<typeof Breakdown>

const Named = Type.Object({ id: Type.String(), name: Type.String() })

export const ReportRow = Type.Object({
  id: Type.String(),
  kind: OneOf(['DOSSIER', 'VISIT'] as const),
  /** When what is counted happened: opened, closed, or the visit's time. */
  at: Type.String(),
  dossier: nullable(Type.Object({ id: Type.String(), reference: Type.String() })),
  /** Whether the caller may open the dossier. */
  readable: Type.Boolean(),
  /** Null also where the caller may not know who it is. */
  contact: nullable(Type.String()),
  branch: Named,
  agent: nullable(Named),
  source: nullable(Type.String()),
  caseType: nullable(Type.String()),
  /** State of the dossier, or of the visit. */
  status: Type.String(),
  annonce: nullable(Type.Object({ id: Type.String(), reference: Type.String(), title: Type.String() })),
  /** Code of why the dossier ended or the visit was called off. */
  reason: nullable(Type.String()),
  /** What was said about it in words, of visits alone. */
  remark: nullable(Type.String()),
  value: nullable(Type.Object({ amount: Type.Integer(), currency: Type.String() })),
  /** First answer after so many seconds; with `step`, time in that step. */
  seconds: nullable(Type.Number()),
})
export type ReportRow = Static<typeof ReportRow>
