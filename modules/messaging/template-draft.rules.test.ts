import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formOf, partsOf, slotsOf, type TemplateParts, variablesOf, wordsWith } from './template-content.rules.ts'
import { problemsOfDraft, type TemplateDraft } from './template-draft.rules.ts'
import { isNews, maySubmit, statusAfterEvent } from './template-status.rules.ts'

const variable = (name: string, example = 'Salma') => ({ name, type: 'TEXT' as const, example, source: null })
const draft = (change: Partial<TemplateDraft> = {}): TemplateDraft => ({
  name: 'visit_reminder',
  language: 'fr',
  category: 'UTILITY',
  header: null,
  body: 'Bonjour {{1}}, à demain.',
  footer: null,
  buttons: [],
  variables: [variable('name')],
  ...change,
})
const codes = (change: Partial<TemplateDraft>) =>
  problemsOfDraft(draft(change)).map(({ field, code }) => `${field} ${code}`)

const word = fc.stringMatching(/^[a-zé]{1,8}$/)
/** A text the provider takes: words between numbered variables, words at both ends. */
const body = fc
  .array(word, { minLength: 2, maxLength: 7 })
  .map((words) => words.map((w, i) => (i === words.length - 1 ? w : `${w} {{${i + 1}}}`)).join(' '))
const good = fc.record({ body, footer: fc.option(word), url: fc.boolean(), headed: fc.boolean() }).map((given) => {
  const parts: Omit<TemplateParts, 'variables'> = {
    header: given.headed ? { format: 'TEXT', text: 'Visite de {{1}}' } : null,
    body: given.body,
    footer: given.footer,
    buttons: [
      { type: 'QUICK_REPLY', text: 'Oui' },
      { type: 'URL', text: 'Voir', url: `https://atlas.ma/v/${given.url ? '{{1}}' : 'x'}` },
    ],
  }
  return draft({ ...parts, variables: slotsOf(parts).map((_, i) => variable(`v${i}`, `ex${i}`)) })
})

