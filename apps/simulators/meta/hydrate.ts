import type { ThreadButton } from '../threads.ts'
import { GraphError } from './errors.ts'
import { asObject, asObjects, asText, type Json } from './json.ts'
import type { Template } from './templates.ts'

/** A template with its parameters filled in, as the person reads it. */
export type Hydrated = {
  text: string
  header?: string
  footer?: string
  buttons: ThreadButton[]
  headerMedia?: { type: 'image' | 'video' | 'document'; media: Json }
  headerLocation?: Json
}

const VARIABLE = /\{\{\s*([a-z0-9_]+)\s*\}\}/gi
const MAX_HYDRATED = 4096

function variables(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ''))]
}

function parameterText(parameter: Json): string {
  if (parameter.type === 'currency') return asText(asObject(parameter.currency)?.fallback_value) ?? ''
  if (parameter.type === 'date_time') return asText(asObject(parameter.date_time)?.fallback_value) ?? ''
  if (parameter.type !== 'text')
    throw new GraphError(132012, `Parameter type '${String(parameter.type)}' was not expected`)
  const text = asText(parameter.text)
  if (text === undefined) throw new GraphError(132012, 'Parameter of type text is missing text value')
  if (text.trim() === '') throw new GraphError(132012, 'Parameter text must not be empty')
  if (/\n|\t| {5,}/.test(text)) {
    throw new GraphError(132018, 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces')
  }
  return text
}

/** Fills `{{1}}` or `{{name}}`; a different count → 132000, a missing name → 132012. */
function fill(text: string, parameters: Json[], where: string): string {
  const names = variables(text)
  if (names.length !== parameters.length) {
    const details = `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${names.length})`
    throw new GraphError(132000, details)
  }
  const named = names.some((name) => !/^\d+$/.test(name))
  const values = new Map<string, string>()
  parameters.forEach((parameter, index) => {
    const name = named ? asText(parameter.parameter_name) : String(index + 1)
    if (name === undefined) throw new GraphError(132012, `${where}: parameter_name is missing`)
    values.set(name, parameterText(parameter))
  })
  return text.replace(VARIABLE, (_, name: string) => {
    const value = values.get(name)
    if (value === undefined) throw new GraphError(132012, `${where}: no value for {{${name}}}`)
    return value
  })
}

function hydrateHeader(
  component: Json,
  parameters: Json[],
): Pick<Hydrated, 'header' | 'headerMedia' | 'headerLocation'> {
  const format = String(component.format ?? 'TEXT').toLowerCase()
  if (format === 'text') return { header: fill(asText(component.text) ?? '', parameters, 'header') }
  const [parameter] = parameters
  const content = asObject(parameter?.[format])
  if (parameters.length !== 1 || parameter?.type !== format || content === undefined) {
    throw new GraphError(132012, `header: Format mismatch, expected ${format.toUpperCase()}`)
  }
  if (format === 'location') return { headerLocation: content }
  return { headerMedia: { type: format as 'image' | 'video' | 'document', media: content } }
}

function hydrateButtons(component: Json, sent: Json[]): ThreadButton[] {
  return asObjects(component.buttons).map((button, index) => {
    const title = asText(button.text) ?? ''
    const filled = sent.find((item) => item.type === 'button' && String(item.index) === String(index))
    const parameters = asObjects(filled?.parameters)
    if (button.type === 'URL') {
      const url = fill(asText(button.url) ?? '', parameters, `button ${index}`)
      return { kind: 'url', id: url, title, url }
    }
    return { kind: 'template', id: asText(parameters[0]?.payload) ?? title, title }
  })
}

/** Fills a template from the `components` of a send (contract 1.1). Throws 132000, 132005, 132012 or 132018. */
export function hydrate(template: Template, sent: Json[]): Hydrated {
  const parametersOf = (type: string) => asObjects(sent.find((component) => component.type === type)?.parameters)
  const result: Hydrated = { text: '', buttons: [] }
  for (const component of template.components) {
    switch (String(component.type).toUpperCase()) {
      case 'HEADER':
        Object.assign(result, hydrateHeader(component, parametersOf('header')))
        break
      case 'BODY':
        result.text = fill(asText(component.text) ?? '', parametersOf('body'), 'body')
        break
      case 'FOOTER': {
        const footer = asText(component.text)
        if (footer !== undefined) result.footer = footer
        break
      }
      case 'BUTTONS':
        result.buttons = hydrateButtons(component, sent)
        break
      default:
        break
    }
  }
  if (result.text.length > MAX_HYDRATED) throw new GraphError(132005, 'Translated text too long')
  return result
}
