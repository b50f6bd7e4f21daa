import type { JSONContent } from '@tiptap/react'
import type { LetterDocument, LetterInline, LetterMark, LetterParagraph, LetterPart } from '../../lib/api-templates.ts'

/** What a letter may lead to; the server takes the same. */
const HREF = /^(?:https?:\/\/|mailto:|tel:\+?)[^\s{}]+$/

export const isLetterAddress = (href: string): boolean => HREF.test(href)

/** An address as it was typed, completed: of the web, an e-mail address, a telephone number. Null when it is none. */
export function letterAddress(typed: string): string | null {
  const text = typed.trim()
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return isLetterAddress(`mailto:${text}`) ? `mailto:${text}` : null
  if (/^\+?[\d\s().-]{6,24}$/.test(text)) return `tel:${text.replace(/[^\d+]/g, '')}`
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text.replace(/^[a-z]+/i, (s) => s.toLowerCase()) : `https://${text}`
  if (!isLetterAddress(whole) || !URL.canParse(whole)) return null
  return /^https?:\/\/(?![^/])/.test(whole) ? null : whole
}

function marksOf(node: JSONContent): LetterMark[] {
  return (node.marks ?? []).flatMap((mark): LetterMark[] => {
    if (mark.type === 'bold' || mark.type === 'italic') return [{ type: mark.type }]
    const href: unknown = mark.attrs?.href
    if (mark.type !== 'link' || typeof href !== 'string') return []
    const plain = href.replace(/^[a-z]+(?=:)/i, (scheme) => scheme.toLowerCase())
    return isLetterAddress(plain) ? [{ type: 'link', attrs: { href: plain } }] : []
  })
}

function inlineOf(node: JSONContent): LetterInline[] {
  if (node.type === 'hardBreak') return [{ type: 'hardBreak' }]
  if (!node.text) return []
  const marks = marksOf(node)
  return [{ type: 'text', text: node.text, ...(marks.length > 0 ? { marks } : {}) }]
}

function wordsOf(node: JSONContent): { content?: LetterInline[] } {
  const content = (node.content ?? []).flatMap(inlineOf)
  return content.length > 0 ? { content } : {}
}

const isList = (node: JSONContent): node is JSONContent & { type: 'bulletList' | 'orderedList' } =>
  node.type === 'bulletList' || node.type === 'orderedList'

/** The points of a list; those of a list within it stand behind the one they belong to. */
function itemsOf(list: JSONContent): { type: 'listItem'; content: LetterParagraph[] }[] {
  return (list.content ?? []).flatMap((item) => {
    const parts = item.content ?? []
    const lines = parts
      .filter((part) => !isList(part))
      .map((part): LetterParagraph => ({ type: 'paragraph', ...wordsOf(part) }))
    const own = lines.length > 0 ? [{ type: 'listItem' as const, content: lines }] : []
    return [...own, ...parts.filter(isList).flatMap(itemsOf)]
  })
}

function partOf(node: JSONContent): LetterPart[] {
  if (node.type === 'horizontalRule') return [{ type: 'horizontalRule' }]
  if (node.type === 'heading') return [{ type: 'heading', attrs: { level: 2 }, ...wordsOf(node) }]
  if (!isList(node)) return [{ type: 'paragraph', ...wordsOf(node) }]
  const content = itemsOf(node)
  return content.length > 0 ? [{ type: node.type, content }] : []
}

/** What stands in the editor as a letter: only what letters have. */
export function letterOf(editor: JSONContent): LetterDocument {
  const content = (editor.content ?? []).flatMap(partOf)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/** A letter with each piece of its text changed; a piece that is gone is left out. */
export function mapText(document: LetterDocument, change: (text: string) => string): LetterDocument {
  const line = <T extends { content?: LetterInline[] }>(part: T): T =>
    part.content
      ? {
          ...part,
          content: part.content.flatMap((piece): LetterInline[] => {
            if (piece.type !== 'text') return [piece]
            const text = change(piece.text)
            return text === '' ? [] : [{ ...piece, text }]
          }),
        }
      : part
  const content = document.content.map((part): LetterPart => {
    if (part.type === 'horizontalRule') return part
    if (part.type === 'paragraph' || part.type === 'heading') return line(part)
    return { ...part, content: part.content.map((item) => ({ ...item, content: item.content.map(line) })) }
  })
  return { ...document, content }
}

/** All text of a letter, each piece on a line: where its variables are looked for. */
export function textOf(document: LetterDocument): string {
  const pieces: string[] = []
  mapText(document, (text) => {
    pieces.push(text)
    return text
  })
  return pieces.join('\n')
}

/** Plain words as a letter: paragraphs at blank lines. */
export function documentOf(words: string): LetterDocument {
  const content = words
    .trim()
    .split(/\n{2,}/)
    .map((paragraph): LetterParagraph => {
      const lines = paragraph
        .split('\n')
        .flatMap((text, n): LetterInline[] => [
          ...(n > 0 ? [{ type: 'hardBreak' as const }] : []),
          ...(text === '' ? [] : [{ type: 'text' as const, text }]),
        ])
      return lines.length > 0 ? { type: 'paragraph', content: lines } : { type: 'paragraph' }
    })
  return { type: 'doc', content }
}
