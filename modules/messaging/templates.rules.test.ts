import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filledText } from './template-content.rules.ts'
import { byLanguage, prefilled, type TemplateFacts, whenText } from './templates.rules.ts'

const facts: TemplateFacts = {
  contact: { firstName: 'Salma', displayName: 'Salma Bennis' },
  agency: 'Anfa Immobilier',
  agent: 'Karim',
  appointment: {
    type: 'VISIT',
    startsAt: Date.parse('2026-03-12T10:30:00Z'),
    timezone: 'Africa/Casablanca',
    place: '12, rue  des\nPalmiers',
  },
  dossier: { reference: 'D-12' },
  annonce: { title: 'Villa', reference: 'A-1', city: 'Rabat', price: { amount: 250_000_000, currency: 'MAD' } },
}
const nothing: TemplateFacts = {
  contact: { firstName: null, displayName: 'X' },
  agency: 'A',
  agent: null,
  appointment: null,
  dossier: null,
  annonce: null,
}
const fill = (name: string, known = facts) => prefilled(name, known, 'fr', (code) => code.toLowerCase())

describe('variables of a template', () => {
  it('are filled with what is known, by their source', () => {
    expect(fill('name')).toBe('Salma')
    expect(fill('full_name')).toBe('Salma Bennis')
    expect(fill('what')).toBe('visit')
    expect(fill('when')).toBe('jeudi 12 mars à 10:30')
    expect(fill('place')).toBe('12, rue des Palmiers')
    expect(fill('price')).toBe('2 500 000 MAD')
  })

  it('stay open when nothing is known, and for names that mean nothing here', () => {
    for (const name of ['when', 'place', 'title', 'price', 'agent']) expect(fill(name, nothing)).toBeNull()
    expect(prefilled(null, facts, 'fr', String)).toBeNull()
    for (const name of ['1', 'constructor', '__proto__', 'toString']) expect(fill(name)).toBeNull()
    expect(fill('name', nothing)).toBe('X')
  })

  it('are one line, as the provider wants them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (displayName) => {
        const value = fill('full_name', { ...nothing, contact: { firstName: null, displayName } })
        if (value !== null) expect(value).toMatch(/^\S(.*\S)?$/u)
        expect(value ?? '').not.toMatch(/[\n\r\t]| {2,}/)
      }),
    )
  })

  it('stand in the words where their number is; what is typed is never read as a mark again', () => {
    expect(filledText('Bonjour {{1}}, {{ 2 }} ({{3}})', ['$&', '{{1}}'])).toBe('Bonjour $&, {{1}} ({{3}})')
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (values) => {
        const body = values.map((_, i) => `{{${i + 1}}}`).join('|')
        expect(filledText(body, values)).toBe(values.join('|'))
      }),
    )
  })
})

it('hours are those on the wall of the place', () => {
  const at = Date.parse('2026-03-12T10:30:00Z')
  expect(whenText('fr', at, 'Africa/Casablanca')).toBe('jeudi 12 mars à 10:30')
  expect(whenText('en', at, 'Europe/Paris')).toBe('Thursday 12 March at 11:30')
  expect(whenText('ar', at, 'Europe/Paris')).toContain('11:30')
})

it('templates come in the person’s language first; none is lost', () => {
  const list = fc.array(
    fc.record({ name: fc.constantFrom('a', 'b', 'c'), language: fc.constantFrom('fr', 'ar', 'en_US', 'es') }),
  )
  fc.assert(
    fc.property(list, (templates) => {
      const ordered = byLanguage(templates, ['ar', 'fr'])
      expect(new Set(ordered)).toEqual(new Set(templates))
      const ranks = ordered.map(({ language }) => ['ar', 'fr', language].indexOf(language))
      expect(ranks).toEqual([...ranks].sort())
    }),
  )
})
