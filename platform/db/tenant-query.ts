import pg from 'pg'
import type { SentStatement } from './hot-statements.ts'
import type { TenantScope } from './scope.ts'

/**
 * The part of pg's connection that this file drives. pg does not publish these types; the version is
 * pinned exactly and the leak test in database/tests guards the behaviour.
 */
type WireConnection = {
  bind(config: { statement: string; values: (string | null)[] }): void
  execute(config: { portal: string; rows?: number }): void
}
type WireMessage = { text?: string }
type QueryInternals = {
  prepare(connection: WireConnection): void
  handleDataRow(message: WireMessage): void
  handleCommandComplete(message: WireMessage, connection: WireConnection): void
  requiresPreparation(): boolean
}

/** Statements prepared once on every connection before it serves tenants. */
export const contextStatements = {
  begin: { name: 'atlas_begin', text: 'begin' },
  context: {
    name: 'atlas_context',
    text: `select set_config('app.org_id', $1, true), set_config('app.actor', $2, true),
                  set_config('app.correlation_id', $3, true), set_config('app.now', $4, true)`,
  },
} as const

const BaseQuery = pg.Query as unknown as new (config: {
  text: string
  name?: string
  values: unknown[]
  queryMode: string
}) => pg.Submittable & QueryInternals & { callback?: (error: Error | null, result: pg.QueryResult) => void }

/**
 * A query that carries its tenant: context and query travel before one Sync, so they share one implicit
 * transaction and one round trip. With `begin` the transaction stays open (first statement of a unit of work).
 */
export class TenantQuery extends BaseQuery {
  readonly #scope: TenantScope
  readonly #begin: boolean
  #prefixLeft: number

  constructor(scope: TenantScope, begin: boolean, statement: SentStatement) {
    super({ ...statement, queryMode: 'extended' })
    this.#scope = scope
    this.#begin = begin
    this.#prefixLeft = begin ? 2 : 1
  }

  override prepare(connection: WireConnection): void {
    if (this.#begin) {
      connection.bind({ statement: contextStatements.begin.name, values: [] })
      connection.execute({ portal: '' })
    }
    connection.bind({
      statement: contextStatements.context.name,
      values: [this.#scope.orgId, this.#scope.actor, this.#scope.correlationId, this.#scope.now],
    })
    connection.execute({ portal: '' })
    super.prepare(connection)
  }

  override handleDataRow(message: WireMessage): void {
    if (this.#prefixLeft === 0) super.handleDataRow(message)
  }

  override handleCommandComplete(message: WireMessage, connection: WireConnection): void {
    if (this.#prefixLeft > 0) this.#prefixLeft -= 1
    else super.handleCommandComplete(message, connection)
  }
}
