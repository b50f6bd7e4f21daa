import type { Act, Actor, Id, Page, Paged, Person, Read } from './api-types.ts'

export interface Factor {
  code: string
  label: { fr: string; ar: string; en: string }
  weight: number | null
  value: unknown
  points: number
  evidence: { kind: string; id: string | null; text: string | null } | null
}

export interface Decision {
  id: string
  kind: string
  subject: { kind: string; id: string }
  engine: string
  engineVersion: string
  inputs: Record<string, unknown>
  factors: Factor[]
  result: Record<string, unknown>
  confidence: number | null
  alternatives: unknown[]
  durationMs: number | null
  actor: Actor
  at: string
  override: { by: Person | Actor; reason: string; result: unknown; at: string } | null
}

export interface DecisionPaths {
  '/api/v1/decisions': { get: Read<Page<Decision>, Paged & { kind?: string; subjectId?: string }> }
  '/api/v1/decisions/{id}': { get: Read<Decision, never, Id> }
  '/api/v1/decisions/{id}/override': { post: Act<Decision, { reason: string; result: Record<string, unknown> }, Id> }
}
