import { sql } from 'kysely'
import { visibleConversations } from '#modules/messaging'
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

/** What the person wrote since anybody of ours last answered, oldest first. */
export async function unansweredMessages(ctx: RequestContext, conversationId: string): Promise<TurnMessage[]> {
  const rows = await sql<TurnMessage>`
    select m.id, m.type, m.text from app.messages m
     where m.conversation_id = ${conversationId} and m.direction = 'IN' and m.deleted_at is null
       and m.id > coalesce((select o.id from app.messages o where o.conversation_id = ${conversationId} and o.direction = 'OUT'
                             order by o.id desc limit 1), '00000000-0000-0000-0000-000000000000')
     order by m.id desc limit ${AT_ONCE}`.execute(ctx.db)
  return rows.rows.reverse()
}

/** What a suggestion needs of a conversation that the caller may write in; null when there is no such. */
export async function talkOf(
  ctx: RequestContext,
  id: string,
): Promise<{ dossierId: string | null; branchId: string; agentState: Record<string, unknown> } | null> {
  const rows = await sql<{ dossierId: string | null; branchId: string; agentState: Record<string, unknown> }>`
    select v.dossier_id as "dossierId", v.branch_id as "branchId", v.agent_state as "agentState"
      from app.conversations v where v.id = ${id} and ${visibleConversations(ctx, 'message.send')}`.execute(ctx.db)
  return rows.rows[0] ?? null
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
