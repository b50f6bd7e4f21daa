import type { RequestContext } from '#platform/context'
import { sha256Hex } from '#platform/crypto'
import { jsonb, later } from '#platform/db'

/** Why a decision came out as it did: one factor with its points and the evidence a person can follow. */
export type Factor = {
  code: string
  label: { fr: string; ar: string; en: string }
  weight: number
  value: string | number | boolean | null
  points: number
  evidence: { kind: string; id: string | null; text: string } | null
}

export type NewDecision = {
  kind: string
  subject: { kind: string; id: string }
  engine: string
  engineVersion: string
  inputs: Record<string, unknown>
  factors: readonly Factor[]
  result: Record<string, unknown>
  confidence?: number | null
  alternatives?: readonly unknown[]
  durationMs?: number
}

/** Keeps an automatic judgement with its inputs, reasons and engine, in the caller's transaction. Returns its id. */
export async function recordDecision(ctx: RequestContext, d: NewDecision): Promise<string> {
  const row = await ctx.db
    .insertInto('decisions')
    .values({
      kind: d.kind,
      subject_kind: d.subject.kind,
      subject_id: d.subject.id,
      engine: d.engine,
      engine_version: d.engineVersion,
      inputs: jsonb(d.inputs),
      inputs_hash: sha256Hex(JSON.stringify(d.inputs)),
      factors: jsonb(d.factors),
      result: jsonb(d.result),
      confidence: d.confidence ?? null,
      alternatives: jsonb(d.alternatives ?? []),
      duration_ms: d.durationMs ?? 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Sets a person's judgement beside the engine's. The earlier ones stay. */
export function insertOverride(
  ctx: RequestContext,
  decisionId: string,
  override: { reason: string; result: Record<string, unknown> },
): void {
  later(
    ctx.db,
    ctx.db
      .insertInto('decision_overrides')
      .values({ decision_id: decisionId, reason: override.reason, result: jsonb(override.result) }),
  )
}
