import { setTimeout as pause } from 'node:timers/promises'
import type { FaultScenario } from '../../apps/simulators/index.ts'
import type { Random } from '../../apps/simulators/random.ts'
import type { ServerProcess } from './servers.ts'

/** Something that goes wrong at a drawn moment: at once (`begin` alone), or for a while. */
export type Fault = {
  name: string
  /** Resolves when it has struck; the next fault waits for that. */
  begin(): Promise<void>
  /** How long it lasts, in milliseconds of the machine; `end` follows. */
  lastsMs?: number
  end?(): Promise<void>
}

/** When a fault was there, in milliseconds of this process's monotonic clock. */
export type Period = { name: string; from: number; to: number }

/** A process dies without a goodbye and is started again. */
export function killing(victim: ServerProcess): Fault {
  return {
    name: `SIGKILL ${victim.name}`,
    async begin() {
      await victim.kill()
      await victim.start()
    },
  }
}

/** How long a call to the provider hangs: longer than the product waits for it. */
const HANG_MS = 18_000

/** The provider at its worst for a while, on top of what it does anyway. */
export function providerFaults(lay: (name: string, over: FaultScenario | null) => Promise<void>): Fault[] {
  const laid = (name: string, lastsMs: number, over: FaultScenario, afterMs = 0): Fault => ({
    name,
    lastsMs,
    begin: () => lay(name, over),
    async end() {
      await lay(name, null)
      // What hung is taken by the provider long after nobody waits for the answer any more.
      await pause(afterMs)
    },
  })
  return [
    laid('provider answers 503, tells nothing', 6_000, { providerDown: true }),
    laid('provider hangs', 4_000, { latencyMs: { min: HANG_MS, max: HANG_MS } }, HANG_MS + 1_000),
    laid('provider accepts, drops the answer', 6_000, { timeoutAfterAcceptRate: 0.7 }),
  ]
}

/** When which fault strikes: points of the provider's traffic, drawn before the storm begins. */
export function schedule(faults: readonly Fault[], random: Random, say: (line: string) => void) {
  const drawn = faults.map((fault) => ({ fault, share: 0.02 + 0.9 * random.next() })).sort((a, b) => a.share - b.share)
  const periods: Period[] = []
  const lasting: Promise<void>[] = []
  let waiting: { fault: Fault; at: number }[] | null = null
  let start = 0
  let seen = 0
  let hurried = 0
  // One at a time: a process that is being started again is not killed before it is up.
  let last: Promise<void> = Promise.resolve()
  let queued = 0

  const run = async (fault: Fault): Promise<void> => {
    const period: Period = { name: fault.name, from: performance.now(), to: Number.POSITIVE_INFINITY }
    periods.push(period)
    await fault.begin()
    const over = async () => {
      if (fault.lastsMs !== undefined) await pause(fault.lastsMs)
      await fault.end?.()
      period.to = performance.now()
    }
    if (fault.lastsMs === undefined) await over()
    else lasting.push(over())
  }
  const strike = () => {
    while (waiting?.[0] && seen - start + hurried >= waiting[0].at) {
      const next = waiting.shift()
      if (!next) return
      say(`after ${seen - start} deliveries: ${next.fault.name}`)
      queued += 1
      last = last
        .then(() => run(next.fault))
        .finally(() => {
          queued -= 1
        })
    }
  }
  return {
    periods,
    onPost() {
      seen += 1
      strike()
    },
    /** The points are spread over the deliveries that are sure to come. */
    begin(posts: number, expected: number) {
      start = posts
      waiting = drawn.map(({ fault, share }) => ({ fault, at: Math.round(share * expected * 1.5) }))
    },
    /** When the traffic ends early the rest falls without it. */
    hurry() {
      hurried += 5
      strike()
    },
    /** Whether the faults keep up with the talk: with more than one in line, people wait before they say more. */
    inStep: () => queued <= 1,
    done: () => waiting !== null && waiting.length === 0,
    async settled() {
      await last
      await Promise.all(lasting)
    },
  }
}
