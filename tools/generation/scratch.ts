import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { manualClock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import { migrateDatabase } from '#platform/db'
import { startEmbeddedPostgres } from '#platform/postgres'
import { type App, createApp } from '../../apps/server/app.ts'

/** A migrated database that nobody will miss, and how to reach it. */
export interface Scratch {
  superuserUrl: string
  appUrl: string
  /** The application on this database: wired and ready, not listening and not working. */
  bootApp(): Promise<App>
  /** Writes the row of a person who never signs in. Returns their id. */
  addPerson(email: string): Promise<string>
  remove(): Promise<void>
}

const NAME = 'scratch'
const SECRET = 'a-secret-for-generated-files-that-opens-nothing'
const INSTANT = '2026-01-01T00:00:00.000Z'

/** Two connections: one listens for live events, the other runs queries one after the other, in a stable order. */
const POOL_SIZE = '2'

/** Starts a throw-away PostgreSQL in a temporary folder and migrates it. Takes about two seconds. */
export async function openScratch(): Promise<Scratch> {
  const folder = mkdtempSync(path.join(tmpdir(), 'atlas-generate-'))
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres({ dataDir: folder, durability: 'fast' })
  const closers: (() => Promise<void>)[] = []
  const remove = async () => {
    for (const close of closers) await close()
    await server.stop()
    for (const place of [server.dataDir, folder]) rmSync(place, { recursive: true, force: true })
  }
  try {
    const { appUrl } = await migrateDatabase({ superuserUrl: server.superuserUrl, database: NAME })
    const superuserUrl = new URL(server.superuserUrl)
    superuserUrl.pathname = `/${NAME}`
    const bootApp = async () => {
      const settings = {
        ATLAS_MODE: 'test',
        ATLAS_DATA: folder,
        ATLAS_PORT: '0',
        ATLAS_PUBLIC_URL: 'http://127.0.0.1:3000',
        ATLAS_LOG_LEVEL: 'silent',
        ATLAS_RATE_LIMITS: 'false',
        DATABASE_POOL_SIZE: POOL_SIZE,
      }
      const config = loadConfig(settings, null)
      const app = await createApp(
        { ...config, databaseUrl: appUrl, masterKey: SECRET, authSecret: SECRET },
        manualClock(INSTANT),
      )
      closers.push(() => app.close())
      await app.http.app.ready()
      return app
    }
    const addPerson = (email: string) => insertPerson(superuserUrl.toString(), email)
    return { superuserUrl: superuserUrl.toString(), appUrl, bootApp, addPerson, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function insertPerson(superuserUrl: string, email: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const made = await client.query<{ id: string }>(
      'insert into auth."user" (name, email, "emailVerified", "updatedAt") values ($1, $1, true, now()) returning id',
      [email],
    )
    const id = made.rows[0]?.id
    if (!id) throw new Error('the person was not written')
    return id
  } finally {
    await client.end()
  }
}
