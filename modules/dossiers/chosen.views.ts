import { sql } from 'kysely'
import { visibleDossiers } from '#modules/access'
import { transitionsFrom, workflowVersion } from '#modules/workflows'
import type { RequestContext } from '#platform/context'
import type { DossierQuery } from './dossiers.schema.ts'
import { conditions } from './dossiers.views.ts'
import { withStateGuards } from './ways.rules.ts'

/** A dossier chosen for a change to many, as it stands. */
export type ChosenDossier = {
  id: string
  reference: string
  version: number
  status: string
  heldFrom: string | null
  workflowVersionId: string
  assigneeId: string | null
  source: string
}

/** The dossiers that the caller sees among those named, or all that fit a filter; at most `limit`, the newest first. */
export async function chooseDossiers(
  ctx: RequestContext,
  selection: { ids: readonly string[] } | { filter: DossierQuery },
  limit: number,
): Promise<ChosenDossier[]> {
  const wanted =
    'ids' in selection ? sql`and d.id = any (${[...selection.ids]}::uuid[])` : conditions(ctx, selection.filter)
  const rows = await sql<ChosenDossier>`
    select d.id, d.reference, d.version, d.status, d.held_from as "heldFrom", d.workflow_version_id as "workflowVersionId",
           d.assignee_id as "assigneeId", d.source
      from app.dossiers d where ${visibleDossiers(ctx)} ${wanted}
     order by d.last_activity_at desc, d.id desc limit ${limit}`.execute(ctx.db)
  return rows.rows
}

/** What a change to many can bring along; anything else belongs to one dossier alone. */
const carried = ['lossReason', 'wonReason', 'justification']

/** The states that all the chosen dossiers can move to now, with what the moves ask for together. */
export async function waysOfAll(
  ctx: RequestContext,
  chosen: readonly ChosenDossier[],
): Promise<{ to: string; requires: string[] }[]> {
  const stands = new Map(chosen.map((d) => [`${d.workflowVersionId} ${d.status} ${d.heldFrom}`, d]))
  let common: Map<string, Set<string>> | null = null
  for (const d of stands.values()) {
    const { definition } = await workflowVersion(ctx, d.workflowVersionId)
    const ways = new Map(
      transitionsFrom(withStateGuards(definition), d, { roles: ctx.roles, system: ctx.actor.kind !== 'user' })
        .filter((way) => way.allowed && way.requires.every((name) => carried.includes(name)))
        .map((way) => [way.to, new Set(way.requires)]),
    )
    common = common === null ? ways : shared(common, ways)
  }
  return [...(common ?? [])].map(([to, requires]) => ({ to, requires: [...requires] }))
}

function shared(a: Map<string, Set<string>>, b: Map<string, Set<string>>): Map<string, Set<string>> {
  const both = new Map<string, Set<string>>()
  for (const [to, requires] of a) {
    const also = b.get(to)
    if (also) both.set(to, new Set([...requires, ...also]))
  }
  return both
}
