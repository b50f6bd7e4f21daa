import { sql } from 'kysely'
import { type RequestContext, userIdOf } from '#platform/context'
import type { Tx } from '#platform/db'

/**
 * The active administrators, held until the end of the transaction: two administrators who step down at the same time
 * do so one after the other, and the second is refused.
 */
export async function lockAdministrators(ctx: RequestContext): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select user_id as id from app.members where 'ADMIN_ORG' = any (roles) and status = 'ACTIVE'
     order by user_id for update`.execute(ctx.db)
  return found.rows.map((row) => row.id)
}

export type MemberChange = { roles?: string[]; branch_ids?: string[]; languages?: string[]; status?: string }

/** Changes a member; with a version only when it is still the caller's. */
export async function updateMember(
  ctx: RequestContext,
  userId: string,
  version: number | undefined,
  change: MemberChange,
): Promise<boolean> {
  let query = ctx.db
    .updateTable('members')
    .set({ ...change, version: sql`version + 1` })
    .where('user_id', '=', userId)
  if (version !== undefined) query = query.where('version', '=', version)
  return (await query.executeTakeFirst()).numUpdatedRows === 1n
}

/** Adds a person, or takes somebody back who left or was suspended. */
export async function joinMember(
  ctx: RequestContext,
  member: { userId: string; name: string; email: string; roles: string[]; branchIds: string[] },
): Promise<void> {
  await ctx.db
    .insertInto('members')
    .values({
      user_id: member.userId,
      name: member.name,
      email: member.email,
      roles: member.roles,
      branch_ids: member.branchIds,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'user_id']).doUpdateSet({
        roles: member.roles,
        branch_ids: member.branchIds,
        status: 'ACTIVE',
        guest_until: null,
        joined_at: sql`app.app_now()`,
        version: sql`members.version + 1`,
      }),
    )
    .execute()
}

/** Ends every session of a person, and the API keys the person made here. */
export async function revokeAccess(ctx: RequestContext, userId: string): Promise<void> {
  await sql`update app.api_keys set revoked_at = app.app_now() where created_by = ${userId}::uuid and revoked_at is null`.execute(
    ctx.db,
  )
  await sql`delete from auth.session where "userId" = ${userId}::uuid`.execute(ctx.db)
}

/**
 * Gives the open dossiers of a person to a colleague or to the queue, with a timeline entry in each.
 * Returns their ids.
 */
export async function handOverDossiers(
  ctx: RequestContext,
  from: { userId: string; name: string },
  toUserId: string | null,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with moved as (
      update app.dossiers set assignee_id = ${toUserId}::uuid, version = version + 1, last_activity_at = app.app_now()
       where assignee_id = ${from.userId}::uuid and is_open returning id, contact_id),
    told as (
      insert into app.activities (dossier_id, contact_id, type, code, params)
      select id, contact_id, 'ASSIGNMENT', 'dossier.handed_over',
             jsonb_build_object('from', ${from.name}::text, 'to', ${toUserId}::text) from moved)
    select id from moved`.execute(ctx.db)
  return found.rows.map((row) => row.id)
}

/** Gives open tasks and conversations of a person to a colleague or to nobody. */
export async function handOverDesk(
  ctx: RequestContext,
  userId: string,
  toUserId: string | null,
): Promise<{ tasks: number; conversations: number }> {
  const tasks = await sql`
    update app.tasks set assignee_id = ${toUserId}::uuid, version = version + 1
     where assignee_id = ${userId}::uuid and state = 'OPEN'`.execute(ctx.db)
  const conversations = await sql`
    update app.conversations set assignee_id = ${toUserId}::uuid where assignee_id = ${userId}::uuid`.execute(ctx.db)
  return { tasks: Number(tasks.numAffectedRows ?? 0n), conversations: Number(conversations.numAffectedRows ?? 0n) }
}

// ---------------------------------------------------------------- invitations

export async function insertInvitation(
  ctx: RequestContext,
  row: { email: string; roles: string[]; branch_ids: string[]; token_hash: Buffer; expires_at: string },
): Promise<string> {
  const made = await ctx.db
    .insertInto('invitations')
    .values({ ...row, invited_by: userIdOf(ctx) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** Withdraws what was not accepted: one invitation, or all that wait for an address. How many there were. */
export async function revokeInvitations(
  ctx: RequestContext,
  which: { id: string } | { email: string },
): Promise<number> {
  const done = await ctx.db
    .updateTable('invitations')
    .set({ revoked_at: sql`app.app_now()` })
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('id' in which ? 'id' : 'email', '=', 'id' in which ? which.id : which.email)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Uses an invitation up; false when somebody did before, or it was withdrawn or ran out meanwhile. */
export async function takeInvitation(ctx: RequestContext, id: string): Promise<boolean> {
  const done = await ctx.db
    .updateTable('invitations')
    .set({ accepted_at: sql`app.app_now()` })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<string>`app.app_now()`)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export type OpenInvitation = {
  orgId: string
  id: string
  email: string
  organization: string
  roles: string[]
  branchIds: string[]
}

/** The invitation behind a token's hash, whatever its organisation; null when it cannot be accepted. */
export async function findInvitation(db: Tx, hash: Buffer): Promise<OpenInvitation | null> {
  const found = await sql<OpenInvitation>`
    select org_id as "orgId", id, email, organization, roles, branch_ids as "branchIds"
      from app.invitation_by_hash(${hash})`.execute(db)
  return found.rows[0] ?? null
}

/** The address is proven: its owner opened the link that was sent there. */
export async function markEmailVerified(db: Tx, userId: string): Promise<void> {
  await sql`update auth."user" set "emailVerified" = true where id = ${userId}::uuid`.execute(db)
}

/** How many addresses of active members are this one: somebody already inside needs no invitation. */
export async function isActiveMember(ctx: RequestContext, email: string): Promise<boolean> {
  const found = await sql`select 1 from app.members where lower(email) = ${email} and app.is_active(members)`.execute(
    ctx.db,
  )
  return found.rows.length > 0
}
