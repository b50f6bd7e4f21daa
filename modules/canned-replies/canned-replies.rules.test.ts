import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filled, marks, textIn, tidied, unknownMarks } from './canned-replies.rules.ts'

const values = { prenom: 'Salma', agence: 'Anfa Immobilier', agent: 'Karim' }

describe('names in braces', () => {
  it('are filled, with or without spaces; others are named as unknown and left', () => {
    expect(filled('Bonjour {{prenom}}, {{ agent }} de {{agence}}.', values)).toBe(
      'Bonjour Salma, Karim de Anfa Immobilier.',
    )
    expect(unknownMarks('{{prenom}} {{nom}} {{}} {{constructor}}')).toEqual(['nom', '', 'constructor'])
    expect(filled('{{nom}}', values)).toBe('{{nom}}')
  })

  it('leave nothing in braces in a text that was accepted, and never read again what was filled in', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...marks.map((m) => `{{${m}}}`)), fc.string()))
      .map((p) => p.join(' '))
    fc.assert(
      fc.property(text, (written) => {
        fc.pre(unknownMarks(written).length === 0)
        expect(unknownMarks(filled(written, values))).toEqual([])
      }),
    )
    expect(filled('{{prenom}}', { ...values, prenom: '{{agent}} $&' })).toBe('{{agent}} $&')
  })
})

describe('a text', () => {
  it('is read in the first language that has one, else in any', () => {
    const texts = { fr: 'Bonjour', ar: null, en: 'Hello' }
    expect(textIn(texts, ['ar', 'en'])).toEqual({ language: 'en', text: 'Hello' })
    expect(textIn(texts, ['ar'])).toEqual({ language: 'fr', text: 'Bonjour' })
    expect(textIn({ fr: null, ar: null, en: null }, ['fr'])).toBeNull()
  })

  it('is kept without blank ends; nothing but blanks is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kept = tidied(text)
        expect(kept).toBe(tidied(kept))
        if (kept !== null) expect(kept).toBe(kept.trim())
      }),
    )
    expect(tidied(' \r\n ')).toBeNull()
    expect(tidied('a\r\nb ')).toBe('a\nb')
  })
})
