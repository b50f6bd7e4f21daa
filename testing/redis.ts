import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { findFreePort } from '#platform/postgres'

/** A real Redis of one's own: empty, without persistence, on the loopback address. */
export interface TestRedis {
  url: string
  port: number
  /** Ends it; with SIGKILL without a goodbye. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

async function untilReady(child: ChildProcess): Promise<boolean> {
  if (!child.stdout) return false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('Ready to accept connections')) {
      child.stdout.resume()
      return true
    }
  }
  return false
}

async function launch(port: number): Promise<ChildProcess | undefined> {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/']
  const child = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'ignore'] })
  const failed = once(child, 'error').then(([error]) => {
    throw new Error(
      'redis-server cannot be started. Install Redis (Debian, Ubuntu: apt-get install redis-server) and run the tests again.',
      { cause: error },
    )
  })
  return (await Promise.race([failed, untilReady(child)])) ? child : undefined
}

/** Starts Redis on a free port, or on the one given. Throws with the way to install it when the program is missing. */
export async function startRedis(wanted?: number): Promise<TestRedis> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = wanted ?? (await findFreePort())
    const child = await launch(port)
    if (child) return { url: `redis://127.0.0.1:${port}`, port, stop: (signal = 'SIGTERM') => stop(child, signal) }
  }
  throw new Error('redis-server did not start on any of five free ports.')
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
