import type { RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { readDefinition } from './workflows.errors.ts'
import type { Workflow } from './workflows.schema.ts'

function toWorkflow(row: { id: string; code: string; version: number; definition: unknown }): Workflow {
  return { id: row.id, code: row.code, version: row.version, definition: readDefinition(row.definition, row.code) }
}

/** The version of a workflow that new subjects start in. 404 when the organisation has no such workflow. */
export async function activeWorkflow(ctx: RequestContext, code: string): Promise<Workflow> {
  const row = await ctx.db
    .selectFrom('workflow_versions')
    .select(['id', 'code', 'version', 'definition'])
    .where('code', '=', code)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!row) throw notFound('workflow')
  return toWorkflow(row)
}

/** The version a running subject keeps. */
export async function workflowVersion(ctx: RequestContext, id: string): Promise<Workflow> {
  const row = await ctx.db
    .selectFrom('workflow_versions')
    .select(['id', 'code', 'version', 'definition'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('workflow')
  return toWorkflow(row)
}

/** The active version of every workflow of the organisation, by code. */
export async function listWorkflows(ctx: RequestContext): Promise<{ items: Workflow[] }> {
  const rows = await ctx.db
    .selectFrom('workflow_versions')
    .select(['id', 'code', 'version', 'definition'])
    .where('active', '=', true)
    .orderBy('code')
    .execute()
  return { items: rows.map(toWorkflow) }
}
