import { sql } from 'kysely'
import { completeSettings } from '#modules/identity'
import { type RequestContext, userIdOf } from '#platform/context'
import { legalJson } from './organizations.read-model.ts'
import type {
  Absence,
  ApiKey,
  Branch,
  ChannelAccount,
  Invitation,
  Member,
  Organization,
  WorkingHours,
} from './organizations.schema.ts'

/** The organisation of the call, settings completed with their defaults. */
export async function readOrganization(ctx: RequestContext): Promise<Organization> {
  const found = await sql<Omit<Organization, 'settings'> & { settings: unknown }>`
    select org_id as id, name, slug, country, currency, timezone, default_locale as "defaultLocale", settings, version
      from app.organizations`.execute(ctx.db)
  const row = found.rows[0]
  if (!row) throw new Error('a call inside an organisation that does not exist')
  return { ...row, settings: completeSettings(row.settings) }
}

/** Branches, the oldest first; or the one asked for. */
export async function listBranches(ctx: RequestContext, id?: string): Promise<Branch[]> {
  const found = await sql<Branch>`
    select id, name, city, country, timezone, phone_region as "phoneRegion", currency, address, ${legalJson('b')} as legal, version
      from app.branches b where ${id ? sql`id = ${id}::uuid` : sql`true`} order by created_at, id`.execute(ctx.db)
  return found.rows
}

/** Members by name, those who left last, among them guests whose time is over; or the one asked for. */
export async function listMembers(ctx: RequestContext, userId?: string): Promise<Member[]> {
  const found = await sql<Member>`
    select user_id as "userId", name, email, roles, branch_ids as "branchIds", languages, guest_until as "guestUntil", version,
           case when status = 'ACTIVE' and not app.is_active(members) then 'LEFT' else status end as status
      from app.members where ${userId ? sql`user_id = ${userId}::uuid` : sql`true`}
     order by not app.is_active(members), status = 'LEFT', lower(name), user_id`.execute(ctx.db)
  return found.rows
}

/** Invitations that may still be accepted, newest first. */
export async function listInvitations(ctx: RequestContext, id?: string): Promise<Invitation[]> {
  const found = await sql<Invitation>`
    select id, email, roles, branch_ids as "branchIds", created_at as "createdAt", expires_at as "expiresAt"
      from app.invitations
     where accepted_at is null and revoked_at is null and expires_at > app.app_now()
       and ${id ? sql`id = ${id}::uuid` : sql`true`} order by id desc`.execute(ctx.db)
  return found.rows
}

/** The hours a person set; empty when none. */
export async function readWorkingHours(ctx: RequestContext, userId: string): Promise<WorkingHours[]> {
  const found = await sql<WorkingHours>`
    select weekday, to_char(starts, 'HH24:MI') as starts, to_char(ends, 'HH24:MI') as ends
      from app.working_hours where user_id = ${userId} order by weekday, working_hours.starts`.execute(ctx.db)
  return found.rows
}

/** Absences that are not over, soonest first. Why somebody is away is between them and who plans the work. */
export async function listAbsences(ctx: RequestContext, filter: { userId?: string; id?: string }): Promise<Absence[]> {
  const seesReasons = ctx.permissions.reach('schedule.write') === 'ALL'
  const found = await sql<Absence>`
    select id, user_id as "userId", starts_at as "startsAt", ends_at as "endsAt",
           case when ${seesReasons} or user_id = ${userIdOf(ctx)}::uuid then reason end as reason
      from app.absences
     where ${filter.id ? sql`id = ${filter.id}::uuid` : sql`ends_at > app.app_now()`}
       and ${filter.userId ? sql`user_id = ${filter.userId}::uuid` : sql`true`}
     order by starts_at, id limit 1000`.execute(ctx.db)
  return found.rows
}

/** API keys, newest first; never their secret. */
export async function listApiKeys(ctx: RequestContext, id?: string): Promise<ApiKey[]> {
  const found = await sql<ApiKey>`
    select id, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt",
           last_used_at as "lastUsedAt"
      from app.api_keys where ${id ? sql`id = ${id}::uuid` : sql`revoked_at is null`} order by id desc`.execute(ctx.db)
  return found.rows
}

/** Numbers the organisation writes from; credentials never leave the database this way. */
export async function listChannelAccounts(ctx: RequestContext): Promise<ChannelAccount[]> {
  const found = await sql<ChannelAccount>`
    select id, kind, display_name as "displayName", display_phone as "displayPhone", branch_id as "branchId", status,
           agent_enabled as "agentEnabled", quality_rating as "qualityRating"
      from app.channel_accounts order by created_at, id`.execute(ctx.db)
  return found.rows
}
