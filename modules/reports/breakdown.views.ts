import { type RawBuilder, sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import { baseTables, isFigure, responseSeconds, rowsOf, type Scope } from './figures.policy.ts'
import type { Base, BreakdownBy, FigureName } from './figures.rules.ts'
import type { Breakdown, BreakdownRow } from './reports.schema.ts'

/** The column of a base that a table is by. Source is the dossier's, also for its visits. */
function keyOf(base: Base, by: BreakdownBy): RawBuilder<unknown> {
  const b = baseTables[base]
  return { branch: b.branch, agent: b.agent, annonce: b.annonce, source: sql`d.source` }[by]
}

/** How a key reads to a person. */
const names: Record<
  BreakdownBy,
  { join: RawBuilder<unknown>; name: RawBuilder<unknown>; detail: RawBuilder<unknown> }
> = {
  branch: { join: sql`left join app.branches x on x.id::text = g.key`, name: sql`x.name`, detail: sql`x.city` },
  agent: { join: sql`left join app.members x on x.user_id::text = g.key`, name: sql`x.name`, detail: sql`null` },
  annonce: { join: sql`left join app.annonces x on x.id::text = g.key`, name: sql`x.title`, detail: sql`x.reference` },
  source: { join: sql``, name: sql`null`, detail: sql`null` },
}

const columns: Record<Base, readonly FigureName[]> = {
  opened: ['leads', 'answeredInTime', 'answeredLate'],
  closed: ['won', 'lost'],
  visits: ['visits', 'visitsDone', 'visitsMissed'],
}
const bases = ['opened', 'closed', 'visits'] as const

/** One base by key, with a zero in the columns of the others. */
function part(ctx: RequestContext, base: Base, by: BreakdownBy, scope: Scope): RawBuilder<unknown> {
  const counts = bases.flatMap((other) =>
    columns[other].map((name) =>
      other === base
        ? sql`(count(*) filter (where ${isFigure(name, scope)}))::int as ${sql.id(name)}`
        : sql`0 as ${sql.id(name)}`,
    ),
  )
  const median =
    base === 'opened' ? sql`percentile_cont(0.5) within group (order by ${responseSeconds})` : sql`null::float8`
  return sql`select ${keyOf(base, by)}::text as key, ${sql.join(counts)}, ${median} as "responseMedian"
      from ${rowsOf(ctx, base, scope)} group by 1`
}

/** The figures of a period by branch, person, annonce or source, those with most leads first; at most `limit` lines. */
export async function breakDown(ctx: RequestContext, by: BreakdownBy, scope: Scope, limit: number): Promise<Breakdown> {
  const sums = bases.flatMap((base) => columns[base]).map((name) => sql`sum(${sql.id(name)})::int as ${sql.id(name)}`)
  const { join, name, detail } = names[by]
  const rows = await sql<BreakdownRow>`
    select g.*, ${name} as name, ${detail} as detail
      from (select key, ${sql.join(sums)}, max("responseMedian") as "responseMedian"
              from (${sql.join(
                bases.map((base) => part(ctx, base, by, scope)),
                sql` union all `,
              )}) u
             group by key order by sum(leads) desc, sum(visits) desc, key limit ${limit + 1}) g ${join}
     order by g.leads desc, g.visits desc, g.key`.execute(ctx.db)
  return { items: rows.rows.slice(0, limit), truncated: rows.rows.length > limit }
}
