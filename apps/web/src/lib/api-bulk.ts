import type { Act, Id, Page, Paged, Read } from './api-types.ts'

export type BulkList = 'DOSSIERS' | 'ANNONCES'
export type BulkState = 'RUNNING' | 'DONE' | 'CANCELLED' | 'UNDOING' | 'UNDONE'

/** Rows by id, or all that fit a filter as the list takes it. */
export type BulkSelection = { ids: string[] } | { filter: Record<string, unknown> }

/** What is done to each record; the fields of a move as its transition asks for them. */
export type BulkCommand =
  | { kind: 'ASSIGN'; assigneeId: string | null }
  | { kind: 'SOURCE'; source: string }
  | ({ kind: 'MOVE'; to: string } & Record<string, string>)

export interface BulkPreview {
  /** `limit` + 1 stands for more than that. */
  total: number
  limit: number
  ways: { to: string; requires: string[] }[]
}

export interface BulkChange {
  id: string
  list: BulkList
  command: Record<string, unknown>
  state: BulkState
  total: number
  counts: Record<'waiting' | 'done' | 'same' | 'refused' | 'skipped' | 'undone' | 'kept', number>
  startedAt: string
  finishedAt: string | null
  undoUntil: string | null
}

export interface BulkRefusal {
  position: number
  entityId: string
  reference: string | null
  state: 'REFUSED' | 'KEPT'
  code: string
  reason: string
}

/** The commands are checked one by one by the server; the contract lists them as a union that a dialog cannot be held to. */
export interface BulkPaths {
  '/api/v1/bulk-changes': {
    get: Read<{ items: BulkChange[] }>
    post: Act<BulkChange, { list: BulkList; selection: BulkSelection; command: BulkCommand; expected?: number }>
  }
  '/api/v1/bulk-changes/preview': { post: Act<BulkPreview, { list: BulkList; selection: BulkSelection }> }
  '/api/v1/bulk-changes/{id}/refusals': { get: Read<Page<BulkRefusal>, Paged, Id> }
  '/api/v1/bulk-changes/{id}/cancel': { post: Read<BulkChange, never, Id> }
  '/api/v1/bulk-changes/{id}/undo': { post: Read<BulkChange, never, Id> }
}
