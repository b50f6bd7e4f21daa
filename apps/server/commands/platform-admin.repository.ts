import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** A platform administrator as the terminal lists them. */
export interface PlatformAdministrator {
  email: string
  name: string
  since: string
  grantedBy: string
  secondFactor: boolean
}

/** The account with this address, whatever its case; null when there is none. */
export async function accountOf(db: Tx, email: string): Promise<{ id: string; secondFactor: boolean } | null> {
  const rows = await sql<{ id: string; secondFactor: boolean }>`
    select id, coalesce("twoFactorEnabled", false) as "secondFactor" from auth."user" where lower(email) = lower(${email})`.execute(
    db,
  )
  return rows.rows[0] ?? null
}

/** Makes the person a platform administrator and writes it down; false when they are one. */
export async function grant(db: Tx, userId: string, by: string): Promise<boolean> {
  const rows = await sql`
    with made as (
      insert into platform.administrators (user_id, granted_by) values (${userId}::uuid, ${by}) on conflict do nothing returning user_id)
    insert into platform.audit_entries (action, subject_id, details)
    select 'GRANT', user_id, jsonb_build_object('by', ${by}::text) from made returning id`.execute(db)
  return rows.rows.length > 0
}

/** Takes it back and writes it down; what they were invited to ends with it. False when they were none. */
export async function revoke(db: Tx, userId: string, by: string): Promise<boolean> {
  const rows = await sql`
    with gone as (delete from platform.administrators where user_id = ${userId}::uuid returning user_id)
    insert into platform.audit_entries (action, subject_id, details)
    select 'REVOKE', user_id, jsonb_build_object('by', ${by}::text) from gone returning id`.execute(db)
  return rows.rows.length > 0
}

/** Platform administrators, the longest-standing first. */
export async function administrators(db: Tx): Promise<PlatformAdministrator[]> {
  const rows = await sql<PlatformAdministrator>`
    select u.email, u.name, p.since, p.granted_by as "grantedBy", coalesce(u."twoFactorEnabled", false) as "secondFactor"
      from platform.administrators p join auth."user" u on u.id = p.user_id order by p.since, u.email`.execute(db)
  return rows.rows
}
