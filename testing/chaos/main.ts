/**
 * The full storm: `npm run test:chaos -- [--seed N] [--inbound N] [--people N] [--organisations N] [--kills N]`. One
 * PostgreSQL, one Redis, one provider and four server processes as an operator runs them; each of the four dies again
 * and again, PostgreSQL is restarted and crashed, Redis killed, the provider fails in every way it knows, and the clock
 * of one process is a minute and a half ahead. Prints a table; ends with code 1 when anything was lost, doubled or left
 * hanging. The seed is drawn when none is given, and printed.
 */
import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrateDatabase } from '#platform/db'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/postgres'
import { seededRandom } from '../../apps/simulators/random.ts'
import { startRedis } from '../redis.ts'
import type { Fault } from './faults.ts'
import { faultTable, tableOf } from './report.ts'
import { runStorm } from './storm.ts'
import { until } from './wait.ts'

const SERVERS = [
  { name: 'web', roles: 'web' },
  { name: 'web,worker', roles: 'web,worker' },
  { name: 'worker', roles: 'worker' },
  { name: 'worker,scheduler', roles: 'worker,scheduler' },
] as const
const SKEW_MS = 90_000
const REDIS_AWAY_MS = 8_000
/** How often PostgreSQL and Redis fail in each of their ways, and the provider in each of its. */
const TIMES = 2
const OUTAGE_MINUTES = 10

const print = (line: string) => process.stdout.write(`${line}\n`)

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

/** PostgreSQL that can be restarted under its users. */
async function database(dataDir: string) {
  const options = { dataDir, durability: 'safe', settings: { max_connections: '150' } } as const
  let server: EmbeddedPostgres = await startEmbeddedPostgres(options)
  const back = () =>
    until('PostgreSQL to be back', async () => {
      server = await startEmbeddedPostgres(options)
      return true
    })
  const faults: Fault[] = [
    {
      name: 'PostgreSQL restarted (fast)',
      async begin() {
        await server.stop()
        await back()
      },
    },
    {
      name: 'PostgreSQL crashed (immediate)',
      async begin() {
        const { pid } = server
        process.kill(pid, 'SIGQUIT')
        await until('PostgreSQL to be gone', () => isGone(pid))
        await back()
      },
    },
  ]
  return { superuserUrl: server.superuserUrl, faults, stop: () => server.stop() }
}

/** Redis that is killed and comes back, empty, on the same port. */
async function limits() {
  let redis = await startRedis()
  const { port, url } = redis
  const fault: Fault = {
    name: 'Redis killed, back empty',
    lastsMs: REDIS_AWAY_MS,
    begin: () => redis.stop('SIGKILL'),
    async end() {
      // Of two that overlap the first to end brings it back.
      redis = await startRedis(port)
    },
  }
  return { url, fault, stop: () => redis.stop() }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      inbound: { type: 'string', default: '2000' },
      people: { type: 'string', default: '240' },
      organisations: { type: 'string', default: '4' },
      kills: { type: 'string', default: '24' },
    },
  })
  const seed = values.seed === undefined ? randomInt(1, 1_000_000) : Number(values.seed)
  const random = seededRandom(seed, 'skew')
  const skewed = Math.floor(random.next() * SERVERS.length)
  print(`seed ${seed} (the same storm again: npm run test:chaos -- --seed ${seed})`)
  print(`the clock of "${SERVERS[skewed]?.name}" is ${SKEW_MS / 1000} s ahead\n`)

  const dataDir = mkdtempSync(join(tmpdir(), 'atlas-chaos-'))
  chmodSync(dataDir, 0o755)
  const closers: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true })]
  try {
    const redis = await limits()
    closers.push(redis.stop)
    const postgres = await database(dataDir)
    closers.push(postgres.stop)
    const { appUrl } = await migrateDatabase({ superuserUrl: postgres.superuserUrl, database: 'storm' })
    const superuserUrl = new URL(postgres.superuserUrl)
    superuserUrl.pathname = '/storm'
    const report = await runStorm({
      seed,
      inbound: Number(values.inbound),
      people: Number(values.people),
      organisations: Number(values.organisations),
      servers: SERVERS.map((server, i) => ({ ...server, skewMs: i === skewed ? SKEW_MS : 0 })),
      kills: Number(values.kills),
      victims: SERVERS.map(({ name }) => name),
      appUrl,
      superuserUrl: superuserUrl.toString(),
      redisUrl: redis.url,
      faults: [...Array.from({ length: TIMES }, () => postgres.faults).flat(), redis.fault],
      providerFaults: TIMES,
      outageMinutes: OUTAGE_MINUTES,
      ownProvider: true,
      log: print,
    })
    print(`\n${tableOf(report)}\n\n${faultTable(report)}`)
    const wrong = Object.values(report.wrong).some((n) => n > 0) || report.gracefulStops < report.processes
    print(wrong ? `\nNOT as promised. Again: npm run test:chaos -- --seed ${seed}` : '\nas promised')
    return wrong ? 1 : 0
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

process.exitCode = await main()
