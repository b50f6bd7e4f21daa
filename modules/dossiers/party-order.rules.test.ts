import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rearranged } from './party-order.rules.ts'

const people = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 8 }).chain((all) =>
  fc.subarray(all).chain((seen) =>
    fc.record({
      all: fc.constant(all),
      seen: fc.constant(seen),
      wanted: fc.shuffledSubarray(seen, { minLength: seen.length }),
    }),
  ),
)

describe('the order of parties', () => {
  it('is the one asked for, and leaves everybody else where they stood', () => {
    fc.assert(
      fc.property(people, ({ all, seen, wanted }) => {
        const movable = new Set(seen)
        const order = rearranged(all, movable, wanted) ?? []
        expect([...order].sort()).toEqual([...all].sort())
        expect(order.filter((id) => movable.has(id))).toEqual(wanted)
        for (const [place, id] of all.entries()) if (!movable.has(id)) expect(order[place]).toBe(id)
      }),
      { seed: 57 },
    )
  })

  it('is refused where somebody is missing, named twice, or not there', () => {
    const movable = new Set(['a', 'b'])
    for (const wanted of [['a'], ['a', 'a'], ['a', 'c'], ['a', 'b', 'c'], []])
      expect(rearranged(['a', 'b', 'c'], movable, wanted)).toBeNull()
  })
})
