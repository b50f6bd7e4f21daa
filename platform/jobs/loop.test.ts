import { describe, expect, it } from 'vitest'
import { createLoop } from './loop.ts'

/** A loop over numbers whose claims and runs the test lets go one by one. */
function bench(options: { concurrency: number; waiting: number }) {
  let waiting = options.waiting
  let wake: () => void = () => undefined
  const claims: number[] = []
  const running: (() => void)[] = []
  let holdClaim: Promise<void> = Promise.resolve()
  const loop = createLoop<number>({
    name: 'test',
    idleMs: 60_000,
    concurrency: options.concurrency,
    onWake(listener) {
      wake = listener
      return () => {
        wake = () => undefined
      }
    },
    async claim(limit) {
      claims.push(limit)
      await holdClaim
      const taken = Math.min(limit, waiting)
      waiting -= taken
      return Array.from({ length: taken }, (_, i) => i)
    },
    run: () => new Promise((resolve) => running.push(resolve)),
    onError(error) {
      throw error
    },
  })
  const settle = async () => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve()
  }
  return {
    loop,
    claims,
    running,
    wake: () => wake(),
    settle,
    more(n: number) {
      waiting += n
    },
    holdClaims(until: Promise<void>) {
      holdClaim = until
    },
    async finish(n: number) {
      for (const resolve of running.splice(0, n)) resolve()
      await settle()
    },
  }
}

describe('a loop', () => {
  it('claims again when half of its places are free, not at each single one', async () => {
    const b = bench({ concurrency: 8, waiting: 100 })
    b.loop.start()
    await b.settle()
    expect([b.claims, b.running.length]).toEqual([[8], 8])
    await b.finish(3)
    expect(b.claims).toEqual([8])
    await b.finish(1)
    expect([b.claims, b.running.length]).toEqual([[8, 4], 8])
  })

  it('looks at once when woken with room, and does not lose a wake that comes during a claim', async () => {
    const b = bench({ concurrency: 4, waiting: 0 })
    b.loop.start()
    await b.settle()
    b.more(1)
    b.wake()
    await b.settle()
    expect(b.running).toHaveLength(1)
    let release: () => void = () => undefined
    b.holdClaims(
      new Promise((resolve) => {
        release = resolve
      }),
    )
    b.wake()
    b.wake()
    release()
    b.more(1)
    await b.settle()
    expect(b.running).toHaveLength(2)
  })

  it('stops only when what it was claiming is done too', async () => {
    const b = bench({ concurrency: 4, waiting: 2 })
    let release: () => void = () => undefined
    b.holdClaims(
      new Promise((resolve) => {
        release = resolve
      }),
    )
    b.loop.start()
    let stopped = false
    const stopping = b.loop.stop().then(() => {
      stopped = true
    })
    release()
    await b.settle()
    expect([b.running.length, stopped]).toEqual([2, false])
    await b.finish(2)
    await stopping
    expect(stopped).toBe(true)
  })

  it('has one place when told so', async () => {
    const b = bench({ concurrency: 1, waiting: 3 })
    b.loop.start()
    await b.settle()
    await b.finish(1)
    await b.finish(1)
    expect(b.claims).toEqual([1, 1, 1])
  })

  it('uses one place while a loop it gives way to is crowded, and all of them again afterwards', async () => {
    const first = bench({ concurrency: 2, waiting: 2 })
    const second = bench({ concurrency: 4, waiting: 100 })
    second.loop.giveWayTo([first.loop])
    first.loop.start()
    await first.settle()
    second.loop.start()
    await second.settle()
    expect([first.loop.crowded(), second.running.length]).toEqual([true, 1])
    await second.finish(1)
    expect(second.running).toHaveLength(1)
    await first.finish(1)
    await second.finish(1)
    expect([first.loop.crowded(), second.running.length]).toEqual([false, 4])
  })

  it('may give way earlier: as soon as part of the other’s places is taken', async () => {
    const first = bench({ concurrency: 4, waiting: 2 })
    const second = bench({ concurrency: 4, waiting: 100 })
    second.loop.giveWayTo([first.loop], 0.5)
    first.loop.start()
    await first.settle()
    second.loop.start()
    await second.settle()
    expect([first.loop.crowded(), first.loop.crowded(0.5), second.running.length]).toEqual([false, true, 1])
    await first.finish(1)
    await second.finish(1)
    expect([first.loop.crowded(0.5), second.running.length]).toEqual([false, 4])
  })
})
