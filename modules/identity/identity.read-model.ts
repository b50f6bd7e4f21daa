import { sql } from 'kysely'
import { type Platform, type RequestContext, readContext } from '#platform/context'
import type { Tx } from '#platform/db'
import { completeSettings, type OrganizationSettings } from './settings.ts'

/** A live API key by the hash of its secret, or null. */
export async function findApiKey(
  db: Tx,
  hash: Buffer,
): Promise<{ orgId: string; id: string; scopes: string[] } | null> {
  const found = await sql<{ orgId: string; id: string; scopes: string[] }>`
    select org_id as "orgId", id, scopes from app.api_key_by_hash(${hash})`.execute(db)
  return found.rows[0] ?? null
}

/** What a person is in an organisation, or null when they are no active member; a guest only until their end. */
export async function findMembership(
  db: Tx,
  userId: string,
  orgId: string,
): Promise<{ roles: string[]; branchIds: string[]; settings: unknown; guestUntil: string | null } | null> {
  const found = await sql<{ roles: string[]; branchIds: string[]; settings: unknown; guestUntil: string | null }>`
    select roles, branch_ids as "branchIds", settings, guest_until as "guestUntil" from app.membership(${userId}, ${orgId})`.execute(
    db,
  )
  return found.rows[0] ?? null
}

export type MembershipRow = {
  id: string
  name: string
  slug: string
  country: string
  currency: string
  timezone: string
  memberName: string
  roles: string[]
  branchIds: string[]
  /** Until when a platform administrator is a guest here; null for everybody else. */
  guestUntil: string | null
}

/** The organisations a person belongs to. */
export async function listMemberships(db: Tx, userId: string): Promise<(MembershipRow & { settings: unknown })[]> {
  const found = await sql<MembershipRow & { settings: unknown }>`
    select m.org_id as id, m.name, m.slug, m.country, m.currency, m.timezone, m.member_name as "memberName", m.roles,
           m.branch_ids as "branchIds", m.guest_until as "guestUntil", s.settings
      from app.memberships_of(${userId}) m, app.membership(${userId}, m.org_id) s`.execute(db)
  return found.rows
}

/** True while the account exists. */
export async function userExists(db: Tx, userId: string): Promise<boolean> {
  const found = await sql`select 1 from auth."user" where id = ${userId}::uuid`.execute(db)
  return found.rows.length > 0
}

/** The account with this address, or null. */
export async function findUserByEmail(
  db: Tx,
  email: string,
): Promise<{ id: string; name: string; email: string } | null> {
  if (email === '') return null
  const found = await sql<{ id: string; name: string; email: string }>`
    select id, name, email from auth."user" where email = ${email}`.execute(db)
  return found.rows[0] ?? null
}

/** Whether a person keeps the platform, and with a second factor; null when they do not. */
export async function platformStanding(db: Tx, userId: string): Promise<{ secondFactor: boolean } | null> {
  const found = await sql<{ secondFactor: boolean }>`
    select coalesce(u."twoFactorEnabled", false) as "secondFactor"
      from platform.administrators p join auth."user" u on u.id = p.user_id where p.user_id = ${userId}::uuid`.execute(
    db,
  )
  return found.rows[0] ?? null
}

/** Settings already read in this call or transaction. */
const read = new WeakMap<Tx, Promise<OrganizationSettings>>()

/** The settings of the organisation in context, complete; read once per call or transaction. */
export function settingsOf(ctx: RequestContext): Promise<OrganizationSettings> {
  const known = read.get(ctx.db)
  if (known) return known
  const settings = ctx.db
    .selectFrom('organizations')
    .select('settings')
    .executeTakeFirst()
    .then((row) => completeSettings(row?.settings))
  read.set(ctx.db, settings)
  return settings
}

/** A person's name by id, for screens. */
export function memberNames(db: Tx) {
  return db.selectFrom('members').select(['user_id', 'name'])
}

/** Branches of one organisation, for a member of it. */
export async function listBranchNames(
  platform: Platform,
  orgId: string,
  correlationId: string,
): Promise<{ id: string; name: string; city: string; timezone: string; currency: string }[]> {
  const ctx = readContext(platform, { orgId, actor: { kind: 'system', id: null }, correlationId })
  return ctx.db
    .selectFrom('branches')
    .select(['id', 'name', 'city', 'timezone', 'currency'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** A person's own preferences, or null before they chose any. */
export async function readPreferences(
  db: Tx,
  userId: string,
): Promise<{ locale: 'fr' | 'ar' | 'en' | null; tourSeenAt: string | null } | null> {
  const found = await sql<{ locale: 'fr' | 'ar' | 'en' | null; tourSeenAt: string | null }>`
    select locale, tour_seen_at as "tourSeenAt" from platform.user_preferences where user_id = ${userId}`.execute(db)
  return found.rows[0] ?? null
}
