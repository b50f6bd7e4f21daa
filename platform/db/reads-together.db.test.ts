import { randomUUID } from 'node:crypto'
import { Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, later, openDatabase, type TenantScope, type Tx } from '#platform/db'
import { cloneDatabase, type TestDatabase } from '#testing'

let db: TestDatabase
let database: Database
let scope: TenantScope
let lent = 0
beforeAll(async () => {
  db = await cloneDatabase()
  database = openDatabase({ url: db.appUrl, poolSize: 3 })
  database.pool.on('acquire', () => {
    lent += 1
  })
})
afterAll(async () => {
  await database.close()
  await db.drop()
})
afterEach(() => vi.restoreAllMocks())
beforeEach(async () => {
  scope = { orgId: randomUUID(), actor: 'user:x', correlationId: 'c', now: '' }
  await database.transaction(scope, async (tx) =>
    later(tx, tx.insertInto('contacts').values({ display_name: 'first' })),
  )
  lent = 0
})

const names = async (tx: Tx) =>
  (await tx.selectFrom('contacts').select('display_name').execute()).map((r) => r.display_name)
/** Waits for whoever holds the lock. */
const held = (tx: Tx) => sql`select pg_advisory_xact_lock(7)`.execute(tx)
const broken = (tx: Tx) => sql`select 1 / 0`.execute(tx)

describe('reads that go together', () => {
  it('are one round trip on one connection, each with its tenant', async () => {
    await names(database.readTogether(scope))
    lent = 0
    const writes = vi.spyOn(Socket.prototype, 'write')
    const tx = database.readTogether(scope)
    expect(await Promise.all([names(tx), names(tx), names(tx), names(tx)])).toEqual(Array(4).fill(['first']))
    expect(writes).toHaveBeenCalledTimes(1)
    expect(lent).toBe(1)
    expect(await names(database.readTogether({ ...scope, orgId: randomUUID() }))).toEqual([])
    expect(await names(database.readTogether({ ...scope, orgId: '' }))).toEqual([])
  })

  it('take no other connection for what is asked meanwhile, and give it back', async () => {
    const tx = database.readTogether(scope)
    const other = openDatabase({ url: db.superuserUrl, poolSize: 1 })
    try {
      const holder = await other.pool.connect()
      await holder.query('select pg_advisory_lock(7)')
      const first = held(tx)
      await vi.waitFor(() => expect(lent).toBe(1))
      const meanwhile = Promise.all([names(tx), first.then(() => names(tx))])
      await holder.query('select pg_advisory_unlock(7)')
      holder.release()
      expect(await meanwhile).toEqual([['first'], ['first']])
    } finally {
      await other.close()
    }
    await vi.waitFor(() => expect(database.pool.idleCount).toBe(database.pool.totalCount))
    expect(lent).toBeLessThanOrEqual(2)
    expect(await names(tx)).toEqual(['first'])
  })

  it('tell the first error to whom it belongs; those after it did not run, the next moment is well', async () => {
    const tx = database.readTogether(scope)
    const [before, fault, after] = await Promise.allSettled([names(tx), broken(tx), names(tx)])
    expect(before).toMatchObject({ status: 'fulfilled', value: ['first'] })
    expect(fault).toMatchObject({ reason: { code: '22012' } })
    expect(after).toMatchObject({ reason: { name: 'NotRunError' } })
    expect(await names(tx)).toEqual(['first'])
    await expect(Promise.all([names(tx), broken(tx), names(tx)])).rejects.toMatchObject({ code: '22012' })
    expect(database.pool.idleCount).toBe(database.pool.totalCount)
  })

  it('are asked again when the tables changed under a prepared statement', async () => {
    const all = (tx: Tx) =>
      sql<{ display_name: string }>`select * from app.contacts where display_name <> ${''}`.execute(tx)
    for (let n = 0; n < 12; n += 1) await all(database.readTogether(scope))
    const superuser = openDatabase({ url: db.superuserUrl, poolSize: 1 })
    try {
      await superuser.pool.query('alter table app.contacts add column afterwards text')
    } finally {
      await superuser.close()
    }
    const tx = database.readTogether(scope)
    const [one, two] = await Promise.all([all(tx), names(tx)])
    expect(one.rows[0]).toMatchObject({ display_name: 'first', afterwards: null })
    expect(two).toEqual(['first'])
  })
})
