import pg from 'pg'
import { expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from './postgres.ts'

async function count(database: TestDatabase, table: string): Promise<number> {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as count from pg_tables where tablename = $1', [table])
  await client.end()
  return rows[0]?.count ?? 0
}

it('clones databases that share nothing, several at a time, and drops them while in use', async () => {
  const databases = await Promise.all([cloneDatabase(), cloneDatabase(), cloneDatabase()])
  expect(new Set(databases.map(({ name }) => name)).size).toBe(3)
  const [first, second] = databases
  if (!first || !second) throw new Error('unreachable')
  const client = new pg.Client({ connectionString: first.superuserUrl })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('create table only_here (id int)')
  expect(await count(first, 'only_here')).toBe(1)
  expect(await count(second, 'only_here')).toBe(0)
  await Promise.all(databases.map((database) => database.drop()))
  await first.drop()
})

it('gives the role of the server beside the superuser', async () => {
  const database = await cloneDatabase()
  const client = new pg.Client({ connectionString: database.appUrl })
  await client.connect()
  const { rows } = await client.query(
    'select rolname as name, rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = current_user',
  )
  await client.end()
  expect(rows).toEqual([{ name: 'atlas_app', super: false, bypass: false }])
  await database.drop()
})
