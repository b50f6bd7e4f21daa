import type { Activity } from './api-timeline.ts'
import type { Act, Actor, Id, Read } from './api-types.ts'

export type NoteMark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } }
export type NoteInline =
  | { type: 'text'; text: string; marks?: NoteMark[] }
  | { type: 'hardBreak' }
  | { type: 'mention'; attrs: { id: string; label?: string } }
export interface NoteParagraph {
  type: 'paragraph'
  content?: NoteInline[]
}
export interface NoteList<Inner> {
  type: 'bulletList' | 'orderedList'
  content: { type: 'listItem'; content: (NoteParagraph | Inner)[] }[]
}
/** Any block, as deep as it may be. */
export type NoteBlock = NoteParagraph | NoteList<NoteBlock>

/** What a note says; lists stand in lists up to three deep. */
export interface NoteContent {
  type: 'doc'
  content: (NoteParagraph | NoteList<NoteList<NoteList<never>>>)[]
}

/** One text that a note had. */
export interface NoteVersion {
  id: string
  body: string
  content: NoteContent
  actor: Actor
  at: string
}

export interface NotePaths {
  '/api/v1/dossiers/{id}/notes': { post: Act<Activity, { content: NoteContent } | { body: string }, Id> }
  '/api/v1/notes/{id}': { patch: Act<Activity, { content: NoteContent }, Id>; delete: Act<null, never, Id> }
  '/api/v1/notes/{id}/redact': { post: Act<Activity, { reason: string }, Id> }
  '/api/v1/notes/{id}/versions': { get: Read<{ items: NoteVersion[] }, never, Id> }
}
