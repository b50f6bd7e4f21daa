import type {
  TemplateButton,
  TemplateCategory,
  TemplateDetail,
  TemplateVariable,
  TemplateWords,
} from '@/lib/api-templates.ts'

export type WrittenButton = Exclude<TemplateButton, { type: 'OTHER' }>
/** A button with the key its row keeps while others come and go. */
export type DraftButton = WrittenButton & { key: number; variable: TemplateVariable }

/** A template while it is written. Variables stay with the part they stand in, whatever is typed around them. */
export interface Draft {
  category: TemplateCategory
  header: string
  headerVariable: TemplateVariable
  body: string
  /** By number: the first is `{{1}}`. Those the text has no more are kept, should it have them again. */
  bodyVariables: TemplateVariable[]
  footer: string
  buttons: DraftButton[]
  contentSid: string
}

export const blank = (name = ''): TemplateVariable => ({ name, type: 'TEXT', example: '', source: null })

/** The numbers that stand in a text, each once, in order. */
export function numbersIn(text: string): number[] {
  const found = [...text.matchAll(/\{\{\s*(\d{1,3})\s*\}\}/g)].map((mark) => Number(mark[1]))
  return [...new Set(found)].sort((a, b) => a - b)
}

export const endsOpen = (url: string) => numbersIn(url).length > 0

/** An empty template, or the newest version of one. */
export function draftOf(template: TemplateDetail | null): Draft {
  const words = template?.versions[0]
  const left = [...(words?.variables ?? [])]
  const header = words?.header?.format === 'TEXT' ? words.header.text : ''
  const headerVariable = (numbersIn(header).length > 0 ? left.shift() : undefined) ?? blank('title')
  const bodyVariables = numbersIn(words?.body ?? '').map((number) => left.shift() ?? blank(`variable_${number}`))
  const written = (words?.buttons ?? []).filter((button): button is WrittenButton => button.type !== 'OTHER')
  const buttons = written.map((button, key) => ({
    ...button,
    key,
    variable: (button.type === 'URL' && endsOpen(button.url) ? left.shift() : undefined) ?? linkVariable(key),
  }))
  return {
    category: words?.category ?? 'UTILITY',
    header,
    headerVariable,
    body: words?.body ?? '',
    bodyVariables,
    footer: words?.footer ?? '',
    buttons,
    contentSid: template?.contentSid ?? '',
  }
}

export const linkVariable = (key: number): TemplateVariable => ({ ...blank(`link_${key + 1}`), type: 'ADDRESS' })

/** Where a variable of the draft stands, with its path in the refusals of the server. */
export interface DraftVariable {
  variable: TemplateVariable
  part: 'header' | 'body' | 'button'
  /** Of the text the number, of the buttons the place. */
  at: number
  path: string
}

/** The variables of a draft as they are sent: header, text, buttons. */
export function variablesOf(draft: Draft): DraftVariable[] {
  const list: Omit<DraftVariable, 'path'>[] = []
  if (numbersIn(draft.header).length > 0) list.push({ variable: draft.headerVariable, part: 'header', at: 1 })
  for (const number of numbersIn(draft.body))
    list.push({ variable: draft.bodyVariables[number - 1] ?? blank(`variable_${number}`), part: 'body', at: number })
  for (const [at, button] of draft.buttons.entries())
    if (button.type === 'URL' && endsOpen(button.url)) list.push({ variable: button.variable, part: 'button', at })
  return list.map((entry, index) => ({ ...entry, path: `variables.${index}` }))
}

/** The draft with one of its variables changed. */
export function withVariable(draft: Draft, { part, at }: DraftVariable, variable: TemplateVariable): Draft {
  if (part === 'header') return { ...draft, headerVariable: variable }
  if (part === 'button')
    return { ...draft, buttons: draft.buttons.map((button, i) => (i === at ? { ...button, variable } : button)) }
  const length = Math.max(at, draft.bodyVariables.length)
  const bodyVariables = Array.from({ length }, (_, i) => draft.bodyVariables[i] ?? blank(`variable_${i + 1}`))
  return { ...draft, bodyVariables: bodyVariables.with(at - 1, variable) }
}

/** The number of the next variable of a text. */
export const nextNumber = (text: string): number => (numbersIn(text).at(-1) ?? 0) + 1

/** What is sent to the server. `elsewhere`: the number is one of Twilio's. */
export function wordsOfDraft(draft: Draft, elsewhere: boolean): TemplateWords {
  return {
    category: draft.category,
    header: draft.header.trim() === '' ? null : { format: 'TEXT', text: draft.header },
    body: draft.body,
    footer: draft.footer.trim() || null,
    buttons: draft.buttons.map(({ key: _key, variable: _variable, ...button }) => button),
    variables: variablesOf(draft).map(({ variable }) => ({ ...variable, example: variable.example.trim() })),
    ...(elsewhere ? { contentSid: draft.contentSid.trim() || null } : {}),
  }
}
