import { newObjectId } from '../ids.ts'
import type { TemplateSeed } from '../options.ts'
import { GraphError, invalid, missing } from './errors.ts'
import { asObjects, asText, type Json } from './json.ts'

export type TemplateCategory = TemplateSeed['category']
export type Template = {
  id: string
  wabaId: string
  name: string
  language: string
  category: TemplateCategory
  /** PENDING, APPROVED, REJECTED, PAUSED, DISABLED… Only APPROVED can be sent. */
  status: string
  components: Json[]
  rejectedReason: string
  /** GREEN, YELLOW, RED or UNKNOWN; absent in the state of earlier runs. */
  quality?: string
}

const CATEGORIES: readonly string[] = ['MARKETING', 'UTILITY', 'AUTHENTICATION']
const MAX_BODY = 1024

/** `en-US` and `en_US` are one language. */
function sameLanguage(left: string, right: string): boolean {
  return left.replace('-', '_') === right.replace('-', '_')
}

function bodyText(components: Json[]): string | undefined {
  return asText(components.find((component) => String(component.type).toUpperCase() === 'BODY')?.text)
}

function checkSubmission(body: Json): {
  name: string
  language: string
  category: TemplateCategory
  components: Json[]
} {
  const name = asText(body.name)
  const language = asText(body.language)
  const category = asText(body.category)?.toUpperCase()
  if (name === undefined) throw missing('name')
  if (!/^[a-z0-9_]{1,512}$/.test(name))
    throw invalid('name', 'may only contain lowercase letters, digits and underscores')
  if (language === undefined) throw missing('language')
  if (category === undefined) throw missing('category')
  if (!CATEGORIES.includes(category)) throw invalid('category', `'${category}' is unknown`)
  const components = asObjects(body.components)
  const text = bodyText(components)
  if (text === undefined) throw missing('components[BODY].text')
  if (text.length > MAX_BODY) throw invalid('components[BODY].text', `must be at most ${MAX_BODY} characters long`)
  if (/^\s*\{\{[^}]+\}\}/.test(text) || /\{\{[^}]+\}\}\s*$/.test(text)) {
    throw new GraphError(100, 'The message body cannot begin or end with a variable', { subcode: 2388299 })
  }
  return { name, language, category: category as TemplateCategory, components }
}

/** The template store of every WABA; key = name + language. */
export class TemplateStore {
  #templates = new Map<string, Template>()

  constructor(seeds: readonly TemplateSeed[] = []) {
    for (const seed of seeds) {
      this.#keep({ ...seed, id: newObjectId(), status: seed.status ?? 'APPROVED', rejectedReason: 'NONE' })
    }
  }

  #keep(template: Template): Template {
    this.#templates.set(template.id, template)
    return template
  }

  all(): Template[] {
    return [...this.#templates.values()]
  }

  /** Takes a template over from an earlier run; it replaces the one of the same name and language. */
  restore(template: Template): void {
    const present = this.find(template.wabaId, template.name, template.language)
    if (present !== undefined) this.#templates.delete(present.id)
    this.#keep(template)
  }

  list(wabaId: string): Template[] {
    return [...this.#templates.values()].filter((template) => template.wabaId === wabaId)
  }

  get(id: string): Template | undefined {
    return this.#templates.get(id)
  }

  find(wabaId: string, name: string, language: string): Template | undefined {
    return this.list(wabaId).find((template) => template.name === name && sameLanguage(template.language, language))
  }

  /** Submits a new template; it starts PENDING. Throws 131008/131009/100 with the documented subcodes. */
  create(wabaId: string, body: Json): Template {
    const submission = checkSubmission(body)
    if (this.find(wabaId, submission.name, submission.language) !== undefined) {
      throw new GraphError(100, 'There is already content in this language for this template', { subcode: 2388024 })
    }
    return this.#keep({ ...submission, wabaId, id: newObjectId(), status: 'PENDING', rejectedReason: 'NONE' })
  }

  /** Edits the components (and category) of a template, which goes back to review. */
  edit(template: Template, body: Json): void {
    const edited = checkSubmission({
      name: template.name,
      language: template.language,
      category: body.category ?? template.category,
      components: body.components ?? template.components,
    })
    template.components = edited.components
    template.category = edited.category
    template.status = 'PENDING'
  }

  /** Removes by name (all languages) or by id; returns what was removed. */
  remove(wabaId: string, name: string, id?: string): Template[] {
    const gone = this.list(wabaId).filter(
      (template) => template.name === name && (id === undefined || template.id === id),
    )
    for (const template of gone) this.#templates.delete(template.id)
    return gone
  }
}

/** What Graph returns for a template. */
export function presentTemplate(template: Template) {
  return {
    id: template.id,
    name: template.name,
    language: template.language,
    category: template.category,
    status: template.status,
    components: template.components,
    parameter_format: /\{\{\s*[a-z_]/i.test(JSON.stringify(template.components)) ? 'NAMED' : 'POSITIONAL',
    quality_score: { score: template.quality ?? 'UNKNOWN' },
    rejected_reason: template.rejectedReason,
  }
}

/** The value of a `message_template_status_update` webhook (contract 1.7). */
export function templateStatusValue(
  template: Template,
  reason: string | null,
  otherTitle?: string,
  recommendation?: string,
) {
  return {
    event: template.status,
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
    message_template_category: template.category,
    reason,
    ...(otherTitle === undefined ? {} : { other_info: { title: otherTitle, description: otherTitle } }),
    ...(recommendation === undefined ? {} : { rejection_info: { reason, recommendation } }),
  }
}

/** The value of a `message_template_quality_update` webhook (contract 1.7). */
export function templateQualityValue(template: Template, previous: string) {
  return {
    previous_quality_score: previous,
    new_quality_score: template.quality ?? 'UNKNOWN',
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
  }
}

/** Why a template cannot be sent now, or undefined when it can. */
export function sendRefusal(template: Template | undefined, name: string, language: string): GraphError | undefined {
  if (template?.status === 'APPROVED') return undefined
  if (template?.status === 'PAUSED') return new GraphError(132015, `template ${name} is paused`)
  if (template?.status === 'DISABLED') return new GraphError(132016, `template ${name} is disabled`)
  return new GraphError(132001, `template name (${name}) does not exist in ${language}`)
}
