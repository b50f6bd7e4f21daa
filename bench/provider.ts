import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** The machine's monotonic clock in milliseconds, the same in every thread. */
export const hereAndNow = (): number => Number(process.hrtime.bigint()) / 1e6

/** The five-millisecond provider in a thread of its own. */
export type SlowProvider = {
  url: string
  /** Waits until that many messages have arrived, then gives and forgets them: message id and arrival. */
  take(count: number): Promise<Map<string, number>>
  close(): Promise<void>
}

const PATIENCE_MS = 120_000

export async function startProvider(): Promise<SlowProvider> {
  const worker = new Worker(new URL('./provider.worker.ts', import.meta.url))
  const ask = async (wish: 'count' | 'take'): Promise<unknown> => {
    worker.postMessage(wish)
    const [answer] = await once(worker, 'message')
    return answer
  }
  const [ready] = (await once(worker, 'message')) as [{ url: string }]
  return {
    url: ready.url,
    async take(count) {
      const began = performance.now()
      while (Number(await ask('count')) < count) {
        if (performance.now() - began > PATIENCE_MS) throw new Error(`the provider never got ${count} messages`)
        await pause(20)
      }
      return new Map((await ask('take')) as [string, number][])
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
