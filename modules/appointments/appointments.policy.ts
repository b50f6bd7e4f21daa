import { type RawBuilder, sql } from 'kysely'
import { writableDossiers } from '#modules/access'
import { type RequestContext, userIdOf } from '#platform/context'

/**
 * Which appointments the caller may read or change, as a condition on the table aliased `a`: all of the organisation;
 * with reach OWN the person's own agenda and the appointments of dossiers assigned to the person.
 */
export function reachableAppointments(
  ctx: RequestContext,
  permission: 'appointment.read' | 'appointment.write',
): RawBuilder<boolean> {
  const reach = ctx.permissions.reach(permission)
  if (reach === 'ALL') return sql<boolean>`true`
  const userId = userIdOf(ctx)
  if (!reach || !userId) return sql<boolean>`false`
  return sql<boolean>`(a.agent_id = ${userId}::uuid
    or exists (select 1 from app.dossiers d where d.id = a.dossier_id and ${writableDossiers(ctx, permission)}))`
}
