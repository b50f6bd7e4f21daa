import { readFile, rename, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import Type from 'typebox'
import { Errors } from 'typebox/value'
import { offsetClock } from '#platform/clock'
import { startSimulators } from './index.ts'
import { SharedOptions } from './options.ts'

const ConfigSchema = Type.Object(
  {
    ...SharedOptions,
    /** Milliseconds business time runs ahead at start. */
    clockOffsetMs: Type.Optional(Type.Integer()),
    /** Conversations are kept here between two runs, so that windows stay true to Atlas' data. Absent: forgotten. */
    stateFile: Type.Optional(Type.String()),
    /** Atlas' development clock, for example `http://127.0.0.1:3000/api/v1/dev/clock`: followed and moved with ours. */
    clockUrl: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
type Config = Type.Static<typeof ConfigSchema>

const CLOCK_TIMEOUT_MS = 2000

async function readConfig(path: string): Promise<Config> {
  const parsed: unknown = JSON.parse(await readFile(path, 'utf8'))
  const [problem] = Errors(ConfigSchema, parsed)
  if (problem !== undefined) throw new Error(`${path}: ${problem.instancePath || '/'} ${problem.message}`)
  return parsed as Config
}

/** The offset Atlas answers with, or undefined when it does not answer. */
async function askOffset(url: string, init?: RequestInit): Promise<number | undefined> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(CLOCK_TIMEOUT_MS) })
    const answer = (await response.json()) as { offsetMs?: unknown }
    return response.ok && typeof answer.offsetMs === 'number' ? answer.offsetMs : undefined
  } catch {
    return undefined
  }
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' } } })
  if (values.config === undefined) throw new Error('usage: main.ts --config <json file>')
  const { clockOffsetMs, clockUrl, stateFile, ...options } = await readConfig(values.config)
  const started = clockUrl === undefined ? undefined : await askOffset(clockUrl)
  const clock = offsetClock(started ?? clockOffsetMs ?? 0)

  const onAdvance = async (ms: number) => {
    const body = JSON.stringify({ ms })
    const headers = { 'content-type': 'application/json' }
    const offset =
      clockUrl === undefined ? undefined : await askOffset(`${clockUrl}/advance`, { method: 'POST', headers, body })
    if (clockUrl !== undefined && offset === undefined) throw new Error('the application did not move its clock')
    clock.setOffset(offset ?? clock.offset() + ms)
  }

  const state = stateFile === undefined ? undefined : await readIfPresent(stateFile)
  const simulators = await startSimulators({ ...options, clock, onAdvance, ...(state === undefined ? {} : { state }) })
  const stop = async () => {
    if (stateFile !== undefined) await replaceFile(stateFile, simulators.saveState())
    await simulators.close()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
  const smtp = simulators.smtpPort === null ? '' : ` smtp=127.0.0.1:${simulators.smtpPort}`
  process.stdout.write(`simulators ready ${simulators.url}${smtp}\n`)
}

run().catch((error: unknown) => {
  process.stderr.write(`simulators: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
