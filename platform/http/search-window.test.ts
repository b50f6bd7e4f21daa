import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commonWord, type Stretch, searchInOrder } from './search-window.ts'

/** A list whose every `nth` row matches; counts how many rows were looked at. */
function listOf(length: number, nth: number) {
  const looks: number[] = []
  let seen = 0
  const read =
    (wanted: number) =>
    async ({ skip, take }: Stretch) => {
      looks.push(skip + take)
      seen += take
      const rows = Array.from({ length: Math.max(0, Math.min(take, length - skip)) }, (_, n) => skip + n)
      return rows
        .filter((n) => n % nth === 0)
        .map((n) => ({ id: String(n) }))
        .slice(0, wanted)
    }
  return { looks, read, seen: () => seen }
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
        const all = await listOf(length, nth).read(wanted)({ skip: 0, take: length })
        expect(found === null || found.map(({ id }) => id).join() === all.map(({ id }) => id).join()).toBe(true)
        // No row is looked at twice.
        expect(list.seen()).toBe(Math.max(...list.looks))
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

it('a row that moved between the looks is told once', async () => {
  const rows = await searchInOrder(4, async ({ skip }) =>
    (skip === 0 ? ['a', 'b', 'c'] : ['c', 'd', 'e']).map((id) => ({ id })),
  )
  expect(rows?.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})
