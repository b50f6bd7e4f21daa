import type { TemplateContent } from '#channels/kit'
import type { Checklist } from './limits.ts'

const NAME = /^[a-z0-9_]{1,512}$/
const LANGUAGE = /^[a-z]{2,3}(?:[_-][A-Za-z]{2,4})?$/
/** Meta refuses them in a variable (132018): line breaks, tabs, more than four spaces in a row. */
const FORBIDDEN_IN_VARIABLE = /[\n\r\t]| {5,}/

function checkVariable(list: Checklist, field: string, text: string): void {
  if (text.trim() === '') list.add(field, 'required')
  else if (FORBIDDEN_IN_VARIABLE.test(text)) list.add(field, 'format')
}

function checkHeader(list: Checklist, header: NonNullable<TemplateContent['header']>): void {
  const field = 'content.header'
  if (header.type === 'text') checkVariable(list, `${field}.text`, header.text)
  else if (header.type === 'location') {
    list.place(field, header)
    checkVariable(list, `${field}.name`, header.name)
    checkVariable(list, `${field}.address`, header.address)
  } else list.media(`${field}.media`, header.media)
}

/** Problems of a template send that can be seen without knowing the template itself (contract 1.1). */
export function checkTemplate(list: Checklist, template: TemplateContent): void {
  if (!NAME.test(template.name)) list.add('content.name', 'format')
  if (!LANGUAGE.test(template.language)) list.add('content.language', 'format')
  if (template.header !== undefined) checkHeader(list, template.header)
  const body = template.body ?? []
  for (const [i, parameter] of body.entries()) {
    const field = `content.body[${i}]`
    if (parameter.type === 'text') checkVariable(list, `${field}.text`, parameter.text)
    else checkVariable(list, `${field}.fallback`, parameter.fallback)
    if (parameter.type === 'currency' && !Number.isSafeInteger(parameter.amount1000)) {
      list.add(`${field}.amount1000`, 'format')
    }
  }
  const named = body.filter((parameter) => parameter.name !== undefined)
  // A template numbers its variables or names them, never both.
  if (named.length > 0 && named.length < body.length) list.add('content.body', 'format')
  list.unique(
    'content.body',
    named.map((parameter) => parameter.name ?? ''),
  )
  const buttons = template.buttons ?? []
  for (const [i, button] of buttons.entries()) {
    const field = `content.buttons[${i}]`
    if (!Number.isInteger(button.index) || button.index < 0 || button.index > 9) list.add(`${field}.index`, 'range', 9)
    if (button.type === 'quick_reply' && button.payload === '') list.add(`${field}.payload`, 'required')
    if (button.type === 'url' && button.suffix === '') list.add(`${field}.suffix`, 'required')
    if (button.type === 'copy_code' && button.code === '') list.add(`${field}.code`, 'required')
  }
  list.unique(
    'content.buttons',
    buttons.map((button) => String(button.index)),
  )
}
