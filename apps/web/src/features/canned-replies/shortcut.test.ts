import { describe, expect, it } from 'vitest'
import type { FilledReply } from '@/lib/api-canned.ts'
import { inserted, offeredFor, shortcutOf, slashBefore } from './shortcut.ts'

const reply = (shortcut: string, title: string): FilledReply => ({
  id: shortcut,
  shortcut,
  title,
  language: 'fr',
  text: '',
})

describe('a slash in a draft', () => {
  it('opens at the start or after a blank, up to the caret', () => {
    expect(slashBefore('/', 1)).toEqual({ from: 0, word: '' })
    expect(slashBefore('Bonjour /hor', 12)).toEqual({ from: 8, word: 'hor' })
    expect(slashBefore('Bonjour /hor', 9)).toEqual({ from: 8, word: '' })
    expect(slashBefore('a\n/é', 4)).toEqual({ from: 2, word: 'é' })
  })

  it('is left alone inside words, dates and addresses', () => {
    for (const text of ['12/03', 'https://x', 'et/ou', '/hor ', '//'])
      expect(slashBefore(text, text.length), text).toBeNull()
  })

  it('gives way to the text', () => {
    expect(inserted('Bon /h !', 4, 6, 'jour')).toEqual({ draft: 'Bon jour !', caret: 8 })
  })
})

it('texts are found by shortcut first, then by title', () => {
  const list = [reply('merci', 'Horaires du jour'), reply('horaires', 'Ouverture'), reply('visite', 'Proposer')]
  expect(offeredFor(list, 'Hor').map(({ shortcut }) => shortcut)).toEqual(['horaires', 'merci'])
  expect(offeredFor(list, '')).toHaveLength(3)
})

it('a shortcut is plain, whatever is typed', () => {
  expect(shortcutOf('/Déjà vendu !')).toBe('deja-vendu-')
  expect(shortcutOf('مرحبا')).toBe('')
})
