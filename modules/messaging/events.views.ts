import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type { ProviderEvent, ProviderEventDetail, ProviderEventQuery } from './events.schema.ts'

const columns = (extra: RawBuilder<unknown>) => sql`
  e.id, e.received_at as "receivedAt", e.processed_at as "processedAt",
  jsonb_build_object('id', a.id, 'displayName', a.display_name, 'kind', a.kind) as account, e.kind,
  case e.kind when 'STATUS' then e.payload ->> 'status' when 'OTHER' then coalesce(e.payload ->> 'field', e.payload ->> 'reason')
    else e.payload ->> 'type' end as type,
  e.state, e.attempts, case when e.state = 'DONE' then null else e.error end as reason, e.payload = '{}' as erased ${extra}`

const from = sql`app.inbound_events e join app.channel_accounts a on a.org_id = e.org_id and a.id = e.account_id`

/** What providers told this organisation, newest first; by the key itself, or the index of what was set aside. */
export async function listEvents(
  ctx: RequestContext,
  query: ProviderEventQuery,
): Promise<{ items: ProviderEvent[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String({ format: 'uuid' })]), query.cursor)
  const rows = await sql<ProviderEvent>`
    select ${columns(sql``)} from ${from}
     where ${query.state === 'QUARANTINED' ? sql`e.state = 'QUARANTINED'` : sql`true`} ${after ? sql`and e.id < ${after[0]}::uuid` : sql``}
     order by e.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.id])
}

/** One event with what it said, a letter without its files; null when it is not there. */
export async function readEvent(ctx: RequestContext, id: string): Promise<ProviderEventDetail | null> {
  const rows = await sql<ProviderEventDetail>`
    select ${columns(sql`, e.payload #- '{raw,rfc822}' as payload`)} from ${from} where e.id = ${id}`.execute(ctx.db)
  return rows.rows[0] ?? null
}
