import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { aboutPerson, searchScope, visibleDossiers, wordPart } from '#modules/access'
import { refuseUnknown } from '#modules/reference-data'
import { type RequestContext, userIdOf } from '#platform/context'
import { commonWord, decodeCursor, type Stretch, searchInOrder, toPage } from '#platform/http'
import type { DossierQuery, DossierSummary, Pipeline, PipelineQuery } from './dossiers.schema.ts'
import { presentSummary, type SummaryRow, summaryColumns, summaryJoins } from './summary.views.ts'

type Sort = NonNullable<DossierQuery['sort']>
type Order = {
  by: RawBuilder<unknown>
  after(cursor: string | undefined): RawBuilder<unknown>
  at(row: SummaryRow): (string | number | null)[]
}

const Instant = Type.Tuple([Type.String({ format: 'date-time' }), Type.String({ format: 'uuid' })])
const Score = Type.Tuple([Type.Union([Type.Integer(), Type.Null()]), Type.String({ format: 'uuid' })])

function byInstant(column: string, at: (row: SummaryRow) => string, rising = false): Order {
  const [way, beyond] = rising ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`]
  const of = sql.raw(`d.${column}`)
  return {
    by: sql`${of} ${way}, d.id ${way}`,
    after(cursor) {
      const from = decodeCursor(Instant, cursor)
      return from ? sql`(${of}, d.id) ${beyond} (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql`true`
    },
    at: (row) => [at(row), row.id],
  }
}

const orders: Record<Sort, Order> = {
  activity: byInstant('last_activity_at', (row) => row.lastActivityAt),
  'activity.asc': byInstant('last_activity_at', (row) => row.lastActivityAt, true),
  opened: byInstant('opened_at', (row) => row.openedAt),
  'opened.asc': byInstant('opened_at', (row) => row.openedAt, true),
  since: byInstant('status_since', (row) => row.statusSince),
  'since.asc': byInstant('status_since', (row) => row.statusSince, true),
  score: {
    by: sql`d.score desc nulls last, d.id desc`,
    after(cursor) {
      const from = decodeCursor(Score, cursor)
      if (!from) return sql`true`
      return from[0] === null
        ? sql`(d.score is null and d.id < ${from[1]}::uuid)`
        : sql`((d.score, d.id) < (${from[0]}::int, ${from[1]}::uuid) or d.score is null)`
    },
    at: (row) => [row.score, row.id],
  },
}

/**
 * The dossiers the caller may read, filtered and sorted; one statement, joined only for the rows of the page. 400 when
 * the organisation has no such source.
 */
export async function listDossiers(
  ctx: RequestContext,
  query: DossierQuery,
): Promise<{ items: DossierSummary[]; nextCursor: string | null }> {
  await refuseUnknown(ctx, 'SOURCE', query.source, 'query.source')
  const limit = query.limit ?? 50
  const order = orders[query.sort ?? 'activity']
  const { q, ...others } = query
  const word = commonWord(q)
  const inOrder = (filter: DossierQuery, { skip, take }: Stretch) => sql`
    select d.* from app.dossiers d
     where ${visibleDossiers(ctx)} and ${order.after(query.cursor)} ${conditions(ctx, filter)}
     order by ${order.by} limit ${take} offset ${skip}`
  const summaries = async (chosen: RawBuilder<unknown>) =>
    (
      await sql<SummaryRow>`
        select ${summaryColumns} from (${chosen}) d ${summaryJoins} order by ${order.by}`.execute(ctx.db)
    ).rows
  const rows =
    (word &&
      (await searchInOrder(limit + 1, (stretch) =>
        summaries(sql`
          select d.* from (${inOrder(others, stretch)}) d
           where (${aboutPerson(sql`d.contact_id`, word)} or lower(d.reference) like ${wordPart(word)}) order by ${order.by} limit ${limit + 1}`),
      ))) ||
    (await summaries(inOrder(query, { skip: 0, take: limit + 1 })))
  const page = toPage(rows, limit, order.at)
  return { items: page.items.map((row) => presentSummary(ctx, row)), nextCursor: page.nextCursor }
}

