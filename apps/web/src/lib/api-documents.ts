import type { Actor } from './api-types.ts'

/** Papers of dossiers, annonces and contacts as the app reads them, held against the contract with the other paths. */
/** A code of the organisation's list. */
export type DocumentType = string
export type DocumentState = 'REQUESTED' | 'RECEIVED' | 'CHECKED' | 'REJECTED' | 'EXPIRED'
export type DocumentVisibility = 'TEAM' | 'MANAGERS'

/** What documents are about: one of the three. */
export type DocumentSubject = { dossierId: string } | { annonceId: string } | { contactId: string }

export interface DocumentMark {
  at: string
  by: Actor
}

export interface DocumentVersion extends DocumentMark {
  number: number
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  thumbUrl: string | null
}

/** One paper. Days are calendar days (YYYY-MM-DD); `daysLeft` counts from today where the document belongs. */
export interface AtlasDocument {
  id: string
  subject: { kind: 'DOSSIER' | 'ANNONCE' | 'CONTACT'; id: string }
  type: DocumentType
  title: string | null
  state: DocumentState
  visibility: DocumentVisibility
  note: string | null
  dueOn: string | null
  overdue: boolean
  expiresOn: string | null
  daysLeft: number | null
  requested: DocumentMark | null
  received: DocumentMark | null
  checked: DocumentMark | null
  rejected: (DocumentMark & { reason: string }) | null
  removed: (DocumentMark & { reason: string; until: string }) | null
  current: DocumentVersion | null
  version: number
}

export interface DocumentPage {
  items: AtlasDocument[]
  nextCursor: string | null
  can: { upload: boolean; manage: boolean; confidential: boolean }
}

export interface DocumentLink {
  url: string
  name: string
  inline: boolean
}

export interface NewDocumentRequest {
  dossierId?: string
  annonceId?: string
  contactId?: string
  documents: { type: DocumentType; title?: string }[]
  note?: string
  dueOn?: string
  visibility?: DocumentVisibility
}

export interface DocumentChange {
  version: number
  type?: DocumentType
  title?: string | null
  note?: string | null
  dueOn?: string | null
  expiresOn?: string | null
  visibility?: DocumentVisibility
}

type Json<T> = { content: { 'application/json': T } }
type Parameters<Path, Query = never> = {
  header?: { 'Idempotency-Key'?: string }
  cookie?: never
} & ([Path] extends [never] ? { path?: never } : { path: Path }) &
  ([Query] extends [never] ? { query?: never } : { query: Query })
type Get<R, Path = never, Query = never> = { parameters: Parameters<Path, Query>; responses: { 200: Json<R> } }
type Send<R, Body, Path = never> = {
  parameters: Parameters<Path>
  requestBody: Json<Body>
  responses: { 200: Json<R> }
}
type Id = { id: string }
type Query = { dossierId?: string; annonceId?: string; contactId?: string; removed?: boolean; cursor?: string }
type WithReason = { version: number; reason: string }

export interface DocumentPaths {
  '/api/v1/documents': {
    get: Get<DocumentPage, never, Query>
    post: Send<{ items: AtlasDocument[] }, NewDocumentRequest>
  }
  '/api/v1/documents/{id}': { get: Get<AtlasDocument, Id>; patch: Send<AtlasDocument, DocumentChange, Id> }
  '/api/v1/documents/{id}/versions': { get: Get<{ items: DocumentVersion[] }, Id> }
  '/api/v1/documents/{id}/versions/{number}/link': { get: Get<DocumentLink, { id: string; number: number }> }
  '/api/v1/documents/{id}/check': { post: Send<AtlasDocument, { version: number; expiresOn?: string | null }, Id> }
  '/api/v1/documents/{id}/reject': { post: Send<AtlasDocument, WithReason, Id> }
  '/api/v1/documents/{id}/remove': { post: Send<AtlasDocument, WithReason, Id> }
  '/api/v1/documents/{id}/restore': { post: Send<AtlasDocument, { version: number }, Id> }
}
