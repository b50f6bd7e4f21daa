import { describe, expect, it } from 'vitest'
import { colleaguesLike, nameBeingTyped, stillMentioned, withName } from './mentions.ts'

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

  it('are written out where the name was begun, and count while the name stands there', () => {
    const made = withName('Voir @yas demain', 9, 'Yassine Berrada')
    expect(made).toEqual({ text: 'Voir @Yassine Berrada demain', caret: 22 })
    expect(stillMentioned(made.text, team).map((c) => c.id)).toEqual(['1'])
    expect(stillMentioned('Voir demain', team)).toEqual([])
  })
})
