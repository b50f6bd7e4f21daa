import { describe, expect, it } from 'vitest'
import { draftOf, isBlank, mentioned, noteOf } from './note-document.ts'

const text = (value: string, ...marks: object[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
})
const paragraph = (...content: object[]) => ({ type: 'paragraph', attrs: { dir: 'auto' }, content })
const list = (...items: object[][]) => ({
  type: 'orderedList',
  attrs: { start: 3, type: null },
  content: items.map((content) => ({ type: 'listItem', content })),
})
const doc = (...content: object[]) => ({ type: 'doc', content })

describe('what stands in the editor as a note', () => {
  it('has only what notes have', () => {
    const marks = [{ type: 'bold' }, { type: 'strike' }, { type: 'link', attrs: { href: 'HTTPS://a.ma', rel: 'x' } }]
    expect(noteOf(doc(paragraph(text('a', ...marks)), list([paragraph(text('b'))])))).toEqual(
      doc(
        {
          type: 'paragraph',
          content: [text('a', { type: 'bold' }, { type: 'link', attrs: { href: 'https://a.ma' } })],
        },
        {
          type: 'orderedList',
          content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('b')] }] }],
        },
      ),
    )
  })

  it('has no address but of the web', () => {
    for (const href of ['javascript:alert(1)', 'mailto:a@b.ma', 'https://a b', null])
      expect(noteOf(doc(paragraph(text('a', { type: 'link', attrs: { href } }))))).toEqual(
        doc({ type: 'paragraph', content: [text('a')] }),
      )
  })

  it('keeps the words of lists that stand too deep', () => {
    const deep = list([list([list([list([paragraph(text('x'))], [paragraph(text('y'))])])])])
    const note = JSON.stringify(noteOf(doc(deep)))
    expect(note.split('orderedList')).toHaveLength(4)
    expect(note).toContain('"x"')
    expect(note).toContain('"y"')
  })

  it('loses empty lines around it, and is blank when nothing can be read in it', () => {
    const empty = { type: 'paragraph' }
    const note = noteOf(doc(empty, paragraph(text('a')), empty, paragraph(text('b')), empty, empty))
    expect(note.content).toHaveLength(3)
    expect(isBlank(note)).toBe(false)
    expect(isBlank(noteOf(doc(empty, list([paragraph(text('  '))]))))).toBe(true)
    expect(isBlank(noteOf(doc(paragraph({ type: 'mention', attrs: { id: '1' } }))))).toBe(false)
  })

  it('names whom it mentions, each once', () => {
    const mention = (id: string) => ({ type: 'mention', attrs: { id, label: 'x', mentionSuggestionChar: '@' } })
    const note = noteOf(doc(paragraph(mention('2')), list([paragraph(mention('1'), mention('2'))])))
    expect(mentioned(note)).toEqual(['2', '1'])
  })
})

it('a draft that cannot be read is none', () => {
  for (const kept of ['', 'bonjour', '{"type":"text"}', 'null', '[]']) expect(draftOf(kept)).toBeNull()
  expect(draftOf('{"type":"doc","content":[]}')).toEqual({ type: 'doc', content: [] })
})
