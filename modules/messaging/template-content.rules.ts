import type {
  TemplateBodyParameter,
  TemplateButton,
  TemplateButtonForm,
  TemplateContent,
  TemplateForm,
  TemplateHeader,
  TemplateHeaderForm,
} from '#channels/kit'
import type { LetterDocument } from './letter-document.schema.ts'

export const variableTypes = ['TEXT', 'NUMBER', 'AMOUNT', 'DATE', 'ADDRESS', 'FILE'] as const
export type VariableType = (typeof variableTypes)[number]

/** What stands in one place of a template. `source`: what it is filled from by itself; null: typed by a person. */
export type TemplateVariable = {
  /** Says what belongs there; unique within a template. */
  name: string
  type: VariableType
  example: string
  source: string | null
  /** How the provider calls it, where it does not number it. */
  param?: string | undefined
}

export type TemplateHeaderPart =
  | { format: 'TEXT'; text: string }
  | { format: 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'LOCATION' }

export type TemplateButtonPart =
  | { type: 'QUICK_REPLY'; text: string }
  /** An address that ends with `{{1}}` takes one variable. */
  | { type: 'URL'; text: string; url: string }
  | { type: 'PHONE_NUMBER'; text: string; phone: string }
  /** Of the provider's other kinds: sent as it is, not edited here. */
  | { type: 'OTHER'; text: string }

/** The words of a template. Variables are listed as they are sent: header, then text, then buttons. */
export type TemplateParts = {
  /** Of a letter: its subject. */
  header: TemplateHeaderPart | null
  body: string
  /** Of a letter: its words with their form; `body` says the same without. */
  document?: LetterDocument | null | undefined
  footer: string | null
  buttons: TemplateButtonPart[]
  variables: TemplateVariable[]
}

const MARK = /\{\{\s*(\d{1,4})\s*\}\}/g

/** The numbers that stand in a text, each once, in order. */
export function numbersIn(text: string): number[] {
  return [...new Set([...text.matchAll(MARK)].map((found) => Number(found[1])))].sort((a, b) => a - b)
}

export type Slot = { part: 'HEADER' } | { part: 'BODY' } | { part: 'BUTTON'; index: number }

