import type { TemplateCategory } from '#channels/kit'
import {
  numbersIn,
  slotsOf,
  type TemplateButtonPart,
  type TemplateParts,
  valueFault,
} from './template-content.rules.ts'

/** Limits of Meta, in characters unless said otherwise. */
export const TEMPLATE_LIMITS = {
  name: 200,
  header: 60,
  body: 1024,
  footer: 60,
  buttons: 10,
  buttonText: 25,
  url: 2000,
  urls: 2,
  phones: 1,
  variables: 20,
  example: 200,
} as const

export type TemplateDraft = TemplateParts & { name: string; language: string; category: TemplateCategory }

/** `field` is a path: `body`, `buttons.1.text`, `variables.0.example`. */
export type DraftProblem = { field: string; code: DraftProblemCode; limit?: number }
export type DraftProblemCode =
  | 'REQUIRED'
  | 'FORMAT'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'BRACES'
  | 'VARIABLE_NUMBERING'
  | 'VARIABLE_AT_EDGE'
  | 'VARIABLES_TOUCH'
  | 'VARIABLE_NOT_ALLOWED'
  | 'LINE_BREAKS'
  | 'DUPLICATE'
  | 'BUTTONS_MIXED'
  | 'VARIABLE_COUNT'
  | 'EXAMPLE'
  | 'UNSUPPORTED'

const NAME = /^[a-z0-9_]+$/
const LANGUAGE = /^[a-z]{2,3}(_[A-Z]{2})?$/
const VARIABLE_NAME = /^[a-z][a-z0-9_]{0,39}$/

/** What the provider would refuse in these words, found without asking it. Empty when they may be submitted. */
export function problemsOfDraft(draft: TemplateDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  const add = (field: string, code: DraftProblemCode, limit?: number) =>
    problems.push({ field, code, ...(limit === undefined ? {} : { limit }) })
  checkNamed(draft, add)
  checkHeader(draft, add)
  checkLength('body', draft.body, TEMPLATE_LIMITS.body, add)
  checkMarks('body', draft.body, add)
  if (/\n\s*\n\s*\n/.test(draft.body)) add('body', 'LINE_BREAKS')
  if (draft.document) add('document', 'UNSUPPORTED')
  if (draft.footer !== null) checkPlain('footer', draft.footer, TEMPLATE_LIMITS.footer, add)
  checkButtons(draft.buttons, add)
  checkVariables(draft, add)
  return problems
}

/** The name and language under which a template is found. */
export function checkNamed(draft: Pick<TemplateDraft, 'name' | 'language'>, add: Add): void {
  checkLength('name', draft.name, TEMPLATE_LIMITS.name, add)
  if (draft.name !== '' && !NAME.test(draft.name)) add('name', 'FORMAT')
  if (!LANGUAGE.test(draft.language)) add('language', 'FORMAT')
}

export type Add = (field: string, code: DraftProblemCode, limit?: number) => void

/** A text that must be there and has an end. */
export function checkLength(field: string, text: string, limit: number, add: Add): void {
  if (text.trim() === '') add(field, 'REQUIRED')
  else if ([...text].length > limit) add(field, 'TOO_LONG', limit)
}

/** A line without variables. */
export function checkPlain(field: string, text: string, limit: number, add: Add): void {
  checkLength(field, text, limit, add)
  if (/\{\{|\}\}/.test(text)) add(field, 'VARIABLE_NOT_ALLOWED')
  if (/[\n\r\t]/.test(text)) add(field, 'LINE_BREAKS')
}

/** Variables of a text: numbered from one without a gap, none at its edge, no two side by side, every brace closed. */
function checkMarks(field: string, text: string, add: Add): void {
  const bare = text.replace(/\{\{\s*\d{1,4}\s*\}\}/g, '')
  if (/\{\{|\}\}/.test(bare)) add(field, 'BRACES')
  const numbers = numbersIn(text)
  if (numbers.some((number, i) => number !== i + 1)) add(field, 'VARIABLE_NUMBERING')
  const words = text.trim()
  if (/^\{\{[^}]*\}\}|\{\{[^}]*\}\}$/.test(words)) add(field, 'VARIABLE_AT_EDGE')
  if (/\}\}\s*\{\{/.test(words)) add(field, 'VARIABLES_TOUCH')
}

