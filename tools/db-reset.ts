/**
 * `npm run db:reset [-- --yes]`: takes the local installation back to its first day. Names what is lost and asks,
 * unless told --yes; refuses while Atlas runs. Secrets stay, so that the next start needs nothing new.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { loadConfig } from '#platform/config'
import { EmbeddedPostgresError, startEmbeddedPostgres, stopAbandonedPostgres } from '#platform/postgres'

/** What npm start writes below ATLAS_DATA, its generated secrets excepted. */
const LEFTOVERS = [
  'postgres',
  'files',
  'simulators.json',
  'simulators-state.json',
  'demo-logins.json',
  'demo-api-key.txt',
  'demo-unfinished',
] as const

const COUNTED = ['organizations', 'contacts', 'dossiers', 'annonces', 'messages', 'appointments'] as const

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Rows per table of business, as words; an installation that cannot be read says so. */
async function whatIsLost(dataDir: string): Promise<string> {
  const server = await startEmbeddedPostgres({ dataDir, durability: 'safe' })
  const url = new URL(server.superuserUrl)
  url.pathname = '/atlas'
  const client = new pg.Client({ connectionString: url.toString() })
  try {
    await client.connect()
    const counts: string[] = []
    for (const table of COUNTED) {
      const { rows } = await client.query<{ n: string }>(`select count(*) as n from app.${table}`)
      counts.push(`${rows[0]?.n ?? 0} ${table}`)
    }
    return counts.join(', ')
  } catch (error) {
    return `contents unknown (${error instanceof Error ? error.message : String(error)})`
  } finally {
    await client.end().catch(() => undefined)
    await server.stop()
  }
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    say('Nothing was removed: without a terminal to ask in, say so with  npm run db:reset -- --yes')
    return false
  }
  const asked = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await asked.question('Remove all of it? [y/N] ')
  asked.close()
  return /^(y|yes|o|oui)$/i.test(answer.trim())
}

/** The folder that really holds the cluster: root may have had to keep it elsewhere (file `location`). */
function clusterFolders(folder: string): string[] {
  const pointer = path.join(folder, 'location')
  return existsSync(pointer) ? [readFileSync(pointer, 'utf8').trim(), folder] : [folder]
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { yes: { type: 'boolean', default: false } } })
  const { dataDir, databaseUrl } = loadConfig()
  const cluster = path.join(dataDir, 'postgres')
  if (databaseUrl) say('DATABASE_URL is set: that server is not touched, only the embedded one below ATLAS_DATA.')
  const found = LEFTOVERS.map((name) => path.join(dataDir, name)).filter((place) => existsSync(place))
  if (found.length === 0) {
    say(`Nothing to remove in ${dataDir}.`)
    return 0
  }
  if (existsSync(cluster)) {
    if (!(await stopAbandonedPostgres(cluster))) {
      say('Atlas is running on this data. Stop it first (Ctrl-C where npm start runs).')
      return 1
    }
    say(`The database in ${cluster}: ${await whatIsLost(cluster)}`)
  }
  for (const place of found.filter((one) => one !== cluster)) say(`  ${place}`)
  if (!values.yes && !(await confirmed())) return 1
  for (const place of found.flatMap((one) => (one === cluster ? clusterFolders(one) : [one])))
    rmSync(place, { recursive: true, force: true })
  say('Removed. npm start begins anew.')
  return 0
}

main().then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    const plain = error instanceof EmbeddedPostgresError
    process.stderr.write(`${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  },
)
