import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '#platform/db'
import { startEmbeddedPostgres, stopAbandonedPostgres } from '#platform/postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { superuserUrl: string; appUrl: string; template: string }
  }
}

const TEMPLATE = 'atlas_template'
/** Outside a terminal nothing runs the teardown when the run is interrupted. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const
const PREFIX = 'atlas-test-postgres-'
/** A folder younger than this may belong to a run that is still making its server. */
const STARTING_MS = 15 * 60_000

/** Test runs that were killed leave a server and a folder behind. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name)
    // A folder of another account, or of a run that starts right now (its server has no pid yet), is not ours to clear.
    if (Date.now() - statSync(folder).birthtimeMs < STARTING_MS) continue
    if (await stopAbandonedPostgres(folder).catch(() => false)) rmSync(folder, { recursive: true, force: true })
  }
}

/** Vitest global setup: one throw-away PostgreSQL for the whole run, with a migrated template to clone. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned()
  const dataDir = mkdtempSync(path.join(tmpdir(), PREFIX))
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres({
    dataDir,
    durability: 'fast',
    // A vacuum worker inside the template would hold up a clone.
    settings: { autovacuum: 'off' },
  })
  const interrupted = () => teardown().finally(() => process.exit(130))
  for (const signal of SIGNALS) process.once(signal, interrupted)
  const teardown = async () => {
    for (const signal of SIGNALS) process.off(signal, interrupted)
    await server.stop()
    for (const folder of [server.dataDir, dataDir]) rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { appUrl } = await migrateDatabase({ superuserUrl: server.superuserUrl, database: TEMPLATE })
    const client = new pg.Client({ connectionString: server.superuserUrl })
    await client.connect()
    // Nobody may connect from here on: a template in use cannot be cloned.
    await client.query(`alter database ${TEMPLATE} with is_template true allow_connections false`)
    await client.end()
    project.provide('postgres', { superuserUrl: server.superuserUrl, appUrl, template: TEMPLATE })
  } catch (error) {
    await teardown()
    throw error
  }
  return teardown
}
