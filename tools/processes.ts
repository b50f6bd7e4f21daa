import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'

export interface ProcessOptions {
  cwd?: string
  /** Added to our own environment. */
  env?: Readonly<Record<string, string>>
  /** Each line of output as it comes. */
  onLine?: (line: string) => void
  /** Ends the process with SIGTERM. */
  signal?: AbortSignal
}

/** A command that ended; `status` is null when a signal ended it or it could not be started. */
export interface CommandResult {
  status: number | null
  output: string
  seconds: number
}

/** A process that runs until it is stopped. */
export interface Service {
  pid: number | undefined
  /** Resolves with a word on how it ended, asked for or not. */
  exited: Promise<string>
  /** SIGTERM, then SIGKILL to the whole group after `graceMs` (default 20 s). */
  stop(graceMs?: number): Promise<void>
}

function forwardLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', onLine)
}

/** Runs a command to its end, output and errors together. Never throws: a missing program is status null. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<CommandResult> {
  const started = performance.now()
  const lines: string[] = []
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: options.signal,
  })
  forwardLines(child, (line) => {
    lines.push(line)
    options.onLine?.(line)
  })
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message)
      resolve(null)
    })
    child.once('close', resolve)
  })
  return { status, output: lines.join('\n'), seconds: (performance.now() - started) / 1000 }
}

/** Starts a process in a group of its own, so that Ctrl-C in the terminal reaches us alone and we stop it in order. */
export function startService(command: string, args: readonly string[], options: ProcessOptions = {}): Service {
  const child = spawn(command, args, {
    cwd: options.cwd,
    detached: true,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  forwardLines(child, options.onLine ?? (() => undefined))
  const exited = Promise.race([
    once(child, 'exit').then(([status, signal]) => `exit ${signal ?? status}`),
    once(child, 'error').then(([error]) => String(error)),
  ])
  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal)
    } catch {
      // The group is gone already.
    }
  }
  return {
    pid: child.pid,
    exited,
    stop: async (graceMs = 20_000) => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        const grace = new AbortController()
        await Promise.race([exited, delay(graceMs, undefined, { signal: grace.signal }).catch(() => undefined)])
        grace.abort()
      }
      signalGroup('SIGKILL')
      await exited
    },
  }
}
