import { randomUUID } from 'node:crypto'
import { Socket } from 'node:net'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, later, openDatabase, type TenantScope, type Tx } from '#platform/db'
import { cloneDatabase, type TestDatabase } from '#testing'

let db: TestDatabase
let database: Database
let scope: TenantScope
beforeAll(async () => {
  db = await cloneDatabase()
  database = openDatabase({ url: db.appUrl, poolSize: 1 })
})
afterAll(async () => {
  await database.close()
  await db.drop()
})
afterEach(() => vi.restoreAllMocks())
/** Every test has an organisation of its own with one contact. */
beforeEach(async () => {
  scope = { orgId: randomUUID(), actor: 'user:x', correlationId: 'c', now: '' }
  await database.transaction(scope, async (tx) => later(tx, add(tx, 'first')))
})

const add = (tx: Tx, name: string) => tx.insertInto('contacts').values({ display_name: name })
const names = async (tx: Tx) =>
  (await tx.selectFrom('contacts').select('display_name').orderBy('id').execute()).map((row) => row.display_name)
const kept = () => database.transaction(scope, names)
const broken = (tx: Tx) =>
  sql`insert into app.contacts (display_name, country) values ('x', 'far too long')`.execute(tx)

describe('a unit of work', () => {
  it('writes what is asked for in one moment at once, tenant, begin and all', async () => {
    const writes = vi.spyOn(Socket.prototype, 'write')
    const seen = await database.transaction(scope, async (tx) => {
      const [, , found] = await Promise.all([add(tx, 'un').execute(), add(tx, 'deux').execute(), names(tx)])
      later(tx, add(tx, 'trois'))
      return found
    })
    expect(seen).toEqual(['first', 'un', 'deux'])
    // The three statements; then what was left, with the commit.
    expect(writes).toHaveBeenCalledTimes(2)
    writes.mockRestore()
    expect(await kept()).toEqual(['first', 'un', 'deux', 'trois'])
  })

  it('lets a statement see what was written before it without waiting', async () => {
    const seen = await database.transaction(scope, async (tx) => {
      later(tx, add(tx, 'second'))
      later(tx, tx.updateTable('contacts').set({ display_name: 'renamed' }).where('display_name', '=', 'first'))
      return names(tx)
    })
    expect(seen).toEqual(['renamed', 'second'])
  })

  it('tells the error of a write nobody waited for to the next statement, and keeps nothing', async () => {
    const work = database.transaction(scope, async (tx) => {
      later(tx, add(tx, 'lost'))
      later(tx, tx.insertInto('contacts').values({ org_id: randomUUID(), display_name: 'foreign' }))
      await names(tx)
    })
    await expect(work).rejects.toMatchObject({ code: '42501' })
    expect(await kept()).toEqual(['first'])
  })

  it('tells it to the commit when no statement follows', async () => {
    const work = database.transaction(scope, async (tx) => {
      await add(tx, 'lost').execute()
      later(
        tx,
        tx.updateTable('contacts').set({ note: sql`repeat('x', 1 / (length(display_name) - length(display_name)))` }),
      )
    })
    await expect(work).rejects.toMatchObject({ code: '22012' })
    expect(await kept()).toEqual(['first'])
  })

  it('says of statements behind a failed one that they were not run, and of those before what they found', async () => {
    const told = await database
      .transaction(scope, async (tx) => {
        const all = await Promise.allSettled([names(tx), broken(tx), names(tx)])
        throw Object.assign(new Error('over'), { all })
      })
      .catch((error: Error & { all: PromiseSettledResult<unknown>[] }) => error.all)
    expect(told[0]).toMatchObject({ status: 'fulfilled', value: ['first'] })
    expect(told[1]).toMatchObject({ status: 'rejected' })
    expect(told[2]).toMatchObject({ status: 'rejected', reason: { name: 'NotRunError', code: '25P02' } })
    expect(await kept()).toEqual(['first'])
  })

  it('refuses a statement that comes when it is over', async () => {
    let escaped: Tx | undefined
    await database.transaction(scope, async (tx) => {
      escaped = tx
      await names(tx)
    })
    if (!escaped) throw new Error('no transaction')
    await expect(names(escaped)).rejects.toThrow('the transaction is over')
    const tx = escaped
    expect(() => later(tx, add(tx, 'late'))).toThrow('the transaction is over')
    expect(await kept()).toEqual(['first'])
  })

  it('waits for what is still under way before it gives up', async () => {
    const holder = new pg.Client({ connectionString: db.superuserUrl })
    await holder.connect()
    await holder.query('select pg_advisory_lock(7)')
    // Of this database: others run on the same server.
    const waiting = async () =>
      (
        await holder.query(
          `select from pg_locks k join pg_database b on b.oid = k.database
            where k.locktype = 'advisory' and not k.granted and b.datname = current_database()`,
        )
      ).rowCount
    let given = ''
    const gaveUp = Promise.withResolvers<void>()
    const failed = database.transaction(scope, async (tx) => {
      const slow = sql`select pg_advisory_xact_lock(7)`.execute(tx)
      void slow.then(() => {
        given = 'answered'
      })
      // The server has the statement and holds it back; only then the caller gives up.
      await vi.waitUntil(waiting, { timeout: 10_000 }).finally(() => gaveUp.resolve())
      throw new Error('changed its mind')
    })
    const refused = expect(failed).rejects.toThrow('changed its mind')
    await gaveUp.promise
    await holder.end()
    await refused
    expect(given).toBe('answered')
    expect(await kept()).toEqual(['first'])
  })

  it('takes a value that cannot be sent for an error of that statement alone', async () => {
    const circle = { toPostgres: () => circle }
    const seen = await database.transaction(scope, async (tx) => {
      const refused = await sql`select ${circle}::text`.execute(tx).catch((error: Error) => error.message)
      return [refused, await names(tx)]
    })
    expect(seen).toEqual([expect.stringContaining('circular'), ['first']])
  })

  it('reads columns the same whether they were just described or known', async () => {
    const read = () =>
      database.transaction(scope, (tx) =>
        sql`select 1::int8 as n, null::text as nothing, array['a','b'] as list, '{"k":[1]}'::jsonb as json,
                   timestamptz '2026-03-02 09:00:00.123456+00' as at, date '2026-03-02' as day, 1.5::numeric as rate, true as yes`.execute(
          tx,
        ),
      )
    const answers = []
    for (let i = 0; i < 8; i += 1) answers.push((await read()).rows[0])
    for (const answer of answers)
      expect(answer).toEqual({
        n: 1,
        nothing: null,
        list: ['a', 'b'],
        json: { k: [1] },
        at: '2026-03-02T09:00:00.123456Z',
        day: '2026-03-02',
        rate: 1.5,
        yes: true,
      })
  })

  it('is needed for a write without waiting', () => {
    const read = database.read(scope)
    expect(() => later(read, add(read, 'x'))).toThrow('a write needs a transaction')
  })

  it('counts the rows it changed, and none for a question', async () => {
    const counts = await database.transaction(scope, async (tx) => {
      const changed = await tx
        .updateTable('contacts')
        .set({ note: 'n' })
        .where('display_name', '=', 'first')
        .executeTakeFirst()
      const asked = await sql`select 1`.execute(tx)
      return [changed.numUpdatedRows, asked.numAffectedRows]
    })
    expect(counts).toEqual([1n, undefined])
  })
})
