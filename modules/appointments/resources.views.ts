import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { Resource } from './resources.schema.ts'

/** More than an agency has rooms, cars and sets of keys. */
export const MOST_RESOURCES = 300

const columns = sql`r.id, r.branch_id as "branchId", r.kind, r.name, r.active, r.version`

/** The resources of the organisation, those in use first, by name. */
export async function listResources(ctx: RequestContext): Promise<Resource[]> {
  const rows = await sql<Resource>`
    select ${columns} from app.resources r order by not r.active, lower(r.name), r.id limit ${MOST_RESOURCES}`.execute(
    ctx.db,
  )
  return rows.rows
}

/** One resource, or null. */
export async function readResource(ctx: RequestContext, id: string): Promise<Resource | null> {
  const rows = await sql<Resource>`select ${columns} from app.resources r where r.id = ${id}`.execute(ctx.db)
  return rows.rows[0] ?? null
}
