import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import { visibleContacts } from '#modules/access'
import { causeOf, visibleConversations } from '#modules/messaging'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import { SAMPLE } from './operations.rules.ts'
import type { FigureRow, RowsQuery } from './operations.schema.ts'
import { keysOfTheDay, leaveAt, ours, sinceOf } from './operations.views.ts'

type Page = { items: FigureRow[]; nextCursor: string | null }

const seconds = {
  sent: sql`extract(epoch from m.accepted_at - ${leaveAt})::float8`,
  delivered: sql`extract(epoch from m.delivered_at - m.accepted_at)::float8`,
}

/** The rows a figure counted, as far as the caller may see them. */
export function figureRows(ctx: RequestContext, query: RowsQuery): Promise<Page> {
  switch (query.figure) {
    case 'slowestSent':
      return slowest(ctx, query, seconds.sent)
    case 'slowestDelivered':
      return slowest(ctx, query, seconds.delivered)
    case 'optOuts':
      return optOuts(ctx, query)
    default:
      return newest(ctx, query, conditionOf(ctx, query))
  }
}

function ofTheDay(ctx: RequestContext): RawBuilder<boolean> {
  return sql<boolean>`m.id >= ${keysOfTheDay} and m.at >= ${sinceOf(ctx)}::timestamptz`
}

function conditionOf(ctx: RequestContext, query: RowsQuery): RawBuilder<unknown> {
  const account = query.account ? sql`and m.account_id = ${query.account}::uuid` : sql``
  if (query.figure === 'waiting') return sql`m.status = 'QUEUED' and m.due_at <= app.app_now() ${account}`
  if (query.figure === 'later') return sql`m.status = 'QUEUED' and m.due_at > app.app_now() ${account}`
  if (query.figure === 'unknown') return sql`m.status = 'UNKNOWN'`
  if (query.figure === 'retried') return sql`${ofTheDay(ctx)} and m.attempts > 1`
  const code = query.code ? sql`and coalesce(m.failure_code, 'UNKNOWN') = ${query.code}` : sql``
  return sql`${ofTheDay(ctx)} and m.status in ('FAILED', 'DEAD') ${code}`
}

const shown = (took: RawBuilder<unknown>) => sql`
  m.id, m.at, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, m.conversation_id as "conversationId", m.channel, m.status,
  m.failure_code as code, m.failure_cause as cause, m.attempts, m.due_at as "dueAt", ${took} as seconds`

const tables = sql`app.messages m join app.conversations v on v.org_id = m.org_id and v.id = m.conversation_id
  join app.contacts c on c.org_id = m.org_id and c.id = m.contact_id`

async function newest(ctx: RequestContext, query: RowsQuery, condition: RawBuilder<unknown>): Promise<Page> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String({ format: 'uuid' })]), query.cursor)
  const rows = await sql<FigureRow>`
    select ${shown(seconds.sent)} from ${tables}
     where ${ours} and ${condition} and ${visibleConversations(ctx)} ${after ? sql`and m.id < ${after[0]}::uuid` : sql``}
     order by m.id desc limit ${limit + 1}`.execute(ctx.db)
  const page = toPage(rows.rows, limit, (row) => [row.id])
  return { ...page, items: page.items.map((row) => present(ctx, row)) }
}

/** The slowest of those whose times the figure is made of: one page. */
async function slowest(ctx: RequestContext, query: RowsQuery, took: RawBuilder<unknown>): Promise<Page> {
  const rows = await sql<FigureRow>`
    with s as materialized (
      select m.* from app.messages m where ${ofTheDay(ctx)} and ${ours} order by m.id desc limit ${SAMPLE}
    )
    select ${shown(took)} from s m join app.conversations v on v.org_id = m.org_id and v.id = m.conversation_id
      join app.contacts c on c.org_id = m.org_id and c.id = m.contact_id
     where ${took} is not null and ${visibleConversations(ctx)} order by ${took} desc, m.id limit ${query.limit ?? 50}`.execute(
    ctx.db,
  )
  return { items: rows.rows.map((row) => present(ctx, row)), nextCursor: null }
}

/** Who took back their consent in the last day, each once, by their last word. */
async function optOuts(ctx: RequestContext, query: RowsQuery): Promise<Page> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String({ format: 'uuid' })]), query.cursor)
  const rows = await sql<FigureRow>`
    select e.id, e.at, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, null as "conversationId", e.channel,
           null as status, e.purpose as code, null as cause, 0 as attempts, null as "dueAt", null::float8 as seconds
      from app.consent_events e join app.contacts c on c.org_id = e.org_id and c.id = e.contact_id
     where e.id >= ${keysOfTheDay} and e.at >= ${sinceOf(ctx)}::timestamptz and e.state = 'REVOKED' and ${visibleContacts(ctx, 'contact.read')}
       and not exists (select from app.consent_events n where n.contact_id = e.contact_id and n.state = 'REVOKED' and n.id > e.id)
       ${after ? sql`and e.id < ${after[0]}::uuid` : sql``}
     order by e.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.id])
}

function present(ctx: RequestContext, row: FigureRow): FigureRow {
  return { ...row, cause: row.cause === null ? null : (causeOf(row.cause)?.[ctx.locale] ?? null) }
}
