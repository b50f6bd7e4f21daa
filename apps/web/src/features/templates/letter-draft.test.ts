import type { JSONContent } from '@tiptap/react'
import { describe, expect, it } from 'vitest'
import type { TemplateDetail } from '../../lib/api-templates.ts'
import { blank, linkVariable } from './draft.ts'
import { documentOf, letterAddress, letterOf, textOf } from './letter-document.ts'
import { freeNumber, letterDraftOf, variablesOfLetter, withLetterVariable, wordsOfLetter } from './letter-draft.ts'

const text = (value: string, ...marks: { type: string; attrs?: Record<string, string> }[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
})
const paragraph = (...content: JSONContent[]) => ({
  type: 'paragraph',
  attrs: { textAlign: null, dir: 'auto' },
  content,
})
const empty = letterDraftOf(null)

describe('a letter while it is written', () => {
  it('keeps each variable with its number, whatever the text loses and gets again', () => {
    let draft = { ...empty, subject: '{{1}} : {{2}}', document: documentOf('Bonjour {{1}},\n\nle {{2}}') }
    const [, title, , day] = variablesOfLetter(draft)
    if (!title || !day) throw new Error('four variables')
    draft = withLetterVariable(draft, title, { ...blank('title'), example: 'Riad' })
    draft = withLetterVariable(draft, day, { ...blank('day'), example: 'jeudi' })
    const without = { ...draft, subject: 'Votre visite', document: documentOf('Bonjour {{1}}') }
    expect(variablesOfLetter(without).map(({ variable }) => variable.name)).toEqual(['variable_1'])
    const again = { ...without, subject: '{{1}} : {{2}}', document: documentOf('Le {{2}}, {{1}}') }
    expect(variablesOfLetter(again).map(({ variable, path }) => [variable.name, variable.example, path])).toEqual([
      ['subject_1', '', 'variables.0'],
      ['title', 'Riad', 'variables.1'],
      ['variable_1', '', 'variables.2'],
      ['day', 'jeudi', 'variables.3'],
    ])
  })

  it('is sent with its variables numbered without a gap, in the order subject, text, buttons', () => {
    let draft = {
      ...empty,
      subject: '{{3}} et {{2}}',
      document: documentOf('Le {{2}}'),
      footer: '  ',
      buttons: [{ type: 'URL' as const, text: 'Voir', url: 'https://x/{{1}}', key: 0, variable: linkVariable(0) }],
    }
    for (const [at, name] of [
      [2, 'two'],
      [3, 'three'],
    ] as const)
      draft = {
        ...withLetterVariable(draft, { part: 'header', at }, blank(name)),
        buttons: draft.buttons,
        footer: '  ',
      }
    const words = wordsOfLetter(draft)
    expect(words.header).toEqual({ format: 'TEXT', text: '{{2}} et {{1}}' })
    expect(textOf(words.document)).toBe('Le {{1}}')
    expect(words.variables.map(({ name }) => name)).toEqual(['two', 'three', 'variable_2', 'link_1'])
    expect(words.footer).toBeNull()
    expect(words.buttons).toEqual([{ type: 'URL', text: 'Voir', url: 'https://x/{{1}}' }])
    expect(words).not.toHaveProperty('body')
  })

  it('is read back as it was sent', () => {
    const draft = {
      ...empty,
      subject: 'Visite de {{1}} à {{2}}',
      subjectVariables: [blank('title'), blank('city')],
      document: documentOf('Bonjour {{1}}'),
      bodyVariables: [blank('name')],
      buttons: [{ type: 'URL' as const, text: 'Voir', url: 'https://x/{{1}}', key: 0, variable: linkVariable(0) }],
    }
    const version = { ...wordsOfLetter(draft), body: 'Bonjour {{1}}' }
    const back = letterDraftOf({ versions: [version] } as unknown as TemplateDetail)
    expect(back).toEqual(draft)
  })

  it('gives a new variable the first number that is free', () => {
    expect([freeNumber(''), freeNumber('{{1}} {{3}}'), freeNumber('{{1}}\n{{2}}')]).toEqual([1, 2, 3])
  })
})

describe('what stands in the editor as a letter', () => {
  it('has only what letters have', () => {
    const inner = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('c'))] }] }
    const editor = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2, dir: 'auto' }, content: [text('Titre', { type: 'bold' })] },
        paragraph(
          text('a', { type: 'strike' }, { type: 'link', attrs: { href: 'HTTPS://a.ma', rel: 'x' } }),
          { type: 'hardBreak' },
          text('b', { type: 'link', attrs: { href: 'javascript:x' } }),
        ),
        {
          type: 'orderedList',
          attrs: { start: 1 },
          content: [{ type: 'listItem', content: [paragraph(text('b')), inner] }],
        },
        { type: 'horizontalRule' },
        { type: 'paragraph' },
      ],
    }
    expect(letterOf(editor).content).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Titre', marks: [{ type: 'bold' }] }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'https://a.ma' } }] },
          { type: 'hardBreak' },
          { type: 'text', text: 'b' },
        ],
      },
      {
        type: 'orderedList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'b' }] }] },
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'c' }] }] },
        ],
      },
      { type: 'horizontalRule' },
      { type: 'paragraph' },
    ])
    expect(letterOf({ type: 'doc', content: [] }).content).toEqual([{ type: 'paragraph' }])
  })

  it('completes the addresses of links', () => {
    expect(letterAddress('exemple.ma/biens')).toBe('https://exemple.ma/biens')
    expect(letterAddress('HTTP://exemple.ma')).toBe('http://exemple.ma')
    expect(letterAddress(' contact@exemple.ma ')).toBe('mailto:contact@exemple.ma')
    expect(letterAddress('+212 5 22 47 10 10')).toBe('tel:+212522471010')
    expect(['javascript:alert(1)', 'https://', 'a b', 'https://x/{{1}}'].map(letterAddress)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
