import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { migrateDatabase } from '#platform/db'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/postgres'

const DATABASE = 'bench'
/** Secrets of a throw-away installation on loopback. */
export const BENCH_SECRET = 'secret-of-the-bench-that-is-long-enough'
const APP_PASSWORD = 'bench'

export type BenchCluster = {
  server: EmbeddedPostgres
  /** As the unprivileged role: row-level security holds. */
  appUrl: string
  /** As superuser: the probe's and the seed's connection. */
  superuserUrl: string
  dataDir: string
}

/** What the seed left behind for the bench. */
export type SeedNote = { factor: number; rows: Record<string, number>; seconds: number }

/**
 * Starts the bench's own cluster and brings its database to the newest schema, as production would have it.
 * @param fast gives up crash safety; for seeding only, so that measured writes pay what they pay elsewhere
 */
export async function startBenchCluster(folder: string, fast: boolean): Promise<BenchCluster> {
  const dataDir = resolve(folder)
  mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    durability: fast ? 'fast' : 'safe',
    settings: {
      shared_buffers: '1GB',
      effective_cache_size: '4GB',
      max_wal_size: '8GB',
      maintenance_work_mem: '256MB',
      checkpoint_timeout: '30min',
    },
  })
  const { appUrl } = await migrateDatabase({
    superuserUrl: server.superuserUrl,
    database: DATABASE,
    appPassword: APP_PASSWORD,
    production: true,
  })
  const superuserUrl = new URL(server.superuserUrl)
  superuserUrl.pathname = `/${DATABASE}`
  return { server, appUrl, superuserUrl: superuserUrl.toString(), dataDir }
}

const noteFile = (dataDir: string) => join(dataDir, 'seed.json')

export function writeSeedNote(dataDir: string, note: SeedNote): void {
  writeFileSync(noteFile(dataDir), `${JSON.stringify(note, null, 2)}\n`)
}

/** What was seeded here; throws with the command to run when nothing was. */
export function readSeedNote(dataDir: string): SeedNote {
  try {
    return JSON.parse(readFileSync(noteFile(dataDir), 'utf8')) as SeedNote
  } catch (error) {
    throw new Error('there is no seed here: run "npm run bench:seed" first', { cause: error })
  }
}
