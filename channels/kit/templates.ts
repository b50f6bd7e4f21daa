/** Templates as a provider reviews and keeps them, in words no provider owns. */

export type TemplateCategory = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'

/** A text with `{{1}}`, `{{2}}`… and an example for each, in their order; `names` where the provider knows them by name. */
export interface TemplateText {
  text: string
  examples: readonly string[]
  names?: readonly (string | null)[] | undefined
}

export type TemplateHeaderForm =
  | ({ format: 'TEXT' } & TemplateText)
  | { format: 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'LOCATION' }

/** `example` of an address that ends with `{{1}}`: the whole address, filled. */
export type TemplateButtonForm =
  | { type: 'QUICK_REPLY'; text: string }
  | { type: 'URL'; text: string; url: string; example: string | null }
  | { type: 'PHONE_NUMBER'; text: string; phone: string }
  | { type: 'OTHER'; text: string }

export interface TemplateForm {
  name: string
  /** `fr`, `ar`, `en_US`. */
  language: string
  category: TemplateCategory
  header: TemplateHeaderForm | null
  body: TemplateText
  footer: string | null
  buttons: readonly TemplateButtonForm[]
}

/** A template as the provider lists it. */
export interface ListedTemplate extends TemplateForm {
  id: string
  /** The provider's word: APPROVED, PENDING, REJECTED, PAUSED, DISABLED… */
  status: string
  /** GREEN, YELLOW, RED; null while it is not rated. */
  quality: string | null
  /** Why it was refused, in the provider's word. */
  reason: string | null
}
