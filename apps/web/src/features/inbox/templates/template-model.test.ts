import { describe, expect, it } from 'vitest'
import type { TemplateChoice } from '@/lib/api-templates.ts'
import { faultOf, found, piecesOf, saidBy, titleOf, wholeIn, wordsOf } from './template-model.ts'

const template = (name: string, body: string): TemplateChoice => ({
  name,
  language: 'fr',
  category: 'UTILITY',
  header: null,
  body,
  footer: null,
  variables: [],
  slots: [],
  buttons: [],
  mayWrite: { answer: 'YES', code: null, reason: null, until: null },
})

describe('a template in the composer', () => {
  it('is shown in pieces, variables apart', () => {
    expect(piecesOf('Bonjour {{1}} !', ['Salma']).map(({ text, variable }) => [text, variable])).toEqual([
      ['Bonjour ', null],
      ['Salma', 0],
      [' !', null],
    ])
    expect(wordsOf('{{2}} {{1}} {{3}}', ['a', '{{1}}'])).toBe('{{1}} a ')
  })

  it('wants every variable, on one line', () => {
    expect(faultOf('  ')).toBe('required')
    expect(faultOf('a'.repeat(1025))).toBe('length')
    expect(faultOf('a      b')).toBe('spaces')
    expect(faultOf('a\nb')).toBe('spaces')
    expect([faultOf('Salma'), faultOf('demain', 'DATE'), faultOf('http://x', 'FILE')]).toEqual([
      null,
      'number',
      'address',
    ])
  })

  it('is found by words of its name or text, whatever the accents', () => {
    const list = [template('visit_offer', 'Cela vous convient-il ?'), template('relance', 'Toujours intéressée ?')]
    expect(found(list, 'INTERESSEE').map(({ name }) => name)).toEqual(['relance'])
    expect(found(list, 'visit convient').map(({ name }) => name)).toEqual(['visit_offer'])
    expect(found(list, '')).toHaveLength(2)
    expect(titleOf('visit_offer')).toBe('Visit offer')
  })

  it('says its header above the words of a message, and apart above a letter', () => {
    const visit: TemplateChoice = {
      ...template('visit', 'Le {{1}}'),
      header: { format: 'TEXT', text: '{{1}} à {{2}}' },
      footer: 'Atlas',
      slots: ['HEADER', 'HEADER', 'BODY'],
    }
    expect(saidBy(visit, ['Riad', 'Fès', '12'], true)).toEqual({ subject: 'Riad à Fès', text: 'Le 12\n\nAtlas' })
    expect(saidBy(visit, ['Riad', 'Fès', '12'], false)).toEqual({ subject: null, text: 'Riad à Fès\n\nLe 12\n\nAtlas' })
    expect([wholeIn(visit, ['a', 'b', 'c']), wholeIn(visit, ['a', ' ', 'c'])]).toEqual([true, false])
  })
})
