import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Clock, systemClock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import { migrateDatabase } from '#platform/db'
import { findFreePort } from '#platform/postgres'
import type { App } from '../../apps/server/app.ts'
import { type ReadyConfig, runServer } from '../../apps/server/run.ts'
import { type LocalSecrets, localSecrets } from '../../apps/server/secrets.ts'
import { type SimulatorOptions, startSimulators } from '../../apps/simulators/index.ts'
import { type DemoSize, demoNumbers, demoTemplates, demoTwilioNumbers, ensureDemo } from '../../database/demo/index.ts'
import type { InstanceAddress } from './control.ts'

const TEMPLATE = 'atlas_e2e'
/** Small enough to be made in seconds, large enough for every list, state and match the tests look at. */
const SIZE: DemoSize = { annonces: 12, dossiers: 24, photos: false }

/** A database full of demonstration data to clone, and the data folder and the provider's memory that belong to it. */
export type Template = {
  superuserUrl: string
  appUrl: string
  dataDir: string
  secrets: LocalSecrets
  providerState: string
}

export type Instance = { address: InstanceAddress; close(): Promise<void> }

function onDatabase(url: string, database: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${database}`
  return parsed.toString()
}

async function administer(superuserUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function configOf(
  template: Pick<Template, 'dataDir' | 'secrets'>,
  databaseUrl: string,
  environment: Record<string, string>,
): ReadyConfig {
  const config = loadConfig(
    {
      ATLAS_DATA: template.dataDir,
      // Sign-ins of many tests come from one address.
      ATLAS_RATE_LIMITS: 'false',
      ATLAS_LOG_LEVEL: 'warn',
      DATABASE_POOL_SIZE: '8',
      ...environment,
    },
    null,
  )
  const { masterKey, authSecret } = template.secrets
  return { ...config, databaseUrl, masterKey, authSecret }
}

/** The provider as the demonstration knows it, on any free port. */
function providerOptions(secrets: LocalSecrets, clock: Clock): SimulatorOptions {
  return {
    port: 0,
    // Known once the application listens; the provider reads it at each delivery.
    webhookUrl: 'http://127.0.0.1:9/',
    appSecret: secrets.appSecret,
    verifyToken: secrets.verifyToken,
    accessTokens: [secrets.accessToken],
    numbers: demoNumbers,
    templates: demoTemplates,
    smtpPort: 0,
    clock,
  }
}

/** Migrates a database, plays the demonstration into it and closes it for connections, so that it can be cloned. */
export async function prepareTemplate(superuserUrl: string, dataDir: string): Promise<Template> {
  const secrets = localSecrets({ dataDir })
  const { appUrl } = await migrateDatabase({ superuserUrl, database: TEMPLATE, appPassword: secrets.databasePassword })
  const provider = await startSimulators(providerOptions(secrets, systemClock))
  try {
    const config = configOf({ dataDir, secrets }, appUrl, { WHATSAPP_BASE_URL: provider.url })
    // No role: it prepares, nothing listens or works.
    const app = await runServer({ ...config, roles: new Set() }, (made) =>
      ensureDemo(made, secrets, () => undefined, SIZE),
    )
    await app.close()
    await administer(superuserUrl, `alter database ${TEMPLATE} with is_template true allow_connections false`)
    return { superuserUrl, appUrl, dataDir, secrets, providerState: provider.saveState() }
  } finally {
    await provider.close()
  }
}

/**
 * A whole application with its simulated provider on a database of its own. The files of the demonstration are shared:
 * they are kept by their content, so one application's upload never changes what another reads.
 */
export async function startInstance(template: Template): Promise<Instance> {
  const id = `e2e_${randomBytes(6).toString('hex')}`
  await administer(template.superuserUrl, `create database ${id} template ${TEMPLATE} strategy file_copy`)
  const drop = () => administer(template.superuserUrl, `drop database if exists ${id} with (force)`)
  let now = systemClock.now
  const senders = demoTwilioNumbers(template.secrets.appSecret, 'http://127.0.0.1:9')
  const options: SimulatorOptions = {
    ...providerOptions(template.secrets, { now: () => now() }),
    twilioNumbers: senders,
    state: template.providerState,
    onAdvance: async (ms) => {
      const answer = await fetch(`${appUrl}/api/v1/dev/clock/advance`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ms }),
      })
      if (!answer.ok) throw new Error(`the application did not move its clock: ${answer.status}`)
    },
  }
  const simulators = await startSimulators(options)
  let appUrl = ''
  const listen = async (tries: number): Promise<App> => {
    const port = await findFreePort()
    appUrl = `http://127.0.0.1:${port}`
    const config = configOf(template, onDatabase(template.appUrl, id), {
      ATLAS_PORT: String(port),
      ATLAS_SIMULATORS_PORT: String(simulators.port),
      WHATSAPP_BASE_URL: simulators.url,
      TWILIO_BASE_URL: simulators.url,
      SMTP_URL: `smtp://127.0.0.1:${simulators.smtpPort}`,
    })
    return runServer(config).catch((error: unknown) => {
      // A free port is anybody's until it is listened on: the other worker's application was faster.
      if (tries === 1 || (error as { code?: unknown }).code !== 'EADDRINUSE') throw error
      return listen(tries - 1)
    })
  }
  try {
    const app = await listen(5)
    for (const [n, { inboundUrl }] of demoTwilioNumbers(template.secrets.appSecret, appUrl).entries())
      Object.assign(senders[n] ?? {}, { inboundUrl })
    options.webhookUrl = `${appUrl}/webhooks/whatsapp/demo`
    now = () => app.platform.clock.now()
    return {
      address: {
        id,
        appUrl,
        phoneUrl: simulators.url,
        meta: { accessToken: template.secrets.accessToken, appSecret: template.secrets.appSecret },
      },
      async close() {
        await simulators.close()
        await app.close()
        await drop()
      },
    }
  } catch (error) {
    await simulators.close()
    await drop()
    throw error
  }
}
