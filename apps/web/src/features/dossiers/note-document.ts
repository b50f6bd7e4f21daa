import type { JSONContent } from '@tiptap/react'
import type { NoteBlock, NoteContent, NoteInline, NoteMark } from '../../lib/api-notes.ts'

/** Lists stand in lists up to this depth; the API takes no more. */
const maxLevels = 3

const isWeb = (href: unknown): href is string => typeof href === 'string' && /^https?:\/\/\S+$/i.test(href)

function marksOf(node: JSONContent): NoteMark[] {
  return (node.marks ?? []).flatMap((mark): NoteMark[] => {
    if (mark.type === 'bold') return [{ type: 'bold' }]
    if (mark.type === 'italic') return [{ type: 'italic' }]
    const href: unknown = mark.attrs?.href
    return mark.type === 'link' && isWeb(href)
      ? [{ type: 'link', attrs: { href: href.replace(/^https?/i, (s) => s.toLowerCase()) } }]
      : []
  })
}

function inlineOf(node: JSONContent): NoteInline[] {
  if (node.type === 'hardBreak') return [{ type: 'hardBreak' }]
  if (node.type === 'mention')
    return typeof node.attrs?.id === 'string' ? [{ type: 'mention', attrs: { id: node.attrs.id } }] : []
  if (!node.text) return []
  const marks = marksOf(node)
  return [{ type: 'text', text: node.text, ...(marks.length > 0 ? { marks } : {}) }]
}

/** Blocks of the editor as the API takes them; lists that stand too deep go on at the deepest level there is. */
function blocksOf(nodes: readonly JSONContent[], levels: number): NoteBlock[] {
  return nodes.flatMap((node): NoteBlock[] => {
    if (node.type !== 'bulletList' && node.type !== 'orderedList') {
      const content = (node.content ?? []).flatMap(inlineOf)
      return [content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }]
    }
    const items = (node.content ?? []).map((item) => item.content ?? [])
    if (levels === 0) return items.flatMap((parts) => blocksOf(parts, 0))
    return [
      {
        type: node.type,
        content: items.map((parts) => ({ type: 'listItem', content: blocksOf(parts, levels - 1) })),
      },
    ]
  })
}

/** What stands in the editor as a note: only what notes have, without the empty lines around it. */
export function noteOf(editor: JSONContent): NoteContent {
  const blocks = blocksOf(editor.content ?? [], maxLevels)
  const blank = (block: NoteBlock) => block.type === 'paragraph' && !block.content
  const first = blocks.findIndex((block) => !blank(block))
  const last = blocks.findLastIndex((block) => !blank(block))
  // `blocksOf` has cut what is deeper than the type tells.
  return { type: 'doc', content: (first < 0 ? [] : blocks.slice(first, last + 1)) as NoteContent['content'] }
}

/** Whom a note names, each once, in reading order. */
export function mentioned(note: { content: readonly NoteBlock[] }): string[] {
  const found = new Set<string>()
  const visit = (blocks: readonly NoteBlock[]) => {
    for (const block of blocks)
      if (block.type === 'paragraph') {
        for (const part of block.content ?? []) if (part.type === 'mention') found.add(part.attrs.id)
      } else for (const item of block.content) visit(item.content)
  }
  visit(note.content)
  return [...found]
}

/** Whether there is nothing to read in a note. */
export function isBlank(note: { content: readonly NoteBlock[] }): boolean {
  const empty = (block: NoteBlock): boolean =>
    block.type === 'paragraph'
      ? (block.content ?? []).every((part) => part.type === 'hardBreak' || (part.type === 'text' && !part.text.trim()))
      : block.content.every((item) => item.content.every(empty))
  return note.content.every(empty)
}

/** A draft as it was kept, or null when it is none. */
export function draftOf(kept: string): JSONContent | null {
  try {
    const read = JSON.parse(kept) as JSONContent | null
    return read?.type === 'doc' ? read : null
  } catch {
    return null
  }
}
