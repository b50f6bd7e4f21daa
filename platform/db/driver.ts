import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { createHotStatements, isStalePlan, type SentStatement } from './hot-statements.ts'
import type { TenantScope } from './scope.ts'
import { contextStatements, TenantQuery } from './tenant-query.ts'

const prepared = new WeakSet<pg.PoolClient>()
/** Planning a large statement costs more than running it: the hot ones are planned once per connection. */
const hot = createHotStatements()

/** Prepares the context statements once per physical connection. */
async function ready(client: pg.PoolClient): Promise<void> {
  if (prepared.has(client)) return
  // Parsed through a throw-away transaction: `begin` must be executed to be named on this connection.
  await client.query({ name: contextStatements.begin.name, text: contextStatements.begin.text })
  await client.query({
    name: contextStatements.context.name,
    text: contextStatements.context.text,
    values: ['', '', '', ''],
  })
  await client.query('rollback')
  prepared.add(client)
}

function submit(client: pg.PoolClient, query: TenantQuery): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    query.callback = (error, result) => (error ? reject(error) : resolve(result))
    client.query(query)
  })
}

function toResult<R>(result: pg.QueryResult): QueryResult<R> {
  const rows = result.rows as R[]
  return result.command === 'SELECT' || result.rowCount === null
    ? { rows }
    : { rows, numAffectedRows: BigInt(result.rowCount) }
}

/** One physical connection bound to one scope; `begin` rides on the first statement of a transaction. */
class ScopedConnection implements DatabaseConnection {
  readonly client: pg.PoolClient
  readonly #scope: TenantScope
  /** 'none': every statement stands alone; 'pending': begin with the next one; 'open': plain statements; 'broken': not ended. */
  transaction: 'none' | 'pending' | 'open' | 'broken' = 'none'

  constructor(client: pg.PoolClient, scope: TenantScope) {
    this.client = client
    this.#scope = scope
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = hot.of(query.sql, query.parameters)
    try {
      return await this.#run<R>(statement)
    } catch (error) {
      if (statement.name === undefined || !isStalePlan(error)) throw error
      // The tables changed under a prepared statement. Alone it is simply asked again; inside a transaction, which is
      // lost now, only the callers after this one are spared.
      hot.refuse(query.sql)
      if (this.transaction !== 'none') throw error
      return this.#run<R>({ text: query.sql, values: [...query.parameters] })
    }
  }

  async #run<R>(statement: SentStatement): Promise<QueryResult<R>> {
    if (this.transaction === 'open') return toResult<R>(await this.client.query(statement))
    const begin = this.transaction === 'pending'
    if (begin) this.transaction = 'open'
    return toResult<R>(await submit(this.client, new TenantQuery(this.#scope, begin, statement)))
  }

  /** Refused: a stream would outlive the implicit transaction. */
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not offered on a tenant connection: page with a keyset instead')
  }
}

class ScopedDriver implements Driver {
  readonly #pool: pg.Pool
  readonly #scope: TenantScope

  constructor(pool: pg.Pool, scope: TenantScope) {
    this.#pool = pool
    this.#scope = scope
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const client = await this.#pool.connect()
    try {
      await ready(client)
    } catch (error) {
      client.release(true)
      throw error
    }
    return new ScopedConnection(client, this.#scope)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    scoped(connection).transaction = 'pending'
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const own = scoped(connection)
    if (own.transaction === 'open') {
      const { command } = await own.client.query('commit')
      own.transaction = 'none'
      // A failed statement that the use case swallowed: the server rolled back instead of committing.
      if (command === 'ROLLBACK') throw new Error('the transaction was rolled back: a failed statement was swallowed')
    }
    own.transaction = 'none'
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const own = scoped(connection)
    if (own.transaction === 'open') {
      own.transaction = 'broken'
      await own.client.query('rollback')
    }
    own.transaction = 'none'
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const own = scoped(connection)
    // A connection whose transaction could not be ended never serves anybody else.
    own.client.release(own.transaction === 'broken')
  }

  async destroy(): Promise<void> {}
}

function scoped(connection: DatabaseConnection): ScopedConnection {
  if (!(connection instanceof ScopedConnection)) throw new TypeError('a foreign connection')
  return connection
}

/** A Kysely bound to one scope over the shared pool. Cheap enough to make per call. */
export function scopedKysely<DB>(pool: pg.Pool, scope: TenantScope): Kysely<DB> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new ScopedDriver(pool, scope),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
  return new Kysely<DB>({ dialect })
}
