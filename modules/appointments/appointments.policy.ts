import { type RawBuilder, sql } from 'kysely'
import { writableDossiers } from '#modules/access'
import { type RequestContext, userIdOf } from '#platform/context'

/**
 * Which appointments the caller may read or change, as a condition on the table aliased `a`: all of the organisation;
 * with reach OWN the person's own agenda and the appointments of dossiers assigned to the person. Who comes along sees
 * the appointment and leaves what becomes of it to its agent.
 */
export function reachableAppointments(
  ctx: RequestContext,
  permission: 'appointment.read' | 'appointment.write',
): RawBuilder<boolean> {
  const reach = ctx.permissions.reach(permission)
  if (reach === 'ALL') return sql<boolean>`true`
  const userId = userIdOf(ctx)
  if (!reach || !userId) return sql<boolean>`false`
  const comesAlong = sql<boolean>`exists (select 1 from app.appointment_attendees w where w.appointment_id = a.id and w.user_id = ${userId}::uuid)`
  return sql<boolean>`(a.agent_id = ${userId}::uuid ${permission === 'appointment.read' ? sql`or ${comesAlong}` : sql``}
    or exists (select 1 from app.dossiers d where d.id = a.dossier_id and ${writableDossiers(ctx, permission)}))`
}
