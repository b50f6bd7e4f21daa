import { sql } from 'kysely'
import { Type } from 'typebox'
import type { Tx } from '#platform/db'
import { decodeCursor, toPage } from '#platform/http'
import { bounded, type Depths, type Gauge } from './platform-admin.rules.ts'
import type {
  AnnonceQuestion,
  BlocksQuery,
  OrganizationsQuery,
  PlatformAnnonce,
  PlatformOrganization,
} from './platform-admin.schema.ts'

const Position = Type.Tuple([Type.String({ format: 'date-time' }), Type.String({ format: 'uuid' })])

type OrganizationRow = Omit<PlatformOrganization, 'members' | 'openDossiers' | 'publishedAnnonces'> &
  Record<'members' | 'openDossiers' | 'publishedAnnonces', number>

/** Organisations with their counters, the newest first. */
export async function readOrganizations(
  db: Tx,
  userId: string,
  query: OrganizationsQuery,
): Promise<{ items: PlatformOrganization[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Position, query.cursor)
  const rows = await sql<OrganizationRow>`
    select org_id as id, name, slug, country, created_at as "createdAt", members::int as members, open_dossiers::int as "openDossiers",
           published_annonces::int as "publishedAnnonces", last_activity_at as "lastActivityAt"
      from app.platform_organizations(${userId}::uuid, ${query.q?.trim() || null}, ${after?.[0] ?? null}::timestamptz,
                                      ${after?.[1] ?? null}::uuid, ${limit + 1}::int)`.execute(db)
  const page = toPage(rows.rows, limit, (row) => [row.createdAt, row.id])
  return {
    ...page,
    items: page.items.map((row) => ({
      ...row,
      members: bounded(row.members),
      openDossiers: bounded(row.openDossiers),
      publishedAnnonces: bounded(row.publishedAnnonces),
    })),
  }
}

type AnnonceRow = Omit<PlatformAnnonce, 'organization' | 'block'> & {
  orgId: string
  organization: string
  reason: string | null
  blockedAt: string | null
}

const columns = sql`org_id as "orgId", organization, id, reference, title, status, reason, blocked_at as "blockedAt"`

function present({ orgId, organization, reason, blockedAt, ...annonce }: AnnonceRow): PlatformAnnonce {
  return {
    ...annonce,
    organization: { id: orgId, name: organization },
    block: reason === null || blockedAt === null ? null : { reason, at: blockedAt },
  }
}

/** One annonce that is or was before the public, or null. */
export async function readAnnonce(
  db: Tx,
  userId: string,
  { organizationId, which }: AnnonceQuestion,
): Promise<PlatformAnnonce | null> {
  const rows = await sql<AnnonceRow>`
    select ${columns} from app.platform_annonce(${userId}::uuid, ${organizationId}::uuid, ${which.trim()})`.execute(db)
  return rows.rows[0] ? present(rows.rows[0]) : null
}

/** Blocks in force, the latest first. */
export async function readBlocks(
  db: Tx,
  userId: string,
  query: BlocksQuery,
): Promise<{ items: PlatformAnnonce[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Position, query.cursor)
  const rows = await sql<AnnonceRow>`
    select ${columns} from app.platform_blocks(${userId}::uuid, ${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid,
                                               ${limit + 1}::int)`.execute(db)
  const page = toPage(rows.rows, limit, (row) => [row.blockedAt, row.id])
  return { ...page, items: page.items.map(present) }
}

/** Rows waiting per queue and the gauges of the metrics, over all organisations. */
export async function readGauges(db: Tx): Promise<{ depths: Depths; gauges: Gauge[] }> {
  const [depths, gauges] = await Promise.all([
    sql<Depths>`
      select inbound_pending::int as inbound, outbound_queued::int as outbound, outbound_unknown::int as unknown,
             jobs_pending::int as jobs, jobs_dead::int as "deadJobs", unsealed::int as unsealed from app.queue_figures()`.execute(
      db,
    ),
    sql<Gauge>`select name, label, value from app.messaging_figures()`.execute(db),
  ])
  const row = depths.rows[0]
  if (!row) throw new Error('the depths of the queues are one row')
  return { depths: row, gauges: gauges.rows }
}

/** What the database runs on: PostgreSQL's version and the last migration. */
export async function readVersions(db: Tx): Promise<{ postgres: string; migration: string }> {
  const rows = await sql<{ postgres: string; migration: string }>`
    select current_setting('server_version') as postgres, coalesce(max(name), '') as migration from platform.migrations`.execute(
    db,
  )
  return rows.rows[0] ?? { postgres: '', migration: '' }
}
