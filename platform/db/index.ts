import { type CompiledQuery, type Kysely, type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { DB, JsonValue } from '#database/generated/db.ts'
import { scopedKysely, transact, unitOf } from './driver.ts'
import { openPool } from './pool.ts'
import { readsTogether } from './reads-together.ts'
import type { TenantScope } from './scope.ts'

export type { DB, JsonValue } from '#database/generated/db.ts'
export { checkDatabase } from './boot-check.ts'
export { migrateDatabase, pendingMigrations } from './migrate.ts'
export { isPassing } from './passing.ts'
export { openPool } from './pool.ts'
export { platformScope, type TenantScope } from './scope.ts'
export { StatementSet } from './statement-set.ts'

/** A handle that runs queries inside one scope: a transaction, or one-round-trip single statements. */
export type Tx = Kysely<DB>

export type Database = {
  /** Single statements, each with its tenant context in one round trip. For reads. */
  read(scope: TenantScope): Tx
  /**
   * The same on one connection: statements asked for in one moment travel together and are answered in one round trip.
   * For a screen that asks several lists at once; those of its answers that are ready wait for the others.
   */
  readTogether(scope: TenantScope): Tx
  /**
   * One explicit transaction: begin and context ride on the first statement, statements asked for in one moment travel
   * together. Over when `work` ends: a statement that comes later is refused.
   */
  transaction<T>(scope: TenantScope, work: (tx: Tx) => Promise<T> | T): Promise<T>
  /** The pool itself, for LISTEN and for the sign-in library. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** Opens the database as the unprivileged role. */
export function openDatabase(options: { url: string; poolSize: number; applicationName?: string }): Database {
  const pool = openPool({
    url: options.url,
    max: options.poolSize,
    applicationName: options.applicationName ?? 'atlas',
  })
  return {
    pool,
    read: (scope) => scopedKysely<DB>(pool, scope),
    readTogether: (scope) => readsTogether<DB>(pool, scope),
    transaction: (scope, work) => transact(pool, scope, work),
    close: () => pool.end(),
  }
}

/** A value for a jsonb column; arrays need it too, since the driver would send them as SQL arrays. */
export function jsonb(value: unknown): RawBuilder<JsonValue> {
  return sql<JsonValue>`${JSON.stringify(value)}::jsonb`
}

/** Whether a handle is a transaction. */
export function inTransaction(db: Tx): boolean {
  return unitOf(db) !== undefined
}

/**
 * Writes without waiting: the statement travels with the next one of its transaction, in order, or with the commit. For
 * writes whose answer nobody needs; an error is the next statement's, or the commit's.
 */
export function later(db: Tx, query: { compile(executor: QueryExecutorProvider): CompiledQuery }): void {
  const unit = unitOf(db)
  if (!unit) throw new TypeError('a write needs a transaction')
  unit.later(query.compile(db))
}
