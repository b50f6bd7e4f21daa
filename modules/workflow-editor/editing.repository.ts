import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb, later } from '#platform/db'
import type { DraftDefinition } from './editing.schema.ts'
import type { Mapping } from './migrating.rules.ts'

/** Writes a draft; its id, or null when the workflow has one already. */
export async function insertDraft(
  ctx: RequestContext,
  draft: { code: string; baseId: string; copiedFrom: string | null; definition: DraftDefinition },
): Promise<string | null> {
  const made = await ctx.db
    .insertInto('workflow_drafts')
    .values({
      code: draft.code,
      base_id: draft.baseId,
      copied_from: draft.copiedFrom,
      definition: jsonb(draft.definition),
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

/** Writes what a draft says now; false when it is not there in this version. */
export async function updateDraft(
  ctx: RequestContext,
  id: string,
  version: number,
  definition: DraftDefinition,
): Promise<boolean> {
  const done = await sql`
    update app.workflow_drafts set definition = ${jsonb(definition)}, version = version + 1,
           updated_by = app.current_actor(), updated_at = app.app_now()
     where id = ${id} and version = ${version}`.execute(ctx.db)
  return done.numAffectedRows === 1n
}

/** Throws a draft away; false when it is not there in this version. */
export async function deleteDraft(ctx: RequestContext, id: string, version: number): Promise<boolean> {
  const done = await ctx.db
    .deleteFrom('workflow_drafts')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

/** Writes down that running dossiers are to be moved. Fails with a unique violation while others of the workflow are. */
export async function insertMigration(
  ctx: RequestContext,
  migration: { code: string; versionId: string; mapping: Mapping; total: number },
): Promise<string> {
  const made = await ctx.db
    .insertInto('workflow_migrations')
    .values({
      code: migration.code,
      workflow_version_id: migration.versionId,
      mapping: jsonb(migration.mapping),
      total: migration.total,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** A migration that is under way, held until the end of the transaction. */
export type HeldMigration = {
  id: string
  code: string
  versionId: string
  mapping: Mapping
  cursorId: string | null
  leftCount: number
  createdBy: string
}

/** Holds a migration; null when it is done or not there. */
export async function lockMigration(ctx: RequestContext, id: string): Promise<HeldMigration | null> {
  const rows = await sql<HeldMigration>`
    select g.id, g.code, g.workflow_version_id as "versionId", g.mapping, g.cursor_id as "cursorId", g.left_count as "leftCount",
           g.created_by as "createdBy"
      from app.workflow_migrations g where g.id = ${id} and g.state = 'RUNNING' for update`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** What one batch did. */
export type Progress = {
  moved: number
  restated: number
  skipped: number
  left: { id: string; reference: string; status: string }[]
  /** The last dossier looked at; null when there was none left. */
  cursorId: string | null
}

/** Adds what a batch did; a batch that found nothing ends the migration. Names at most `shown` of those left behind. */
export function recordProgress(ctx: RequestContext, migration: HeldMigration, done: Progress, shown: number): void {
  const told = done.left.slice(0, Math.max(0, shown - migration.leftCount))
  later(
    ctx.db,
    sql`
    update app.workflow_migrations
       set moved = moved + ${done.moved}, restated = restated + ${done.restated}, skipped = skipped + ${done.skipped},
           left_count = left_count + ${done.left.length}, left_behind = left_behind || ${jsonb(told)},
           cursor_id = coalesce(${done.cursorId}::uuid, cursor_id),
           state = ${done.cursorId === null ? 'DONE' : 'RUNNING'},
           finished_at = ${done.cursorId === null ? sql`app.app_now()` : sql`null`}
     where id = ${migration.id}`,
  )
}