function checkHeader({ header }: TemplateParts, add: Add): void {
  if (header === null) return
  if (header.format !== 'TEXT') {
    add('header', 'UNSUPPORTED')
    return
  }
  checkLength('header', header.text, TEMPLATE_LIMITS.header, add)
  if (/[\n\r\t]/.test(header.text)) add('header', 'LINE_BREAKS')
  const bare = header.text.replace(/\{\{\s*\d{1,4}\s*\}\}/g, '')
  if (/\{\{|\}\}/.test(bare)) add('header', 'BRACES')
  const numbers = numbersIn(header.text)
  if (numbers.length > 1) add('header', 'TOO_MANY', 1)
  else if (numbers.length === 1 && numbers[0] !== 1) add('header', 'VARIABLE_NUMBERING')
}

function checkButtons(buttons: readonly TemplateButtonPart[], add: Add): void {
  if (buttons.length > TEMPLATE_LIMITS.buttons) add('buttons', 'TOO_MANY', TEMPLATE_LIMITS.buttons)
  const seen = new Set<string>()
  for (const [i, button] of buttons.entries()) {
    const field = `buttons.${i}`
    checkPlain(`${field}.text`, button.text, TEMPLATE_LIMITS.buttonText, add)
    const text = button.text.trim().toLowerCase()
    if (text !== '' && seen.has(text)) add(`${field}.text`, 'DUPLICATE')
    seen.add(text)
    if (button.type === 'OTHER') add(field, 'UNSUPPORTED')
    if (button.type === 'PHONE_NUMBER' && !/^\+[1-9]\d{6,14}$/.test(button.phone)) add(`${field}.phone`, 'FORMAT')
    if (button.type === 'URL') checkUrl(`${field}.url`, button.url, add)
  }
  const count = (type: string) => buttons.filter((button) => button.type === type).length
  if (count('URL') > TEMPLATE_LIMITS.urls) add('buttons', 'TOO_MANY', TEMPLATE_LIMITS.urls)
  if (count('PHONE_NUMBER') > TEMPLATE_LIMITS.phones) add('buttons', 'TOO_MANY', TEMPLATE_LIMITS.phones)
  // Quick replies stand together, the others before or behind all of them.
  const turns = buttons.filter((button, i) => i > 0 && isReply(button) !== isReply(buttons[i - 1])).length
  if (turns > 1) add('buttons', 'BUTTONS_MIXED')
}

const isReply = (button: TemplateButtonPart | undefined) => button?.type === 'QUICK_REPLY'

/** An address that may end with one variable. */
export function checkUrl(field: string, url: string, add: Add): void {
  checkLength(field, url, TEMPLATE_LIMITS.url, add)
  const fixed = url.replace(/\{\{\s*1\s*\}\}$/, '')
  if (/\{\{|\}\}/.test(fixed)) add(field, 'VARIABLE_NUMBERING')
  else if (url.trim() !== '' && (/\s/.test(fixed) || URL.parse(fixed)?.protocol !== 'https:')) add(field, 'FORMAT')
}

/** A name, an example and a place for each variable. */
export function checkVariables(draft: TemplateDraft, add: Add): void {
  const { variables } = draft
  const slots = slotsOf(draft)
  if (variables.length > TEMPLATE_LIMITS.variables) add('variables', 'TOO_MANY', TEMPLATE_LIMITS.variables)
  if (variables.length !== slots.length) add('variables', 'VARIABLE_COUNT', slots.length)
  const names = new Set<string>()
  for (const [i, variable] of variables.entries()) {
    const field = `variables.${i}`
    if (!VARIABLE_NAME.test(variable.name)) add(`${field}.name`, 'FORMAT')
    else if (names.has(variable.name)) add(`${field}.name`, 'DUPLICATE')
    names.add(variable.name)
    if (variable.example.trim() === '') add(`${field}.example`, 'REQUIRED')
    else if ([...variable.example].length > TEMPLATE_LIMITS.example)
      add(`${field}.example`, 'TOO_LONG', TEMPLATE_LIMITS.example)
    else if (valueFault(variable.type, variable.example) !== null) add(`${field}.example`, 'EXAMPLE')
  }
}
