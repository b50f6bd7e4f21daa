import { describe, expect, it } from 'vitest'
import { colleaguesLike, nameBeingTyped } from './mentions.ts'

const team = [
  { id: '1', name: 'Yassine Berrada' },
  { id: '2', name: 'Leïla Amrani' },
  { id: '3', name: 'سلمى' },
]

describe('mentions', () => {
  it('begin at an @ that begins a word, in any script', () => {
    expect(nameBeingTyped('Voir @yas', 9)).toEqual({ at: 5, typed: 'yas' })
    expect(nameBeingTyped('@', 1)).toEqual({ at: 0, typed: '' })
    expect(nameBeingTyped('@سل', 3)).toEqual({ at: 0, typed: 'سل' })
    for (const text of ['salma@mail', 'Voir', '@Yassine Berrada et', '@a\n'])
      expect(nameBeingTyped(text, text.length), text).toBeNull()
  })

  it('are found by any word of the name, without accents', () => {
    const names = (typed: string) => colleaguesLike(team, typed).map((c) => c.name)
    expect(names('lei')).toEqual(['Leïla Amrani'])
    expect(names('BERR')).toEqual(['Yassine Berrada'])
    expect(names('Yassine B')).toEqual(['Yassine Berrada'])
    expect(names('')).toHaveLength(3)
  })
})
