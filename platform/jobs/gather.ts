/** Items of one batch at most. */
const MAX_BATCH = 64

type Waiting<I, O> = { item: I; resolve(result: O): void; reject(error: unknown): void }

/**
 * Turns calls that come close together into one: what is asked for a key (an organisation) in the same moment, or while
 * its last batch is under way, goes as one batch. Results answer the items by position. A batch that fails is done again
 * one by one, so that a single bad item never fails its neighbours: `run` is all or nothing.
 */
export function gather<I, O>(
  run: (key: string, items: readonly I[]) => Promise<readonly O[]>,
): (key: string, item: I) => Promise<O> {
  const queues = new Map<string, Waiting<I, O>[]>()

  const settle = async (key: string, batch: readonly Waiting<I, O>[]): Promise<void> => {
    try {
      const results = await run(
        key,
        batch.map(({ item }) => item),
      )
      if (results.length !== batch.length) throw new Error('a batch answers each of its items')
      for (const [n, waiting] of batch.entries()) waiting.resolve(results[n] as O)
    } catch (error) {
      if (batch.length === 1) for (const waiting of batch) waiting.reject(error)
      else for (const waiting of batch) await settle(key, [waiting])
    }
  }

  const work = async (key: string, queue: Waiting<I, O>[]): Promise<void> => {
    // The calls of this moment come first.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) await settle(key, queue.splice(0, MAX_BATCH))
    queues.delete(key)
  }

  return (key, item) =>
    new Promise<O>((resolve, reject) => {
      const queue = queues.get(key)
      if (queue) queue.push({ item, resolve, reject })
      else {
        const begun = [{ item, resolve, reject }]
        queues.set(key, begun)
        void work(key, begun)
      }
    })
}
