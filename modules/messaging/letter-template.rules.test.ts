import fc from 'fast-check'
import { Check } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { plainLetter } from '#channels/kit'
import { LetterDocument, type LetterInline, type LetterPart } from './letter-document.schema.ts'
import { problemsOfLetter } from './letter-draft.rules.ts'
import { documentOf, documentText, letterWith, strayButtons } from './letter-template.rules.ts'
import type { TemplateParts, TemplateVariable } from './template-content.rules.ts'

const text = (value: string): LetterInline => ({ type: 'text', text: value })
const paragraph = (...content: LetterInline[]): LetterPart => ({ type: 'paragraph', content })
const doc = (...content: LetterPart[]): LetterDocument => ({ type: 'doc', content })
const variable = (name: string): TemplateVariable => ({ name, type: 'TEXT', example: 'Salma', source: null })

function partsOf(document: LetterDocument, change: Partial<TemplateParts> = {}): TemplateParts {
  return {
    header: { format: 'TEXT', text: 'Votre visite' },
    body: documentText(document),
    document,
    footer: null,
    buttons: [],
    variables: [],
    ...change,
  }
}
const draft = (parts: TemplateParts) => ({ ...parts, name: 'visite', language: 'fr', category: 'UTILITY' as const })
const problems = (parts: TemplateParts) => problemsOfLetter(draft(parts)).map(({ field, code }) => `${field} ${code}`)

const inlines = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }).map(text),
  fc.constant<LetterInline>({ type: 'hardBreak' }),
  fc.constant<LetterInline>({
    type: 'text',
    text: 'plan',
    marks: [{ type: 'link', attrs: { href: 'https://a.example/' } }],
  }),
)
const lines = fc.array(inlines, { maxLength: 4 })
const parts = fc.oneof(
  lines.map((content) => paragraph(...content)),
  lines.map((content): LetterPart => ({ type: 'heading', attrs: { level: 2 }, content })),
  fc.constant<LetterPart>({ type: 'horizontalRule' }),
  fc
    .tuple(
      fc.constantFrom('bulletList' as const, 'orderedList' as const),
      fc.array(lines, { minLength: 1, maxLength: 3 }),
    )
    .map(
      ([type, items]): LetterPart => ({
        type,
        content: items.map((content) => ({ type: 'listItem', content: [{ type: 'paragraph', content }] })),
      }),
    ),
)
const documents = fc.array(parts, { minLength: 1, maxLength: 5 }).map((content) => doc(...content))

describe('the document of a letter', () => {
  it('is taken whatever its blocks, and says in plain words what it says', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(Check(LetterDocument, document)).toBe(true)
        const { letter } = letterWith('fr', partsOf(document), [])
        expect(plainLetter(letter)).toBe(documentText(document))
      }),
    )
  })

  it('is made of plain words, paragraph by paragraph', () => {
    const words = fc.stringMatching(/^[a-z éà,.]{1,20}$/).filter((line) => line.trim() === line)
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        (paragraphs) => {
          const written = paragraphs.map((one) => one.join('\n')).join('\n\n')
          expect(documentText(documentOf(written))).toBe(written)
        },
      ),
    )
  })

  it.each([
    ['a script', { type: 'script' }],
    ['another heading', { type: 'heading', attrs: { level: 1 }, content: [] }],
    [
      'an address that runs',
      paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }),
    ],
    [
      'a variable in an address',
      paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'https://{{1}}' } }] }),
    ],
  ])('takes no %s', (_what, part) => {
    expect(Check(LetterDocument, { type: 'doc', content: [part] })).toBe(false)
  })
})

