import { sql } from 'kysely'
import pg from 'pg'
import { openDatabase, type TenantScope } from '#platform/db'
import { median } from '../load/latency.ts'
import type { Result } from '../result.ts'
import { CONNECTIONS, POOL, type Stage } from '../stage.ts'

const LIST = `select id, reference, status, last_activity_at from app.dossiers`
const ORDER = 'order by last_activity_at desc, id desc limit 50'

async function rate(seconds: number, call: (n: number) => Promise<unknown>): Promise<number> {
  let calls = 0
  const began = performance.now()
  const end = began + seconds * 1000
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        calls += 1
        await call(calls)
      }
    }),
  )
  return calls / ((performance.now() - began) / 1000)
}

/** The price of the tenant context alone, inside one process: one round trip with row-level security against none. */
export async function measureContext(stage: Stage): Promise<Result[]> {
  const { orgId } = stage.largest
  const database = openDatabase({ url: stage.cluster.appUrl, poolSize: POOL, applicationName: 'bench' })
  const plain = new pg.Pool({ connectionString: stage.cluster.superuserUrl, max: POOL })
  const scope: TenantScope = { orgId, actor: 'user:bench', correlationId: 'bench', now: '' }
  const ids = (
    await stage.superuser.query<{ id: string }>('select id from app.dossiers where org_id = $1 limit 500', [orgId])
  ).rows.map((row) => row.id)
  const of = (n: number) => ids[n % ids.length] ?? ''
  const cases = [
    {
      name: 'tenant context: one row by id',
      ours: (n: number) =>
        sql`select id, reference, status, last_activity_at from app.dossiers where id = ${of(n)}`.execute(
          database.read(scope),
        ),
      probe: (n: number) => plain.query(`${LIST} where id = $1 and org_id = $2`, [of(n), orgId]),
    },
    {
      name: 'tenant context: fifty rows',
      ours: () => sql.raw(`${LIST} ${ORDER}`).execute(database.read(scope)),
      probe: () => plain.query(`${LIST} where org_id = $1 ${ORDER}`, [orgId]),
    },
  ]
  const results: Result[] = []
  try {
    for (const { name, ours, probe } of cases) {
      await rate(0.5, ours)
      await rate(0.5, probe)
      const rounds: { ours: number; probe: number }[] = []
      for (let i = 0; i < stage.rounds; i += 1)
        rounds.push({ ours: await rate(stage.seconds, ours), probe: await rate(stage.seconds, probe) })
      const value = median(rounds.map((r) => r.ours / r.probe))
      const detail = `${Math.round(median(rounds.map((r) => r.ours)))}/s; without row-level security ${Math.round(median(rounds.map((r) => r.probe)))}/s`
      stage.say(`${name}: ${Math.round(value * 100)} % (${detail})`)
      results.push({ name, measure: 'share of the probe', value, floor: 0.85, aim: 0.95, less: false, detail })
    }
  } finally {
    await database.close()
    await plain.end()
  }
  return results
}
