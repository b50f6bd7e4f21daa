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
import { createHotStatements, type HotStatements, isStalePlan } from './hot-statements.ts'
import type { TenantScope } from './scope.ts'
import { type Answer, type Frame, NotRunError, StatementSet, type Step, sendable } from './statement-set.ts'

/** Planning a large statement costs more than running it: the hot ones of a pool are planned once per connection. */
const memories = new WeakMap<pg.Pool, HotStatements>()

/** The hot statements of a pool. */
export function hotOf(pool: pg.Pool): HotStatements {
  const known = memories.get(pool)
  if (known) return known
  const made = createHotStatements()
  memories.set(pool, made)
  return made
}

/** What Kysely calls the answer to a statement. */
export function toResult<R>(answer: Answer): QueryResult<R> {
  const rows = answer.rows as R[]
  return answer.command === 'SELECT' || answer.rowCount === null
    ? { rows }
    : { rows, numAffectedRows: BigInt(answer.rowCount) }
}

/** One statement of its own, with its tenant, in one round trip. */
class SingleStatements implements DatabaseConnection {
  readonly client: pg.PoolClient
  readonly #scope: TenantScope
  readonly #hot: HotStatements

  constructor(client: pg.PoolClient, scope: TenantScope, hot: HotStatements) {
    this.client = client
    this.#scope = scope
    this.#hot = hot
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#hot.of(query.sql, query.parameters)
    try {
      return await this.#run<R>(statement)
    } catch (error) {
      if (statement.name !== undefined && isStalePlan(error)) {
        // The tables changed under a prepared statement: it is simply asked again.
        this.#hot.refuse(query.sql)
        return this.#run<R>({ text: query.sql, values: [...query.parameters] })
      }
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  #run<R>(statement: Parameters<typeof sendable>[0]): Promise<QueryResult<R>> {
    return new Promise((resolve, reject) => {
      const settle = { resolve: (answer: Answer) => resolve(toResult<R>(answer)), reject }
      const frame = { scope: this.#scope, begin: false, commit: null }
      this.client.query(new StatementSet(this.client, frame, [{ statement: sendable(statement), settle }]))
    })
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    return refuseStream()
  }
}

/** Refused: a stream would outlive the implicit transaction. */
export function refuseStream(): never {
  throw new Error('streaming is not offered on a tenant connection: page with a keyset instead')
}

/**
 * One transaction on one connection. Statements asked for in the same moment travel together, `begin` and the tenant with
 * the first of them; what was told to go `later` travels with the next, the last of it with the commit. The order is
 * always the order in which they were asked for.
 */
export class UnitOfWork implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #scope: TenantScope
  readonly #hot: HotStatements
  #queue: Step[] = []
  #sending: Promise<void> | null = null
  #scheduled = false
  #state: 'new' | 'open' | 'over' = 'new'

  constructor(client: pg.PoolClient, scope: TenantScope, hot: HotStatements) {
    this.#client = client
    this.#scope = scope
    this.#hot = hot
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#hot.of(query.sql, query.parameters)
    try {
      const answer = await new Promise<Answer>((resolve, reject) => {
        this.#ask({ statement: sendable(statement), settle: { resolve, reject } })
      })
      return toResult<R>(answer)
    } catch (error) {
      // The transaction is lost; the callers after this one are spared.
      if (statement.name !== undefined && isStalePlan(error)) this.#hot.refuse(query.sql)
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    return refuseStream()
  }

  /** Takes a write whose answer nobody waits for. Its error is the next statement's, or the commit's. */
  later(query: CompiledQuery): void {
    if (this.#state === 'over') throw new Error('the transaction is over')
    this.#queue.push({ statement: sendable(this.#hot.of(query.sql, query.parameters)), settle: null })
  }

  #ask(step: Step): void {
    if (this.#state === 'over') {
      step.settle?.reject(new Error('the transaction is over'))
      return
    }
    this.#queue.push(step)
    if (this.#scheduled || this.#sending) return
    this.#scheduled = true
    // After the promises of this moment: what they ask for travels along.
    process.nextTick(() => {
      this.#scheduled = false
      if (!this.#sending) this.#send()
    })
  }

  #send(): void {
    if (this.#state === 'over' || !this.#queue.some((step) => step.settle)) return
    this.#sending = this.#submit(null).then(() => {
      this.#sending = null
      this.#send()
    })
  }

  /** Writes everything asked for; resolves when it is answered, well or badly. */
  #submit(commit: Step['settle']): Promise<void> {
    const steps = this.#queue
    this.#queue = []
    const first = this.#state === 'new'
    this.#state = 'open'
    const frame: Frame = { scope: first ? this.#scope : null, begin: first, commit }
    return new Promise((resolve) => {
      this.#client.query(new StatementSet(this.#client, frame, steps, resolve))
    })
  }

  /** Sends what is left together with the commit. Fails when anything in it did, or when the server rolled back. */
  async commit(): Promise<void> {
    while (this.#sending) await this.#sending
    if (this.#state === 'new' && this.#queue.length === 0) {
      this.#state = 'over'
      return
    }
    const { command } = await new Promise<Answer>((resolve, reject) => {
      void this.#submit({ resolve, reject })
    })
    this.#state = 'over'
    // A failed statement that the use case swallowed: the server rolled back instead of committing.
    if (command === 'ROLLBACK') throw new Error('the transaction was rolled back: a failed statement was swallowed')
  }

  /** Gives up everything, also what was not sent yet. */
  async rollback(): Promise<void> {
    const left = this.#queue
    this.#queue = []
    for (const step of left) step.settle?.reject(new NotRunError(new Error('the transaction was rolled back')))
    while (this.#sending) await this.#sending
    const open = this.#state === 'open'
    this.#state = 'over'
    if (open) await this.#client.query('rollback')
  }
}

/** Serves every statement of a Kysely from connections a pool lends for one statement each. */
class SingleDriver implements Driver {
  readonly #pool: pg.Pool
  readonly #scope: TenantScope

  constructor(pool: pg.Pool, scope: TenantScope) {
    this.#pool = pool
    this.#scope = scope
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SingleStatements(await this.#pool.connect(), this.#scope, hotOf(this.#pool))
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof SingleStatements) connection.client.release()
  }

  beginTransaction = refuseTransaction
  commitTransaction = refuseTransaction
  rollbackTransaction = refuseTransaction

  async destroy(): Promise<void> {}
}

/** Serves every statement of a Kysely from one unit of work; several may be asked for at once. */
class UnitDriver implements Driver {
  readonly #unit: UnitOfWork

  constructor(unit: UnitOfWork) {
    this.#unit = unit
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#unit
  }

  async releaseConnection(): Promise<void> {}

  beginTransaction = refuseTransaction
  commitTransaction = refuseTransaction
  rollbackTransaction = refuseTransaction

  async destroy(): Promise<void> {}
}

/** Refused: use cases do not open transactions of their own. */
export async function refuseTransaction(): Promise<never> {
  throw new Error('a transaction is opened by the database, once per use case')
}

/** A Kysely that speaks PostgreSQL through a driver of ours. */
export function kyselyOver<DB>(driver: Driver): Kysely<DB> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
  return new Kysely<DB>({ dialect })
}

/** A Kysely bound to one scope over the shared pool, for single statements. Cheap enough to make per call. */
export function scopedKysely<DB>(pool: pg.Pool, scope: TenantScope): Kysely<DB> {
  return kyselyOver<DB>(new SingleDriver(pool, scope))
}

const units = new WeakMap<object, UnitOfWork>()

/** The unit of work behind a Kysely; undefined for single statements. */
export function unitOf(db: object): UnitOfWork | undefined {
  return units.get(db)
}

/** Runs work in one transaction; a connection whose transaction could not be ended never serves anybody else. */
export async function transact<DB, T>(
  pool: pg.Pool,
  scope: TenantScope,
  work: (db: Kysely<DB>) => Promise<T> | T,
): Promise<T> {
  const client = await pool.connect()
  const unit = new UnitOfWork(client, scope, hotOf(pool))
  const db = kyselyOver<DB>(new UnitDriver(unit))
  units.set(db, unit)
  let ended = false
  try {
    const result = await work(db)
    await unit.commit()
    ended = true
    return result
  } catch (error) {
    await unit.rollback().then(
      () => {
        ended = true
      },
      () => undefined,
    )
    throw error
  } finally {
    client.release(!ended)
  }
}
