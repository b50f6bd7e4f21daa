import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { NewResource, ResourcePatch } from './resources.schema.ts'

/** Writes a resource; null when the branch is not there. Throws the unique violation of `resources_name` at once. */
export async function insertResource(
  ctx: RequestContext,
  { branchId, kind, name }: NewResource,
): Promise<string | null> {
  const made = await sql<{ id: string }>`
    insert into app.resources (branch_id, kind, name)
    select b.id, ${kind}, ${name} from app.branches b where b.id = ${branchId} returning id`.execute(ctx.db)
  return made.rows[0]?.id ?? null
}

/** Changes a resource when its version is still the caller's; false when somebody was faster. Throws as above. */
export async function updateResource(
  ctx: RequestContext,
  id: string,
  version: number,
  fields: Omit<ResourcePatch, 'version'>,
): Promise<boolean> {
  const done = await ctx.db
    .updateTable('resources')
    .set({ ...fields, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
