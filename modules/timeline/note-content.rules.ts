import { MAX_HREF, type NoteBlock, type NoteContent, type NoteInline } from './note-content.schema.ts'

/** Letters a note has at most, as plain text. */
export const MAX_NOTE_LENGTH = 20_000
/** Colleagues one note tells at most. */
export const MAX_MENTIONS = 20

type Person = { id: string; name: string }

function inlineText(parts: readonly NoteInline[] = []): string {
  return parts
    .map((part) => {
      if (part.type === 'hardBreak') return '\n'
      if (part.type === 'mention') return `@${part.attrs.label ?? ''}`
      const href = part.marks?.flatMap((m) => (m.type === 'link' ? [m.attrs.href] : []))[0]
      return href === undefined || href === part.text ? part.text : `${part.text} (${href})`
    })
    .join('')
}

function blockText(block: NoteBlock, indent: string): string {
  if (block.type === 'paragraph') return inlineText(block.content).replaceAll('\n', `\n${indent}`)
  return block.content
    .map((item, n) => {
      const bullet = block.type === 'bulletList' ? '- ' : `${n + 1}. `
      const inner = indent + ' '.repeat(bullet.length)
      return bullet + item.content.map((part) => blockText(part, inner)).join(`\n${inner}`)
    })
    .join(`\n${indent}`)
}

/** A note as plain text: one line a paragraph, lists with their bullets and numbers, links with their address. */
export function plainText(content: NoteContent): string {
  return content.content.map((block) => blockText(block, '')).join('\n')
}

/** Every mention of a note with its place (a dotted path from the document), in reading order. */
export function mentionsIn(content: NoteContent): { id: string; path: string }[] {
  const found: { id: string; path: string }[] = []
  const visit = (blocks: readonly NoteBlock[], path: string): void => {
    for (const [n, block] of blocks.entries()) {
      const at = `${path}.${n}.content`
      if (block.type === 'paragraph') {
        for (const [i, part] of (block.content ?? []).entries())
          if (part.type === 'mention') found.push({ id: part.attrs.id, path: `${at}.${i}.attrs.id` })
      } else for (const [i, item] of block.content.entries()) visit(item.content, `${at}.${i}.content`)
    }
  }
  visit(content.content, 'content')
  return found
}

/** The note with each mention named as its person is called now; a name that is not known stays as it was. */
export function withNames(content: NoteContent, names: ReadonlyMap<string, string>): NoteContent {
  const inline = (part: NoteInline): NoteInline => {
    if (part.type !== 'mention') return part
    const label = names.get(part.attrs.id) ?? part.attrs.label
    return { type: 'mention', attrs: { id: part.attrs.id, ...(label === undefined ? {} : { label }) } }
  }
  const inside = (block: NoteBlock): NoteBlock =>
    block.type === 'paragraph'
      ? { type: 'paragraph', ...(block.content ? { content: block.content.map(inline) } : {}) }
      : { ...block, content: block.content.map((item) => ({ type: 'listItem', content: item.content.map(inside) })) }
  return { type: 'doc', content: content.content.map(inside) }
}

/**
 * A plain note as a document: a paragraph for each line, web addresses as links, and the names of those it mentions.
 * @param people whom the note told; the longest name wins
 */
export function documentOf(body: string, people: readonly Person[] = []): NoteContent {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length)
  const names = byLength.map((p) => p.name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const special = new RegExp(
    `(https?://[^\\s<>"]*[^\\s<>".,;:!?)])${names.length > 0 ? `|@(${names.join('|')})` : ''}`,
    'g',
  )
  const paragraph = (line: string): NoteBlock => {
    const content: NoteInline[] = []
    let end = 0
    const text = (until: number) => {
      if (until > end) content.push({ type: 'text', text: line.slice(end, until) })
    }
    for (const match of line.matchAll(special)) {
      text(match.index)
      const person = byLength.find((p) => p.name === match[2])
      if (person) content.push({ type: 'mention', attrs: { id: person.id, label: person.name } })
      else if (match[0].length <= MAX_HREF)
        content.push({ type: 'text', text: match[0], marks: [{ type: 'link', attrs: { href: match[0] } }] })
      else continue
      end = match.index + match[0].length
    }
    text(line.length)
    return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
  }
  return { type: 'doc', content: body.split('\n').map(paragraph) }
}

/** What keeps a document from being a note: nothing to read in it, or too much. Null when all is well. */
export function faultOf(content: NoteContent): 'NOTE_EMPTY' | 'NOTE_TOO_LONG' | 'TOO_MANY_MENTIONS' | null {
  const text = plainText(content)
  const mentions = new Set(mentionsIn(content).map((m) => m.id))
  if (mentions.size > MAX_MENTIONS) return 'TOO_MANY_MENTIONS'
  if (mentions.size === 0 && !/\S/.test(text.replaceAll(/^\s*(-|\d+\.)\s/gm, ''))) return 'NOTE_EMPTY'
  return text.length > MAX_NOTE_LENGTH ? 'NOTE_TOO_LONG' : null
}
