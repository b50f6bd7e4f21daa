import { sql } from 'kysely'
import { transitionsFrom, workflowVersion } from '#modules/workflows'
import type { RequestContext } from '#platform/context'
import { reachableAnnonces } from './annonces.policy.ts'
import type { AnnonceQuery } from './annonces.schema.ts'
import { conditions } from './annonces.views.ts'

/** An annonce chosen for a change to many, as it stands. */
export type ChosenAnnonce = {
  id: string
  reference: string
  version: number
  status: string
  workflowVersionId: string
}

/** The annonces that the caller sees among those named, or all that fit a filter; at most `limit`, the latest first. */
export async function chooseAnnonces(
  ctx: RequestContext,
  selection: { ids: readonly string[] } | { filter: AnnonceQuery },
  limit: number,
): Promise<ChosenAnnonce[]> {
  const wanted = 'ids' in selection ? sql`and a.id = any (${[...selection.ids]}::uuid[])` : conditions(selection.filter)
  const rows = await sql<ChosenAnnonce>`
    select a.id, a.reference, a.version, a.status, a.workflow_version_id as "workflowVersionId"
      from app.annonces a where ${reachableAnnonces(ctx, 'annonce.read')} ${wanted}
     order by a.updated_at desc, a.id desc limit ${limit}`.execute(ctx.db)
  return rows.rows
}

/** What is done to many listings at once; a sale or a suspension is about one. */
const together = ['PUBLISHED', 'PAUSED', 'ARCHIVED']

/** The states that every chosen annonce has a way to that asks for nothing more. */
export async function statesOfAll(ctx: RequestContext, chosen: readonly ChosenAnnonce[]): Promise<string[]> {
  if (chosen.length === 0 || !ctx.permissions.reach('annonce.publish')) return []
  const stands = new Map(chosen.map((a) => [`${a.workflowVersionId} ${a.status}`, a]))
  let common = together
  for (const { status, workflowVersionId } of stands.values()) {
    const { definition } = await workflowVersion(ctx, workflowVersionId)
    const caller = { roles: ctx.roles, system: ctx.actor.kind !== 'user' }
    const ways = transitionsFrom(definition, { status, heldFrom: null }, caller)
    common = common.filter((to) => ways.some((way) => way.to === to && way.allowed && way.requires.length === 0))
  }
  return common
}
