import type { RequestContext } from '#platform/context'
import { jsonb } from '#platform/db'
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
