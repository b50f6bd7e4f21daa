import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase, platformScope, type TenantScope, type Tx } from '#platform/db'
import { sqlState } from '#platform/errors'
import { cloneDatabase, type TestDatabase } from '#testing'

/** Few connections for many callers: every connection serves every organisation, in any order. */
const CONNECTIONS = 3
const AT_ONCE = 48
const CALLS = 3000
const CANCELLED = '57014'

let db: TestDatabase
let superuser: pg.Client
let database: Database
const orgs: string[] = Array.from({ length: 5 }, () => randomUUID())
const scopeOf = (orgId: string): TenantScope => ({
  orgId,
  actor: `user:${orgId}`,
  correlationId: `c-${orgId}`,
  now: '',
})

beforeAll(async () => {
  db = await cloneDatabase()
  superuser = new pg.Client({ connectionString: db.superuserUrl })
  await superuser.connect()
  database = openDatabase({ url: db.appUrl, poolSize: CONNECTIONS })
  for (const [i, org] of orgs.entries())
    await superuser.query(
      `insert into app.contacts (org_id, display_name, note) select $1::uuid, 'seed ' || n, $1::text from generate_series(1, $2::int) n`,
      [org, 3 + i],
    )
})
afterAll(async () => {
  await database.close()
  await superuser.end()
  await db.drop()
})

/** A repeatable sequence of numbers in [0, 1): a failing storm can be run again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

type Seen = { note: string | null; actor: string; correlation: string; org: string }
const look = (db: Tx) =>
  sql<Seen>`select note, app.current_actor() as actor, app.current_correlation() as correlation, app.current_org()::text as org
              from app.contacts where display_name like 'seed %'`.execute(db)

/** How a transaction ended, as its caller was told. */
type Ending = 'committed' | 'undone' | 'unknown'
type Storm = { wrong: string[]; errors: Map<string, number>; endings: Map<string, { org: string; ending: Ending }> }

/** A lock the superuser keeps for the whole storm: whoever asks for it waits until they are cancelled. */
const HELD = 4_711

/** One call of a mixed load; whatever goes wrong on purpose is counted, whatever is wrong by accident is kept. */
async function call(org: string, dice: number, storm: Storm): Promise<void> {
  const scope = scopeOf(org)
  const expected = 3 + orgs.indexOf(org)
  const judge = (rows: readonly Seen[]) => {
    if (rows.length !== expected) storm.wrong.push(`${org} saw ${rows.length} rows instead of ${expected}`)
    for (const row of rows)
      if (row.note !== org || row.org !== org || row.actor !== scope.actor || row.correlation !== scope.correlationId)
        storm.wrong.push(`${org} saw ${JSON.stringify(row)}`)
  }
  const marker = randomUUID()
  const insert = (tx: Tx) => tx.insertInto('contacts').values({ display_name: marker, note: org }).execute()
  const settle = (ending: Ending) => storm.endings.set(marker, { org, ending })
  const read = database.read(scope)
  try {
    if (dice < 0.45) judge((await look(read)).rows)
    else if (dice < 0.5)
      await sql`select 1 / (select count(*) - ${expected} from app.contacts where display_name like 'seed %')`.execute(
        read,
      )
    else if (dice < 0.53) await sql`select * from app.no_such_table`.execute(read)
    else if (dice < 0.56) await sql`select ${'not a number'}::int`.execute(read)
    else if (dice < 0.6) await sql`select pg_advisory_xact_lock(${HELD})`.execute(read)
    else if (dice < 0.85) {
      settle('unknown')
      await database.transaction(scope, async (tx) => {
        await insert(tx)
        judge((await look(tx)).rows)
      })
      settle('committed')
    } else if (dice < 0.93) {
      settle('undone')
      await database.transaction(scope, async (tx) => {
        judge((await look(tx)).rows)
        await insert(tx)
        throw Object.assign(new Error('changed its mind'), { code: 'UNDONE' })
      })
    } else if (dice < 0.97) {
      settle('undone')
      await database.transaction(scope, async (tx) => {
        await insert(tx)
        await sql`select 1 / 0`.execute(tx)
      })
    } else {
      settle('undone')
      await database.transaction(scope, async (tx) => {
        await insert(tx)
        await sql`select pg_advisory_xact_lock(${HELD})`.execute(tx)
      })
    }
  } catch (error) {
    const code = sqlState(error) ?? String(error)
    storm.errors.set(code, (storm.errors.get(code) ?? 0) + 1)
  }
}

