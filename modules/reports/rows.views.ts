import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { visibleDossiers } from '#modules/access'
import { type RequestContext, userIdOf } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import { baseTables, isFigure, reasonOf, responseSeconds, rowsOf, type Scope } from './figures.policy.ts'
import { type FigureName, figureBases } from './figures.rules.ts'
import type { ReportRow } from './reports.schema.ts'

const Position = Type.Tuple([Type.String({ format: 'date-time' }), Type.String({ format: 'uuid' })])
type Position = readonly [at: string, id: string]

/** Time a dossier stood in a step, all its stays together; null when it never left it. */
const secondsIn = (step: string) => sql`(select sum(s.seconds)::float8
    from (select h.to_status, extract(epoch from lead(h.at) over (order by h.id) - h.at) as seconds
            from app.dossier_status_history h where h.dossier_id = d.id) s where s.to_status = ${step})`

type Asked = { figure: FigureName; scope: Scope; step?: string | undefined }

/** What a list shows of a dossier (base opened, closed) or of a visit. */
function shown(ctx: RequestContext, asked: Asked): RawBuilder<ReportRow> {
  const base = figureBases[asked.figure]
  const b = baseTables[base]
  const visit = base === 'visits'
  const userId = userIdOf(ctx)
  const mine = visit && userId ? sql`or v.agent_id = ${userId}::uuid` : sql``
  const annonce = ctx.permissions.reach('annonce.read')
    ? sql`case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end`
    : sql`null::jsonb`
  const reason = base === 'closed' ? sql`nullif(${reasonOf(asked.scope)}, 'NONE')` : sql`null::text`
  const seconds = asked.step ? secondsIn(asked.step) : base === 'opened' ? responseSeconds : sql`null::float8`
  return sql<ReportRow>`${b.id} as id, ${visit ? sql`'VISIT'` : sql`'DOSSIER'`} as kind, ${b.at} as at,
    case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
    coalesce(d.id is not null and ${visibleDossiers(ctx)}, false) as readable,
    case when ${visibleDossiers(ctx)} ${mine} then ${visit ? sql`coalesce(o.display_name, c.display_name)` : sql`c.display_name`} end as contact,
    jsonb_build_object('id', b.id, 'name', b.name) as branch,
    case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as agent,
    d.source, d.case_type as "caseType", ${visit ? sql`v.state` : sql`d.status`} as status, ${annonce} as annonce,
    ${visit ? sql`v.cancel_code` : reason} as reason, ${visit ? sql`v.cancel_reason` : sql`null::text`} as remark,
    case when d.expected_value is not null then jsonb_build_object('amount', d.expected_value, 'currency', d.currency) end as value,
    ${seconds} as seconds`
}

/** The rows behind a figure, the latest first, joined only for the rows of the page. */
async function slice(ctx: RequestContext, asked: Asked, after: Position | null, limit: number): Promise<ReportRow[]> {
  const base = figureBases[asked.figure]
  const b = baseTables[base]
  const beyond = after ? sql`and (${b.at}, ${b.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const page = sql`select ${b.all} from ${rowsOf(ctx, base, asked.scope)} and ${isFigure(asked.figure, asked.scope)} ${beyond}
      order by ${b.at} desc, ${b.id} desc limit ${limit}`
  const from =
    base === 'visits'
      ? sql`(${page}) v left join app.dossiers d on d.id = v.dossier_id left join app.contacts o on o.id = v.contact_id`
      : sql`(${page}) d`
  const rows = await sql<ReportRow>`
    select ${shown(ctx, asked)}
      from ${from} left join app.contacts c on c.id = d.contact_id join app.branches b on b.id = ${b.branch} left join app.members m on m.user_id = ${b.agent}
      left join app.annonces n on n.id = ${b.annonce}
     order by ${b.at} desc, ${b.id} desc`.execute(ctx.db)
  return rows.rows
}

/** One page of the rows behind a figure. */
export async function listRows(
  ctx: RequestContext,
  asked: Asked,
  page: { limit: number; cursor: string | undefined },
): Promise<{ items: ReportRow[]; nextCursor: string | null }> {
  const after = decodeCursor(Position, page.cursor)
  return toPage(await slice(ctx, asked, after, page.limit + 1), page.limit, (row) => [row.at, row.id])
}

/** Every row behind a figure, read in keyset batches while the caller takes them. */
export async function* rowsInOrder(ctx: RequestContext, asked: Asked, batch = 1000): AsyncGenerator<ReportRow> {
  let after: Position | null = null
  for (;;) {
    const rows: ReportRow[] = await slice(ctx, asked, after, batch)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = [last.at, last.id]
  }
}
