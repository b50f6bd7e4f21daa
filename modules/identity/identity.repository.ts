import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Changes what was given of a person's own preferences. */
export async function writePreferences(
  db: Tx,
  userId: string,
  patch: { locale?: string; theme?: string; tourSeen?: boolean },
  now: string,
): Promise<void> {
  await sql`
    insert into platform.user_preferences (user_id, locale, theme, tour_seen_at)
    values (${userId}, ${patch.locale ?? null}, ${patch.theme ?? null}, ${patch.tourSeen ? now : null})
    on conflict (user_id) do update set
      locale = coalesce(excluded.locale, user_preferences.locale),
      theme = coalesce(excluded.theme, user_preferences.theme),
      tour_seen_at = ${patch.tourSeen === false ? sql`null` : sql`coalesce(user_preferences.tour_seen_at, excluded.tour_seen_at)`}`.execute(
    db,
  )
}

/** Opens an organisation with its first branch and administrator; returns its id. */
export async function insertOrganization(
  db: Tx,
  o: {
    userId: string
    userName: string
    email: string
    name: string
    slug: string
    country: string
    city: string
    timezone: string
    currency: string
  },
): Promise<string> {
  const made = await sql<{ id: string }>`
    select app.create_organization(${o.userId}, ${o.userName}, ${o.email}, ${o.name}, ${o.slug}, ${o.country}, ${o.city},
                                   ${o.timezone}, ${o.currency}) as id`.execute(db)
  const row = made.rows[0]
  if (!row) throw new Error('no organisation was made')
  return row.id
}
