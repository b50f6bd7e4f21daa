import type {
  LetterDocument,
  TemplateCategory,
  TemplateDetail,
  TemplateVariable,
  TemplateWords,
} from '../../lib/api-templates.ts'
import {
  blank,
  type DraftButton,
  type DraftVariable,
  endsOpen,
  linkVariable,
  numbersIn,
  type WrittenButton,
} from './draft.ts'
import { documentOf, mapText, textOf } from './letter-document.ts'

/** In characters; the server says the same. */
export const LETTER_LIMITS = { subject: 150, footer: 500, buttons: 3, buttonText: 60 } as const

/** A letter while it is written. Variables stay with their number, whatever is typed around them. */
export interface LetterDraft {
  category: TemplateCategory
  subject: string
  /** By number: the first is `{{1}}`. Those the text has no more are kept, should it have them again. */
  subjectVariables: TemplateVariable[]
  document: LetterDocument
  bodyVariables: TemplateVariable[]
  footer: string
  buttons: DraftButton[]
}

const ofSubject = (number: number) => blank(`subject_${number}`)
const ofText = (number: number) => blank(`variable_${number}`)

/** An empty letter, or the newest version of one. */
export function letterDraftOf(template: TemplateDetail | null): LetterDraft {
  const words = template?.versions[0]
  const left = [...(words?.variables ?? [])]
  const subject = words?.header?.format === 'TEXT' ? words.header.text : ''
  const document = words?.document ?? documentOf(words?.body ?? '')
  const subjectVariables = numbersIn(subject).map((number) => left.shift() ?? ofSubject(number))
  const bodyVariables = numbersIn(textOf(document)).map((number) => left.shift() ?? ofText(number))
  const written = (words?.buttons ?? []).filter(
    (button): button is WrittenButton => button.type === 'URL' || button.type === 'PHONE_NUMBER',
  )
  const buttons = written.map((button, key) => ({
    ...button,
    key,
    variable: (button.type === 'URL' && endsOpen(button.url) ? left.shift() : undefined) ?? linkVariable(key),
  }))
  const category = words?.category ?? 'UTILITY'
  return { category, subject, subjectVariables, document, bodyVariables, footer: words?.footer ?? '', buttons }
}

/** The variables of a letter as they are sent: subject, text, buttons. */
export function variablesOfLetter(draft: LetterDraft): DraftVariable[] {
  const list: Omit<DraftVariable, 'path'>[] = []
  for (const at of numbersIn(draft.subject))
    list.push({ variable: draft.subjectVariables[at - 1] ?? ofSubject(at), part: 'header', at })
  for (const at of numbersIn(textOf(draft.document)))
    list.push({ variable: draft.bodyVariables[at - 1] ?? ofText(at), part: 'body', at })
  for (const [at, button] of draft.buttons.entries())
    if (button.type === 'URL' && endsOpen(button.url)) list.push({ variable: button.variable, part: 'button', at })
  return list.map((entry, index) => ({ ...entry, path: `variables.${index}` }))
}

/** The letter with one of its variables changed. */
export function withLetterVariable(
  draft: LetterDraft,
  { part, at }: Pick<DraftVariable, 'part' | 'at'>,
  variable: TemplateVariable,
): LetterDraft {
  if (part === 'button')
    return { ...draft, buttons: draft.buttons.map((button, i) => (i === at ? { ...button, variable } : button)) }
  const [known, unnamed] = part === 'header' ? [draft.subjectVariables, ofSubject] : [draft.bodyVariables, ofText]
  const length = Math.max(at, known.length)
  const all = Array.from({ length }, (_, i) => known[i] ?? unnamed(i + 1)).with(at - 1, variable)
  return part === 'header' ? { ...draft, subjectVariables: all } : { ...draft, bodyVariables: all }
}

/** The number a new variable of a text gets: the first that is free. */
export function freeNumber(text: string): number {
  const taken = new Set(numbersIn(text))
  let number = 1
  while (taken.has(number)) number += 1
  return number
}

/** The words with their variables numbered from one without a gap, in the order of the numbers they had. */
function numbered(numbers: readonly number[]): (text: string) => string {
  return (text) => text.replace(/\{\{\s*(\d{1,3})\s*\}\}/g, (_, n: string) => `{{${numbers.indexOf(Number(n)) + 1}}}`)
}

/** What is sent to the server. Whoever takes a variable out need not number the others anew. */
export function wordsOfLetter(
  draft: LetterDraft,
): Omit<TemplateWords, 'body' | 'contentSid'> & { document: LetterDocument } {
  const inSubject = numbered(numbersIn(draft.subject))
  const inText = numbered(numbersIn(textOf(draft.document)))
  return {
    category: draft.category,
    header: draft.subject.trim() === '' ? null : { format: 'TEXT', text: inSubject(draft.subject) },
    document: mapText(draft.document, inText),
    footer: draft.footer.trim() || null,
    buttons: draft.buttons.map(({ key: _key, variable: _variable, ...button }) => button),
    variables: variablesOfLetter(draft).map(({ variable }) => ({ ...variable, example: variable.example.trim() })),
  }
}
