import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { later } from '#platform/db'
import type { AgentState } from './agent.state.ts'
import type { TurnMessage } from './turn.ts'

const AT_ONCE = 20

/** What the person wrote since the assistant last looked, oldest first. */
export async function waitingMessages(
  ctx: RequestContext,
  conversationId: string,
  after: string | null,
): Promise<TurnMessage[]> {
  let query = ctx.db
    .selectFrom('messages')
    .select(['id', 'type', 'text'])
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'IN')
    .where('deleted_at', 'is', null)
  if (after) query = query.where('id', '>', after)
  const rows = await query.orderBy('id', 'desc').limit(AT_ONCE).execute()
  return rows.reverse()
}

export function saveState(ctx: RequestContext, conversationId: string, state: AgentState): void {
  later(
    ctx.db,
    sql`update app.conversations set agent_state = ${JSON.stringify(state)}::jsonb where id = ${conversationId}`,
  )
}

/** What a reply names of the organisation and of the person who receives the visitor. */
export async function organizationName(ctx: RequestContext): Promise<string> {
  const row = await ctx.db.selectFrom('organizations').select('name').executeTakeFirstOrThrow()
  return row.name
}

export async function memberName(ctx: RequestContext, userId: string): Promise<string> {
  const row = await ctx.db.selectFrom('members').select('name').where('user_id', '=', userId).executeTakeFirst()
  return row?.name ?? ''
}

export async function branchAddress(ctx: RequestContext, branchId: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('branches')
    .select(['address', 'name', 'city'])
    .where('id', '=', branchId)
    .executeTakeFirstOrThrow()
  return row.address ?? `${row.name}, ${row.city}`
}
