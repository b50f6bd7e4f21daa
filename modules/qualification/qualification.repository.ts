import { sql } from 'kysely'
import { actorText, type RequestContext } from '#platform/context'
import { later } from '#platform/db'

/** The rest of this transaction is the assistant's doing: the audit, the history and the timeline name it. */
export function asAssistant(ctx: RequestContext): RequestContext {
  const actor = { kind: 'agent' as const, id: null }
  later(ctx.db, sql`select set_config('app.actor', ${actorText(actor)}, true)`)
  return { ...ctx, actor }
}
