/** A worker that claims, runs and looks again: woken by events, and by itself every `idleMs`. */
export type Loop = {
  /** Which role of a process runs it: work that comes in, or work that time brings. */
  readonly role: 'worker' | 'scheduler'
  start(): void
  /** Takes no more work and waits for what is running. */
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

/** Makes a loop with bounded concurrency. A failing claim is reported and tried again at the next beat. */
export function createLoop<T>(options: LoopOptions<T>): Loop {
  let running = 0
  let stopped = true
  let again = false
  let claiming = false
  let timer: NodeJS.Timeout | null = null
  let unsubscribe: (() => void) | null = null
  let settled: (() => void)[] = []

  const later = () => {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = null
      void tick()
    }, options.idleMs)
  }

  const done = () => {
    running -= 1
    if (running === 0) {
      for (const resolve of settled) resolve()
      settled = []
    }
    if (!stopped) void tick()
  }

  const tick = async (): Promise<void> => {
    if (stopped) return
    if (claiming) {
      again = true
      return
    }
    claiming = true
    try {
      do {
        again = false
        const room = options.concurrency - running
        if (room <= 0) break
        const items = await options.claim(room)
        for (const item of items) {
          running += 1
          options.run(item).catch(options.onError).finally(done)
        }
        if (items.length === room) again = true
      } while (again && !stopped && running < options.concurrency)
    } catch (error) {
      options.onError(error)
    } finally {
      claiming = false
      later()
    }
  }

  return {
    role: options.role ?? 'worker',
    start() {
      if (!stopped) return
      stopped = false
      unsubscribe = options.onWake(() => void tick())
      void tick()
    },
    async stop() {
      stopped = true
      unsubscribe?.()
      if (timer) clearTimeout(timer)
      timer = null
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
