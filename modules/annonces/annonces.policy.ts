import { type RawBuilder, sql } from 'kysely'
import { type RequestContext, userIdOf } from '#platform/context'

export type AnnoncePermission = 'annonce.read' | 'annonce.write' | 'annonce.publish' | 'annonce.suspend'

/**
 * Which annonces (alias a) a permission reaches for the caller. OWN means, for an owner, those whose owner contact has
 * the person's e-mail address; for a moderator, to read, those suspended or reported (access.md).
 */
export function reachableAnnonces(ctx: RequestContext, permission: AnnoncePermission): RawBuilder<boolean> {
  const reach = ctx.permissions.reach(permission)
  if (reach === 'ALL') return sql<boolean>`true`
  const userId = userIdOf(ctx)
  if (!reach || !userId) return sql<boolean>`false`
  const owned = ctx.roles.includes('OWNER')
    ? sql<boolean>`a.owner_contact_id in (${contactsOf(userId)})`
    : sql<boolean>`false`
  return permission === 'annonce.read' && ctx.roles.includes('MODERATOR')
    ? sql<boolean>`(${owned} or a.status = 'SUSPENDED' or a.moderation_reason is not null)`
    : owned
}

/** The contacts that are this member: those with the member's e-mail address. */
export function contactsOf(userId: string): RawBuilder<string> {
  return sql<string>`select i.contact_id from app.channel_identities i join app.members m on i.value = lower(m.email)
    where i.kind = 'EMAIL' and m.user_id = ${userId}::uuid`
}

/** The permission that a move needs: moderation by itself, what the public sees, else writing. */
export function permissionToMove(from: string, to: string): AnnoncePermission {
  if (from === 'SUSPENDED' || to === 'SUSPENDED') return 'annonce.suspend'
  return ['PUBLISHED', 'PAUSED', 'ARCHIVED'].includes(to) ? 'annonce.publish' : 'annonce.write'
}

/** Whether the caller may publish a listing that looks like another one (access.md: managers). */
export function mayOverrideDuplicates(ctx: RequestContext): boolean {
  return (
    ctx.permissions.reach('duplicate.override') !== null ||
    ctx.roles.some((role) => role === 'ADMIN_ORG' || role === 'MANAGER')
  )
}
