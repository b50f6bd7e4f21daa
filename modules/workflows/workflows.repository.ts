import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { jsonb, later } from '#platform/db'
import type { WorkflowDefinition } from './workflows.schema.ts'

/** Gives an organisation version 1 of a workflow, active; leaves alone what it already has. */
export async function insertFirstVersions(
  ctx: RequestContext,
  definitions: readonly { code: string; definition: WorkflowDefinition }[],
): Promise<void> {
  await ctx.db
    .insertInto('workflow_versions')
    .values(
      definitions.map(({ code, definition }) => ({ code, version: 1, definition: jsonb(definition), active: true })),
    )
    .onConflict((conflict) => conflict.columns(['org_id', 'code', 'version']).doNothing())
    .execute()
}

/**
 * Holds the active version of a workflow until the end of the transaction: whoever makes a new one comes one after the
 * other. Its id and number; null when the organisation has no such workflow.
 */
export async function lockActiveVersion(
  ctx: RequestContext,
  code: string,
): Promise<{ id: string; version: number } | null> {
  const row = await ctx.db
    .selectFrom('workflow_versions')
    .select(['id', 'version'])
    .where('code', '=', code)
    .where('active', '=', true)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Makes a new version the active one in place of the one that is held. Answers its id and number. */
export async function activateVersion(
  ctx: RequestContext,
  held: { id: string },
  made: { code: string; definition: WorkflowDefinition; note: string | null; copiedFrom: string | null },
): Promise<{ id: string; version: number }> {
  later(ctx.db, ctx.db.updateTable('workflow_versions').set({ active: false }).where('id', '=', held.id))
  return ctx.db
    .insertInto('workflow_versions')
    .columns(['code', 'version', 'definition', 'note', 'copied_from', 'active'])
    .expression(
      sql`select ${made.code}, max(v.version) + 1, ${jsonb(made.definition)}, ${made.note}, ${made.copiedFrom}::uuid, true
            from app.workflow_versions v where v.code = ${made.code}`,
    )
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}
