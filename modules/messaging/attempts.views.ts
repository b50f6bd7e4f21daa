import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { visibleConversations } from './conversations.views.ts'
import { causeOf } from './lines.ts'
import type { MessageAttempt } from './messaging.schema.ts'

/** Tries that are shown; a message has fewer unless it is sent again by hand many times. */
const SHOWN = 50

/** Every try at sending a message, the last one first, its cause in the caller's language. 404 when not visible. */
export async function listAttempts(ctx: RequestContext, messageId: string): Promise<{ items: MessageAttempt[] }> {
  const [message, attempts] = await Promise.all([
    sql`select 1 from app.messages m join app.conversations v on v.id = m.conversation_id and v.org_id = m.org_id
         where m.id = ${messageId} and m.direction = 'OUT' and ${visibleConversations(ctx)}`.execute(ctx.db),
    sql<MessageAttempt>`
      select t.n, t.state, t.error_code as code, t.cause, t.started_at as "startedAt", t.finished_at as "finishedAt"
        from app.message_attempts t where t.message_id = ${messageId} order by t.n desc limit ${SHOWN}`.execute(ctx.db),
  ])
  if (message.rows.length === 0) throw notFound('message')
  return {
    items: attempts.rows.map((row) => ({ ...row, cause: row.cause && (causeOf(row.cause)?.[ctx.locale] ?? null) })),
  }
}
