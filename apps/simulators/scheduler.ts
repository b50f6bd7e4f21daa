import { monotonicMs } from '#platform/clock'

type Entry = { dueAt: number; order: number; run: () => Promise<void> | void; timer: NodeJS.Timeout | undefined }

/**
 * Runs work after a delay. `timers` uses real timers (development); `manual` keeps everything until `drain()`, so that
 * a test decides when the provider's webhooks leave.
 */
export class Scheduler {
  readonly mode: 'timers' | 'manual'
  #entries = new Set<Entry>()
  #running = new Set<Promise<void>>()
  #order = 0
  #virtualNow = 0
  #closed = false

  constructor(mode: 'timers' | 'manual') {
    this.mode = mode
  }

  /** What waits for its time and what runs now. */
  get pending(): number {
    return this.#entries.size + this.#running.size
  }

  schedule(delayMs: number, run: () => Promise<void> | void): void {
    if (this.#closed) return
    const now = this.mode === 'timers' ? monotonicMs() : this.#virtualNow
    const entry: Entry = { dueAt: now + delayMs, order: this.#order++, run, timer: undefined }
    this.#entries.add(entry)
    if (this.mode === 'timers') {
      entry.timer = setTimeout(() => void this.#start(entry), delayMs)
    }
  }

  async #start(entry: Entry): Promise<void> {
    clearTimeout(entry.timer)
    this.#entries.delete(entry)
    const running = Promise.resolve(entry.run()).finally(() => this.#running.delete(running))
    this.#running.add(running)
    await running
  }

  /** Runs everything that waits, in order of due time and without waiting, until nothing is left. */
  async drain(): Promise<void> {
    for (;;) {
      let next: Entry | undefined
      for (const entry of this.#entries) {
        if (
          next === undefined ||
          entry.dueAt < next.dueAt ||
          (entry.dueAt === next.dueAt && entry.order < next.order)
        ) {
          next = entry
        }
      }
      if (next !== undefined) {
        this.#virtualNow = Math.max(this.#virtualNow, next.dueAt)
        await this.#start(next)
      } else if (this.#running.size > 0) {
        await Promise.all(this.#running)
      } else {
        return
      }
    }
  }

  /** Forgets what waits and lets what runs finish. */
  async close(): Promise<void> {
    this.#closed = true
    for (const entry of this.#entries) clearTimeout(entry.timer)
    this.#entries.clear()
    await Promise.allSettled(this.#running)
  }
}