describe('words for the provider’s review', () => {
  it('that keep its rules have no problem, and come back from it as they were', () => {
    fc.assert(
      fc.property(good, (whole) => {
        expect(problemsOfDraft(whole)).toEqual([])
        const { name: _n, language: _l, category: _c, ...parts } = whole
        expect(partsOf(formOf(whole, parts), parts)).toEqual(parts)
      }),
    )
  })

  it('number their variables from one without a gap, whatever is left out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (numbers) => {
        const text = `a ${numbers.map((n) => `{{${n}}} b`).join(' ')}`
        const whole = Math.max(...numbers) === numbers.length
        const found = codes({ body: text, variables: numbers.map((n) => variable(`v${n}`)) })
        expect(found.includes('body VARIABLE_NUMBERING')).toBe(!whole)
      }),
    )
  })

  it('have words at both ends and between variables', () => {
    expect(codes({ body: '{{1}} bonjour' })).toEqual(['body VARIABLE_AT_EDGE'])
    expect(codes({ body: 'bonjour {{1}}  ' })).toEqual(['body VARIABLE_AT_EDGE'])
    const two = [variable('a'), variable('b')]
    expect(codes({ body: 'bonjour {{1}} {{2}} !', variables: two })).toEqual(['body VARIABLES_TOUCH'])
    expect(codes({ body: 'a {{name}} b', variables: [] })).toEqual(['body BRACES'])
    expect(codes({ body: 'a {{1} b', variables: [] })).toEqual(['body BRACES'])
    expect(codes({ body: 'a\n\n\nb', variables: [] })).toEqual(['body LINE_BREAKS'])
  })

  it('are as short as it wants them', () => {
    const long = (n: number) => 'x'.repeat(n)
    expect(codes({ body: long(1025), variables: [] })).toEqual(['body TOO_LONG'])
    expect(codes({ header: { format: 'TEXT', text: long(61) } })).toEqual(['header TOO_LONG'])
    expect(codes({ footer: long(61) })).toEqual(['footer TOO_LONG'])
    expect(codes({ footer: 'à {{1}}' })).toEqual(['footer VARIABLE_NOT_ALLOWED'])
    expect(codes({ buttons: [{ type: 'QUICK_REPLY', text: long(26) }] })).toEqual(['buttons.0.text TOO_LONG'])
    expect(codes({ name: 'Visite demain' })).toEqual(['name FORMAT'])
    expect(codes({ language: 'Français' })).toEqual(['language FORMAT'])
  })

  it('carry an example that could be sent with each variable, under a name of its own', () => {
    expect(codes({ variables: [variable('name', ' ')] })).toEqual(['variables.0.example REQUIRED'])
    expect(codes({ variables: [variable('name', 'a\nb')] })).toEqual(['variables.0.example EXAMPLE'])
    expect(codes({ variables: [{ ...variable('when', 'demain'), type: 'DATE' }] })).toEqual([
      'variables.0.example EXAMPLE',
    ])
    expect(codes({ variables: [variable('1')] })).toEqual(['variables.0.name FORMAT'])
    expect(codes({ variables: [] })).toEqual(['variables VARIABLE_COUNT'])
    const twice = [variable('a'), variable('a')]
    expect(codes({ body: 'x {{1}} y {{2}} z', variables: twice })).toEqual(['variables.1.name DUPLICATE'])
  })

  it('have buttons that stand by their kind and lead somewhere', () => {
    const reply = (text: string) => ({ type: 'QUICK_REPLY' as const, text })
    const link = (text: string, url: string) => ({ type: 'URL' as const, text, url })
    expect(codes({ buttons: [reply('a'), link('b', 'https://x.ma'), reply('c')] })).toEqual(['buttons BUTTONS_MIXED'])
    expect(codes({ buttons: [reply('Oui'), reply('oui ')] })).toEqual(['buttons.1.text DUPLICATE'])
    expect(codes({ buttons: [link('b', 'http://x.ma')] })).toEqual(['buttons.0.url FORMAT'])
    expect(codes({ buttons: [link('b', 'https://x.ma/{{1}}/y')], variables: [variable('a'), variable('b')] })).toEqual([
      'buttons.0.url VARIABLE_NUMBERING',
    ])
    expect(codes({ buttons: [{ type: 'PHONE_NUMBER', text: 'Appeler', phone: '0522' }] })).toEqual([
      'buttons.0.phone FORMAT',
    ])
  })

  it('never make the check fail, whatever is typed', () => {
    const text = fc.string({ unit: fc.constantFrom('{', '}', '1', '2', 'a', ' ', '\n', 'é'), maxLength: 40 })
    fc.assert(
      fc.property(text, text, text, (given, header, footer) => {
        const found = problemsOfDraft(draft({ body: given, header: { format: 'TEXT', text: header }, footer }))
        expect(found.every(({ field }) => field !== '')).toBe(true)
      }),
    )
  })
})

describe('rows and events', () => {
  it('a row is read whatever stands there', () => {
    const knows = (name: string) => name === 'name'
    expect(variablesOf(['name', '1'], knows).map(({ source }) => source)).toEqual(['name', null])
    fc.assert(fc.property(fc.anything(), (value) => Array.isArray(variablesOf(value, knows))))
  })

  it('values stand where they belong', () => {
    const parts: TemplateParts = {
      header: { format: 'TEXT', text: 'Visite : {{1}}' },
      body: 'Bonjour {{1}}, {{2}}.',
      footer: 'Atlas',
      buttons: [],
      variables: ['title', 'name', 'when'].map((name) => variable(name)),
    }
    expect(wordsWith(parts, ['Villa', 'Salma', 'demain'])).toBe('Visite : Villa\n\nBonjour Salma, demain.\n\nAtlas')
  })

  it('events of the provider move a template; words nobody knows and old news do not', () => {
    expect(['APPROVED', 'paused', 'REINSTATED', 'FLAGGED', 'SURPRISE', 'DRAFT'].map(statusAfterEvent)).toEqual([
      'APPROVED',
      'PAUSED',
      'APPROVED',
      'SAME',
      null,
      null,
    ])
    expect([isNews(null, 1), isNews(2, 1), isNews(1, 1), isNews(1, null)]).toEqual([true, false, true, true])
    expect(['DRAFT', 'PENDING', 'APPROVED', 'DISABLED'].map(maySubmit)).toEqual([true, false, true, false])
  })
})
