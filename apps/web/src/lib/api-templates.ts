import type { MayWrite } from './api-messaging.ts'
import type { Act, Id, Page, Read } from './api-types.ts'

/** A template approved for the number of a conversation. */
export interface TemplateChoice {
  name: string
  language: string
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'
  header: TemplateHeader
  /** With `{{1}}`, `{{2}}`… where the variables stand. */
  body: string
  footer: string | null
  variables: { name: string; type: VariableType; example: string | null; value: string | null }[]
  /** Where each variable stands, in their order. */
  slots: ('HEADER' | 'BODY' | 'BUTTON')[]
  buttons: string[]
  mayWrite: MayWrite
}

export type LetterMark = { type: 'bold' | 'italic' } | { type: 'link'; attrs: { href: string } }
export type LetterInline = { type: 'text'; text: string; marks?: LetterMark[] } | { type: 'hardBreak' }
export type LetterParagraph = { type: 'paragraph'; content?: LetterInline[] }
export type LetterPart =
  | LetterParagraph
  | { type: 'heading'; attrs: { level: 2 }; content?: LetterInline[] }
  | { type: 'bulletList' | 'orderedList'; content: { type: 'listItem'; content: LetterParagraph[] }[] }
  | { type: 'horizontalRule' }
/** The words of a letter with their form, variables as `{{1}}`, `{{2}}`… among them. */
export type LetterDocument = { type: 'doc'; content: LetterPart[] }

/** A letter as it would leave: its page is shown in a frame (`/api/v1/letter-frame`). */
export interface LetterPreview {
  subject: string
  html: string
  text: string
}

export interface TemplateChoices {
  /** The language the person is written to in. */
  language: 'fr' | 'ar' | 'en'
  items: TemplateChoice[]
}

export type TemplateHeader =
  | { format: 'TEXT'; text: string }
  | { format: 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'LOCATION' }
  | null

export type VariableType = 'TEXT' | 'NUMBER' | 'AMOUNT' | 'DATE' | 'ADDRESS' | 'FILE'
export type TemplateCategory = TemplateChoice['category']

/** Messages of a period in a template. */
export interface TemplateFigures {
  sent: number
  delivered: number
  read: number
  failed: number
}

export interface TemplateVariable {
  name: string
  type: VariableType
  example: string
  /** What it is filled from; null: a person types it. */
  source: string | null
}

export type TemplateButton =
  | { type: 'QUICK_REPLY'; text: string }
  | { type: 'URL'; text: string; url: string }
  | { type: 'PHONE_NUMBER'; text: string; phone: string }
  | { type: 'OTHER'; text: string }

/** A template as it is kept; `status` of the provider, codes of locales templates:status. */
export interface TemplateSummary {
  id: string
  account: { id: string; name: string; kind: string }
  name: string
  language: string
  category: TemplateCategory
  status: string
  quality: string | null
  reason: string | null
  note: string | null
  body: string
  version: number
  latest: number
  submitting: boolean
  syncedAt: string | null
  figures: TemplateFigures
}

export interface TemplateVersion {
  version: number
  category: TemplateCategory
  header: TemplateHeader
  body: string
  /** Of a letter: the same words with their form. */
  document: LetterDocument | null
  footer: string | null
  buttons: TemplateButton[]
  variables: TemplateVariable[]
  createdAt: string
  author: string | null
  figures: TemplateFigures
}

export interface TemplateDetail extends TemplateSummary {
  contentSid: string | null
  versions: TemplateVersion[]
}

export interface TemplateFilter {
  status?: string
  language?: string
  category?: TemplateCategory
  quality?: string
  days?: number
}

/** The words of a template as they are written. */
export interface TemplateWords {
  category: TemplateCategory
  header: { format: 'TEXT'; text: string } | null
  body?: string
  /** Of a letter, in place of `body`. */
  document?: LetterDocument
  footer: string | null
  buttons: Exclude<TemplateButton, { type: 'OTHER' }>[]
  variables: TemplateVariable[]
  contentSid?: string | null
}

/** Words of a letter as they stand in an editor. */
export type LetterWords = Omit<TemplateWords, 'category' | 'contentSid'> & { accountId: string; language: string }

export interface TemplatePaths {
  '/api/v1/message-templates': {
    get: Read<Page<TemplateSummary>, TemplateFilter & { cursor?: string; limit?: number }>
    post: Act<TemplateDetail, TemplateWords & { accountId: string; name: string; language: string }>
  }
  '/api/v1/message-templates/{id}': {
    get: Read<TemplateDetail, { days?: number }, Id>
    delete: Read<unknown, { latest: number }, Id>
  }
  '/api/v1/message-templates/{id}/versions': { post: Act<TemplateDetail, TemplateWords & { latest: number }, Id> }
  '/api/v1/message-templates/{id}/submission': { post: Act<TemplateDetail, { latest: number }, Id> }
  '/api/v1/message-templates/synchronisation': { post: Act<unknown, Record<string, never>> }
  '/api/v1/message-templates/preview': { post: Act<LetterPreview, LetterWords> }
  '/api/v1/conversations/{id}/templates/preview': {
    post: Act<LetterPreview, { name: string; language: string; variables: string[] }, Id>
  }
  '/api/v1/conversations/{id}/templates': { get: Read<TemplateChoices, never, Id> }
}
