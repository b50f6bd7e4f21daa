import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { Tx } from '#platform/db'

type Person = { id: string; name: string; email: string }

/** Who keeps the platform under this address, or null. */
export async function findPlatformAdmin(db: Tx, email: string): Promise<Person | null> {
  const found = await sql<Person>`
    select u.id, u.name, u.email from platform.administrators p join auth."user" u on u.id = p.user_id
     where lower(u.email) = ${email}`.execute(db)
  return found.rows[0] ?? null
}

/** Makes the person a guest; false when they are an active member already. Who left, or whose time was over, may come again. */
export async function welcomeGuest(
  ctx: RequestContext,
  person: Person,
  stay: { role: string; until: string },
): Promise<boolean> {
  const made = await sql`
    insert into app.members as m (user_id, name, email, roles, guest_until)
    values (${person.id}::uuid, ${person.name || person.email}, ${person.email}, ${[stay.role]}::text[], ${stay.until}::timestamptz)
    on conflict (org_id, user_id) do update
       set roles = excluded.roles, branch_ids = '{}', guest_until = excluded.guest_until, status = 'ACTIVE', joined_at = app.app_now(),
           version = m.version + 1
     where not app.is_active(m) and (m.status <> 'SUSPENDED')
    returning user_id`.execute(ctx.db)
  return made.rows.length > 0
}

/** Ends the stay of a guest; false when there is none. */
export async function dismissGuest(ctx: RequestContext, userId: string): Promise<boolean> {
  const done = await sql`
    update app.members m set status = 'LEFT', guest_until = app.app_now(), version = version + 1
     where user_id = ${userId}::uuid and guest_until is not null and app.is_active(m) returning user_id`.execute(ctx.db)
  return done.rows.length > 0
}
