import { type RawBuilder, sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { Base, FigureName } from './figures.rules.ts'
import { countedRows } from './reports.policy.ts'

/** The version of a workflow and the state its main line ends in. */
export type Goal = { versionId: string; status: string }

/** What a report is about, resolved: instants, filters, and what the organisation's workflows call a good end. */
export type Scope = {
  /** ISO-8601; `to` is the first instant after. */
  from: string
  to: string
  branchId?: string | undefined
  agentId?: string | undefined
  source?: string | undefined
  caseType?: string | undefined
  annonceId?: string | undefined
  reason?: string | undefined
  currency?: string | undefined
  /** Main line of the case type and the place (from 1) a dossier must have come to. */
  reached?: { path: readonly string[]; place: number } | undefined
  goals: readonly Goal[]
}

type BaseTables = {
  tables: RawBuilder<unknown>
  /** The columns of the counted table, for a list. */
  all: RawBuilder<unknown>
  id: RawBuilder<unknown>
  at: RawBuilder<unknown>
  branch: RawBuilder<unknown>
  agent: RawBuilder<unknown>
  annonce: RawBuilder<unknown>
  /** What every row of the base is, whatever the figure. */
  is: RawBuilder<boolean>
}

const dossiers = {
  tables: sql`app.dossiers d`,
  all: sql`d.*`,
  id: sql`d.id`,
  branch: sql`d.branch_id`,
  agent: sql`d.assignee_id`,
  annonce: sql`d.annonce_id`,
}

/** Dossiers are `d` in every base; for visits (`v`) it is the dossier they belong to, if any. */
export const baseTables: Record<Base, BaseTables> = {
  // One that was merged into another is that other: it counts there.
  opened: { ...dossiers, at: sql`d.opened_at`, is: sql<boolean>`d.merged_into is null` },
  closed: { ...dossiers, at: sql`d.closed_at`, is: sql<boolean>`(not d.is_open and d.merged_into is null)` },
  visits: {
    tables: sql`app.appointments v left join app.dossiers d on d.id = v.dossier_id`,
    all: sql`v.*`,
    id: sql`v.id`,
    at: sql`v.starts_at`,
    branch: sql`v.branch_id`,
    agent: sql`v.agent_id`,
    annonce: sql`v.annonce_id`,
    is: sql<boolean>`v.type = 'VISIT'`,
  },
}

/** Whether a closed dossier came to the end of its workflow's main line; every other end counts as lost. */
function isWon(scope: Scope): RawBuilder<boolean> {
  const versions = scope.goals.map((goal) => goal.versionId)
  const states = scope.goals.map((goal) => goal.status)
  return sql<boolean>`((d.workflow_version_id, d.status) in (select * from unnest(${versions}::uuid[], ${states}::text[])))`
}

/**
 * The one definition of each figure, as a condition on the rows of its base. The number and the list behind it are both
 * made of it. A first answer is judged against the instant it was due, which was set when the dossier was opened.
 */
const conditions: Record<FigureName, (scope: Scope) => RawBuilder<unknown>> = {
  leads: () => sql`true`,
  answered: () => sql`d.first_response_at is not null`,
  answeredInTime: () => sql`coalesce(d.first_response_at <= d.first_response_due_at, false)`,
  answeredLate: () =>
    sql`coalesce(coalesce(d.first_response_at, d.closed_at, app.app_now()) > d.first_response_due_at, false)`,
  awaiting: () =>
    sql`(d.is_open and d.first_response_at is null and coalesce(d.first_response_due_at >= app.app_now(), false))`,
  expectedValue: () => sql`(d.is_open and d.expected_value is not null)`,
  won: isWon,
  lost: (scope) => sql`not ${isWon(scope)}`,
  wonValue: (scope) => sql`(${isWon(scope)} and d.expected_value is not null)`,
  visits: () => sql`true`,
  visitsAhead: () => sql`v.state in ('SCHEDULED', 'CONFIRMED')`,
  visitsDone: () => sql`v.state = 'DONE'`,
  visitsMissed: () => sql`v.state = 'NO_SHOW'`,
  visitsCancelled: () => sql`v.state = 'CANCELLED'`,
}

/** The condition of a figure on the rows of its base. */
export function isFigure(name: FigureName, scope: Scope): RawBuilder<unknown> {
  return conditions[name](scope)
}

/** Why a dossier ended, by how it ended; NONE when nobody said. */
export function reasonOf(scope: Scope): RawBuilder<string> {
  return sql<string>`coalesce(case when ${isWon(scope)} then d.won_reason else d.loss_reason end, 'NONE')`
}

/** The furthest place (from 1) a dossier ever had on the main line; null when it never stood on it. */
export function furthest(path: readonly string[]): RawBuilder<number | null> {
  return sql<number | null>`(select max(array_position(${path}::text[], h.to_status))
    from app.dossier_status_history h where h.dossier_id = d.id)`
}

/** First answer after so many seconds of elapsed time. */
export const responseSeconds = sql<number | null>`extract(epoch from d.first_response_at - d.opened_at)::float8`

/** From and where of a base: the rows of the period and the filters that count for the caller. */
export function rowsOf(ctx: RequestContext, base: Base, scope: Scope): RawBuilder<unknown> {
  const b = baseTables[base]
  return sql`${b.tables}
     where ${b.at} >= ${scope.from}::timestamptz and ${b.at} < ${scope.to}::timestamptz and ${b.is}
       and ${countedRows(ctx, b)} ${filters(b, scope)}`
}

function filters(b: BaseTables, scope: Scope): RawBuilder<unknown> {
  const { branchId, agentId, source, caseType, annonceId, reason, currency, reached } = scope
  return sql.join(
    [
      branchId ? sql`and ${b.branch} = ${branchId}::uuid` : sql``,
      belongsTo(b.agent, agentId),
      source ? sql`and d.source = ${source}` : sql``,
      caseType ? sql`and d.case_type = ${caseType}` : sql``,
      belongsTo(b.annonce, annonceId),
      reason ? sql`and ${reasonOf(scope)} = ${reason}` : sql``,
      currency ? sql`and d.currency = ${currency}` : sql``,
      reached ? sql`and ${furthest(reached.path)} >= ${reached.place}` : sql``,
    ],
    sql` `,
  )
}

function belongsTo(column: RawBuilder<unknown>, id: string | undefined): RawBuilder<unknown> {
  if (id === undefined) return sql``
  return id === 'none' ? sql`and ${column} is null` : sql`and ${column} = ${id}::uuid`
}

/** How many rows of a base each of its figures has, as a select list. */
export function countsOf(names: readonly FigureName[], scope: Scope): RawBuilder<unknown> {
  return sql.join(
    names.map((name) => sql`(count(*) filter (where ${isFigure(name, scope)}))::int as ${sql.id(name)}`),
    sql`, `,
  )
}
