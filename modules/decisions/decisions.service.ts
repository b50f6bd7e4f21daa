import { recordActivity } from '#modules/timeline'
import { announce, publish, type RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { insertOverride } from './decisions.repository.ts'
import type { Decision, DecisionQuery, Override } from './decisions.schema.ts'
import { listDecisions, readDecision } from './decisions.views.ts'

export async function browseDecisions(
  ctx: RequestContext,
  query: DecisionQuery,
): Promise<{ items: Decision[]; nextCursor: string | null }> {
  authorise(ctx, 'decision.read')
  return listDecisions(ctx, query)
}

export async function openDecision(ctx: RequestContext, id: string): Promise<Decision> {
  authorise(ctx, 'decision.read')
  const decision = await readDecision(ctx, id)
  if (!decision) throw notFound('decision')
  return decision
}

/**
 * A person's judgement in place of the engine's, with its reason. Modules whose value it replaces hear
 * `decisions.overridden` in the same transaction and may refuse a result they cannot use.
 */
export async function overrideDecision(ctx: RequestContext, id: string, override: Override): Promise<Decision> {
  authorise(ctx, 'decision.override')
  const decision = await openDecision(ctx, id)
  const { kind, subject } = decision
  const reason = override.reason.trim()
  insertOverride(ctx, id, { reason, result: override.result })
  const dossierId = subject.kind === 'dossier' ? subject.id : null
  recordActivity(ctx, {
    type: 'DECISION',
    code: 'decision.overridden',
    dossierId,
    params: { kind, reason },
    ref: { kind: 'decision', id },
  })
  await publish(ctx, {
    type: 'decisions.overridden',
    payload: { decisionId: id, kind, subjectKind: subject.kind, subjectId: subject.id, result: override.result },
  })
  announce(ctx, { topic: 'decision', id, kind: 'overridden', ...(dossierId ? { dossierId } : {}) })
  return openDecision(ctx, id)
}
