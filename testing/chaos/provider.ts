import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { offsetClock } from '#platform/clock'
import {
  type FaultScenario,
  type SimulatorOptions,
  type Simulators,
  startSimulators,
} from '../../apps/simulators/index.ts'

const MAIN = join(import.meta.dirname, '../../apps/simulators/main.ts')

/** What a provider counted, and how many webhooks wait for their moment. */
export type ProviderStats = Simulators['stats'] & { pending: number }

/** The simulated provider of a storm, in this process or in one of its own. */
export type Provider = {
  url: string
  /** A person writes to a number; resolves with the provider's message id. */
  inbound(from: string, message: { to: string; name: string; text: string }): Promise<string>
  setFaults(scenario: FaultScenario): Promise<void>
  stats(): Promise<ProviderStats>
  /** Moves its clock by milliseconds. */
  advance(ms: number): Promise<void>
  close(): Promise<void>
}

/** How a storm's provider is made. */
export type ProviderOptions = Omit<SimulatorOptions, 'clock' | 'onAdvance' | 'delivery' | 'state'>

/** The provider inside this process. */
export async function providerHere(options: ProviderOptions): Promise<Provider> {
  const clock = offsetClock(0)
  const meta = await startSimulators({ ...options, clock })
  return {
    url: meta.url,
    inbound: async (from, message) => meta.inbound(from, message),
    setFaults: async (scenario) => meta.setFaults(scenario),
    stats: async () => ({ ...meta.stats, pending: meta.waiting() }),
    advance: async (ms) => clock.setOffset(clock.offset() + ms),
    close: () => meta.close(),
  }
}

/** The provider in a process of its own, spoken to through its control API. */
export async function providerProcess(
  options: ProviderOptions,
  folder: string,
  onLog: (line: string) => void,
): Promise<Provider> {
  const config = join(folder, 'simulator.json')
  writeFileSync(config, JSON.stringify(options))
  const child = spawn(process.execPath, [MAIN, '--config', config], { stdio: ['ignore', 'pipe', 'pipe'] })
  createInterface({ input: child.stderr }).on('line', (line) => onLog(`provider: ${line}`))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the provider ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = /^simulators ready (\S+)/.exec(line)?.[1]
      if (ready) resolve(ready)
    })
  })
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}/simulator${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`the provider refused ${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    url,
    inbound: async (from, message) => (await call<{ id: string }>('POST', '/inbound', { from, ...message })).id,
    setFaults: async (scenario) => {
      await call('PUT', '/faults', scenario)
    },
    stats: () => call('GET', '/stats'),
    advance: async (ms) => {
      await call('POST', '/clock/advance', { ms })
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
