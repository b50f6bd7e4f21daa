import { type RawBuilder, sql } from 'kysely'
import { visibleDossiers } from '#modules/access'
import { type RequestContext, userIdOf } from '#platform/context'

/**
 * Which decisions the caller may read, as a condition on `e` (app.decisions). With reach OWN: those about dossiers the
 * person may read, and about conversations and messages of those or given to the person.
 */
export function visibleDecisions(ctx: RequestContext): RawBuilder<boolean> {
  const reach = ctx.permissions.reach('decision.read')
  if (reach === 'ALL') return sql<boolean>`true`
  const userId = userIdOf(ctx)
  if (!reach || !userId) return sql<boolean>`false`
  const dossiers = visibleDossiers(ctx)
  const conversation = sql`(v.assignee_id = ${userId}::uuid
    or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ${dossiers}))`
  return sql<boolean>`case e.subject_kind
    when 'dossier' then exists (select 1 from app.dossiers d where d.id = e.subject_id and ${dossiers})
    when 'conversation' then exists (select 1 from app.conversations v where v.id = e.subject_id and ${conversation})
    when 'message' then exists (select 1 from app.messages m join app.conversations v on v.id = m.conversation_id
                                 where m.id = e.subject_id and ${conversation})
    else false end`
}
