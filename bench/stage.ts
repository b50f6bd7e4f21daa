import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { BENCH_SECRET, type BenchCluster } from './cluster.ts'
import { sessionCookie } from './seed/orgs.ts'
import { benchEnvironment } from './server-config.ts'

const ROOT = join(import.meta.dirname, '..')
/** The production command of package.json: what is measured is what runs. */
const [, ...SERVE] = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { serve: string } }
).scripts.serve.split(' ')
/** Connections of every load, and of both pools: ours and the probe's. */
export const CONNECTIONS = 64
export const POOL = 8

/** The largest organisation, as the calls of the bench see it. */
export type Largest = {
  orgId: string
  branchId: string
  accountId: string
  /** Sign-in headers of people who see everything there; each has its own rate limit. */
  people: Record<string, string>[]
}

/** Everything the rows of the bench share. */
export type Stage = {
  cluster: BenchCluster
  superuser: pg.Client
  largest: Largest
  rounds: number
  /** Length of one round. */
  seconds: number
  /** Only reads whose name contains this; all of them when empty. */
  match: string
  say(line: string): void
}

/** Opens the stage on a seeded cluster. */
export async function openStage(
  cluster: BenchCluster,
  o: { rounds: number; seconds: number; match: string; say(line: string): void },
): Promise<Stage> {
  const superuser = new pg.Client({ connectionString: cluster.superuserUrl })
  await superuser.connect()
  const found = await superuser.query<{ org_id: string; branch_id: string; account_id: string; seers: number[] }>(
    `select o.org_id, o.branch_id, o.account_id,
            (select array_agg(m.n order by m.n)::int[] from unnest(o.members) with ordinality m (id, n)
               join app.members x on x.org_id = o.org_id and x.user_id = m.id and x.roles && array['MANAGER', 'ADMIN_ORG']) as seers
       from bench.org o where o.k = 1`,
  )
  const row = found.rows[0]
  if (!row) throw new Error('the seed has no organisations')
  await sealWhatWaits(superuser, o.say)
  return {
    cluster,
    superuser,
    largest: {
      orgId: row.org_id,
      branchId: row.branch_id,
      accountId: row.account_id,
      people: row.seers.map((n) => ({
        cookie: sessionCookie(1, n - 1, BENCH_SECRET),
        'x-org-id': row.org_id,
        'x-atlas-csrf': '1',
      })),
    },
    ...o,
  }
}

/** The seed and earlier rows leave audit entries to seal: done here, so that no row pays for what another one wrote. */
export async function sealWhatWaits(superuser: pg.Client, say: (line: string) => void): Promise<void> {
  const orgs = await superuser.query<{ id: string; n: number }>(
    'select org_id as id, count(*)::int as n from app.audit_unsealed group by org_id',
  )
  const all = orgs.rows.reduce((sum, { n }) => sum + n, 0)
  if (all > 0) say(`sealing ${all} audit entries that earlier work left`)
  for (const { id, n } of orgs.rows) {
    for (let left = n; left > 0; left -= 1000) {
      await superuser.query('begin')
      await superuser.query("select set_config('app.org_id', $1, true)", [id])
      await superuser.query('select app.seal_audit($1, 1000)', [id])
      await superuser.query('commit')
    }
  }
}

/** Jobs that other rows asked for (a score for each dossier they opened) are not done at the expense of the next one. */
export async function forgetJobs(stage: Stage): Promise<void> {
  await stage.superuser.query('set session_replication_role = replica')
  await stage.superuser.query(`update app.jobs set state = 'DONE', lease_until = null where state = 'PENDING'`)
  await stage.superuser.query('set session_replication_role = origin')
}

/** One real server process under measurement. */
export type MeasuredServer = {
  url: string
  pid: number
  /** Resident memory now and at its highest, in megabytes. */
  memory(): { now: number; peak: number }
  stop(): Promise<void>
}

/** Starts a production process in these roles. */
export async function startServer(
  stage: Pick<Stage, 'cluster'>,
  roles: string,
  providerUrl = 'http://127.0.0.1:9',
): Promise<MeasuredServer> {
  const env = benchEnvironment(stage.cluster, { secret: BENCH_SECRET, providerUrl, poolSize: POOL })
  const child = spawn(process.execPath, SERVE, {
    cwd: ROOT,
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env, ATLAS_ROLES: roles },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready"')) resolve((JSON.parse(line) as { url: string | null }).url ?? '')
      else process.stderr.write(`${line}\n`)
    })
  })
  child.removeAllListeners('exit')
  const field = (name: string) => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
  }
  return {
    url,
    pid: child.pid ?? 0,
    memory: () => ({ now: field('VmRSS'), peak: field('VmHWM') }),
    async stop() {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}
