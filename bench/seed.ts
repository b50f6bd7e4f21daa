/**
 * `npm run bench:seed -- [--scale 0.1|1|10] [--data folder]`: the data the bench measures on. Written as superuser by
 * set-based SQL with triggers off (a bulk load), then sealed, vacuumed and analysed. Deterministic for a given day.
 */
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { BENCH_SECRET, startBenchCluster, writeSeedNote } from './cluster.ts'
import { arrangeOrgs } from './seed/orgs.ts'
import { countsOf, type OrgCounts, scaleOf } from './seed/scale.ts'
import { PREPARE, STEPS, WORDS } from './seed/statements.ts'

const CHUNK = 20_000
const SEAL = 5_000
const SHOWN = [
  'contacts',
  'channel_identities',
  'annonces',
  'dossiers',
  'conversations',
  'messages',
  'activities',
  'appointments',
  'audit_seals',
]

const began = performance.now()
const say = (line: string) =>
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}\n`)

async function fill(db: pg.Client, counts: readonly OrgCounts[]): Promise<void> {
  await db.query('set session_replication_role = replica')
  for (const step of STEPS) {
    let made = 0
    for (const org of counts) {
      for (let from = 1; from <= org[step.over]; from += CHUNK) {
        const to = Math.min(org[step.over], from + CHUNK - 1)
        made += (await db.query(step.sql, [org.index, from, to])).rowCount ?? 0
      }
    }
    say(`${step.name}: ${made}`)
  }
  await db.query('set session_replication_role = origin')
  say(`words: ${(await db.query(WORDS)).rowCount ?? 0}`)
}

async function seal(db: pg.Client): Promise<void> {
  const orgs = await db.query<{ org_id: string }>('select org_id from bench.org order by k')
  let sealed = 0
  for (const { org_id } of orgs.rows) {
    await db.query("select set_config('app.org_id', $1, false)", [org_id])
    for (;;) {
      const done = await db.query<{ n: number }>('select app.seal_audit($1, $2) as n', [org_id, SEAL])
      sealed += done.rows[0]?.n ?? 0
      if ((done.rows[0]?.n ?? 0) < SEAL) break
    }
  }
  await db.query('reset app.org_id')
  say(`sealed audit entries: ${sealed}`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { scale: { type: 'string', default: '1' }, data: { type: 'string', default: '.atlas-bench' } },
  })
  const scale = scaleOf(Number(values.scale))
  if (!(scale.factor > 0)) throw new Error(`--scale ${values.scale}: a number above 0`)
  const dataDir = resolve(values.data)
  rmSync(dataDir, { recursive: true, force: true })
  say(`${scale.orgs} organisations, ${scale.dossiers} dossiers, into ${values.data}`)
  const cluster = await startBenchCluster(dataDir, true)
  const db = new pg.Client({ connectionString: cluster.superuserUrl, options: '-c work_mem=64MB -c timezone=UTC' })
  try {
    await db.connect()
    await db.query(PREPARE)
    const counts = countsOf(scale)
    await arrangeOrgs(cluster, db, counts, BENCH_SECRET)
    say('organisations, members, sessions')
    await fill(db, counts)
    await seal(db)
    await db.query('vacuum (analyze)')
    say('vacuumed and analysed')
    const rows: Record<string, number> = {}
    for (const table of SHOWN) {
      const found = await db.query<{ n: number }>(`select count(*)::int as n from app.${table}`)
      rows[table] = found.rows[0]?.n ?? 0
    }
    await db.query('checkpoint')
    writeSeedNote(dataDir, { factor: scale.factor, rows, seconds: Math.round((performance.now() - began) / 1000) })
    say(JSON.stringify(rows))
  } finally {
    await db.end()
    await cluster.server.stop()
  }
}

await main()
