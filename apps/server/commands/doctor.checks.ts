import { existsSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { isoNow, systemClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { createVault } from '#platform/crypto'
import { checkDatabase, type Database, openDatabase, platformScope } from '#platform/db'
import type { ReadyConfig } from '../run.ts'
import { openInstallation } from './installation.ts'
import { tallySealed } from './rotate-key.service.ts'

/** What one check found. A note needs no action. */
export interface Finding {
  what: string
  state: 'ok' | 'note' | 'failed'
  detail: string
}

const NODE_MAJOR = 24
const TIMEOUT_MS = 3_000

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** The Node.js that runs this command; npm scripts use the pinned one. */
export function checkNode(version: string = process.versions.node): Finding {
  const ok = Number(version.split('.')[0]) >= NODE_MAJOR
  const detail = ok ? version : `${version}; ${NODE_MAJOR} or newer is needed: run npm start or npm test once`
  return { what: 'Node.js', state: ok ? 'ok' : 'failed', detail }
}

/** Connects as the application does, then asks what would make the server refuse to start. */
export async function checkDatabaseRules(config: Config): Promise<Finding[]> {
  const where = config.databaseUrl ? `server ${new URL(config.databaseUrl).host}` : `embedded, ${config.dataDir}`
  try {
    const installation = await openInstallation(config)
    const database = openDatabase({ url: installation.config.databaseUrl, poolSize: 1, applicationName: 'atlas-cli' })
    try {
      const db = database.read(platformScope('system', 'doctor', isoNow(systemClock)))
      const problems = await checkDatabase(db, { production: config.mode === 'production' })
      return [
        { what: 'database', state: 'ok', detail: where },
        ...(problems.length === 0
          ? [{ what: 'tenancy and migrations', state: 'ok' as const, detail: 'the boot check finds nothing' }]
          : problems.map((detail) => ({ what: 'boot check', state: 'failed' as const, detail }))),
        // Its tables are there only once everything is migrated.
        ...(problems.length === 0 ? await checkSealed(database, installation.config) : []),
      ]
    } finally {
      await database.close()
      await installation.close()
    }
  } catch (error) {
    return [{ what: 'database', state: 'failed', detail: `${where}: ${wordsOf(error)}` }]
  }
}

/** Whether the configured master keys open everything that is sealed, and whether earlier ones are needed for it. */
export async function checkSealed(
  database: Database,
  { masterKey, masterKeysBefore }: Pick<ReadyConfig, 'masterKey' | 'masterKeysBefore'>,
): Promise<Finding[]> {
  const what = 'sealed values'
  const vault = createVault(masterKey, masterKeysBefore)
  const tallies = await tallySealed(database, vault)
  const total = (of: 'now' | 'earlier') => tallies.reduce((sum, tally) => sum + tally[of], 0)
  const closed = tallies
    .filter((tally) => tally.closed > 0)
    .map((tally): Finding => {
      const detail = `${tally.place}: ${tally.closed} that no configured master key opens`
      return { what, state: 'failed', detail }
    })
  const earlier = total('earlier')
  return [
    ...closed,
    earlier > 0
      ? { what, state: 'note', detail: `${earlier} not sealed with the master key of now: atlas rotate-key` }
      : { what, state: 'ok', detail: `${total('now')} with the master key of now` },
    ...(masterKeysBefore.length > 0 && earlier === 0
      ? [
          {
            what: 'ATLAS_MASTER_KEYS_BEFORE',
            state: 'note' as const,
            detail: 'nothing is sealed with them; needed while links they signed are to work',
          },
        ]
      : []),
  ]
}

/** Photos and documents are kept here; before the first start its nearest parent must let us make it. */
export async function checkFilesFolder({ dataDir }: Pick<Config, 'dataDir'>): Promise<Finding> {
  const folder = join(dataDir, 'files')
  let place = folder
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place)
  try {
    await access(place, constants.W_OK)
    return { what: 'files folder', state: 'ok', detail: place === folder ? folder : `${folder} (not made yet)` }
  } catch (error) {
    return { what: 'files folder', state: 'failed', detail: `${folder}: ${wordsOf(error)}` }
  }
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/** A port that is free, or held by Atlas itself; anybody else's is a problem. */
export async function checkPort(variable: string, host: string, port: number, health: string): Promise<Finding> {
  const what = `port ${port}`
  if (port === 0) return { what, state: 'note', detail: `${variable}: any free port` }
  if (await isFree(host, port)) return { what, state: 'ok', detail: 'free' }
  const address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}${health}`
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null)
  const body: unknown = await answer?.json().catch(() => null)
  if (answer?.ok && JSON.stringify(body) === '{"status":"ok"}') return { what, state: 'ok', detail: 'Atlas answers' }
  return { what, state: 'failed', detail: `used by another program; stop it or set ${variable}` }
}
