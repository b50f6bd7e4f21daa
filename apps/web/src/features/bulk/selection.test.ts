import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nothingChosen, touchAll, touchRow } from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const ids = (chosen: { ids: ReadonlySet<string> }) => [...chosen.ids].sort().join('')

describe('choosing rows', () => {
  it('adds and takes away one row, or the whole range from the last one touched', () => {
    const one = touchRow(nothingChosen, 'b', order, false)
    const range = touchRow(one, 'd', order, true)
    expect(ids(range)).toBe('bcd')
    expect(ids(touchRow(range, 'b', order, true))).toBe('')
    expect(ids(touchRow(range, 'c', order, false))).toBe('bd')
    expect(ids(touchRow(nothingChosen, 'c', order, true))).toBe('c')
  })

  it('takes all rows, and none when all were taken', () => {
    expect(ids(touchAll(nothingChosen, order))).toBe('abcde')
    expect(ids(touchAll(touchAll(nothingChosen, order), order))).toBe('')
    expect(ids(touchAll(nothingChosen, []))).toBe('')
  })

  it('touched twice without a range is as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...order)), fc.constantFrom(...order), (path, id) => {
        const before = path.reduce((chosen, one) => touchRow(chosen, one, order, false), nothingChosen)
        const after = touchRow(touchRow(before, id, order, false), id, order, false)
        expect(ids(after)).toBe(ids(before))
      }),
    )
  })
})
