import { sql } from 'kysely'
import { Type } from 'typebox'
import { actorJson } from '#modules/timeline'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import { visibleDecisions } from './decisions.policy.ts'
import type { Decision, DecisionQuery } from './decisions.schema.ts'

const columns = sql`
  e.id, e.kind, jsonb_build_object('kind', e.subject_kind, 'id', e.subject_id) as subject, e.engine,
  e.engine_version as "engineVersion", e.inputs, e.inputs_hash as "inputsHash", e.factors, e.result, e.confidence,
  e.alternatives, e.duration_ms as "durationMs", ${actorJson('e.actor')} as actor, e.at,
  (select jsonb_build_object('by', ${actorJson('o.actor')}, 'reason', o.reason, 'result', o.result, 'at', o.at)
     from app.decision_overrides o where o.decision_id = e.id order by o.id desc limit 1) as override`

/** Decisions the caller may read, newest first. */
export async function listDecisions(
  ctx: RequestContext,
  query: DecisionQuery,
): Promise<{ items: Decision[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const after = decodeCursor(Type.Tuple([Type.String({ format: 'uuid' })]), query.cursor)
  const rows = await sql<Decision>`
    select ${columns} from app.decisions e
     where ${visibleDecisions(ctx)}
       ${query.kind === undefined ? sql`` : sql`and e.kind = ${query.kind}`}
       ${query.subjectId === undefined ? sql`` : sql`and e.subject_id = ${query.subjectId}`}
       ${after ? sql`and e.id < ${after[0]}` : sql``}
     order by e.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.id])
}

/** One decision, or null when it is not there or not the caller's. */
export async function readDecision(ctx: RequestContext, id: string): Promise<Decision | null> {
  const rows = await sql<Decision>`
    select ${columns} from app.decisions e where e.id = ${id} and ${visibleDecisions(ctx)}`.execute(ctx.db)
  return rows.rows[0] ?? null
}
