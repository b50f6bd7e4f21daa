import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, loadConfig } from '#platform/config'
import { migrateDatabase } from '#platform/db'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/postgres'
import type { ReadyConfig } from '../run.ts'
import { localSecrets, pushPair } from '../secrets.ts'
import { CommandProblem } from './command.ts'

/** The name of our database on the embedded server. */
const DATABASE = 'atlas'

/** The installation a command works on, and how to leave it as it was found. */
export interface Installation {
  config: ReadyConfig
  /** Stops the embedded server when this command had to start it. */
  close(): Promise<void>
}

/** The configuration with the secrets it names, or those of this machine. Throws CommandProblem in production without. */
export function withSecrets(config: Config, databaseUrl: string): ReadyConfig {
  if (config.masterKey && config.authSecret)
    return { ...config, databaseUrl, masterKey: config.masterKey, authSecret: config.authSecret }
  if (config.mode === 'production') throw new CommandProblem('ATLAS_MASTER_KEY and ATLAS_AUTH_SECRET are needed')
  const made = localSecrets(config)
  return {
    ...config,
    databaseUrl,
    masterKey: config.masterKey ?? made.masterKey,
    authSecret: config.authSecret ?? made.authSecret,
    ...pushPair(config, made),
  }
}

/** Starts the embedded server below ATLAS_DATA, creating it the first time; one that runs already is used as it is. */
export function startEmbedded(
  config: Pick<Config, 'dataDir'>,
  log: (line: string) => void = () => undefined,
): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres'), durability: 'safe', log })
}

/** Brings our database on the embedded server to the newest schema. Returns its address as the application's role. */
export function migrateEmbedded(
  server: EmbeddedPostgres,
  config: Pick<Config, 'dataDir'>,
  log: (line: string) => void,
): Promise<{ appUrl: string; applied: string[] }> {
  const { databasePassword } = localSecrets(config)
  const { superuserUrl } = server
  return migrateDatabase({ superuserUrl, database: DATABASE, appPassword: databasePassword, log })
}

/** The embedded database as the application's own role. */
function embeddedUrl(server: EmbeddedPostgres, config: Config): string {
  const url = new URL(server.superuserUrl)
  url.pathname = `/${DATABASE}`
  url.username = 'atlas_app'
  url.password = localSecrets(config).databasePassword
  return url.toString()
}

/**
 * The database named by DATABASE_URL, or the embedded one below ATLAS_DATA: used as it runs, or started for the time
 * of the command. Throws CommandProblem when there is no installation yet.
 */
export async function openInstallation(config: Config = loadConfig()): Promise<Installation> {
  if (config.databaseUrl) return { config: withSecrets(config, config.databaseUrl), close: async () => undefined }
  if (!existsSync(join(config.dataDir, 'postgres')))
    throw new CommandProblem(
      `There is no installation in ${config.dataDir} yet. Run npm start first, or set DATABASE_URL or ATLAS_DATA.`,
    )
  const server = await startEmbedded(config)
  return { config: withSecrets(config, embeddedUrl(server, config)), close: () => server.stop() }
}

/** Opens the installation for the time of `work`. */
export async function withInstallation<T>(work: (config: ReadyConfig) => Promise<T>): Promise<T> {
  const { config, close } = await openInstallation()
  try {
    return await work(config)
  } finally {
    await close()
  }
}

/**
 * Opens the installation's database as its owner for the time of `work`: the embedded one, or DATABASE_MIGRATION_URL.
 * Throws CommandProblem when neither is there.
 */
export async function withOwnerAddress<T>(work: (url: string) => Promise<T>, config = loadConfig()): Promise<T> {
  if (config.databaseUrl) {
    if (!config.migrationDatabaseUrl)
      throw new CommandProblem('DATABASE_MIGRATION_URL is needed: the same database, as the role that owns its tables.')
    return work(config.migrationDatabaseUrl)
  }
  if (!existsSync(join(config.dataDir, 'postgres')))
    throw new CommandProblem(
      `There is no installation in ${config.dataDir} yet. Run npm start first, or set ATLAS_DATA.`,
    )
  const server = await startEmbedded(config)
  try {
    const url = new URL(server.superuserUrl)
    url.pathname = `/${DATABASE}`
    return await work(url.toString())
  } finally {
    await server.stop()
  }
}

/**
 * Brings the database of this configuration to the newest schema; the embedded one is created when missing.
 * A real server is migrated through DATABASE_MIGRATION_URL, and the role atlas_app gets the password of DATABASE_URL.
 * Returns the names of the migrations that ran.
 */
export async function migrateInstallation(config: Config, log: (line: string) => void): Promise<string[]> {
  if (!config.databaseUrl) {
    const server = await startEmbedded(config)
    try {
      return (await migrateEmbedded(server, config, log)).applied
    } finally {
      await server.stop()
    }
  }
  if (!config.migrationDatabaseUrl)
    throw new CommandProblem(
      'DATABASE_MIGRATION_URL is needed: the same database, as a role that may create roles and tables.',
    )
  const appPassword = decodeURIComponent(new URL(config.databaseUrl).password)
  if (appPassword === '')
    throw new CommandProblem('DATABASE_URL names no password: migrating would leave atlas_app without one.')
  const options = { superuserUrl: config.migrationDatabaseUrl, appPassword, production: config.mode === 'production' }
  return (await migrateDatabase({ ...options, log })).applied
}
