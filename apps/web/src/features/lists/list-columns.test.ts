import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveColumn, readColumns, sameDefinition } from './list-columns.ts'

const known = ['status', 'score', 'city'] as const

describe('columns of a list', () => {
  it('are read from the address, unknown and repeated ones left out', () => {
    expect(readColumns('city,nothing,status,city', known)).toEqual(['city', 'status'])
    expect(readColumns(undefined, known)).toBeNull()
    expect(readColumns('', known)).toEqual([])
  })

  it('move by one place, never out of the list, and none is lost', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...known]),
        fc.constantFrom(...known),
        fc.constantFrom(-1 as const, 1 as const),
        (columns, key, by) => {
          const moved = moveColumn(columns, key, by)
          expect([...moved].sort()).toEqual([...columns].sort())
          const shift = moved.indexOf(key) - columns.indexOf(key)
          expect(shift === 0 || shift === by).toBe(true)
        },
      ),
    )
  })
})

describe('two definitions', () => {
  const of = (filter: Record<string, unknown>, columns: string[] = []) => ({ filter, sort: null, columns })
  it('are the same whatever the order of names and statuses', () => {
    expect(sameDefinition(of({ q: 'a', status: ['B', 'A'] }), of({ status: ['A', 'B'], q: 'a' }))).toBe(true)
    expect(sameDefinition(of({ q: 'a' }), of({ q: 'b' }))).toBe(false)
    expect(sameDefinition(of({ q: undefined }), of({}))).toBe(true)
  })
  it('differ by their columns only where both say them', () => {
    expect(sameDefinition(of({}, ['a', 'b']), of({}))).toBe(true)
    expect(sameDefinition(of({}, ['a', 'b']), of({}, ['b', 'a']))).toBe(false)
  })
})
