import { sql } from 'kysely'
import { isoAt } from '#platform/clock'
import { actorText, type Platform } from '#platform/context'
import { platformScope, type Tx } from '#platform/db'

/** A use within this time of the last one is the same use to somebody who reads the list of keys. */
const KEY_USE_MS = 60_000

/** Notes that a key is in use, at most once a minute; one statement of its own. */
export async function noteKeyUse(
  platform: Pick<Platform, 'clock' | 'database'>,
  key: { orgId: string; id: string },
): Promise<void> {
  const now = platform.clock.now()
  const actor = actorText({ kind: 'api_key', id: key.id })
  await platform.database
    .read({ ...platformScope(actor, '', isoAt(now)), orgId: key.orgId })
    .updateTable('api_keys')
    .set({ last_used_at: isoAt(now) })
    .where('id', '=', key.id)
    .where((e) => e.or([e('last_used_at', 'is', null), e('last_used_at', '<', isoAt(now - KEY_USE_MS))]))
    .execute()
}

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
