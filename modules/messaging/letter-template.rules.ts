import { type Letter, type LetterBlock, type LetterSpan, plainLetter } from '#channels/kit'
import type { LetterDocument, LetterInline, LetterPart } from './letter-document.schema.ts'
import { filledText, slotsOf, type TemplateParts } from './template-content.rules.ts'

type Fill = (text: string) => string

const asWritten: Fill = (text) => text

/** Spans of a line; a line break is a `\n` at the end of the span before it. */
function spansOf(content: readonly LetterInline[] = [], fill: Fill): LetterSpan[] {
  const spans: LetterSpan[] = []
  for (const part of content) {
    if (part.type === 'hardBreak') {
      spans.push({ text: '\n' })
      continue
    }
    const href = part.marks?.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []))[0]
    const has = (type: 'bold' | 'italic') => part.marks?.some((mark) => mark.type === type) === true
    spans.push({
      text: fill(part.text),
      ...(has('bold') ? { bold: true } : {}),
      ...(has('italic') ? { italic: true } : {}),
      ...(href === undefined ? {} : { href }),
    })
  }
  return spans
}

function blockOf(part: LetterPart, fill: Fill): LetterBlock[] {
  if (part.type === 'horizontalRule') return [{ type: 'rule' }]
  if (part.type === 'paragraph' || part.type === 'heading') {
    const spans = spansOf(part.content, fill)
    return spans.length === 0 ? [] : [{ type: part.type, spans }]
  }
  const items = part.content.map(({ content }) =>
    content.flatMap((line, n) => [...(n > 0 ? [{ text: '\n' }] : []), ...spansOf(line.content, fill)]),
  )
  return [{ type: 'list', ordered: part.type === 'orderedList', items }]
}

/** The words of a document without their form, variables as they stand: what is searched, counted and shown in lists. */
export function documentText(document: LetterDocument): string {
  return plainLetter({ blocks: document.content.flatMap((part) => blockOf(part, asWritten)), footer: null })
}

/** Plain words as a document: paragraphs at blank lines. */
export function documentOf(words: string): LetterDocument {
  const content = words
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph): LetterPart => {
      const lines = paragraph
        .split('\n')
        .flatMap((line, n): LetterInline[] => [
          ...(n > 0 ? [{ type: 'hardBreak' as const }] : []),
          ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
        ])
      return lines.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content: lines }
    })
  return { type: 'doc', content }
}

/** The pieces of text of a document, each by itself: a variable must not be half in one and half in the next. */
export function piecesOf(document: LetterDocument): string[] {
  const lines = document.content.flatMap((part) => {
    if (part.type === 'horizontalRule') return []
    if (part.type === 'paragraph' || part.type === 'heading') return [part.content ?? []]
    return part.content.flatMap((item) => item.content.map(({ content }) => content ?? []))
  })
  return lines.flat().flatMap((part) => (part.type === 'text' ? [part.text] : []))
}

/** The document that a template of letters has: what is kept, else its plain words. */
export const documentOfParts = ({ document, body }: Pick<TemplateParts, 'document' | 'body'>): LetterDocument =>
  document ?? documentOf(body)

/**
 * The letter a person gets of a template, a value for each variable in their order (subject, text, buttons). What a value
 * says stays words: it makes no link and no form.
 */
export function letterWith(
  language: string,
  parts: TemplateParts,
  values: readonly string[],
): { subject: string; letter: Letter } {
  const slots = slotsOf(parts)
  const of = (where: 'HEADER' | 'BODY') => values.filter((_, i) => slots[i]?.part === where)
  const inBody = of('BODY')
  const fill: Fill = (text) => filledText(text, inBody)
  const buttons = parts.buttons.flatMap((button, index): LetterBlock[] => {
    if (button.type === 'PHONE_NUMBER') return [{ type: 'button', label: button.text, href: `tel:${button.phone}` }]
    if (button.type !== 'URL') return []
    const suffix = values.find((_, i) => {
      const slot = slots[i]
      return slot?.part === 'BUTTON' && slot.index === index
    })
    const href = suffix === undefined ? button.url : filledText(button.url, [suffix])
    return [{ type: 'button', label: button.text, href }]
  })
  const header = parts.header?.format === 'TEXT' ? parts.header.text : ''
  const blocks = [...documentOfParts(parts).content.flatMap((part) => blockOf(part, fill)), ...buttons]
  return { subject: filledText(header, of('HEADER')), letter: { language, blocks, footer: parts.footer } }
}

/** Buttons whose address would lead to another place with these values; their indexes. */
export function strayButtons(parts: TemplateParts, values: readonly string[]): number[] {
  return slotsOf(parts).flatMap((slot, i) => {
    const button = slot.part === 'BUTTON' ? parts.buttons[slot.index] : undefined
    if (button?.type !== 'URL') return []
    const host = (suffix: string) => URL.parse(filledText(button.url, [suffix]))?.host
    return host(values[i] ?? '') === host('') ? [] : [i]
  })
}
