import { sql } from 'kysely'
import { actorText, type RequestContext } from '#platform/context'

/** The rest of this transaction is the assistant's doing: the audit, the history and the timeline name it. */
export async function asAssistant(ctx: RequestContext): Promise<RequestContext> {
  const actor = { kind: 'agent' as const, id: null }
  await sql`select set_config('app.actor', ${actorText(actor)}, true)`.execute(ctx.db)
  return { ...ctx, actor }
}
