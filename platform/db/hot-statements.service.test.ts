import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase, type TenantScope } from '#platform/db'
import { cloneDatabase, type TestDatabase } from '#testing'

const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const
let db: TestDatabase
let superuser: pg.Client
let database: Database
const scopeOf = (orgId: string): TenantScope => ({ orgId, actor: 'system', correlationId: 'c', now: '' })
const names = (orgId: string) =>
  sql<{ display_name: string }>`select display_name from app.contacts where display_name like ${'%'} order by 1`
    .execute(database.read(scopeOf(orgId)))
    .then((found) => found.rows.map((row) => row.display_name))
const preparedHere = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements where name like 'atlas_q%'
      and statement like '%display_name like%'`.execute(database.read(scopeOf(first)))
  ).rows[0]?.n

beforeAll(async () => {
  db = await cloneDatabase()
  superuser = new pg.Client({ connectionString: db.superuserUrl })
  await superuser.connect()
  database = openDatabase({ url: db.appUrl, poolSize: 1 })
  await superuser.query(
    `insert into app.contacts (org_id, display_name) values ($1, 'of the first'), ($2, 'of the second')`,
    [first, second],
  )
})
afterAll(async () => {
  await database.close()
  await superuser.end()
  await db.drop()
})

describe('statements that come again and again', () => {
  it('are prepared once on a connection, not before they are hot', async () => {
    await names(first)
    expect(await preparedHere()).toBe(0)
    for (let i = 0; i < 8; i += 1) await names(first)
    expect(await preparedHere()).toBe(1)
  })

  it('answer each organisation with its own rows, whichever plan the database kept', async () => {
    for (let i = 0; i < 12; i += 1) {
      expect(await names(first)).toEqual(['of the first'])
      expect(await names(second)).toEqual(['of the second'])
      expect(await names('33333333-3333-4333-8333-333333333333')).toEqual([])
    }
  })

  it('go on when a migration changes the tables behind them', async () => {
    const all = () => sql`select * from app.contacts where display_name <> ${''}`.execute(database.read(scopeOf(first)))
    for (let i = 0; i < 8; i += 1) await all()
    await superuser.query('alter table app.contacts add column later text')
    expect((await all()).rows[0]).toHaveProperty('later')
    expect((await all()).rows).toHaveLength(1)
  })

  it('share their names between transactions and single reads', async () => {
    for (let i = 0; i < 6; i += 1)
      await database.transaction(scopeOf(second), async (tx) => {
        const found = await sql<{
          display_name: string
        }>`select display_name from app.contacts where display_name like ${'%'} order by 1`.execute(tx)
        expect(found.rows).toEqual([{ display_name: 'of the second' }])
      })
    expect(await names(first)).toEqual(['of the first'])
  })
})
