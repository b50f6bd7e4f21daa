import type { MayWrite } from './api-messaging.ts'
import type { Id, Read } from './api-types.ts'

/** A template approved for the number of a conversation. */
export interface TemplateChoice {
  name: string
  language: string
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'
  /** With `{{1}}`, `{{2}}`… where the variables stand. */
  body: string
  variables: { name: string; value: string | null }[]
  buttons: string[]
  mayWrite: MayWrite
}

export interface TemplateChoices {
  /** The language the person is written to in. */
  language: 'fr' | 'ar' | 'en'
  items: TemplateChoice[]
}

export interface TemplatePaths {
  '/api/v1/conversations/{id}/templates': { get: Read<TemplateChoices, never, Id> }
}
