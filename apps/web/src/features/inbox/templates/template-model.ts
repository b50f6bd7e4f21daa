import type { TemplateChoice, VariableType } from '@/lib/api-templates.ts'

/** What the provider takes in one variable, and in the whole text (characters). */
export const MOST_IN_VARIABLE = 1024
export const MOST_IN_BODY = 1024

export type VariableFault = 'required' | 'length' | 'spaces' | 'number' | 'address'

/** What is wrong with a variable; null when it can be sent. Line breaks cannot be typed into its field. */
export function faultOf(value: string, type: VariableType = 'TEXT'): VariableFault | null {
  if (value.trim() === '') return 'required'
  if (value.length > MOST_IN_VARIABLE) return 'length'
  if (/[\n\r\t]| {5,}/.test(value)) return 'spaces'
  if ((type === 'NUMBER' || type === 'AMOUNT' || type === 'DATE') && !/\p{Nd}/u.test(value)) return 'number'
  if (type === 'ADDRESS' && /\s/.test(value.trim())) return 'address'
  return type === 'FILE' && !/^https:\/\/\S+$/.test(value.trim()) ? 'address' : null
}

export type Piece = { text: string; variable: number | null; key: number }

/** A template's words in pieces: what is fixed, and each variable with its value (empty when it has none yet). */
export function piecesOf(body: string, values: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of body.matchAll(/\{\{\s*(\d+)\s*\}\}/g)) {
    if (found.index > from) pieces.push({ text: body.slice(from, found.index), variable: null, key: from })
    const variable = Number(found[1]) - 1
    pieces.push({ text: values[variable] ?? '', variable, key: found.index })
    from = found.index + found[0].length
  }
  if (from < body.length) pieces.push({ text: body.slice(from), variable: null, key: from })
  return pieces
}

/** The words as the person reads them. */
export function wordsOf(body: string, values: readonly string[]): string {
  return piecesOf(body, values)
    .map(({ text }) => text)
    .join('')
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** "visit_offer" as a title. */
export function titleOf(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Templates in which every word of the search occurs, in name or text; accents and capitals do not matter. */
export function found(templates: readonly TemplateChoice[], search: string): TemplateChoice[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  return templates.filter(({ name, body }) => {
    const text = plain(`${titleOf(name)} ${body}`)
    return words.every((word) => text.includes(word))
  })
}

export const keyOf = ({ name, language }: Pick<TemplateChoice, 'name' | 'language'>) => `${name}/${language}`

/** Whether every variable of a template has a value that can be sent. */
export const wholeIn = (template: TemplateChoice, values: readonly string[]): boolean =>
  values.every((value, i) => faultOf(value, template.variables[i]?.type) === null)

/** What a template says with these values: as the thread shows it until the server has. A letter's header is its subject. */
export function saidBy(
  template: TemplateChoice,
  values: readonly string[],
  letter: boolean,
): { subject: string | null; text: string } {
  const inPart = (part: 'HEADER' | 'BODY') => values.filter((_, index) => template.slots[index] === part)
  const header = template.header?.format === 'TEXT' ? wordsOf(template.header.text, inPart('HEADER')) : null
  const words = [letter ? null : header, wordsOf(template.body, inPart('BODY')), template.footer]
  return { subject: letter ? header : null, text: words.filter((text) => text !== null).join('\n\n') }
}
