import { describe, expect, it } from 'vitest'
import { movedTo, tileBeside } from './photo-order.ts'

describe('movedTo', () => {
  it.each([
    ['a', 'c', ['b', 'c', 'a']],
    ['c', 'a', ['c', 'a', 'b']],
    ['b', 'b', ['a', 'b', 'c']],
    ['x', 'a', ['a', 'b', 'c']],
  ])('puts %s at the place of %s', (id, over, expected) => {
    expect(movedTo(['a', 'b', 'c'], id, over)).toEqual(expected)
  })
})

describe('tileBeside', () => {
  const tile = (id: string, left: number, top: number) => ({ id, left, top, width: 100, height: 80 })
  const tiles = [tile('a', 0, 0), tile('b', 110, 0), tile('c', 0, 90), tile('d', 110, 90)]
  it.each([
    ['ArrowRight', 'b'],
    ['ArrowDown', 'c'],
    ['ArrowLeft', undefined],
    ['ArrowUp', undefined],
  ] as const)('%s from the first tile leads to %s', (arrow, expected) => {
    expect(tileBeside(tiles, { x: 50, y: 40 }, arrow)?.id).toBe(expected)
  })
  it('stays in its row when going sideways', () => {
    expect(tileBeside(tiles, { x: 160, y: 130 }, 'ArrowRight')).toBeNull()
    expect(tileBeside(tiles, { x: 160, y: 130 }, 'ArrowUp')?.id).toBe('b')
  })
})
