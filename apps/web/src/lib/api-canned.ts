import type { Act, Id, Read } from './api-types.ts'

export type CannedTexts = Record<'fr' | 'ar' | 'en', string | null>

/** A text kept at hand for answers. */
export interface CannedReply {
  id: string
  title: string
  /** Typed after a slash. */
  shortcut: string
  texts: CannedTexts
  version: number
}

/** The same as it goes into one conversation: in the person's language, names in place. */
export interface FilledReply {
  id: string
  title: string
  shortcut: string
  language: 'fr' | 'ar' | 'en'
  text: string
}

type Fields = { title: string; shortcut: string; texts: Partial<CannedTexts> }

export interface CannedPaths {
  '/api/v1/canned-replies': { get: Read<{ items: CannedReply[] }>; post: Act<CannedReply, Fields> }
  '/api/v1/canned-replies/{id}': {
    patch: Act<CannedReply, Partial<Fields> & { version: number }, Id>
    delete: Read<unknown, { version: number }, Id>
  }
  '/api/v1/canned-replies/{id}/restore': { post: Act<CannedReply, Record<string, never>, Id> }
  '/api/v1/conversations/{id}/canned-replies': { get: Read<{ items: FilledReply[] }, never, Id> }
}
