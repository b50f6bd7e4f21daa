import type { NoteContent } from './api-notes.ts'
import type { Actor, Channel, Id, Page, Paged, Read } from './api-types.ts'

export interface Activity {
  id: string
  type:
    | 'NOTE'
    | 'TASK'
    | 'STATUS_CHANGE'
    | 'MESSAGE_LOG'
    | 'APPOINTMENT_LOG'
    | 'DOCUMENT_LOG'
    | 'CONSENT_LOG'
    | 'ASSIGNMENT'
    | 'DECISION'
    | 'SYSTEM'
  code: string
  params: Record<string, unknown>
  body: string | null
  /** The same as a document, of notes alone. */
  content: NoteContent | null
  channel: Channel | null
  direction: 'IN' | 'OUT' | null
  actor: Actor
  at: string
  ref: { kind: string; id: string } | null
  editedAt: string | null
  redactedAt: string | null
}

export interface TimelinePaths {
  '/api/v1/dossiers/{id}/timeline': { get: Read<Page<Activity>, Paged & { type?: string }, Id> }
}
