import type { Permissions, RequestContext } from '#platform/context'
import { findMembership } from './identity.read-model.ts'
import { permissionsOf } from './permissions.ts'
import { completeSettings } from './settings.ts'

/**
 * What a member may do at this moment, for work done later in their name; null when they are no active member any more.
 * @param asked the roles under which the work was asked for: what came since does not widen it
 */
export async function memberGrant(
  ctx: RequestContext,
  userId: string,
  asked: readonly string[],
): Promise<{ roles: string[]; permissions: Permissions; branchIds: string[] } | null> {
  const member = await findMembership(ctx.db, userId, ctx.orgId)
  if (!member) return null
  return {
    roles: member.roles.filter((role) => asked.includes(role)),
    permissions: permissionsOf(member.roles, completeSettings(member.settings), asked),
    branchIds: member.branchIds,
  }
}