/** Cancels what the application role runs, again and again: those that wait for what nobody gives always, others now and then. */
async function cancelUntil(over: () => boolean, random: () => number): Promise<number> {
  let cancelled = 0
  while (!over()) {
    const done = await superuser.query<{ n: number }>(
      `select count(*) filter (where pg_cancel_backend(pid))::int as n from pg_stat_activity
        where usename = 'atlas_app' and datname = current_database() and state = 'active'
          and (query like '%pg_advisory_xact_lock%' or $1::float8 < 0.15)`,
      [random()],
    )
    cancelled += done.rows[0]?.n ?? 0
  }
  return cancelled
}

/** Runs the calls, AT_ONCE at a time. */
async function unleash(random: () => number, storm: Storm): Promise<void> {
  let left = CALLS
  const worker = async () => {
    while (left > 0) {
      left -= 1
      await call(orgs[Math.floor(random() * orgs.length)] ?? '', random(), storm)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

describe('the tenant context', () => {
  it('never mixes organisations under a storm of mixed, failing, undone and cancelled calls', {
    timeout: 120_000,
  }, async () => {
    const random = seeded(20_260_312)
    const storm: Storm = { wrong: [], errors: new Map(), endings: new Map() }
    let over = false
    await superuser.query('select pg_advisory_lock($1)', [HELD])
    const cancelling = cancelUntil(() => over, seeded(7))
    await unleash(random, storm).finally(() => {
      over = true
    })
    const cancelled = await cancelling

    expect(storm.wrong).toEqual([])
    expect(cancelled).toBeGreaterThan(100)
    // Only errors that were asked for: a broken connection handed to the next caller would show as another one.
    expect([...storm.errors.keys()].sort()).toEqual(['22012', '22P02', '42P01', CANCELLED, 'UNDONE'])

    const rows = await superuser.query<{ marker: string; org: string; note: string }>(
      `select display_name as marker, org_id::text as org, note from app.contacts where display_name not like 'seed %'`,
    )
    const written = new Map(rows.rows.map((row) => [row.marker, row]))
    expect(written.size).toBe(rows.rows.length)
    const surprises = [...storm.endings].filter(([marker, { org, ending }]) => {
      const row = written.get(marker)
      if (row && (row.org !== org || row.note !== org)) return true
      return ending === 'committed' ? !row : ending === 'undone' ? row !== undefined : false
    })
    expect(surprises).toEqual([])
    expect([...written.keys()].filter((marker) => !storm.endings.has(marker))).toEqual([])
  })

  it('leaves every connection usable, outside any transaction and without a context', async () => {
    const left = await Promise.all(
      Array.from({ length: CONNECTIONS * 4 }, async () => {
        const client = await database.pool.connect()
        try {
          const found = await client.query<Record<string, string | number | null>>(
            `select nullif(current_setting('app.org_id', true), '') as org, nullif(current_setting('app.actor', true), '') as actor,
                    (select count(*)::int from app.contacts) as rows, pg_current_xact_id_if_assigned()::text as transaction`,
          )
          return found.rows[0]
        } finally {
          client.release()
        }
      }),
    )
    for (const state of left) expect(state).toEqual({ org: null, actor: null, rows: 0, transaction: null })
  })

  it('holds for the first statement of a transaction as for the last', async () => {
    const [org = ''] = orgs
    const seen = await database.transaction(scopeOf(org), async (tx) => {
      const answers: string[] = []
      for (let i = 0; i < 3; i += 1)
        answers.push((await sql<{ org: string }>`select app.current_org()::text as org`.execute(tx)).rows[0]?.org ?? '')
      return answers
    })
    expect(seen).toEqual([org, org, org])
  })

  it('cannot be carried over by a session setting of an earlier caller', async () => {
    const [mine = '', other = ''] = orgs
    // Even a caller who sets the context for the whole session is overwritten by the next call's own.
    await database.transaction(scopeOf(mine), (tx) => sql`select set_config('app.org_id', ${mine}, false)`.execute(tx))
    for (let i = 0; i < CONNECTIONS * 3; i += 1) {
      expect((await look(database.read(scopeOf(other)))).rows.every((row) => row.note === other)).toBe(true)
      expect((await look(database.read(platformScope('x', 'x', '')))).rows).toEqual([])
    }
  })

  it('refuses a context that is no organisation instead of ignoring it', async () => {
    await expect(look(database.read(scopeOf('everything')))).rejects.toMatchObject({ code: '22P02' })
  })
})
