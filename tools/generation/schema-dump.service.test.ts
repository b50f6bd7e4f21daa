import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#testing'
import { authDrift } from './auth-drift.ts'
import { schemaDump } from './schema-dump.ts'

let database: TestDatabase
let superuser: pg.Client

beforeAll(async () => {
  database = await cloneDatabase()
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await database.drop()
})

/** Lines of the second text that the first has not. */
const fresh = (before: string, after: string) => {
  const known = new Set(before.split('\n'))
  return after.split('\n').filter((line) => !known.has(line))
}

it('is the same twice, and shows a weakened policy, a widened right and a changed function', async () => {
  const before = await schemaDump(database.superuserUrl)
  expect(await schemaDump(database.superuserUrl)).toBe(before)
  await superuser.query('alter table app.contacts no force row level security')
  await superuser.query('grant truncate on app.tasks to atlas_app')
  await superuser.query(
    "create or replace function app.current_org() returns uuid language sql stable as 'select null::uuid'",
  )
  const changes = fresh(before, await schemaDump(database.superuserUrl))
  expect(changes).toContain('--   row-level security enabled')
  expect(changes.find((line) => line.includes('truncate'))).toMatch(/^-- {3}grant .*truncate.* to atlas_app$/)
  expect(changes.find((line) => line.includes('body'))).toMatch(/sql stable; body [0-9a-f]{16}/)
})

it('the sign-in library finds its schema applied, and says what it lacks', async () => {
  expect(await authDrift(database.appUrl)).toEqual([])
  await superuser.query('alter table auth."twoFactor" drop column "lockedUntil"')
  expect(await authDrift(database.appUrl)).toEqual([expect.stringContaining('lockedUntil')])
})
