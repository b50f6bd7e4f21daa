import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { type Config, ConfigError, loadConfig } from '#platform/config'
import { EmbeddedPostgresError } from '#platform/postgres'
import { BootRefused } from '../apps/server/app.ts'
import { CommandProblem } from '../apps/server/commands/command.ts'
import { migrateEmbedded, migrateInstallation, startEmbedded } from '../apps/server/commands/installation.ts'
import type { ReadyConfig } from '../apps/server/run.ts'
import { type LocalSecrets, localSecrets, pushPair } from '../apps/server/secrets.ts'
import { demoMailWebhook, demoNumbers, demoTemplates, demoTwilioNumbers } from '../database/demo/index.ts'

/** What has to be stopped in the end, the last started first. */
export type Stops = (() => Promise<unknown>)[]

const ROOT = path.dirname(import.meta.dirname)

/** A line for the person who started us. */
export const say = (line: string) => void process.stdout.write(`${line}\n`)

/** A problem a person can solve; shown without a stack. */
class StartProblem extends Error {}

async function portIsFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

async function checkPorts(config: Config): Promise<void> {
  const wanted: [string, number][] = [['ATLAS_PORT', config.port]]
  if (config.simulators) wanted.push(['ATLAS_SIMULATORS_PORT', config.simulatorsPort])
  for (const [name, port] of wanted) {
    if (port !== 0 && !(await portIsFree(port, config.host))) {
      throw new StartProblem(
        `Port ${port} is already in use. Stop what uses it, or choose another one: ${name}=${port + 100} npm start`,
      )
    }
  }
}

async function openDatabase(config: Config, stops: Stops): Promise<string> {
  const log = (name: string) => say(`  migrated ${name}`)
  if (config.databaseUrl) {
    if (config.migrationDatabaseUrl) await migrateInstallation(config, log)
    return config.databaseUrl
  }
  const postgres = await startEmbedded(config, say)
  stops.push(() => postgres.stop())
  return (await migrateEmbedded(postgres, config, log)).appUrl
}

/** The simulators as a process of their own; resolves when they answer. */
async function startSimulators(config: Config, secrets: LocalSecrets, stops: Stops): Promise<string | null> {
  const file = path.join(config.dataDir, 'simulators.json')
  const options = {
    port: config.simulatorsPort,
    webhookUrl: `${config.publicUrl}/webhooks/whatsapp/demo`,
    appSecret: secrets.appSecret,
    verifyToken: secrets.verifyToken,
    accessTokens: [secrets.accessToken],
    numbers: demoNumbers,
    twilioNumbers: demoTwilioNumbers(secrets.appSecret, config.publicUrl),
    templates: demoTemplates,
    smtpPort: 0,
    mailWebhook: demoMailWebhook(secrets.appSecret, config.publicUrl),
    clockUrl: `${config.publicUrl}/api/v1/dev/clock`,
    stateFile: path.join(config.dataDir, 'simulators-state.json'),
  }
  writeFileSync(file, JSON.stringify(options, null, 2), { mode: 0o600 })
  const child: ChildProcess = spawn(process.execPath, [path.join(ROOT, 'apps/simulators/main.ts'), '--config', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  stops.push(async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.kill('SIGTERM')) await gone
  })
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new StartProblem(`the simulators stopped at once (exit ${code})`)))
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()))
  })
  const smtp = /smtp=(\S+)/.exec(line)?.[1]
  return smtp ? `smtp://${smtp}` : null
}

/**
 * Everything beside the server itself: the database, migrated, and the simulators when they are wanted.
 * @param beforehand work that is worth doing only once the ports are known to be free
 */
export async function prepareServices(
  stops: Stops,
  beforehand: () => Promise<unknown>,
): Promise<{ ready: ReadyConfig; secrets: LocalSecrets }> {
  const config = loadConfig()
  if (config.mode === 'production')
    throw new StartProblem(
      'This is for one machine and for trying things. In production run: npm run serve (see docs/operations.md)',
    )
  await checkPorts(config)
  const secrets = localSecrets(config)
  await beforehand()
  const ready: ReadyConfig = {
    ...config,
    databaseUrl: await openDatabase(config, stops),
    masterKey: config.masterKey ?? secrets.masterKey,
    authSecret: config.authSecret ?? secrets.authSecret,
    ...pushPair(config, secrets),
  }
  if (!config.simulators) return { ready, secrets }
  if (process.env.WHATSAPP_BASE_URL === undefined) ready.whatsappBaseUrl = `http://127.0.0.1:${config.simulatorsPort}`
  if (process.env.TWILIO_BASE_URL === undefined) ready.twilioBaseUrl = `http://127.0.0.1:${config.simulatorsPort}`
  const smtpUrl = await startSimulators(config, secrets, stops)
  ready.smtpUrl ??= smtpUrl
  return { ready, secrets }
}

const isPlain = (error: unknown) =>
  [StartProblem, ConfigError, EmbeddedPostgresError, BootRefused, CommandProblem].some((kind) => error instanceof kind)

/** Runs `begin`, then waits for Ctrl-C or SIGTERM and stops what was started, in order. Ends the process. */
export function runUntilStopped(begin: (stops: Stops) => Promise<void>): void {
  const stops: Stops = []
  const stopAll = async () => {
    for (const stop of stops.reverse())
      await stop().catch((error: unknown) =>
        say(`while stopping: ${error instanceof Error ? error.message : String(error)}`),
      )
  }
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    say(`\n${signal}: stopping`)
    void stopAll().then(() => process.exit(0))
  }
  process.on('SIGINT', () => stop('Ctrl-C'))
  process.on('SIGTERM', () => stop('SIGTERM'))
  begin(stops).catch(async (error: unknown) => {
    // What was being prepared has lost its database: no news.
    if (stopping) return
    const words = error instanceof Error ? (isPlain(error) ? error.message : error.stack) : String(error)
    process.stderr.write(`\n${words}\n`)
    await stopAll()
    process.exit(1)
  })
}