describe('a letter from a template', () => {
  it('has each value in its place: subject, text and buttons are counted by themselves', () => {
    const template = partsOf(doc(paragraph(text('Bonjour {{1}}, à {{2}}.'))), {
      header: { format: 'TEXT', text: 'Visite {{1}} de {{2}}' },
      buttons: [
        { type: 'PHONE_NUMBER', text: 'Appeler', phone: '+212522000000' },
        { type: 'URL', text: 'Confirmer', url: 'https://anfa.example/v/{{1}}' },
      ],
      variables: ['date', 'bien', 'nom', 'heure', 'lien'].map(variable),
    })
    const { subject, letter } = letterWith('fr', template, ['du 12', 'la villa', 'Salma', 'dix heures', 'a/42'])
    expect(subject).toBe('Visite du 12 de la villa')
    expect(letter.blocks).toEqual([
      { type: 'paragraph', spans: [{ text: 'Bonjour Salma, à dix heures.' }] },
      { type: 'button', label: 'Appeler', href: 'tel:+212522000000' },
      { type: 'button', label: 'Confirmer', href: 'https://anfa.example/v/a/42' },
    ])
  })

  it('says a value as it is, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, two) => {
        const template = partsOf(doc(paragraph(text('{{1}} et {{2}}'))), { variables: ['a', 'b'].map(variable) })
        const { letter } = letterWith('fr', template, [one, two])
        expect(letter.blocks).toEqual([{ type: 'paragraph', spans: [{ text: `${one} et ${two}` }] }])
      }),
    )
  })

  it('leads nowhere else than where its template leads', () => {
    const template = partsOf(doc(paragraph(text('Bonjour'))), {
      buttons: [{ type: 'URL', text: 'Voir', url: 'https://anfa.example{{1}}' }],
      variables: [variable('lien')],
    })
    expect(strayButtons(template, ['/v/42'])).toEqual([])
    expect(strayButtons(template, ['.evil.example/'])).toEqual([0])
    expect(strayButtons(template, ['@evil.example/'])).toEqual([0])
  })
})

describe('the words of a template of letters', () => {
  const good = partsOf(doc(paragraph(text('Bonjour {{1}}'))), { variables: [variable('name')] })

  it('may begin and end with a variable: nobody reviews them', () => {
    expect(problems(good)).toEqual([])
    expect(problems(partsOf(doc(paragraph(text('{{1}}{{2}}'))), { variables: ['a', 'b'].map(variable) }))).toEqual([])
  })

  it.each([
    ['no subject', { header: null }, 'header REQUIRED'],
    ['a subject of two lines', { header: { format: 'TEXT', text: 'a\nb' } }, 'header LINE_BREAKS'],
    ['a subject without end', { header: { format: 'TEXT', text: 'x'.repeat(151) } }, 'header TOO_LONG'],
    ['a variable in the footer', { footer: 'Bien à vous, {{1}}' }, 'footer VARIABLE_NOT_ALLOWED'],
    ['a quick reply', { buttons: [{ type: 'QUICK_REPLY', text: 'Oui' }] }, 'buttons.0 UNSUPPORTED'],
    [
      'an address in the open',
      { buttons: [{ type: 'URL', text: 'Voir', url: 'http://a.example' }] },
      'buttons.0.url FORMAT',
    ],
    [
      'four buttons',
      { buttons: Array.from({ length: 4 }, (_, i) => ({ type: 'URL', text: `Voir ${i}`, url: 'https://a.example' })) },
      'buttons TOO_MANY',
    ],
    ['a variable that nothing describes', { variables: [] }, 'variables VARIABLE_COUNT'],
  ] as [string, Partial<TemplateParts>, string][])('are refused with %s', (_what, change, problem) => {
    expect(problems({ ...good, ...change })).toContain(problem)
  })

  it.each([
    ['is empty', doc(paragraph()), 'body REQUIRED'],
    ['skips a number', doc(paragraph(text('{{2}}'))), 'body VARIABLE_NUMBERING'],
    ['opens a brace', doc(paragraph(text('{{1'))), 'body BRACES'],
    [
      'has half a variable in bold',
      doc(paragraph(text('{'), { type: 'text', text: '{1}', marks: [{ type: 'bold' }] }, text('}'))),
      'body BRACES',
    ],
  ] as [string, LetterDocument, string][])('are refused when the text %s', (_what, document, problem) => {
    expect(problems(partsOf(document, { variables: [variable('name')] }))).toContain(problem)
  })
})
