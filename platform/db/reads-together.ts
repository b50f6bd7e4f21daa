import type { CompiledQuery, DatabaseConnection, Driver, Kysely, QueryResult } from 'kysely'
import type pg from 'pg'
import { hotOf, kyselyOver, refuseStream, refuseTransaction, toResult } from './driver.ts'
import { type HotStatements, isStalePlan } from './hot-statements.ts'
import type { TenantScope } from './scope.ts'
import { type Answer, type Frame, NotRunError, StatementSet, type Step, sendable } from './statement-set.ts'

/**
 * Reads on one connection of the pool, borrowed while something is asked. Statements of one moment are one round trip and
 * one implicit transaction that begins with the tenant; what is asked for meanwhile goes with the next. When one fails,
 * those after it in its set fail with `NotRunError`.
 */
class ReadsTogether implements DatabaseConnection {
  readonly #pool: pg.Pool
  readonly #scope: TenantScope
  readonly #hot: HotStatements
  #queue: Step[] = []
  #busy = false

  constructor(pool: pg.Pool, scope: TenantScope) {
    this.#pool = pool
    this.#scope = scope
    this.#hot = hotOf(pool)
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#hot.of(query.sql, query.parameters)
    try {
      return toResult<R>(await this.#ask(statement))
    } catch (error) {
      const cause = error instanceof NotRunError ? error.cause : error
      if (isStalePlan(cause)) {
        // The tables changed under a prepared statement of the set: what did not run is simply asked again.
        if (cause === error) this.#hot.refuse(query.sql)
        return toResult<R>(await this.#ask({ text: query.sql, values: [...query.parameters] }))
      }
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    return refuseStream()
  }

  #ask(statement: Parameters<typeof sendable>[0]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ statement: sendable(statement), settle: { resolve, reject } })
      if (this.#busy) return
      this.#busy = true
      // After the promises of this moment: what they ask for travels along.
      process.nextTick(() => void this.#serve())
    })
  }

  /** Answers everything asked for, then gives the connection back. */
  async #serve(): Promise<void> {
    try {
      const client = await this.#pool.connect()
      try {
        while (this.#queue.length > 0) await this.#send(client)
      } finally {
        client.release()
      }
    } catch (error) {
      for (const step of this.#queue.splice(0)) step.settle?.reject(error)
    } finally {
      this.#busy = false
    }
  }

  #send(client: pg.PoolClient): Promise<void> {
    const steps = this.#queue.splice(0)
    const frame: Frame = { scope: this.#scope, begin: false, commit: null }
    return new Promise((resolve) => {
      client.query(new StatementSet(client, frame, steps, resolve))
    })
  }
}

/** Lends the one connection to every statement; several may be asked for at once. */
class TogetherDriver implements Driver {
  readonly #reads: ReadsTogether

  constructor(reads: ReadsTogether) {
    this.#reads = reads
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#reads
  }

  async releaseConnection(): Promise<void> {}

  beginTransaction = refuseTransaction
  commitTransaction = refuseTransaction
  rollbackTransaction = refuseTransaction

  async destroy(): Promise<void> {}
}

/** A Kysely bound to one scope whose statements share a connection of the pool. Cheap enough to make per call. */
export function readsTogether<DB>(pool: pg.Pool, scope: TenantScope): Kysely<DB> {
  return kyselyOver<DB>(new TogetherDriver(new ReadsTogether(pool, scope)))
}
