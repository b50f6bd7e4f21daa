import { hasText, type Locale as Language, translate } from '#locales'
import type { RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { readDefinition } from './workflows.errors.ts'
import { readableCode } from './workflows.rules.ts'
import type { Workflow } from './workflows.schema.ts'

type Row = { id: string; code: string; version: number; definition: unknown }

function toWorkflow(row: Row): Workflow {
  return { id: row.id, code: row.code, version: row.version, definition: readDefinition(row.definition, row.code) }
}

/**
 * Versions this process has read and checked. The database lets nobody change a version (a new one is made instead), so
 * they stay true; the organisation is part of the key, because asking for another one's version must find nothing.
 */
const versions = new Map<string, Workflow>()
const MAX_VERSIONS = 2_000

/** The version a running subject keeps. 404 when the organisation has none with this id. */
export async function workflowVersion(ctx: RequestContext, id: string): Promise<Workflow> {
  const key = `${ctx.orgId} ${id}`
  const known = versions.get(key)
  if (known) return known
  const row = await ctx.db
    .selectFrom('workflow_versions')
    .select(['id', 'code', 'version', 'definition'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('workflow')
  const workflow = toWorkflow(row)
  if (versions.size >= MAX_VERSIONS) versions.clear()
  versions.set(key, workflow)
  return workflow
}

/** The version of a workflow that new subjects start in. 404 when the organisation has no such workflow. */
export async function activeWorkflow(ctx: RequestContext, code: string): Promise<Workflow> {
  const row = await ctx.db
    .selectFrom('workflow_versions')
    .select('id')
    .where('code', '=', code)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!row) throw notFound('workflow')
  return workflowVersion(ctx, row.id)
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

/** Every version of every workflow the organisation ever had, active or not. */
export async function workflowVersions(ctx: RequestContext): Promise<Workflow[]> {
  const rows = await ctx.db.selectFrom('workflow_versions').select('id').orderBy('id').execute()
  return Promise.all(rows.map((row) => workflowVersion(ctx, row.id)))
}

/** The name of a state of a workflow (null: of none in particular) in a language. */
export type StateNames = (code: string | null, state: string, language: Language) => string

/**
 * What a person reads for the states of the organisation's workflows. The newest version that names a state is heard; where
 * none does, the product's name; a state that nobody named reads as its code, made readable.
 */
export async function stateNames(ctx: RequestContext): Promise<StateNames> {
  const names = new Map<string, { fr: string; ar: string; en: string }>()
  for (const { code, definition } of (await workflowVersions(ctx)).toSorted((a, b) => a.version - b.version))
    for (const [state, name] of Object.entries(definition.names ?? {})) names.set(`${code} ${state}`, name)
  return (code, state, language) =>
    names.get(`${code} ${state}`)?.[language].trim() || productStateName(state, language)
}

/** The product's name for a state, or its code made readable. */
export function productStateName(state: string, language: Language): string {
  const key = `codes:status.${state}`
  return hasText(language, key) ? translate(language, key) : readableCode(state)
}
