import {
  at,
  type ListedTemplate,
  readId,
  readList,
  readText,
  readWord,
  type TemplateButtonForm,
  type TemplateCategory,
  type TemplateForm,
  type TemplateHeaderForm,
  type TemplateText,
} from '#channels/kit'

type Wire = Record<string, unknown>

const MARK = /\{\{\s*([A-Za-z0-9_]{1,60})\s*\}\}/g
const CATEGORIES: readonly TemplateCategory[] = ['MARKETING', 'UTILITY', 'AUTHENTICATION']

/** Our numbered text in Meta's marks: numbers, or the names its variables have there. */
function written({ text, names }: TemplateText): string {
  return names?.some((name) => name !== null)
    ? text.replace(MARK, (mark, n: string) => (names[Number(n) - 1] ? `{{${names[Number(n) - 1]}}}` : mark))
    : text
}

function textExample(kind: 'header' | 'body', { examples, names }: TemplateText): Wire {
  if (examples.length === 0) return {}
  if (names?.some((name) => name !== null)) {
    const named = examples.map((example, i) => ({ param_name: names[i] ?? String(i + 1), example }))
    return { example: { [`${kind}_text_named_params`]: named } }
  }
  return { example: { [`${kind}_text`]: kind === 'body' ? [examples] : examples } }
}

function buttonWire(button: TemplateButtonForm): Wire[] {
  if (button.type === 'QUICK_REPLY') return [{ type: 'QUICK_REPLY', text: button.text }]
  if (button.type === 'PHONE_NUMBER') return [{ type: 'PHONE_NUMBER', text: button.text, phone_number: button.phone }]
  if (button.type === 'OTHER') return []
  const example = button.example === null ? {} : { example: [button.example] }
  return [{ type: 'URL', text: button.text, url: button.url, ...example }]
}

/** The `components` of a template for its review (contract 1.7): every variable with its example. */
export function componentsOf({ header, body, footer, buttons }: TemplateForm): Wire[] {
  const list: Wire[] = []
  if (header?.format === 'TEXT')
    list.push({ type: 'HEADER', format: 'TEXT', text: written(header), ...textExample('header', header) })
  else if (header) list.push({ type: 'HEADER', format: header.format })
  list.push({ type: 'BODY', text: written(body), ...textExample('body', body) })
  if (footer !== null) list.push({ type: 'FOOTER', text: footer })
  const wired = buttons.flatMap(buttonWire)
  if (wired.length > 0) list.push({ type: 'BUTTONS', buttons: wired })
  return list
}

/** The marks of a text in the order of their first appearance: numbers by number. */
function marksOf(text: string): string[] {
  const marks = [...new Set([...text.matchAll(MARK)].map((found) => found[1] ?? ''))]
  return marks.every((mark) => /^\d+$/.test(mark)) ? marks.sort((a, b) => Number(a) - Number(b)) : marks
}

/** A text of Meta's with its variables numbered from one. */
function readNumbered(kind: 'header' | 'body', component: unknown): TemplateText {
  const text = readText(at(component, 'text')) ?? ''
  const marks = marksOf(text)
  const numbered = text.replace(MARK, (_, mark: string) => `{{${marks.indexOf(mark) + 1}}}`)
  const example = at(component, 'example')
  const named = new Map(
    readList(at(example, `${kind}_text_named_params`)).map((pair) => [
      readWord(at(pair, 'param_name')) ?? '',
      readText(at(pair, 'example')) ?? '',
    ]),
  )
  const listed = readList(at(example, `${kind}_text`))
  const given = Array.isArray(listed[0]) ? (listed[0] as unknown[]) : listed
  return {
    text: numbered,
    examples: marks.map((mark, i) => named.get(mark) ?? readText(given[i]) ?? ''),
    names: marks.map((mark) => (/^\d+$/.test(mark) ? null : mark)),
  }
}

function readHeader(component: unknown): TemplateHeaderForm | null {
  const format = readWord(at(component, 'format'))?.toUpperCase()
  if (format === 'TEXT') return { format, ...readNumbered('header', component) }
  return format === 'IMAGE' || format === 'VIDEO' || format === 'DOCUMENT' || format === 'LOCATION' ? { format } : null
}

function readButton(button: unknown): TemplateButtonForm {
  const type = readWord(at(button, 'type'))?.toUpperCase()
  const text = readText(at(button, 'text')) ?? ''
  if (type === 'QUICK_REPLY') return { type, text }
  if (type === 'PHONE_NUMBER') return { type, text, phone: readWord(at(button, 'phone_number')) ?? '' }
  const url = readWord(at(button, 'url'))
  if (type === 'URL' && url !== null) return { type, text, url, example: readText(readList(at(button, 'example'))[0]) }
  return { type: 'OTHER', text }
}

/** One template of a list; null when what makes it one (id, name, language, category, status) is missing. */
export function readTemplate(raw: unknown): ListedTemplate | null {
  const id = readId(at(raw, 'id'))
  const name = readWord(at(raw, 'name'))
  const language = readWord(at(raw, 'language'))?.replace('-', '_')
  const status = readWord(at(raw, 'status'))?.toUpperCase()
  const category = CATEGORIES.find((known) => known === readWord(at(raw, 'category'))?.toUpperCase())
  if (id === null || name === null || !language || !status || !category) return null
  const components = readList(at(raw, 'components'))
  const of = (type: string) => components.find((each) => readWord(at(each, 'type'))?.toUpperCase() === type)
  const [header, footer] = [of('HEADER'), readWord(at(of('FOOTER'), 'text'))]
  const quality = readWord(at(raw, 'quality_score', 'score'))
  const reason = readWord(at(raw, 'rejected_reason'))
  return {
    id,
    name,
    language,
    category,
    status,
    header: header === undefined ? null : readHeader(header),
    body: readNumbered('body', of('BODY')),
    footer,
    buttons: readList(at(of('BUTTONS'), 'buttons')).map(readButton),
    quality: quality === 'UNKNOWN' ? null : quality,
    reason: reason === 'NONE' ? null : reason,
  }
}
