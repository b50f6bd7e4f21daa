import { describe, expect, it } from 'vitest'
import { gather } from './gather.ts'

function held() {
  const batches: { key: string; items: readonly number[]; go: (fail?: Error) => void }[] = []
  const call = gather<number, number>(
    (key, items) =>
      new Promise((resolve, reject) => {
        batches.push({ key, items, go: (fail) => (fail ? reject(fail) : resolve(items.map((n) => n * 10))) })
      }),
  )
  const beat = () => new Promise((resolve) => setImmediate(resolve))
  return { batches, call, beat }
}

describe('gathering', () => {
  it('sends what is asked in one moment as one batch per key and answers by position', async () => {
    const { batches, call, beat } = held()
    const answers = [call('a', 1), call('a', 2), call('b', 3)]
    await beat()
    expect(batches.map(({ key, items }) => [key, items])).toEqual([
      ['a', [1, 2]],
      ['b', [3]],
    ])
    for (const batch of batches) batch.go()
    expect(await Promise.all(answers)).toEqual([10, 20, 30])
  })

  it('lets the next batch of a key fill while one is under way', async () => {
    const { batches, call, beat } = held()
    const first = call('a', 1)
    await beat()
    const later = [call('a', 2), call('a', 3)]
    await beat()
    expect(batches).toHaveLength(1)
    batches[0]?.go()
    await first
    await beat()
    expect(batches[1]?.items).toEqual([2, 3])
    batches[1]?.go()
    expect(await Promise.all(later)).toEqual([20, 30])
  })

  it('does a failed batch again one by one: only the bad item fails', async () => {
    const call = gather<number, number>(async (_key, items) => {
      if (items.includes(2)) throw new Error('two is bad')
      return items.map((n) => n * 10)
    })
    const answers = await Promise.allSettled([call('a', 1), call('a', 2), call('a', 3)])
    expect(answers.map((a) => (a.status === 'fulfilled' ? a.value : String(a.reason)))).toEqual([
      10,
      'Error: two is bad',
      30,
    ])
  })

  it('begins anew after a key came to rest', async () => {
    const { batches, call, beat } = held()
    for (const n of [1, 2]) {
      const answer = call('a', n)
      await beat()
      batches.at(-1)?.go()
      expect(await answer).toBe(n * 10)
    }
  })
})
