import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { furthest, rowsOf, type Scope } from './figures.policy.ts'

/** How many dossiers of the period came to each place (from 1) of the main line as their furthest; null: to none. */
export async function countFurthest(
  ctx: RequestContext,
  scope: Scope,
  path: readonly string[],
): Promise<{ place: number | null; count: number }[]> {
  const rows = await sql<{ place: number | null; count: number }>`
    select r.place, count(*)::int as count
      from (select ${furthest(path)} as place from ${rowsOf(ctx, 'opened', scope)}) r group by r.place`.execute(ctx.db)
  return rows.rows
}

export type StepTime = { status: string; left: number; median: number; p90: number }

/** How long dossiers of the period stood in each step before they left it, in seconds, all stays of one together. */
export async function timeInSteps(ctx: RequestContext, scope: Scope, path: readonly string[]): Promise<StepTime[]> {
  const rows = await sql<StepTime>`
    with spent as (
      select s.status, sum(s.seconds)::float8 as seconds
        from (select d.id from ${rowsOf(ctx, 'opened', scope)}) o
             -- Dossier by dossier: a period must not cost the history of all others.
             cross join lateral (
               select o.id as dossier_id, h.to_status as status,
                      extract(epoch from lead(h.at) over (order by h.id) - h.at) as seconds
                 from app.dossier_status_history h where h.dossier_id = o.id) s
       where s.seconds is not null and s.status = any (${path}::text[])
       group by s.dossier_id, s.status)
    select status, count(*)::int as left, percentile_cont(0.5) within group (order by seconds) as median,
           percentile_cont(0.9) within group (order by seconds) as p90
      from spent group by status`.execute(ctx.db)
  return rows.rows
}
