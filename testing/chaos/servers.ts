import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = join(import.meta.dirname, '../..')

/** The arguments `npm run serve` gives to Node: what an operator runs, without npm in between that would survive a kill. */
function serveArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { serve: string } }
  const [program, ...args] = scripts.serve.split(' ')
  if (program !== 'node') throw new Error(`"npm run serve" is no plain call of node: ${scripts.serve}`)
  return args
}

/** One process of a storm: what it does, and by how much its clock is ahead (milliseconds). */
export type ServerSpec = { name: string; roles: string; skewMs?: number }

/** One real server process that can be killed and started again under the same name. */
export type ServerProcess = {
  readonly name: string
  /** Address while it serves; null for workers and while it is away. */
  url(): string | null
  start(): Promise<void>
  /** SIGKILL: no goodbye. Resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM: resolves with whether it ended by itself with code 0. */
  stop(): Promise<boolean>
  starts(): number
}

/** A process as `npm run serve` starts it; its log goes to `onLog`, line by line. */
export function serverProcess(
  { name, roles, skewMs = 0 }: ServerSpec,
  env: Readonly<Record<string, string>>,
  onLog: (line: string) => void,
): ServerProcess {
  const args = serveArguments()
  let child: ChildProcess | null = null
  let url: string | null = null
  let starts = 0

  const gone = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<boolean> => {
    const own = child
    child = null
    url = null
    if (!own || own.exitCode !== null || own.signalCode !== null) return false
    const exit = once(own, 'exit')
    own.kill(signal)
    const [code] = await exit
    return code === 0
  }

  return {
    name,
    url: () => url,
    starts: () => starts,
    async start() {
      starts += 1
      const own = spawn(process.execPath, args, {
        cwd: ROOT,
        env: {
          ...process.env,
          NODE_NO_WARNINGS: '1',
          ...env,
          ATLAS_ROLES: roles,
          ATLAS_CLOCK_SKEW_MS: String(skewMs),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child = own
      if (own.stderr) createInterface({ input: own.stderr }).on('line', (line) => onLog(`${name}: ${line}`))
      await new Promise<void>((resolve, reject) => {
        own.once('error', reject)
        own.once('exit', (code, signal) => {
          // A process killed while it boots is no failure of the boot; its killer starts the next one.
          if (child === own && signal !== 'SIGKILL') reject(new Error(`${name} ended with ${signal ?? code}`))
          else resolve()
        })
        if (!own.stdout) return
        createInterface({ input: own.stdout }).on('line', (line) => {
          if (!line.startsWith('{"ready"')) return onLog(`${name}: ${line}`)
          url = child === own ? (JSON.parse(line) as { url: string | null }).url : null
          resolve()
        })
      })
    },
    async kill() {
      await gone('SIGKILL')
    },
    stop: () => gone('SIGTERM'),
  }
}
