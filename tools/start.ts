/**
 * `npm start`: everything a newcomer needs on one machine. Embedded PostgreSQL, migrations, demo agencies, the server
 * and the provider simulators with the phone page. Ctrl-C stops all of it; the next start finds its data again.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { type Config, ConfigError, loadConfig } from '#platform/config'
import { migrateDatabase } from '#platform/db'
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from '#platform/postgres'
import { BootRefused } from '../apps/server/app.ts'
import { type ReadyConfig, runServer } from '../apps/server/run.ts'
import { type LocalSecrets, localSecrets } from '../apps/server/secrets.ts'
import { demoNumbers, demoTemplates, ensureDemo } from '../database/demo/index.ts'
import { ensureWebBuild } from './web-build.ts'

const ROOT = path.dirname(import.meta.dirname)
const say = (line: string) => process.stdout.write(`${line}\n`)
const stops: (() => Promise<unknown>)[] = []

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

async function openDatabase(config: Config, secrets: LocalSecrets): Promise<string> {
  if (config.databaseUrl) {
    if (config.migrationDatabaseUrl)
      await migrateDatabase({ superuserUrl: config.migrationDatabaseUrl, log: (m) => say(`  migrated ${m}`) })
    return config.databaseUrl
  }
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres({
    dataDir: path.join(config.dataDir, 'postgres'),
    durability: 'safe',
    log: say,
  })
  stops.push(() => postgres.stop())
  const { appUrl } = await migrateDatabase({
    superuserUrl: postgres.superuserUrl,
    database: 'atlas',
    appPassword: secrets.databasePassword,
    log: (m) => say(`  migrated ${m}`),
  })
  return appUrl
}

/** The simulators as a process of their own; resolves when they answer. */
async function startSimulators(config: Config, secrets: LocalSecrets): Promise<{ smtpUrl: string | null }> {
  const file = path.join(config.dataDir, 'simulators.json')
  const options = {
    port: config.simulatorsPort,
    webhookUrl: `${config.publicUrl}/webhooks/whatsapp/demo`,
    appSecret: secrets.appSecret,
    verifyToken: secrets.verifyToken,
    accessTokens: [secrets.accessToken],
    numbers: demoNumbers,
    templates: demoTemplates,
    smtpPort: 0,
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
  return { smtpUrl: smtp ? `smtp://${smtp}` : null }
}

function printWelcome(config: ReadyConfig, seconds: number): void {
  const demoFile = path.join(config.dataDir, 'demo-logins.json')
  const logins = existsSync(demoFile)
    ? (JSON.parse(readFileSync(demoFile, 'utf8')) as {
        email: string
        password: string
        name: string
        role: string
        organization: string
      }[])
    : []
  const keyFile = path.join(config.dataDir, 'demo-api-key.txt')
  say('')
  say(`  Atlas Immobilier is ready (${seconds.toFixed(1)} s)`)
  say('')
  say(`  Agency app    ${config.publicUrl}/app/`)
  if (config.simulators)
    say(`  Phone page    http://127.0.0.1:${config.simulatorsPort}/   (write as a prospect on WhatsApp)`)
  say(`  API docs      ${config.publicUrl}/docs`)
  if (config.simulators && logins.length > 0) {
    say('')
    say('  Demo logins')
    for (const login of logins)
      say(`    ${login.email.padEnd(34)} ${login.password.padEnd(20)} ${login.role.padEnd(10)} ${login.organization}`)
    if (existsSync(keyFile)) say(`  Demo API key  ${readFileSync(keyFile, 'utf8').trim()}`)
  }
  say('')
  say('  Ctrl-C stops everything.')
}

async function stopAll(): Promise<void> {
  for (const stop of stops.reverse())
    await stop().catch((error: unknown) =>
      say(`while stopping: ${error instanceof Error ? error.message : String(error)}`),
    )
}

async function main(): Promise<void> {
  const began = performance.now()
  const config = loadConfig()
  if (config.mode === 'production')
    throw new StartProblem(
      'npm start is for one machine and for trying things. In production run: node apps/server/main.ts (see docs/operations.md)',
    )
  await checkPorts(config)
  const secrets = localSecrets(config)
  await ensureWebBuild(say)
  const databaseUrl = await openDatabase(config, secrets)
  const simulated = config.simulators
  const ready: ReadyConfig = {
    ...config,
    databaseUrl,
    masterKey: config.masterKey ?? secrets.masterKey,
    authSecret: config.authSecret ?? secrets.authSecret,
    ...(simulated && process.env.WHATSAPP_BASE_URL === undefined
      ? { whatsappBaseUrl: `http://127.0.0.1:${config.simulatorsPort}` }
      : {}),
  }
  const { smtpUrl } = simulated ? await startSimulators(config, secrets) : { smtpUrl: null }
  if (ready.smtpUrl === null && smtpUrl) ready.smtpUrl = smtpUrl
  const app = await runServer(ready, simulated ? (made) => ensureDemo(made, secrets, say) : undefined)
  stops.push(() => app.close())
  printWelcome(ready, (performance.now() - began) / 1000)
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

main().catch(async (error: unknown) => {
  const plain =
    error instanceof StartProblem ||
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof BootRefused
  process.stderr.write(`\n${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  await stopAll()
  process.exit(1)
})