/** The filter of a list, over the table `d`; begins with `and` where there is any. */
export function conditions(ctx: RequestContext, query: DossierQuery): RawBuilder<unknown> {
  return sql`
    ${query.caseType ? sql`and d.case_type = ${query.caseType}` : sql``}
    ${inStatus(query.status === undefined ? [] : [query.status].flat())}
    ${query.open === undefined ? sql`` : query.open ? sql`and d.is_open` : sql`and not d.is_open`}
    ${query.branchId ? sql`and d.branch_id = ${query.branchId}` : sql``}
    ${query.source ? sql`and d.source = ${query.source}` : sql``}
    ${assigned(ctx, query.assignee)} ${containing(ctx, query.q)}`
}

/** One status is read in the order of its index; several cannot be. */
function inStatus(statuses: readonly string[]): RawBuilder<unknown> {
  if (statuses.length === 0) return sql``
  return statuses.length === 1 ? sql`and d.status = ${statuses[0]}` : sql`and d.status = any (${statuses}::text[])`
}

function assigned(ctx: RequestContext, assignee: string | undefined): RawBuilder<unknown> {
  if (assignee === undefined) return sql``
  if (assignee === 'none') return sql`and d.assignee_id is null`
  const id = assignee === 'me' ? userIdOf(ctx) : assignee
  return id ? sql`and d.assignee_id = ${id}::uuid` : sql`and false`
}

/** One dossier as a list shows it; null when it is not there or not the caller's. */
export async function readSummary(ctx: RequestContext, id: string): Promise<DossierSummary | null> {
  const rows = await sql<SummaryRow>`
    select ${summaryColumns} from app.dossiers d ${summaryJoins}
     where d.id = ${id} and ${visibleDossiers(ctx)}`.execute(ctx.db)
  const row = rows.rows[0]
  return row ? presentSummary(ctx, row) : null
}

/** A part of the reference, or the person as contacts are searched (app.search_dossiers). */
function containing(ctx: RequestContext, q: string | undefined): RawBuilder<unknown> {
  const text = q?.trim() ?? ''
  return text === '' ? sql`` : sql`and d.id in (select app.search_dossiers(${text} ${searchScope(ctx)}))`
}

const CARDS = 30
const COUNT_CAP = 200

/** The board of one case type: every state of its active workflow, with its first cards. One statement. */
export async function readPipeline(ctx: RequestContext, query: PipelineQuery): Promise<Pipeline> {
  const filter = sql`d.case_type = ${query.caseType} and ${visibleDossiers(ctx)}
    ${query.branchId ? sql`and d.branch_id = ${query.branchId}` : sql``} ${assigned(ctx, query.assignee)}`
  const rows = await sql<{ status: string; count: number; items: SummaryRow[] }>`
    select s.status, k.count, k.items
      from app.workflow_versions w
      cross join lateral jsonb_array_elements_text(w.definition -> 'states') with ordinality s (status, place)
      cross join lateral (
        with top as materialized (select d.* from app.dossiers d where ${filter} and d.status = s.status
                                   order by d.last_activity_at desc, d.id desc limit ${COUNT_CAP})
        select (select count(*)::int from top) as count,
               (select coalesce(jsonb_agg(to_jsonb(card) order by card."lastActivityAt" desc, card.id desc), '[]')
                  from (select ${summaryColumns}
                          from (select * from top order by last_activity_at desc, id desc limit ${CARDS + 1}) d ${summaryJoins}) card)
               as items) k
     where w.code = ${query.caseType} and w.active order by s.place`.execute(ctx.db)
  return {
    columns: rows.rows.map(({ status, count, items }) => {
      const page = toPage(items, CARDS, orders.activity.at)
      return { status, count, items: page.items.map((row) => presentSummary(ctx, row)), nextCursor: page.nextCursor }
    }),
  }
}
