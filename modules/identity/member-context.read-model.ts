import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { settingsOf } from './identity.read-model.ts'
import { permissionsOf } from './permissions.ts'

/**
 * The same work as other members would do it: their permissions and branches, the caller's database and moment. For
 * asking what somebody else may see. Who is no active member is not in the answer.
 */
export async function contextsOfMembers(
  ctx: RequestContext,
  userIds: readonly string[],
): Promise<Map<string, RequestContext>> {
  if (userIds.length === 0) return new Map()
  const [members, settings] = await Promise.all([
    ctx.db
      .selectFrom('members')
      .select(['user_id', 'roles', 'branch_ids'])
      .where('user_id', 'in', [...userIds])
      .where(sql<boolean>`app.is_active(members)`)
      .execute(),
    settingsOf(ctx),
  ])
  return new Map(
    members.map((m) => [
      m.user_id,
      {
        ...ctx,
        actor: { kind: 'user' as const, id: m.user_id },
        roles: m.roles,
        permissions: permissionsOf(m.roles, settings),
        branchIds: m.branch_ids,
      },
    ]),
  )
}
