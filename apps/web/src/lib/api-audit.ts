import type { Actor, Page, Paged, Read } from './api-types.ts'

export interface AuditEntry {
  id: string
  at: string
  actor: Actor
  action: 'INSERT' | 'UPDATE' | 'DELETE' | 'BLOCKED_BY_POLICY' | 'READ' | 'EXPORT' | 'SIGN_IN' | 'ERASURE' | 'REPLAY'
  entity: string
  entityId: string | null
  changes: { field: string; before: unknown; after: unknown }[]
  correlationId: string | null
  /** True when its values were erased on request; the chain still verifies. */
  erased: boolean
  sealed: boolean
  position: number | null
}

export interface AuditVerification {
  checkedAt: string
  entries: number
  sealed: number
  unsealed: number
  erased: number
  headPosition: number
  ok: boolean
  firstBroken: { entryId: string | null; position: number | null; why: string } | null
  head: string | null
}

export interface AuditPaths {
  '/api/v1/audit': {
    get: Read<
      Page<AuditEntry>,
      Paged & { entity?: string; entityId?: string; actor?: string; from?: string; to?: string }
    >
  }
  '/api/v1/audit/verification': { get: Read<AuditVerification> }
}
