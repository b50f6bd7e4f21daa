/** A worker that claims, runs and looks again: woken by events, and by itself every `idleMs`. */
export type Loop = {
  /** Which role of a process runs it: work that comes in, or work that time brings. */
  readonly role: 'worker' | 'scheduler'
  /** Whether this part of its places is taken; all of them unless told. */
  crowded(part?: number): boolean
  /**
   * While one of these is crowded only one place is used: what a person waits for comes first, the rest never stops.
   * @param part of their places from which on they are crowded
   */
  giveWayTo(others: readonly Loop[], part?: number): void
  start(): void
  /** Takes no more work and waits for what is running, and for what was being claimed. */
  stop(): Promise<void>
  /** Runs until nothing is due. For tests and for commands; the same code as the running loop. */
  drain(): Promise<number>
}

export type LoopOptions<T> = {
  name: string
  /** Default: worker. */
  role?: 'worker' | 'scheduler'
  idleMs: number
  concurrency: number
  onWake(listener: () => void): () => void
  claim(limit: number): Promise<T[]>
  run(item: T): Promise<void>
  onError(error: unknown): void
}

/** A busy loop gathers free places for this long before it claims again, in milliseconds; longer while there is more to do than it can. */
const GATHER_MS = 5
const CROWDED_GATHER_MS = 20

/**
 * Makes a loop with bounded concurrency. A failing claim is reported and tried again at the next beat. A busy loop claims
 * once half of its places are free or after a few milliseconds, not at each single one: a claim costs about the same for
 * one item as for many.
 */
export function createLoop<T>(options: LoopOptions<T>): Loop {
  let before: { loops: readonly Loop[]; part: number } = { loops: [], part: 1 }
  let running = 0
  let stopped = true
  let again = false
  /** The last claim was filled: there may be more. */
  let hungry = true
  let claiming: Promise<void> | null = null
  let idle: NodeJS.Timeout | null = null
  let gathering: NodeJS.Timeout | null = null
  let unsubscribe: (() => void) | null = null
  let settled: (() => void)[] = []

  const places = () => (before.loops.some((loop) => loop.crowded(before.part)) ? 1 : options.concurrency)
  const room = () => places() - running
  const refilling = () => room() >= Math.ceil(places() / 2)

  const done = () => {
    running -= 1
    if (running === 0) {
      for (const resolve of settled) resolve()
      settled = []
    }
    // After a claim that found no more, this one may only have held back the next of its order.
    if (hungry) tick()
    else claimSoon()
  }

  const fill = async (): Promise<void> => {
    try {
      do {
        again = false
        const asked = room()
        const items = await options.claim(asked)
        running += items.length
        for (const item of items) options.run(item).catch(options.onError).finally(done)
        hungry = items.length === asked
        if (hungry) again = true
      } while (again && !stopped && refilling())
    } catch (error) {
      options.onError(error)
    } finally {
      claiming = null
      if (again) tick()
      if (!stopped)
        idle ??= setTimeout(() => {
          idle = null
          tick()
        }, options.idleMs)
    }
  }

  const claimNow = () => {
    if (gathering) clearTimeout(gathering)
    gathering = null
    if (claiming) again = true
    else if (!stopped && room() > 0) claiming = fill()
  }

  const claimSoon = () => {
    if (!stopped) gathering ??= setTimeout(claimNow, hungry ? CROWDED_GATHER_MS : GATHER_MS)
  }

  const tick = (): void => {
    if (stopped) return
    if (claiming) again = true
    else if (refilling()) claimNow()
    else if (room() > 0) claimSoon()
  }

  return {
    role: options.role ?? 'worker',
    crowded: (part = 1) => running >= options.concurrency * part,
    giveWayTo(loops, part = 1) {
      before = { loops, part }
    },
    start() {
      if (!stopped) return
      stopped = false
      unsubscribe = options.onWake(tick)
      tick()
    },
    async stop() {
      stopped = true
      unsubscribe?.()
      for (const timer of [idle, gathering]) if (timer) clearTimeout(timer)
      idle = null
      gathering = null
      // What is being claimed is under our lease already: it is done, not left to run out.
      await claiming
      if (running > 0) await new Promise<void>((resolve) => settled.push(resolve))
    },
    async drain() {
      let count = 0
      for (;;) {
        const items = await options.claim(options.concurrency)
        if (items.length === 0) return count
        await Promise.all(items.map((item) => options.run(item)))
        count += items.length
      }
    },
  }
}