/** Where the variables of a template stand, in the order they are sent. */
export function slotsOf({ header, body, buttons }: Omit<TemplateParts, 'variables' | 'footer'>): Slot[] {
  const headed = header === null ? 0 : header.format === 'TEXT' ? numbersIn(header.text).length : 1
  return [
    ...Array.from({ length: header?.format === 'LOCATION' ? 0 : headed }, () => ({ part: 'HEADER' as const })),
    ...numbersIn(body).map(() => ({ part: 'BODY' as const })),
    ...buttons.flatMap((button, index) =>
      button.type === 'URL' && numbersIn(button.url).length > 0 ? [{ part: 'BUTTON' as const, index }] : [],
    ),
  ]
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/**
 * The variables of a row, whatever stands there. A bare name says its meaning: what it is filled from is called the same.
 * @param knows whether something can be filled from this
 */
export function variablesOf(list: unknown, knows: (source: string) => boolean): TemplateVariable[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((entry): TemplateVariable[] => {
    if (typeof entry === 'string')
      return [{ name: entry, type: 'TEXT', example: '', source: knows(entry) ? entry : null }]
    if (!isRecord(entry) || typeof entry.name !== 'string') return []
    const source = textOf(entry.source)
    return [
      {
        name: entry.name,
        type: variableTypes.find((type) => type === entry.type) ?? 'TEXT',
        example: textOf(entry.example),
        source: knows(source) ? source : null,
        ...(typeof entry.param === 'string' ? { param: entry.param } : {}),
      },
    ]
  })
}

/** The buttons of a row, whatever stands there; a bare text is a quick reply. */
export function buttonsOf(list: unknown): TemplateButtonPart[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((entry): TemplateButtonPart[] => {
    if (typeof entry === 'string') return [{ type: 'QUICK_REPLY', text: entry }]
    if (!isRecord(entry)) return []
    const text = textOf(entry.text)
    if (entry.type === 'QUICK_REPLY') return [{ type: 'QUICK_REPLY', text }]
    if (entry.type === 'URL') return [{ type: 'URL', text, url: textOf(entry.url) }]
    if (entry.type === 'PHONE_NUMBER') return [{ type: 'PHONE_NUMBER', text, phone: textOf(entry.phone) }]
    return [{ type: 'OTHER', text }]
  })
}

/** The header of a row, whatever stands there. */
export function headerOf(value: unknown): TemplateHeaderPart | null {
  if (!isRecord(value)) return null
  if (value.format === 'TEXT') return { format: 'TEXT', text: textOf(value.text) }
  const format = (['IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'] as const).find((known) => known === value.format)
  return format ? { format } : null
}

export type ValueFault = 'REQUIRED' | 'LENGTH' | 'SPACES' | 'FORMAT'

/** The longest value of a variable, in characters. */
export const MOST_IN_VALUE = 1024

/** What is wrong with a value before it is sent; null when it may go. The provider refuses line breaks and long gaps. */
export function valueFault(type: VariableType, value: string): ValueFault | null {
  if (value.trim() === '') return 'REQUIRED'
  if (value.length > MOST_IN_VALUE) return 'LENGTH'
  if (/[\n\r\t]| {5,}/.test(value)) return 'SPACES'
  if ((type === 'NUMBER' || type === 'AMOUNT' || type === 'DATE') && !/\p{Nd}/u.test(value)) return 'FORMAT'
  if (type === 'ADDRESS' && /\s/.test(value)) return 'FORMAT'
  if (type === 'FILE' && URL.parse(value)?.protocol !== 'https:') return 'FORMAT'
  return null
}

/** What leaves for a person, with a value for each variable in their order. */
export function contentWith(
  template: { name: string; language: string },
  parts: TemplateParts,
  values: readonly string[],
): TemplateContent {
  const slots = slotsOf(parts).map((slot, i) => ({ slot, value: values[i] ?? '', param: parts.variables[i]?.param }))
  const headed = slots.find(({ slot }) => slot.part === 'HEADER')
  const body = slots.flatMap(({ slot, value, param }): TemplateBodyParameter[] =>
    slot.part === 'BODY' ? [{ type: 'text', text: value, ...(param ? { name: param } : {}) }] : [],
  )
  const buttons = slots.flatMap(({ slot, value }): TemplateButton[] =>
    slot.part === 'BUTTON' ? [{ type: 'url', index: slot.index, suffix: value }] : [],
  )
  const header = headed && parts.header ? headerWith(parts.header, headed.value, headed.param) : undefined
  return {
    type: 'template',
    name: template.name,
    language: template.language,
    ...(header ? { header } : {}),
    body,
    ...(buttons.length > 0 ? { buttons } : {}),
  }
}

function headerWith(header: TemplateHeaderPart, value: string, param: string | undefined): TemplateHeader | undefined {
  if (header.format === 'TEXT') return { type: 'text', text: value, ...(param ? { name: param } : {}) }
  if (header.format === 'IMAGE') return { type: 'image', media: { link: value } }
  if (header.format === 'VIDEO') return { type: 'video', media: { link: value } }
  return header.format === 'DOCUMENT' ? { type: 'document', media: { link: value } } : undefined
}

/** A text with its variables in place; one that is missing keeps its mark. */
export function filledText(text: string, values: readonly string[]): string {
  return text.replace(MARK, (mark, n: string) => values[Number(n) - 1] ?? mark)
}

/** The words a person reads: header, text and footer, variables in place. */
export function wordsWith(parts: TemplateParts, values: readonly string[]): string {
  const slots = slotsOf(parts)
  const of = (part: Slot['part']) => values.filter((_, i) => slots[i]?.part === part)
  const header = parts.header?.format === 'TEXT' ? filledText(parts.header.text, of('HEADER')) : null
  return [header, filledText(parts.body, of('BODY')), parts.footer].filter((text) => text !== null).join('\n\n')
}

/** What the provider is given for its review, an example with each variable. */
export function formOf(
  template: { name: string; language: string; category: TemplateForm['category'] },
  parts: TemplateParts,
): TemplateForm {
  const slots = slotsOf(parts)
  const of = (part: Slot['part'], index?: number) =>
    parts.variables.filter((_, i) => {
      const slot = slots[i]
      return slot?.part === part && (slot.part !== 'BUTTON' || slot.index === index)
    })
  const text = (words: string, part: 'HEADER' | 'BODY') => ({
    text: words,
    examples: of(part).map(({ example }) => example),
    names: of(part).map(({ param }) => param ?? null),
  })
  const header: TemplateHeaderForm | null =
    parts.header?.format === 'TEXT' ? { format: 'TEXT', ...text(parts.header.text, 'HEADER') } : parts.header
  const buttons = parts.buttons.map((button, index): TemplateButtonForm => {
    if (button.type !== 'URL') return button
    const suffix = of('BUTTON', index)[0]
    return { ...button, example: suffix ? filledText(button.url, [suffix.example]) : null }
  })
  return { ...template, header, body: text(parts.body, 'BODY'), footer: parts.footer, buttons }
}

/** A template of the provider as we keep it. What our own words knew of each variable (name, type, source) is kept. */
export function partsOf(
  form: Omit<TemplateForm, 'name' | 'language' | 'category'>,
  known: TemplateParts | null,
): TemplateParts {
  const header: TemplateHeaderPart | null =
    form.header?.format === 'TEXT'
      ? { format: 'TEXT', text: form.header.text }
      : form.header && { format: form.header.format }
  const buttons = form.buttons.map(
    (button): TemplateButtonPart =>
      button.type === 'URL' ? { type: 'URL', text: button.text, url: button.url } : button,
  )
  const parts = { header, body: form.body.text, footer: form.footer, buttons }
  const given: { example: string; param: string | null; type: VariableType }[] = []
  const texts = [...(form.header?.format === 'TEXT' ? [form.header] : []), form.body]
  if (form.header && form.header.format !== 'TEXT' && form.header.format !== 'LOCATION')
    given.push({ example: '', param: null, type: 'FILE' })
  for (const { examples, names } of texts)
    for (const [i, example] of examples.entries()) given.push({ example, param: names?.[i] ?? null, type: 'TEXT' })
  for (const button of form.buttons)
    if (button.type === 'URL' && numbersIn(button.url).length > 0)
      given.push({ example: suffixOf(button.url, button.example), param: null, type: 'ADDRESS' })
  const slots = slotsOf(parts)
  const before = known && slotsOf(known).length === slots.length ? known.variables : []
  const variables = slots.map((_, i): TemplateVariable => {
    const { example = '', param = null, type = 'TEXT' as const } = given[i] ?? {}
    const ours = before[i]
    const own = ours && { ...ours, example: ours.example || example }
    const fresh = { name: param ?? `variable_${i + 1}`, type, example, source: null }
    return { ...(own ?? fresh), ...(param ? { param } : {}) }
  })
  return { ...parts, variables }
}

function suffixOf(url: string, example: string | null): string {
  const fixed = url.replace(/\{\{.*$/s, '')
  return example?.startsWith(fixed) ? example.slice(fixed.length) : (example ?? '')
}
