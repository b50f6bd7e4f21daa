import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commonWord, searchInOrder } from './search-window.ts'

/** A list whose every `nth` row matches; counts how many rows were looked at. */
function listOf(length: number, nth: number) {
  const looks: number[] = []
  const read = (wanted: number) => async (window: number) => {
    looks.push(window)
    const matches = Array.from({ length: Math.min(window, length) }, (_, n) => n).filter((n) => n % nth === 0)
    return matches.slice(0, wanted)
  }
  return { looks, read }
}

it('finds the first matches of the list or leaves it to the index, in two looks at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 1, max: 2_000 }),
      fc.integer({ min: 1, max: 101 }),
      async (length, nth, wanted) => {
        const list = listOf(length, nth)
        const found = await searchInOrder(wanted, list.read(wanted))
        const all = await listOf(length, nth).read(wanted)(length)
        expect(found === null || found.join() === all.join()).toBe(true)
        expect(found?.length ?? wanted).toBe(wanted)
        expect(list.looks.length).toBeLessThanOrEqual(2)
        expect(Math.max(...list.looks)).toBeLessThanOrEqual(5_000)
      },
    ),
  )
})

it('finds a frequent word by its first look, a rare one never', async () => {
  const frequent = listOf(100_000, 10)
  expect(await searchInOrder(21, frequent.read(21))).toHaveLength(21)
  expect(frequent.looks).toEqual([300])
  const rare = listOf(100_000, 5_000)
  expect(await searchInOrder(21, rare.read(21))).toBeNull()
  expect(rare.looks).toEqual([300])
})

it('takes one word of letters for a common one', () => {
  expect(['Benali', ' bénali ', 'بنعلي'].map(commonWord)).toEqual(['Benali', 'bénali', 'بنعلي'])
  expect(['', 'al', 'Sara Benali', 'D-2026', '0612', 'a'.repeat(41), undefined].map(commonWord)).toEqual(
    Array(7).fill(null),
  )
})
